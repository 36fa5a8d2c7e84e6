public import Reckoning

/// A condition precedent: nothing of its line is released before it is met or waived.
public struct Condition: Hashable, Sendable {
    /// Its terms.
    public let terms: ConditionTerms
    /// The initiative whose money it holds.
    public let initiative: InitiativeID
    /// The money it holds.
    public let amount: Money
    /// The evidence submitted, oldest first.
    public internal(set) var evidence: [Evidence] = []
    /// What was decided about it, oldest first.
    public internal(set) var rulings: [ConditionRuling] = []

    init(terms: ConditionTerms, initiative: InitiativeID, amount: Money) {
        self.terms = terms
        self.initiative = initiative
        self.amount = amount
    }

    /// The condition's identifier.
    public var id: ConditionID { terms.condition }

    /// How it stands.
    public var status: ConditionStatus {
        guard let last = rulings.last else {
            return evidence.isEmpty ? .outstanding : .evidenceSubmitted
        }
        switch last.verdict {
        case .accepted: return .met
        case .waived: return .waived
        case .refused:
            let isNewer = (evidence.last?.circumstance.sequence ?? 0) > last.circumstance.sequence
            return isNewer ? .evidenceSubmitted : .notMet
        }
    }

    /// Money may be released.
    public var allowsRelease: Bool { status == .met || status == .waived }
}

/// How a condition stands.
public enum ConditionStatus: String, Hashable, Sendable, CaseIterable {
    case outstanding
    case evidenceSubmitted
    case met
    case notMet
    case waived

    /// The status as people read it.
    public var title: String {
        switch self {
        case .outstanding: "Outstanding"
        case .evidenceSubmitted: "Evidence submitted"
        case .met: "Met"
        case .notMet: "Not met"
        case .waived: "Waived"
        }
    }
}

/// What shows that a condition is met.
public struct Evidence: Hashable, Sendable {
    /// What it shows, in words.
    public let text: String
    /// Where it is: a letter's reference, a document's address.
    public let reference: String
    /// When and by whom it was submitted.
    public let circumstance: Circumstance
}

/// What was decided about a condition.
public struct ConditionRuling: Hashable, Sendable {
    /// The verdict.
    public let verdict: ConditionVerdict
    /// Why.
    public let reason: String
    /// The decision that allows a waiver, or nil.
    public let authority: DecisionID?
    /// When and by whom.
    public let circumstance: Circumstance
}

/// A verdict on a condition.
public enum ConditionVerdict: String, Codable, Hashable, Sendable, CaseIterable {
    case accepted
    case refused
    case waived
}
