import Accountability
import Clerk
import Reckoning

extension ScenarioPlay {
    /// What an act asks about a fund, and which; nil when it is about something else.
    func fundInstruction(_ act: ScenarioAct) throws -> (FundID, FundInstruction)? {
        var words = ScenarioWords(act)
        if let movement = try movement(act, &words) { return (movement.fund, .enter([movement])) }
        switch act.verb {
        case "founds", "refounds": return try founding(&words, act)
        case "reverses": return try reversal(&words, act)
        case "loads": return try load(&words)
        case "requests": return try request(&words)
        case "approves", "holds", "lets-go", "withdraws": return try drawdown(&words, act)
        case "evidences", "accepts-evidence", "refuses-evidence", "waives-condition":
            return try condition(&words, act)
        case "finds-claim", "moves-claim": return try claim(&words, act)
        case "locks", "unlocks": return try month(&words, act)
        case "saves-mapping":
            let name = try words.word()
            try words.skip("of")
            let fund: FundID = try words.identifier()
            return (
                fund,
                .save(
                    ColumnMapping(
                        for: fund, named: name, day: "Date", amount: "Amount", initiative: "Code",
                        reference: "Ref", codes: ["X1": InitiativeID("I1")]))
            )
        default: return nil
        }
    }

    private func founding(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let id: FundID = try words.identifier()
        let kind: FundKind = words.has("revenue") ? .revenue : .capital
        if kind == .capital { try words.skip("capital") }
        let period = try words.period()
        let injects = words.has("injecting")
        let record = FundRecord(
            id, of: try council(act).id, title: "Fund \(id)", kind, source: words.text(),
            period: period, injects: injects)
        return (
            id, act.verb == "founds" ? .open(record) : .amend(record, reason: act.reason)
        )
    }

    private static let kinds: [String: MovementKind] = [
        "allocates": .allocation, "injects": .injection, "authorises": .authority,
        "draws": .drawdown, "releases": .release, "spends": .actual, "commits": .commitment,
        "uncommits": .commitmentEnd, "accrues": .accrual, "returns": .unspentReturn,
        "vires": .virement,
    ]

    /// `releases M1 in capital on 2014-12-01: £50,000 for N3 of DD1`.
    private func movement(
        _ act: ScenarioAct, _ words: inout ScenarioWords
    ) throws -> Movement? {
        guard let kind = Self.kinds[act.verb] else { return nil }
        let id: MovementID = try words.identifier()
        try words.skip("in")
        let fund: FundID = try words.identifier()
        try words.skip("on")
        let day = try words.day()
        var line = MovementLine(try words.money())
        if words.has("for") { line.initiative = try words.identifier() }
        if words.has("to") { line.to = try words.identifier() }
        if words.has("category") { line.category = try words.word() }
        var movement = Movement(id, in: fund, kind, on: day, lines: [line], text: kind.title)
        if words.has("of") { movement.drawdown = try words.identifier() }
        if words.has("under") {
            movement.decision = try words.identifier()
            movement.resolution = try words.resolution()
        }
        return movement
    }

    private func reversal(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let original: MovementID = try words.identifier()
        try words.skip("by")
        let id: MovementID = try words.identifier()
        try words.skip("in")
        let fund: FundID = try words.identifier()
        try words.skip("on")
        return (fund, .reverse(original, by: id, on: try words.day(), reason: act.reason))
    }

    private func load(_ words: inout ScenarioWords) throws -> (FundID, FundInstruction) {
        try words.skip("into")
        let fund: FundID = try words.identifier()
        try words.skip("control")
        let control = try words.money()
        let movements = try words.parts().map { part in
            var part = part
            let id: MovementID = try part.identifier()
            let day = try part.day()
            let line = MovementLine(try part.money(), for: try part.identifier())
            return Movement(id, in: fund, .actual, on: day, lines: [line], text: "Actual")
        }
        return (fund, .load(movements, control: control))
    }

    private func request(_ words: inout ScenarioWords) throws -> (FundID, FundInstruction) {
        let id: DrawdownID = try words.identifier()
        try words.skip("from")
        let fund: FundID = try words.identifier()
        try words.skip("under")
        let decision: DecisionID = try words.identifier()
        try words.skip("on")
        let day = try words.day()
        let lines = try words.parts().map { part in
            var part = part
            var line = DrawdownLine(
                try part.identifier(), try part.money(), resolution: try part.resolution())
            if part.has("if") {
                line.condition = ConditionTerms(
                    try part.identifier(), part.text(), owner: "The Director's office")
            }
            return line
        }
        return (
            fund,
            .requestDrawdown(DrawdownRequest(id, from: fund, on: decision, day: day, lines: lines))
        )
    }

    private func drawdown(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let id: DrawdownID = try words.identifier()
        try words.skip("from")
        let fund: FundID = try words.identifier()
        return switch act.verb {
        case "approves": (fund, .approveDrawdown(id))
        case "holds": (fund, .holdDrawdown(id, reason: act.reason))
        case "lets-go": (fund, .resumeDrawdown(id))
        default: (fund, .withdrawDrawdown(id, reason: act.reason))
        }
    }

    private func condition(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let id: ConditionID = try words.identifier()
        try words.skip("in")
        let fund: FundID = try words.identifier()
        switch act.verb {
        case "evidences":
            let text = words.text()
            return (
                fund,
                .submitEvidence(EvidenceRecord(for: id, in: fund, text, reference: "Letter 1"))
            )
        case "accepts-evidence": return (fund, .accept(id, reason: act.reason))
        case "refuses-evidence": return (fund, .refuse(id, reason: act.reason))
        default:
            try words.skip("under")
            return (fund, .waive(id, authority: try words.identifier(), reason: act.reason))
        }
    }

    private func claim(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let id: ClaimID = try words.identifier()
        try words.skip("in")
        let fund: FundID = try words.identifier()
        if act.verb == "finds-claim" {
            try words.skip("for")
            let initiative: InitiativeID = try words.identifier()
            try words.skip("on")
            let day = try words.day()
            return (
                fund,
                .find(
                    ClaimRecord(
                        id, in: fund, for: initiative, on: "Ministry", basis: words.text(),
                        day: day))
            )
        }
        guard let event = ClaimEvent(rawValue: try words.word()) else {
            throw Unexpected("a claim is claimed, agreed, received, refused or writtenOff")
        }
        let amount = words.rest.hasPrefix("£") ? try words.money() : nil
        try words.skip("on")
        let day = try words.day()
        return (
            fund, .move(ClaimStep(id, in: fund, event, amount: amount, on: day, text: "Letter 2"))
        )
    }

    private func month(
        _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> (FundID, FundInstruction) {
        let month = try words.month()
        try words.skip("of")
        let fund: FundID = try words.identifier()
        if act.verb == "unlocks" { return (fund, .reopen(month, reason: act.reason)) }
        try words.skip("at")
        return (fund, .lock(month, control: try words.money()))
    }
}
