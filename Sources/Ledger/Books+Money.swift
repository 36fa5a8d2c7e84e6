public import Accountability
import HashTreeCollections
import Reckoning

extension Books {
    /// The decision of a reference, or nil.
    public func decision(_ id: DecisionID) -> Decision? { decisions[id] }

    /// Every decision and notice, the latest first.
    public var everyDecision: [Decision] {
        decisions.values.sorted { left, right in
            let days = [left, right].map { $0.record?.taken ?? $0.notice?.due.from }
            return days[0] == days[1]
                ? left.id.text > right.id.text
                : days[0]?.number ?? 0 > days[1]?.number ?? 0
        }
    }

    /// The rules about decisions that a council has adopted, of all times.
    public func rules(of organisation: OrganisationID) -> [DecisionRules] {
        decisionRules[organisation] ?? []
    }

    /// What a person should look at in the record of a decision.
    public func warnings(about decision: Decision) -> [DecisionWarning] {
        let day = decision.record?.taken ?? Day(number: 0)
        return decision.warnings(by: rules(of: decision.organisation).inForce(on: day))
    }

    /// The fund of an identifier, or nil.
    public func fund(_ id: FundID) -> Fund? { funds[id] }

    /// Every fund, by identifier.
    public var everyFund: [Fund] { funds.values.sorted { $0.id.text < $1.id.text } }

    /// The initiative of an identifier, or nil.
    public func initiative(_ id: InitiativeID) -> Initiative? { initiatives[id] }

    /// Every initiative, by identifier.
    public var everyInitiative: [Initiative] {
        initiatives.values.sorted { $0.id.text < $1.id.text }
    }

    /// An initiative's money in the fund that pays for it.
    public func position(of initiative: Initiative) -> FundPosition {
        funds[initiative.record.fund]?.position(of: initiative.id) ?? FundPosition()
    }
}
