import Accountability
import Clerk
import Reckoning

extension ScenarioPlay {
    /// What an act asks about decisions; nil when it is about something else.
    func decisionInstruction(_ act: ScenarioAct) throws -> DecisionInstruction? {
        var words = ScenarioWords(act)
        switch act.verb {
        case "adopts-rules": return .adoptRules(try rules(&words, act))
        case "announces": return .publishNotice(try notice(&words, act))
        case "records": return .record(try record(&words, act))
        case "corrects": return .correct(try record(&words, act), reason: act.reason)
        case "withdraws-decision":
            return .withdraw(try words.identifier(), reason: act.reason)
        case "calls-in": return .callIn(try callIn(&words, act))
        case "concludes":
            let id: DecisionID = try words.identifier()
            let outcome: CallInOutcome = words.has("released") ? .released : .referredBack
            if outcome == .referredBack { try words.skip("referred-back") }
            try words.skip("on")
            return .concludeCallIn(id, outcome, on: try words.day())
        default: return nil
        }
    }

    private func rules(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> DecisionRules {
        try words.skip("from")
        let from = try words.day()
        try words.skip("key")
        let threshold = try words.money()
        try words.skip("call-in")
        let days = Int(try words.word()) ?? 0
        try words.skip("days", "from")
        let start: CallInStart = words.has("minutes") ? .minutesPublished : .recordPublished
        if start == .recordPublished { try words.skip("record") }
        return DecisionRules(
            of: try council(act).id, from: from, keyThreshold: threshold, callInWorkingDays: days,
            callInRunsFrom: start, source: words.text())
    }

    private func notice(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> KeyDecisionNotice {
        let id: DecisionID = try words.identifier()
        try words.skip("due")
        let due = try words.period()
        try words.skip("published")
        let published = try words.day()
        return KeyDecisionNotice(
            id, of: try council(act).id, matter: words.text(), maker: "Executive", due: due,
            published: published)
    }

    private func record(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> DecisionRecord {
        let id: DecisionID = try words.identifier()
        try words.skip("taken")
        let taken = try words.day()
        var record = DecisionRecord(
            id, of: try council(act).id, title: "Decision \(id)", maker: "Executive", taken: taken)
        record.reasons = "As in the report."
        record.alternatives = "None."
        record.conflicts = "None declared."
        if words.has("key") { record.isKey = true }
        if words.has("minutes") { record.minutesPublished = try words.day() }
        if words.has("published") { record.published = try words.day() }
        if words.has("effective") { record.effective = try words.day() }
        if words.has("refused") { record.outcome = .refused }
        for var part in words.parts() { record.resolutions.append(try resolution(&part)) }
        return record
    }

    private func resolution(_ words: inout ScenarioWords) throws -> Resolution {
        let number = try words.resolution()
        var resolution = Resolution(number, "Resolution \(number)")
        if words.has("not-for-call-in") { resolution.isSubjectToCallIn = false }
        guard !words.rest.isEmpty else { return resolution }
        resolution.amount = try words.money()
        if words.has("exempt") { resolution.exemption = "Schedule 12A, paragraph 3" }
        if words.has("for") { resolution.initiative = try words.identifier() }
        if words.has("subject-to") { resolution.condition = words.text() }
        return resolution
    }

    private func callIn(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> CallInRecord {
        let id: DecisionID = try words.identifier()
        var resolutions: [String] = []
        while words.rest.hasPrefix("(") { resolutions.append(try words.resolution()) }
        try words.skip("on")
        return CallInRecord(
            id, resolutions: resolutions, on: try words.day(), reason: act.reason)
    }

    func council(_ act: ScenarioAct) throws -> Organisation {
        guard let organisation = organisations[act.organisation] else {
            throw Unexpected("nobody knows \(act.organisation)")
        }
        return organisation
    }
}
