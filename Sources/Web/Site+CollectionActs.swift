import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Notices
import Reckoning

extension Site {
    /// Carries out what is asked about a collection's organisations, and writes to them.
    func agree(_ route: CollectionRoute, _ at: CollectionVisit) async throws(Problem) -> Reply {
        switch route {
        case .remind: return try await remind(at)
        case .listRespondents: return try await listRespondents(at)
        case .inviteRespondent: return try await inviteRespondent(at)
        default: break
        }
        let (organisation, _) = try at.addressed()
        return try await carryOutAndTell(
            at, then: at.path(.authority, organisation),
            again: { again async throws(Problem) in try await self.authority(again).page },
            read: { reading in Self.agreement(route, organisation, at, &reading) })
    }

    private static func agreement(
        _ route: CollectionRoute, _ organisation: OrganisationID, _ at: CollectionVisit,
        _ reading: inout FormReading
    ) -> CollectionInstruction {
        let id = at.collection.id
        switch route {
        case .extend:
            let until = reading.moment("day", "time", "the day until which it has time")
            let reason = reading.needed("reason", "Enter why it has more time")
            return .extend(
                DeadlineExtension(organisation, in: id, until: until, reason: reason))
        case .exempt:
            let reason = reading.needed("reason", "Enter why it need not answer")
            return .exempt(Exemption(organisation, from: id, reason: reason))
        case .join:
            let reason = reading.needed("reason", "Enter why one return answers for several")
            let others = reading.lines("covers").map { code -> OrganisationID in
                at.organisation(knownAs: code, on: at.form.period.to) ?? OrganisationID(code)
            }
            return .join(JointReturn(id, by: organisation, covering: others, reason: reason))
        default: return .invite(id, organisation)
        }
    }

    private func remind(_ at: CollectionVisit) async throws(Problem) -> Reply {
        let named = at.visit.fields["organisation"].map { OrganisationID($0) }
        let group = BoardRows.Group(rawValue: at.visit.fields["status"] ?? "")
        let wanted = at.standing.outstanding.filter { row in
            named.map { $0 == row.organisation }
                ?? group.map { $0.canBeReminded && $0.holds(row) } ?? false
        }.map(\.organisation)
        guard !wanted.isEmpty else { throw .notFound }
        return try await carryOutAndTell(
            at, then: named.map { at.path(.authority, $0) } ?? at.path(.reminders),
            again: { again async throws(Problem) in try await self.reminders(again).page },
            read: { _ in .remind(Reminder(at.collection.id, to: wanted)) })
    }

    private func listRespondents(_ at: CollectionVisit) async throws(Problem) -> Reply {
        try await carryOutAndTell(
            at, then: at.path(.respondents), again: Self.respondentsAgain,
            read: { reading in
                let day = reading.day("day", "the day on which they exist")
                let classes = at.visit.books.register.categories.filter {
                    reading.isTicked("class-\($0)")
                }
                return .list(at.collection.id, on: day, categories: classes)
            })
    }

    private func inviteRespondent(_ at: CollectionVisit) async throws(Problem) -> Reply {
        try await carryOutAndTell(
            at, then: at.path(.respondents), again: Self.respondentsAgain,
            read: { reading in
                let typed = reading.needed("organisation", "Enter the code or the name")
                let found = at.organisation(knownAs: typed, on: at.form.period.to)
                return .invite(at.collection.id, found ?? OrganisationID(typed))
            })
    }

    private static func respondentsAgain(_ at: CollectionVisit) async throws(Problem) -> Page {
        RespondentsPage(
            at: at, contacts: at.visit.books.holders(of: Role.senders, on: at.visit.today)
        ).page
    }

