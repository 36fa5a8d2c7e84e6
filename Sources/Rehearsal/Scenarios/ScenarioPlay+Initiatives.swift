import Accountability
import Clerk
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What an act asks about an initiative, and which; nil when it is about something else.
    func initiativeInstruction(
        _ act: ScenarioAct
    ) throws -> (InitiativeID, InitiativeInstruction)? {
        var words = ScenarioWords(act)
        let verbs = [
            "proposes", "amends", "updates", "rates", "plans-future", "rules-release", "measures",
            "observes", "rebases", "sets", "spreads", "stops", "shows-compliance", "attaches",
        ]
        guard verbs.contains(act.verb) else { return nil }
        let id: InitiativeID = try words.identifier()
        return (id, try initiativeInstruction(id, &words, act))
    }

    private func initiativeInstruction(
        _ id: InitiativeID, _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> InitiativeInstruction {
        switch act.verb {
        case "proposes": return .propose(try initiative(id, &words, act))
        case "amends": return .amend(try initiative(id, &words, act), reason: act.reason)
        case "updates": return try update(id, &words)
        case "rates": return try rating(id, &words)
        case "plans-future": return try future(id, &words)
        case "rules-release":
            return .setReleaseRule(
                ReleaseRule(for: id, words.text(), words: "Spend first, and say how it goes."))
        case "measures": return try measure(id, &words)
        case "observes":
            let measure: MeasureID = try words.identifier()
            let day = try words.day()
            let value = DecimalNumber(try words.word()) ?? .zero
            return .observe([MeasuredValue(of: measure, in: id, on: day, value)])
        case "rebases":
            let measure: MeasureID = try words.identifier()
            let day = try words.day()
            let definition = words.text()
            return .rebase(
                MeasureRebase(
                    of: measure, in: id, from: day, reason: act.reason,
                    definition: definition.isEmpty ? nil : definition))
        case "shows-compliance":
            let period = try words.period()
            return .show(
                ComplianceEvidence(
                    for: id, "E1", of: words.text(), reference: "Certificate 1", period: period))
        case "attaches":
            let (document, day) = (try words.word(), try words.day())
            return .list(
                InitiativeDocument(
                    document, of: id, title: "Document \(document)", address: words.text(),
                    day: day))
        case "sets":
            let milestone = try words.word()
            let due = try words.day()
            return .set(Milestone(of: id, milestone, words.text(), due: due))
        case "spreads":
            let kind: SpendProfileKind = words.has("forecast") ? .forecast : .plan
            if kind == .plan { try words.skip("plan") }
            let months = try words.parts().map { part in
                var part = part
                return MonthlyAmount(try part.month(), try part.money())
            }
            return .profile(SpendProfile(of: id, kind, months, reason: act.reason))
        default: return .stop(id, reason: act.reason)
        }
    }

    private func initiative(
        _ id: InitiativeID, _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> InitiativeRecord {
        try words.skip("in")
        let fund: FundID = try words.identifier()
        let period = try words.period()
        let council = try council(act)
        var record = InitiativeRecord(
            id, of: council.id, title: "Initiative \(id)", fund: fund, period: period)
        if words.has("row") { record.slot = Int(try words.word()) }
        if words.has("led-by") {
            record.lead = OfficerID("\(council.name.lowercased())-\(try words.word())")
        }
        if words.has("called") { record.title = words.text() }
        return record
    }

    private func update(
        _ id: InitiativeID, _ words: inout ScenarioWords
    ) throws -> InitiativeInstruction {
        try words.skip("for")
        let period = try words.period()
        guard let progress = InitiativeProgress(code: try words.word()) else {
            throw Unexpected("progress is a number from 1 to 5")
        }
        return .update(
            InitiativeUpdate(on: id, period: period, progress, commentary: words.text()))
    }

    private func rating(
        _ id: InitiativeID, _ words: inout ScenarioWords
    ) throws -> InitiativeInstruction {
        guard let aspect = RatingAspect(rawValue: try words.word()),
            let level = RatingLevel(rawValue: try words.word())
        else { throw Unexpected("a rating is like “impact red: why”") }
        return .rate(
            InitiativeRating(
                of: id, aspect, level, definition: level.usualDefinition,
                commentary: words.text()))
    }

    private func future(
        _ id: InitiativeID, _ words: inout ScenarioWords
    ) throws -> InitiativeInstruction {
        guard let position = AfterFundingPosition(rawValue: try words.word()) else {
            throw Unexpected("a future is like “exitPlanned: the steps”")
        }
        var after = AfterFunding(of: id, position)
        let text = words.text()
        switch position {
        case .exitPlanned, .exited: after.exitSteps = text
        case .recurrentFound, .recurrentSought: after.recurrentSource = text
        case .notYetDecided: break
        }
        return .recordAfterFunding(after)
    }

    private func measure(
        _ id: InitiativeID, _ words: inout ScenarioWords
    ) throws -> InitiativeInstruction {
        let measure: MeasureID = try words.identifier()
        var record = MeasureRecord(
            measure, of: id, title: "Measure \(measure)", unit: "a month", definition: "",
            .decrease,
            .monthly)
        if words.has("from") { record.baseline = DecimalNumber(try words.word()) }
        if words.has("to") { record.target = DecimalNumber(try words.word()) }
        record.definition = words.text()
        return .define(record)
    }

    /// How a fund stands, in one line.
    func standing(of id: FundID) -> String? {
        stage.books.fund(id).map { Self.standing(of: $0) }
    }

    static func standing(of fund: Fund) -> String {
        var parts = ["uncommitted \(fund.uncommitted.inWords)"]
        if fund.record.injects {
            parts.insert("available \((fund.allocated - fund.injected).inWords)", at: 0)
        }
        for initiative in fund.initiatives {
            let position = fund.position(of: initiative)
            let figures = [
                ("approved", position.approved), ("drawn", position.drawn),
                ("released", position.released), ("spent", position.outturn),
                ("returned", position.returned), ("committed", position.committed),
            ].filter { $0.1 != .zero }.map { "\($0.0) \($0.1.inWords)" }
            parts.append("\(initiative) " + figures.joined(separator: ", "))
        }
        if fund.heldByConditions > .zero {
            parts.append("held by conditions \(fund.heldByConditions.inWords)")
        }
        return "\(fund.id): " + parts.joined(separator: "; ")
    }

    /// What an act asks to be shown about decisions, funds and initiatives; nil when it asks about
    /// a return.
    func shownAboutMoney(_ act: ScenarioAct) throws -> [String]? {
        var words = ScenarioWords(act)
        let day = stage.clock.now.onLondonClock.day
        switch try words.word() {
        case "open": return shownToEveryone(on: day)
        case "outcome":
            return stage.books.outcome(try words.identifier()).map { [Self.standing(of: $0)] } ?? []
        case "decision":
            guard let decision = stage.books.decision(try words.identifier()) else { return [] }
            return ["> \(decision.id): \(decision.status(on: day).title)"]
                + stage.books.warnings(about: decision).map { "> \($0.number.code) \($0.text)" }
        case "drawdown":
            let id: DrawdownID = try words.identifier()
            return stage.books.everyFund.compactMap { $0.drawdown(id) }.flatMap { drawdown in
                ["> \(id): \(drawdown.status.title)"]
                    + drawdown.conditions.map {
                        "> \($0.id), \($0.terms.text): \($0.status.title)"
                    }
            }
        case "due":
            let id: InitiativeID = try words.identifier()
            guard let initiative = stage.books.initiative(id) else { return [] }
            let position = stage.books.position(of: initiative)
            return initiative.unmetPromises(on: day, position).map {
                "> \($0.promise.title), since \($0.since): \($0.reason) \($0.next) "
                    + "(\($0.role.title))"
            }
        case "claim":
            let id: ClaimID = try words.identifier()
            return stage.books.everyFund.flatMap(\.claims).filter { $0.id == id }.map {
                "> \(id) on \($0.record.debtor): \($0.status); owed "
                    + "\($0.owed?.inWords ?? "an amount not known"), received \($0.received.inWords)"
            }
        default: return nil
        }
    }
}
