import Accountability
import Clerk
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What an act asks about who reads a record; nil when it is about something else.
    func publicityInstruction(_ act: ScenarioAct) throws -> PublicityInstruction? {
        guard ["opens-up", "closes-off"].contains(act.verb) else { return nil }
        var words = ScenarioWords(act)
        guard let subject = PublicSubject(rawValue: try words.word()) else {
            throw Unexpected("only a fund, initiative, outcome, return or collection is opened")
        }
        let record = PublicRecord(subject, try words.word())
        return act.verb == "opens-up" ? .open(record) : .close(record, reason: act.reason)
    }

    /// What an act asks about an outcome, and which; nil when it is about something else.
    func outcomeInstruction(_ act: ScenarioAct) throws -> (OutcomeID, OutcomeInstruction)? {
        let verbs = ["frames", "reframes", "counts", "foresees", "accounts-for", "links"]
        guard verbs.contains(act.verb) else { return nil }
        var words = ScenarioWords(act)
        let id: OutcomeID = try words.identifier()
        switch act.verb {
        case "frames": return (id, .frame(try outcome(id, &words, act)))
        case "reframes": return (id, .reframe(try outcome(id, &words, act), reason: act.reason))
        case "counts":
            let day = try words.day()
            let value = DecimalNumber(try words.word()) ?? .zero
            return (id, .observe([IndicatorValue(id, on: day, value, note: words.text())]))
        case "foresees":
            try words.skip("from")
            let day = try words.day()
            let points = try words.parts().map { part in
                var part = part
                return ForecastPoint(try part.day(), DecimalNumber(try part.word()) ?? .zero)
            }
            return (id, .forecast(IndicatorForecast(id, from: day, points, basis: act.reason)))
        case "accounts-for":
            var account = OutcomeAccount(of: id, story: act.reason)
            account.actions = try words.parts().map { part in
                var part = part
                let initiative: InitiativeID = try part.identifier()
                return OutcomeAction(part.text(), owner: "Public health", initiative: initiative)
            }
            return (id, .account(account))
        default:
            guard let question = PerformanceQuestion(rawValue: try words.word()) else {
                throw Unexpected("a question is howMuch, howWell or betterOff")
            }
            let link = MeasureLink(question, try words.identifier(), try words.identifier())
            return (id, .measure(OutcomeMeasures(of: id, [link])))
        }
    }

    private func outcome(
        _ id: OutcomeID, _ words: inout ScenarioWords, _ act: ScenarioAct
    ) throws -> OutcomeRecord {
        OutcomeRecord(
            id, of: try council(act).id, title: words.text(), framework: "The council’s plan",
            population: "Everyone aged 65 and over",
            Indicator(
                "Admissions after a fall", unit: "people a quarter",
                definition: "Emergency admissions, counted by discharge", .decrease, .quarterly))
    }

    static func standing(of outcome: Outcome) -> String {
        var parts = [outcome.record.title]
        parts += outcome.values.map { "\($0.value.day): \($0.value.value)" }
        parts += outcome.withheld.map { "\($0): c" }
        if let turn = outcome.turn, let expected = DecimalNumber(turn.expected, decimals: 1) {
            parts.append(
                "expected \(expected), \(turn.isTurned.map { $0 ? "turned" : "not turned" } ?? "as expected")"
            )
        }
        return "> \(outcome.id): " + parts.joined(separator: "; ")
    }

    /// Everything that everyone may read, a line for each record.
    func shownToEveryone(on day: Day) -> [String] {
        let open = stage.books.forEveryone(on: day)
        let decisions = open.everyDecision.map { decision -> String in
            let amounts = decision.record?.resolutions.map { resolution in
                "\(resolution.number) \(resolution.amount?.inWords ?? "without an amount")"
            }
            let words = amounts.map { $0.joined(separator: ", ") } ?? "notice"
            return "> \(decision.id): \(words)"
        }
        let initiatives = open.everyInitiative.map { initiative in
            "> \(initiative.id): \(initiative.record.title), \(initiative.progress.title)"
                + initiative.measures.map { measure in
                    "; \(measure.id) \(measure.observations.map { "\($0.observation.value)" }.joined(separator: ", "))"
                        + measure.withheld.map { _ in ", c" }.joined()
                }.joined()
        }
        let returns = open.everyReturn.map { "> \($0.id), version \($0.versions.count)" }
        let all =
            decisions + open.everyFund.map { "> " + Self.standing(of: $0) } + initiatives
            + open.everyOutcome.map { Self.standing(of: $0) } + returns
        return all.isEmpty ? ["> nothing"] : all
    }
}
