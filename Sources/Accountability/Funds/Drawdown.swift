public import Reckoning

/// What is asked for in a drawdown.
public struct DrawdownRequest: Payload {
    /// The drawdown's identifier.
    public var drawdown: DrawdownID
    /// The fund it is drawn from.
    public var fund: FundID
    /// The decision that allows it.
    public var decision: DecisionID
    /// The day it counts for.
    public var day: Day
    /// How much for which initiative.
    public var lines: [DrawdownLine]

    /// A drawdown on a decision.
    public init(
        _ drawdown: DrawdownID, from fund: FundID, on decision: DecisionID, day: Day,
        lines: [DrawdownLine]
    ) {
        self.drawdown = drawdown
        self.fund = fund
        self.decision = decision
        self.day = day
        self.lines = lines
    }
}

/// One initiative's part of a drawdown.
public struct DrawdownLine: Codable, Hashable, Sendable {
    /// The initiative.
    public var initiative: InitiativeID
    /// How much.
    public var amount: Money
    /// The resolution that approves it.
    public var resolution: String
    /// What must be so before any of it is released, or nil.
    public var condition: ConditionTerms?

    /// A part for an initiative, perhaps under a condition.
    public init(
        _ initiative: InitiativeID, _ amount: Money, resolution: String,
        condition: ConditionTerms? = nil
    ) {
        self.initiative = initiative
        self.amount = amount
        self.resolution = resolution
        self.condition = condition
    }
}

/// The terms of a condition precedent.
public struct ConditionTerms: Codable, Hashable, Sendable {
    /// The condition's identifier.
    public var condition: ConditionID
    /// What must be so, in the words of the decision.
    public var text: String
    /// The office that sees to it.
    public var owner: String
    /// The day by which it should be met, or nil.
    public var due: Day?

    /// Terms in words, with an owner.
    public init(_ condition: ConditionID, _ text: String, owner: String, due: Day? = nil) {
        self.condition = condition
        self.text = text
        self.owner = owner
        self.due = due
    }
}

/// Money drawn from a fund on a decision, as it stands.
public struct Drawdown: Hashable, Sendable {
    /// What was asked for.
    public let request: DrawdownRequest
    /// When and by whom.
    public let requested: Circumstance
    /// When and by whom it was approved, or nil.
    public internal(set) var approved: Circumstance?
    /// Why it is held, or nil.
    public internal(set) var held: Reasoned?
    /// Why it was withdrawn, or nil.
    public internal(set) var withdrawn: Reasoned?
    /// The conditions of its lines.
    public internal(set) var conditions: [Condition]
    /// What was released of each line.
    var released: [InitiativeID: Money] = [:]

    init(_ request: DrawdownRequest, _ circumstance: Circumstance) {
        self.request = request
        requested = circumstance
        conditions = request.lines.compactMap { line in
            line.condition.map {
                Condition(terms: $0, initiative: line.initiative, amount: line.amount)
            }
        }
    }

    /// The drawdown's identifier.
    public var id: DrawdownID { request.drawdown }
    /// All lines together.
    public var amount: Money { request.lines.map(\.amount).total() }
    /// What has been released of it.
    public var releasedAmount: Money { released.values.total() }
    /// It is neither withdrawn nor still to be approved.
    public var isLive: Bool { approved != nil && withdrawn == nil }

    /// The line of an initiative, or nil.
    public func line(of initiative: InitiativeID) -> DrawdownLine? {
        request.lines.first { $0.initiative == initiative }
    }

    /// What has been released of an initiative's line.
    public func released(to initiative: InitiativeID) -> Money { released[initiative] ?? .zero }

    /// The condition of an identifier, or nil.
    public func condition(_ id: ConditionID) -> Condition? { conditions.first { $0.id == id } }

    /// The condition of an initiative's line, or nil.
    public func condition(of initiative: InitiativeID) -> Condition? {
        conditions.first { $0.initiative == initiative }
    }

    /// How it stands.
    public var status: DrawdownStatus {
        if withdrawn != nil { return .withdrawn }
        guard approved != nil else { return .requested }
        if held != nil { return .held }
        if releasedAmount == amount { return .released }
        if releasedAmount > .zero { return .releasedInPart }
        return conditions.allSatisfy(\.allowsRelease) ? .approved : .approvedWithConditions
    }
}

/// How a drawdown stands.
public enum DrawdownStatus: String, Hashable, Sendable, CaseIterable {
    case requested
    case approved
    case approvedWithConditions
    case releasedInPart
    case released
    case held
    case withdrawn

    /// The status as people read it.
    public var title: String {
        switch self {
        case .requested: "Requested"
        case .approved: "Approved"
        case .approvedWithConditions: "Approved with conditions"
        case .releasedInPart: "Released in part"
        case .released: "Released"
        case .held: "Held"
        case .withdrawn: "Withdrawn"
        }
    }
}
