internal import Forms
public import Reckoning

/// When the next tranche may be released to an initiative, as a formula over its money and updates.
public struct ReleaseRule: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The formula: `OR(tranches = 0, AND(spent_of_last >= 80%, days_since_update < 40))`.
    public var formula: String
    /// The rule in words, as people read it.
    public var words: String

    /// A rule as a formula and in words.
    public init(for initiative: InitiativeID, _ formula: String, words: String) {
        self.initiative = initiative
        self.formula = formula
        self.words = words
    }

    /// What a rule may look at, with its meaning.
    public static let names: [(name: String, meaning: String)] = [
        ("tranches", "how many tranches were released"),
        ("approved", "the pounds approved"),
        ("drawn", "the pounds drawn down"),
        ("released", "the pounds released"),
        ("spent", "the pounds spent, accruals included"),
        ("spent_of_last", "the share of the last tranche that is spent, 0 to 1"),
        ("days_since_update", "the days since the latest update, or since the funding began"),
        ("progress", "the number of the latest progress in the national list, 1 to 5"),
        ("milestones_late", "how many milestones are late"),
        ("values_overdue", "how many measures have an overdue value"),
    ]

    /// The formula, when it is one over names that a rule may look at; else refused.
    func parsed() throws(Refusal) -> Formula {
        let parsed: Formula
        do throws(FormulaMistake) {
            parsed = try Formula(parsing: formula)
        } catch {
            throw Self.wrong("\(error)")
        }
        for reference in parsed.references
        where reference.isColumn || !Self.names.contains(where: { $0.name == reference.name }) {
            throw Self.wrong("“\(reference)” is nothing that a rule may look at.")
        }
        return parsed
    }

    private static func wrong(_ reason: String) -> Refusal {
        let known = names.map(\.name).joined(separator: ", ")
        return Refusal(.wrongFormula, reason, remedy: "A rule may look at \(known).")
    }
}

/// What a rule for releases comes to on a day, and what it looked at.
public struct ReleaseRuleReading: Hashable, Sendable {
    /// The next tranche may be released by it.
    public let allowsRelease: Bool
    /// Each thing that the rule looks at, as it stands.
    public let findings: [Finding]

    /// One thing that a rule looks at.
    public struct Finding: Hashable, Sendable {
        /// Its name in the formula.
        public let name: String
        /// What it means.
        public let meaning: String
        /// What it is now, in words.
        public let value: String
    }
}

extension Initiative {
    /// The next tranche may be released as things stand, or is refused by the initiative's rule.
    func allowRelease(_ position: FundPosition, on day: Day) throws(Refusal) {
        if let stopped {
            throw Refusal(
                .initiativeStopped, "\(id) was stopped early: \(stopped.sentence)",
                remedy: "Return what is unspent to the programme.")
        }
        guard let rule = releaseRule, let reading = try? reading(of: rule, position, on: day),
            !reading.allowsRelease
        else { return }
        throw Refusal(
            .releaseRuleNotMet,
            "The rule for \(id) is not met: \(rule.words) \(state(position, on: day))",
            remedy: "Bring the spending and the update up to date, then release.")
    }

    /// What a rule comes to as things stand, and what each thing that it looks at is; a rule that
    /// is no formula is refused.
    public func reading(
        of rule: ReleaseRule, _ position: FundPosition, on day: Day
    ) throws(Refusal) -> ReleaseRuleReading {
        let formula = try rule.parsed()
        let value = formula.value { .value(operand($0.name, position, on: day)) }
        let allows =
            switch value {
            case .flag(let isSo): isSo
            case .number(let number): number != 0
            default: false
            }
        let looked = Set(formula.references.map(\.name))
        return ReleaseRuleReading(
            allowsRelease: allows,
            findings: releaseFigures(position, on: day).filter { looked.contains($0.name) })
    }

    /// Everything that a rule may look at, as it stands.
    public func releaseFigures(
        _ position: FundPosition, on day: Day
    ) -> [ReleaseRuleReading.Finding] {
        ReleaseRule.names.map { name in
            ReleaseRuleReading.Finding(
                name: name.name, meaning: name.meaning,
                value: Self.words(operand(name.name, position, on: day)))
        }
    }

    /// Its rule, if it has one, lets the next tranche be released.
    public func mayBeReleased(_ position: FundPosition, on day: Day) -> Bool {
        do throws(Refusal) {
            try allowRelease(position, on: day)
            return true
        } catch {
            return false
        }
    }

    private static func words(_ value: FormulaValue) -> String {
        guard case .number(let number) = value else { return "none yet" }
        return DecimalNumber(number, decimals: 3)?.formatted() ?? "none yet"
    }

    private func operand(
        _ name: String, _ position: FundPosition, on day: Day
    ) -> FormulaValue {
        switch name {
        case "tranches": .number(Double(position.tranches))
        case "approved": .number(Double(position.approved.pence) / 100)
        case "drawn": .number(Double(position.drawn.pence) / 100)
        case "released": .number(Double(position.released.pence) / 100)
        case "spent": .number(Double(position.outturn.pence) / 100)
        case "spent_of_last": position.shareOfLastTrancheSpent.map { .number($0) } ?? .blank
        case "days_since_update":
            .number(Double(daysSinceUpdate(on: day) ?? day.number - record.period.from.number))
        case "progress":
            latestUpdate.flatMap { Double($0.update.progress.code) }.map { .number($0) } ?? .blank
        case "milestones_late": .number(Double(milestones.count { $0.isLate(on: day) }))
        case "values_overdue": .number(Double(measures.count { $0.overdueFrom <= day }))
        default: .failure(.name)
        }
    }

    private func state(_ position: FundPosition, on day: Day) -> String {
        let spent = position.shareOfLastTrancheSpent.map { share in
            "\(Int((share * 100).rounded(.down)))% of the last tranche is spent"
        }
        let update = daysSinceUpdate(on: day).map { "the latest update is \($0) days old" }
        let parts = [spent, update ?? "there is no update"].compactMap(\.self)
        let sentence = parts.joined(separator: "; ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }

    /// How old the latest update is; nil when there is none.
    public func daysSinceUpdate(on day: Day) -> Int? {
        latestUpdate.map { day.number - $0.circumstance.at.onLondonClock.day.number }
    }
}
