public import Forms
public import Reckoning

/// What the rules about a return look at besides the return itself.
public struct ReturnBackground {
    /// Who gives the instruction.
    public let actor: Officer
    /// When.
    public let now: Instant
    /// The form of the return.
    public let form: Form
    /// The fingerprint of the form's definition.
    public let formFingerprint: Fingerprint
    /// The collection it answers.
    public let collection: Collection
    /// The return of the period before.
    public let previous: Return?
    /// Finds an officer.
    public let officer: (OfficerID) -> Officer?
    /// Takes the SHA-256 of canonical bytes.
    public let fingerprint: (CanonicalValue) -> Fingerprint

    /// The actor, the moment and everything that a return rests on.
    public init(
        actor: Officer, now: Instant, form: Form, formFingerprint: Fingerprint,
        collection: Collection, previous: Return?, officer: @escaping (OfficerID) -> Officer?,
        fingerprint: @escaping (CanonicalValue) -> Fingerprint
    ) {
        self.actor = actor
        self.now = now
        self.form = form
        self.formFingerprint = formFingerprint
        self.collection = collection
        self.previous = previous
        self.officer = officer
        self.fingerprint = fingerprint
    }

    var stamp: FormStamp { FormStamp(version: form.version, definition: formFingerprint) }

    var today: Day { now.onLondonClock.day }
}

extension Role {
    /// Those who fill in a return.
    public static let preparers: Set<Role> = [.lead, .programme, .finance]
    /// Those who send a return on its way.
    public static let senders: Set<Role> = [.programme, .finance]
    /// Those of the department who look at returns.
    public static let department: Set<Role> = [.analyst]
    /// The roles that see who has submitted, remind and grant extensions for the department.
    public static let collectors: Set<Role> = [.analyst, .chaser]
}

extension Return {
    /// The facts that follow from an instruction, given how things stand; the same instruction
    /// again gives none.
    public func facts(
        _ instruction: ReturnInstruction, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try permit(instruction, background)
        try admit(instruction, background)
        switch instruction {
        case .answer(let changes, let rows, let channel, let source):
            return try answering(changes, rows, channel, source, background)
        case .explain(let finding, let text): return try explaining(finding, text, background)
        case .complete(let section): return try completing(section, background)
        case .resume(let section): return try resuming(section, background)
        case .sendForSignOff: return try sending(background)
        case .withdrawFromSignOff(let reason): return try withdrawing(reason)
        case .sign(let step, let basis, let seen, let meeting):
            return try signing(step, basis, seen, meeting, background)
        case .decline(let step, let reason): return try declining(step, reason, background)
        case .ratify(let step, let meeting): return try ratifying(step, meeting, background)
        case .submit: return try submitting(background)
        case .query(let key, let text, let rule):
            return try querying(key, text, rule, background)
        case .assignQuery(let matter, let analyst):
            return try assigning(matter, to: analyst, background)
        case .reply(let query, let text): return try replying(query, text)
        case .close(let query): return try closing(query)
        case .reopen(let sections, let reason): return try reopening(sections, reason, background)
        case .accept: return try accepting()
        case .acceptInPart(let without, let reason):
            return try acceptingInPart(without: without, reason, background)
        case .assign(let section, let owner, let due):
            return try assigning(section, owner, due, background)
        case .confirmDetails: return confirmingDetails()
        case .declareNil(let reason): return try declaringNil(reason, background)
        case .withdrawNil: return try withdrawingNil(background)
        case .acceptExplanation(let finding, let reason):
            return try accepting(explanationOf: finding, reason)
        case .exclude(let reason): return try excluding(reason)
        case .include: return excluded == nil ? [] : [.included(id)]
        }
    }

    /// The collection takes such an instruction now, or it is refused.
    private func admit(
        _ instruction: ReturnInstruction, _ background: ReturnBackground
    ) throws(Refusal) {
        switch instruction {
        case .answer, .explain, .complete, .resume, .sendForSignOff, .submit, .declareNil,
            .withdrawNil:
            guard stage != .submitted else { return }
            try background.collection.admits(
                organisation, isReopened: reopening != nil, at: background.now)
        case .reopen, .accept, .acceptInPart, .exclude, .include, .acceptExplanation:
            try background.collection.unlocked()
        case .withdrawFromSignOff, .sign, .decline, .ratify, .query, .reply, .close, .assign,
            .assignQuery, .confirmDetails:
            return
        }
    }

    private func permit(
        _ instruction: ReturnInstruction, _ background: ReturnBackground
    ) throws(Refusal) {
        let own: Set<Role>
        switch instruction {
        case .answer(_, _, .collected, .some)
        where background.actor.holds(Role.department, for: background.collection.owner):
            return
        case .answer, .explain, .complete, .resume, .reply, .confirmDetails:
            own = Role.preparers
        case .sendForSignOff, .withdrawFromSignOff, .submit, .assign, .declareNil, .withdrawNil:
            own = Role.senders
        case .sign(let step, _, _, _), .decline(let step, _), .ratify(let step, _):
            own = try rolesFor(step: step, background.form)
        case .query, .assignQuery, .close, .reopen, .accept, .acceptInPart, .acceptExplanation,
            .exclude, .include:
            return try permit(Role.department, for: background.collection.owner, background)
        }
        try permit(own, for: organisation, background)
    }