    /// Carries out what a form asks of a collection, and writes to whom it concerns; what cannot be
    /// read or is refused comes back on the form's own page.
    func carryOutAndTell(
        _ at: CollectionVisit, then next: String,
        again: (CollectionVisit) async throws(Problem) -> Page,
        read: (inout FormReading) -> CollectionInstruction
    ) async throws(Problem) -> Reply {
        var reading = FormReading(at.visit)
        let instruction = read(&reading)
        if reading.problems.isEmpty {
            do throws(Problem) {
                let outcome = try await carryOut(.collection(instruction), at.visit)
                try await tell(outcome.facts, at.visit)
                return .go(to: next)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                return try await back(at, [reading.problem(refusal)], error.status, again)
            }
        }
        return try await back(at, reading.problems, 422, again)
    }

    private func back(
        _ at: CollectionVisit, _ problems: [FieldProblem], _ status: Int,
        _ page: (CollectionVisit) async throws(Problem) -> Page
    ) async throws(Problem) -> Reply {
        var back = at.visit
        back.books = clerk.books
        back.problems = problems
        return back.page(try await page(CollectionVisit(back)), status: status)
    }

    /// Writes the letters that follow from facts; they go out as all letters do.
    func tell(_ facts: [Fact], _ visit: Visit) async throws(Problem) {
        let drafts = CollectionLetters(
            clerk.books, at: visit.now, site: face.settings.baseAddress
        ).letters(about: facts)
        guard !drafts.isEmpty else { return }
        try await asking { () async throws(NoticeFault) in
            _ = try await notices.write(drafts, at: visit.now, toBePosted: postbox != nil)
        }
    }

    /// Carries out a step of the set-up or of the end.
    func setUp(_ route: CollectionRoute, _ at: CollectionVisit) async throws(Problem) -> Reply {
        switch route {
        case .planReminders:
            return try await carryOutAndTell(
                at, then: at.path(.reminders),
                again: { again async throws(Problem) in try await self.reminders(again).page },
                read: { reading in .plan(Self.plan(at, &reading)) })
        case .setDates:
            return try await carryOutAndTell(
                at, then: at.path(.setUp),
                again: { again async throws(Problem) in DatesPage(at: again).page },
                read: { reading in .set(Self.dates(at, &reading)) })
        case .confirmTask:
            guard let task = SetUpTask(rawValue: at.visit.fields["task"] ?? "") else {
                throw .notFound
            }
            return try await step(at) { _ in .confirm(at.collection.id, task) }
        case .tryOut:
            let books = at.visit.books
            guard let run = books.trial(of: at.collection, on: at.visit.today) else {
                throw .notFound
            }
            return try await step(at) { _ in .note(run) }
        default: return try await step(at) { reading in Self.step(route, at, &reading) }
        }
    }

    /// A step that is asked for on the page of the set-up.
    private func step(
        _ at: CollectionVisit, _ read: (inout FormReading) -> CollectionInstruction
    ) async throws(Problem) -> Reply {
        try await carryOutAndTell(
            at, then: at.path(.setUp),
            again: { again async throws(Problem) in SetUpPage(at: again).page }, read: read)
    }

    private static func step(
        _ route: CollectionRoute, _ at: CollectionVisit, _ reading: inout FormReading
    ) -> CollectionInstruction {
        let id = at.collection.id
        switch route {
        case .reopenSetUp:
            return .reopenSetUp(
                id, reason: reading.needed("reason", "Enter why the set-up is opened again"))
        case .lock: return .lock(id)
        case .unlock:
            return .unlock(id, reason: reading.needed("reason", "Enter why it is unlocked"))
        case .publish:
            return .publish(
                id, at: reading.needed("address", "Enter the address of the publication"))
        default: return .finishSetUp(id)
        }
    }

    private static func plan(_ at: CollectionVisit, _ reading: inout FormReading) -> ReminderPlan {
        ReminderPlan(
            at.collection.id, before: days("before", &reading), after: days("after", &reading),
            isPaused: reading.isTicked("paused"))
    }

    private static func days(_ field: String, _ reading: inout FormReading) -> [Int] {
        let parts = reading.words(field).split { $0 == "," || $0 == " " }
        let days = parts.compactMap { Int($0) }
        if days.count != parts.count {
            reading.complain(field, "Enter working days as whole numbers, such as 10, 5, 1")
        }
        return days
    }

