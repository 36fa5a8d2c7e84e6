import Accountability
import Clerk
import Forms
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What an act asks about the register or a collection; nil when it is about something else.
    func collectingInstruction(_ act: ScenarioAct) throws -> Instruction? {
        if act.verb == "enters" { return .authority(try entry(act)) }
        return try setUpInstruction(act).map { .collection($0) }
            ?? askingInstruction(act).map { .collection($0) }
    }

    private func entry(_ act: ScenarioAct) throws -> AuthorityInstruction {
        var words = ScenarioWords(act)
        let name = try words.word()
        let id: OrganisationID = try words.identifier()
        var record = AuthorityRecord(
            id, name: name, category: try words.word(), from: Day(number: 0))
        if words.has("from") { record.from = try words.day() }
        if words.has("to") { record.to = try words.day() }
        if words.has("codes") {
            record.codes = try words.word().split(separator: "+").map { AuthorityCode(String($0)) }
        }
        if words.has("successors") {
            record.successors = try words.word().split(separator: "+").map {
                OrganisationID(String($0))
            }
        }
        return .enter(record, reason: act.reason.isEmpty ? nil : act.reason)
    }

    private func setUpInstruction(_ act: ScenarioAct) throws -> CollectionInstruction? {
        var words = ScenarioWords(act)
        switch act.verb {
        case "drafts":
            let id: CollectionID = try words.identifier()
            let like: CollectionID? = words.has("like") ? try words.identifier() : nil
            return .draft(
                CollectionDraft(id, form: id.text, owner: try council(act).id, like: like))
        case "dates": return .set(try dates(&words, act))
        case "lists":
            let id: CollectionID = try words.identifier()
            try words.skip("on")
            let day = try words.day()
            return .list(
                id, on: day, categories: words.text().split(separator: " ").map(String.init))
        case "fills":
            let id: CollectionID = try words.identifier()
            return .take(try data(id, &words))
        case "plans-reminders":
            let id: CollectionID = try words.identifier()
            let before = try numbers(until: "before", &words)
            return .plan(
                ReminderPlan(id, before: before, after: try numbers(until: "after", &words)))
        case "confirms":
            let id: CollectionID = try words.identifier()
            guard let task = SetUpTask(rawValue: try words.word()) else { return nil }
            return .confirm(id, task)
        case "tries":
            let id: CollectionID = try words.identifier()
            let count = stage.books.collection(id)?.expected.count ?? 0
            return .note(TestRun(id, returns: count, prefilled: 0, problems: []))
        case "finishes": return .finishSetUp(try words.identifier())
        case "reopens-set-up": return .reopenSetUp(try words.identifier(), reason: act.reason)
        default: return nil
        }
    }

    private func askingInstruction(_ act: ScenarioAct) throws -> CollectionInstruction? {
        var words = ScenarioWords(act)
        switch act.verb {
        case "invites":
            let who = try organisation(&words)
            try words.skip("to")
            return .invite(try words.identifier(), who)
        case "exempts":
            let who = try organisation(&words)
            try words.skip("from")
            return .exempt(Exemption(who, from: try words.identifier(), reason: act.reason))
        case "joins":
            let lead = try organisation(&words)
            try words.skip("with")
            let other = try organisation(&words)
            try words.skip("in")
            return .join(
                JointReturn(
                    try words.identifier(), by: lead, covering: [other], reason: act.reason))
        case "extends":
            let who = try organisation(&words)
            try words.skip("in")
            let id: CollectionID = try words.identifier()
            try words.skip("to")
            return .extend(
                DeadlineExtension(who, in: id, until: try moment(&words), reason: act.reason))
        case "reminds":
            let id: CollectionID = try words.identifier()
            var all: [OrganisationID] = []
            while !words.rest.isEmpty { all.append(try organisation(&words)) }
            return .remind(Reminder(id, to: all))
        case "locks-round": return .lock(try words.identifier())
        case "unlocks-round": return .unlock(try words.identifier(), reason: act.reason)
        case "publishes-round":
            let id: CollectionID = try words.identifier()
            try words.skip("at")
            return .publish(id, at: words.text())
        default: return nil
        }
    }

    private func organisation(_ words: inout ScenarioWords) throws -> OrganisationID {
        let name = try words.word("an organisation")
        return organisations[name]?.id ?? OrganisationID(name)
    }

    private func moment(_ words: inout ScenarioWords) throws -> Instant {
        let text = "\(try words.word("a day")) \(try words.word("a time"))"
        guard let moment = Instant(london: text) else {
            throw Unexpected("“\(text)” is no moment")
        }
        return moment
    }

    private func dates(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> CollectionDates {
        let id: CollectionID = try words.identifier()
        try words.skip("opens")
        let opens = try moment(&words)
        try words.skip("due")
        let due = try moment(&words)
        try words.skip("closes")
        return CollectionDates(
            id, opens: opens, due: due, closes: try moment(&words),
            reason: act.reason.isEmpty ? nil : act.reason)
    }

    private func numbers(until end: String, _ words: inout ScenarioWords) throws -> [Int] {
        var numbers: [Int] = []
        while !words.has(end) { numbers.append(Int(try words.word()) ?? -1) }
        return numbers
    }

    private func data(_ id: CollectionID, _ words: inout ScenarioWords) throws -> DataSet {
        try words.skip("from")
        let name = try words.word()
        var answers: [OrganisationID: [AnswerKey: Answer]] = [:]
        for var part in words.parts() {
            let who = try organisation(&part)
            let key = Stage.key(try part.word())
            answers[who, default: [:]][key] =
                DecimalNumber(try part.word()).map { .number($0) }
        }
        return DataSet(name, for: id, source: "the \(name) of the year", answers: answers)
    }

    /// How a collection stands, in one line.
    func standing(of id: CollectionID) -> String? {
        guard let collection = stage.books.collection(id) else { return nil }
        let now = stage.clock.now
        let standing = CollectionStanding(
            collection, returns: stage.books.returns(to: id),
            due: stage.books.form(collection.form)?.form.due, at: now)
        var parts = ["\(collection.state(at: now).rawValue)"]
        if collection.state(at: now) == .draft {
            let open = SetUpTask.allCases.filter { !collection.isDone($0) }.map(\.rawValue)
            parts.append(open.isEmpty ? "ready" : "to do: \(open.joined(separator: ", "))")
        }
        parts.append("\(standing.expected.count) expected")
        for status in RespondentStatus.allCases where standing.count(status) > 0 {
            parts.append("\(status.rawValue.lowercased()) \(standing.count(status))")
        }
        if !collection.reminders.isEmpty { parts.append("reminders \(collection.reminders.count)") }
        return "\(id): " + parts.joined(separator: "; ")
    }
}