    private func permit(
        _ roles: Set<Role>, for organisation: OrganisationID, _ background: ReturnBackground
    ) throws(Refusal) {
        guard !background.actor.holds(roles, for: organisation) else { return }
        let titles = roles.map { $0.title.lowercased() }.sorted().joined(separator: " or ")
        throw Refusal(
            .notPermitted, "This takes the mandate of a \(titles) of \(organisation).",
            remedy: "Ask someone who holds it, or an administrator for the role.")
    }

    /// The roles that may sign a step: its own, and for a board whoever records its meetings.
    func rolesFor(step: String, _ form: Form) throws(Refusal) -> Set<Role> {
        try self.step(step, form).roles
    }

    func step(_ id: String, _ form: Form) throws(Refusal) -> SignOffStep {
        if let step = form.signOff.first(where: { $0.id == id }) { return step }
        let known = form.signOff.map(\.id).joined(separator: ", ")
        throw Refusal(
            .unknownStep, "The sign-off has no step “\(id)”.", remedy: "Use one of: \(known).")
    }

    func standing(
        _ background: ReturnBackground, only section: String? = nil
    ) -> StandingFindings {
        standing(
            form: background.form, previous: background.previous,
            collection: background.collection, on: background.today, only: section)
    }

    func content(_ background: ReturnBackground) -> Fingerprint {
        background.fingerprint(
            canonical(form: background.form, formFingerprint: background.formFingerprint))
    }

    func given(_ text: String, as thing: String) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .textMissing, "\(thing) is missing.", remedy: "Write it in a sentence or two.")
        }
        guard text.utf8.count <= 4 * Form.longestAnswer else {
            throw Refusal(
                .textTooLong, "\(thing) is longer than can be kept.", remedy: "Shorten it.")
        }
    }
}

extension Return {
    /// The facts that open a return, with everything that is known from the return before.
    public static func opening(
        _ id: ReturnID, for organisation: OrganisationID, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        guard
            background.actor.holds(Role.preparers, for: organisation)
                || background.actor.holds(Role.department, for: background.collection.owner)
        else {
            throw Refusal(
                .notPermitted,
                "Only someone who prepares returns of \(organisation), or an analyst of the body "
                    + "that collects, opens one.",
                remedy: "Ask the programme manager.")
        }
        guard background.collection.respondents.contains(organisation) else {
            throw Refusal(
                .notRespondent,
                "\(organisation) is not asked for a return to \(background.collection.id).",
                remedy: "Ask \(background.collection.owner) to invite it.")
        }
        try background.collection.admits(organisation, at: background.now)
        let opened = ReturnFact.opened(
            id, background.collection.id, organisation, form: background.form.id,
            previous: background.previous?.id)
        return [opened]
            + prefilling(
                id, for: organisation, background.collection, background.form,
                after: background.previous)
    }

    /// What the department's data sets say, and what is carried over from the return before.
    static func prefilling(
        _ id: ReturnID, for organisation: OrganisationID, _ collection: Collection, _ form: Form,
        after previous: Return?
    ) -> [ReturnFact] {
        form.sections.flatMap(\.items).flatMap { item -> [ReturnFact] in
            switch item {
            case .question(let question):
                if let known = known(question, of: organisation, collection, id) {
                    return [known]
                }
                return prefill(question, row: nil, from: previous, id).map { [$0] } ?? []
            case .table(let table):
                return previous.map { prefill(table, from: $0, id) } ?? []
            }
        }
    }

    private static func known(
        _ question: Question, of organisation: OrganisationID, _ collection: Collection,
        _ id: ReturnID
    ) -> ReturnFact? {
        let key = AnswerKey(question.id)
        for data in collection.dataSets.reversed() {
            if let answer = data.answers[organisation]?[key] {
                return .answerGiven(id, key, answer, .dataSet(data.name))
            }
        }
        return nil
    }

    private static func prefill(
        _ table: FormTable, from before: Return, _ id: ReturnID
    ) -> [ReturnFact] {
        guard let source = table.previous else { return [] }
        return before.sheet.rows(of: source).flatMap { row in
            [ReturnFact.rowAdded(id, table: table.id, row: row, token: nil)]
                + table.columns.compactMap { prefill($0, row: row, from: before, id) }
        }
    }

    private static func prefill(
        _ question: Question, row: Int?, from before: Return?, _ id: ReturnID
    ) -> ReturnFact? {
        guard question.isPrefilled, let source = question.previous, let before,
            let answer = before.sheet[AnswerKey(source, row: row)]
        else { return nil }
        return .answerGiven(id, AnswerKey(question.id, row: row), answer, .prefill)
    }
}