    private static func dates(
        _ at: CollectionVisit, _ reading: inout FormReading
    ) -> CollectionDates {
        let opens = reading.moment("opens-day", "opens-time", "the day on which it opens")
        let due = reading.moment("due-day", "due-time", "the day on which it is due")
        let closes = reading.moment("closes-day", "closes-time", "the day on which it closes")
        let reason = reading.words("reason")
        return CollectionDates(
            at.collection.id, opens: opens, due: due, closes: closes,
            reason: reason.isEmpty ? nil : reason)
    }
}

extension Site {
    /// What answers the addresses at which a list or a data set is read from a file.
    func answerUpload(
        _ route: CollectionRoute, _ visit: Visit
    ) async throws(Problem) -> Reply {
        let at = try CollectionVisit(visit)
        switch route {
        case .uploadRespondents:
            return try await keep(
                at, for: at.path(.respondents), .respondentsDraft, "import-file",
                Self.respondentsAgain)
        case .uploadPrefill:
            return try await keep(at, for: at.path(.prefill), .prefillDraft, "prefill-file") {
                again async throws(Problem) in PrefillPage(at: again).page
            }
        case .respondentsDraft, .recordRespondents:
            return try await respondentsDraft(at, isRecording: route == .recordRespondents)
        default: return try await prefillDraft(at, isRecording: route == .recordPrefill)
        }
    }

    private func keep(
        _ at: CollectionVisit, for address: String, _ next: CollectionRoute, _ field: String,
        _ again: (CollectionVisit) async throws(Problem) -> Page
    ) async throws(Problem) -> Reply {
        switch try await keepTable(at.visit, for: address, saying: "") {
        case .success(let number): return .go(to: next.path(at.id, "\(number)"))
        case .failure(let mistake):
            return try await back(
                at, [FieldProblem(field: field, message: mistake.sentence)], 422, again)
        }
    }

    private func respondentsDraft(
        _ at: CollectionVisit, isRecording: Bool
    ) async throws(Problem) -> Reply {
        let waiting = try await waitingTable(at.visit, at.visit.open[1], for: at.path(.respondents))
        let draft = RespondentsDraft(waiting.table, at)
        let instructions = draft.instructions(at.collection.id)
        guard isRecording, !draft.hasErrors, !instructions.isEmpty else {
            return at.visit.page(
                RespondentsDraftPage(at: at, waiting: waiting, draft: draft).page,
                status: isRecording ? 422 : 200)
        }
        let outcome = try await carryOut(
            all: instructions.map { .collection($0) }, at.visit)
        try await tell(outcome.facts, at.visit)
        await tables.discard(waiting.number)
        return .go(to: at.path(.respondents))
    }

    private func prefillDraft(
        _ at: CollectionVisit, isRecording: Bool
    ) async throws(Problem) -> Reply {
        let waiting = try await waitingTable(at.visit, at.visit.open[1], for: at.path(.prefill))
        let chosen = isRecording ? at.visit.fields : at.visit.query
        let draft = at.dataSet(waiting.table, chosen)
        guard isRecording else {
            return at.visit.page(PrefillDraftPage(at: at, waiting: waiting, draft: draft).page)
        }
        let reply = try await carryOutAndTell(
            at, then: at.path(.prefill),
            again: { again async throws(Problem) in
                PrefillDraftPage(at: again, waiting: waiting, draft: draft).page
            },
            read: { reading in
                let name = reading.needed("name", "Enter the name of the data set")
                let source = reading.needed("source", "Enter where the figures are from")
                if !draft.isUsable {
                    reading.complain("name", "Put right what is wrong in the file first")
                }
                return .take(
                    DataSet(
                        name, for: at.collection.id, source: source, answers: draft.answers))
            })
        if reply.status == 303 { await tables.discard(waiting.number) }
        return reply
    }
}
