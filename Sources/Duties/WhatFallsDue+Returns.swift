import Accountability
import Forms
import Ledger
import Reckoning

extension WhatFallsDue {
    /// What waits about an organisation's own returns.
    func returns(of organisation: OrganisationID) -> [Duty] {
        let contexts = books.everyReturn.filter { $0.organisation == organisation }
            .compactMap { books.return($0.id) }
        return starting(organisation) + contexts.flatMap { duties(of: $0) }
    }

    /// Collections that ask the organisation, which has not begun.
    private func starting(_ organisation: OrganisationID) -> [Duty] {
        books.everyCollection.compactMap { collection in
            guard collection.expected.contains(organisation),
                books.return(to: collection.id, of: organisation) == nil,
                let form = books.form(collection.form)?.form,
                let since = opening(of: collection, form), isTaking(collection, organisation)
            else { return nil }
            return Duty(
                .start, .opening(collection.id, organisation), of: organisation,
                title: "Start \(form.title), \(form.period.inWords)",
                detail: "It can be filled in, and nobody has begun.",
                moment: collection.due(for: organisation) ?? form.due, since: since,
                for: .holders(Role.preparers), schedule: schedule(of: collection))
        }
    }

    /// The day from which a collection can be answered, when that has come; where none is said, it
    /// is the day after the period.
    func opening(of collection: Accountability.Collection, _ form: Form) -> Day? {
        guard collection.isSetUp, collection.locked == nil else { return nil }
        let opens = collection.dates?.opens.onLondonClock.day ?? form.period.to.adding(days: 1)
        return opens <= today ? opens : nil
    }

    /// An organisation can still submit.
    private func isTaking(
        _ collection: Accountability.Collection, _ organisation: OrganisationID
    ) -> Bool {
        collection.closes(for: organisation).map { $0.onLondonClock.day >= today } ?? true
    }

    func schedule(of collection: Accountability.Collection) -> ReminderSchedule {
        collection.reminderPlan.map { ReminderSchedule($0) } ?? .usual
    }

    private func duties(of context: ReturnInContext) -> [Duty] {
        let own: [Duty] =
            switch context.entry.stage {
            case .open: preparing(context)
            case .awaitingSignOff: [signing(context)]
            case .submitted: []
            }
        return own + ratifying(context) + replying(context)
    }

    private func preparing(_ context: ReturnInContext) -> [Duty] {
        let entry = context.entry
        guard entry.declaredNil == nil else { return [sending(context)] }
        let left = sectionsLeft(context)
        let standing = context.standing(on: today)
        var found = left.compactMap { assigned($0, context) }
        if !left.isEmpty || !standing.errors.isEmpty {
            found.append(answering(context, left.count, standing.errors.count))
        }
        if !standing.queries.isEmpty { found.append(explaining(context, standing.queries.count)) }
        return found.isEmpty ? [sending(context)] : found
    }

    private func sectionsLeft(_ context: ReturnInContext) -> [FormSection] {
        context.form.form.sections.filter { section in
            context.entry.completedSections[section.id] == nil
                && context.entry.reopening?.sections.contains(section.id) ?? true
        }
    }

    private func answering(_ context: ReturnInContext, _ left: Int, _ errors: Int) -> Duty {
        let entry = context.entry
        let all = context.form.form.sections.count
        let parts = [
            left > 0 ? "\(left) of \(Self.count(all, "section")) to complete" : nil,
            errors > 0 ? "\(Self.count(errors, "error")) to put right" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        let reason = entry.reopening.map { "The department asks: \($0.reason) " } ?? ""
        return duty(
            .answer, .return(entry.id), context,
            (entry.reopening == nil ? "Fill in " : "Change ") + context.name,
            detail: reason + parts + ".", for: .holders(Role.preparers))
    }

    private func assigned(_ section: FormSection, _ context: ReturnInContext) -> Duty? {
        guard let assignment = context.entry.assignment(of: section.id),
            let owner = assignment.owner
        else { return nil }
        let moment = assignment.due == nil ? context.deadline : nil
        return Duty(
            .section, .section(context.entry.id, section.id), of: context.organisation.id,
            title: "Complete section \(section.id) of \(context.name)", detail: section.title + ".",
            due: assignment.due, moment: moment, since: context.entry.opened.day,
            for: .officer(owner), schedule: schedule(of: context.collection))
    }

    private func explaining(_ context: ReturnInContext, _ queries: Int) -> Duty {
        duty(
            .explain, .queries(context.entry.id), context,
            "Explain \(Self.count(queries, "query", "queries")) on \(context.name)",
            detail: "Change the figure, or say why it is right.", for: .holders(Role.preparers))
    }

    private func sending(_ context: ReturnInContext) -> Duty {
        duty(
            .send, .signOff(context.entry.id), context, "Send \(context.name) for sign-off",
            detail: context.entry.declaredNil == nil
                ? "Every section is complete." : "It is declared that there is nothing to report.",
            for: .holders(Role.senders))
    }

    private func signing(_ context: ReturnInContext) -> Duty {
        let entry = context.entry
        guard let step = entry.nextStep(of: context.form.form) else {
            return duty(
                .submit, .signOff(entry.id), context, "Submit \(context.name)",
                detail: "All signatures are there.", for: .holders(Role.senders))
        }
        let signed = entry.signatures.filter { $0.isValid && $0.step == step.id }
            .map(\.circumstance.by)
        return duty(
            .sign, .signOff(entry.id), context, "Sign \(context.name)",
            detail: step.title + ".",
            for: .holders(step.roles, except: entry.preparers.union(signed)))
    }

    /// A duty about a return, due with it as long as it has never been submitted.
    private func duty(
        _ matter: DutyMatter, _ subject: DutySubject, _ context: ReturnInContext, _ title: String,
        detail: String, for bearer: DutyBearer
    ) -> Duty {
        let entry = context.entry
        return Duty(
            matter, subject, of: context.organisation.id, title: title, detail: detail,
            moment: context.deadline,
            since: (entry.events.last?.circumstance ?? entry.opened).day, for: bearer,
            schedule: schedule(of: context.collection))
    }

    private func ratifying(_ context: ReturnInContext) -> [Duty] {
        context.entry.signatures.filter(\.awaitsRatification).map { signature in
            let step = context.form.form.signOff.first { $0.id == signature.step }
            return Duty(
                .ratify, .signOff(context.entry.id), part: signature.step,
                of: context.organisation.id,
                title: "Ratify the signature under \(context.name)",
                detail: "It was given under delegation and waits for the board.",
                since: signature.circumstance.day,
                for: .holders(step?.roles ?? [.board, .governance]))
        }
    }

    /// Questions of the department that the organisation has neither answered nor settled by
    /// changing its figure.
    private func replying(_ context: ReturnInContext) -> [Duty] {
        context.entry.queries.compactMap { query in
            guard let last = query.messages.last,
                query.state(in: context.entry) == .waitingForReply
            else { return nil }
            return Duty(
                .reply, .messages(context.entry.id), part: "\(query.number)",
                of: context.organisation.id,
                title: "Answer the department about \(query.key) of \(context.name)",
                detail: last.text, since: last.circumstance.day, for: .holders(Role.preparers))
        }
    }

    func works(_ officer: OfficerID, for organisation: OrganisationID) -> Bool {
        books.officer(officer)?.organisations.contains(organisation) ?? false
    }
}

extension ReturnInContext {
    /// What people call it: `Quarterly return, July to September 2017`.
    var name: String { "\(form.form.title), \(form.form.period.inWords)" }

    /// By when it is to be submitted; nil once it has been.
    fileprivate var deadline: Instant? {
        guard entry.versions.isEmpty else { return nil }
        return collection.due(for: organisation.id) ?? form.form.due
    }
}

extension Circumstance {
    /// The day on the clock in London.
    var day: Day { at.onLondonClock.day }
}
