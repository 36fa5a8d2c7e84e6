public import Reckoning

/// A claim on another body for savings that an investment of ours makes for it. It is owed to us
/// when agreed, and ours only when received.
public struct ClaimRecord: Payload {
    /// The claim's identifier.
    public var claim: ClaimID
    /// The fund whose money made the saving.
    public var fund: FundID
    /// The initiative that makes it.
    public var initiative: InitiativeID
    /// The body that it falls to: `Department of Health`.
    public var debtor: String
    /// What it is and why it is due.
    public var basis: String
    /// What is expected, or nil where that is not known.
    public var expected: Money?
    /// The day it was found.
    public var day: Day

    /// A claim on a body.
    public init(
        _ claim: ClaimID, in fund: FundID, for initiative: InitiativeID, on debtor: String,
        basis: String, expected: Money? = nil, day: Day
    ) {
        self.claim = claim
        self.fund = fund
        self.initiative = initiative
        self.debtor = debtor
        self.basis = basis
        self.expected = expected
        self.day = day
    }
}

/// A step in a claim's life.
public struct ClaimStep: Payload {
    /// The fund.
    public var fund: FundID
    /// The claim.
    public var claim: ClaimID
    /// What happened.
    public var event: ClaimEvent
    /// The amount agreed or received, or nil.
    public var amount: Money?
    /// The day.
    public var day: Day
    /// The letter or reason.
    public var text: String

    /// A step on a day.
    public init(
        _ claim: ClaimID, in fund: FundID, _ event: ClaimEvent, amount: Money? = nil, on day: Day,
        text: String
    ) {
        self.claim = claim
        self.fund = fund
        self.event = event
        self.amount = amount
        self.day = day
        self.text = text
    }
}

/// What can happen to a claim.
public enum ClaimEvent: String, Codable, Hashable, Sendable, CaseIterable {
    case claimed
    case agreed
    case received
    case refused
    /// Nothing more is expected of it.
    case writtenOff

    /// In words.
    public var title: String {
        switch self {
        case .claimed: "Claimed"
        case .agreed: "Agreed"
        case .received: "Received"
        case .refused: "Refused"
        case .writtenOff: "Written off"
        }
    }
}

/// A claim as it stands.
public struct RecoupmentClaim: Hashable, Sendable {
    /// What is claimed.
    public let record: ClaimRecord
    /// When and by whom it was found.
    public let found: Circumstance
    /// What has happened to it, oldest first.
    public internal(set) var steps: [ClaimStep] = []

    /// The claim's identifier.
    public var id: ClaimID { record.claim }

    /// What was received.
    public var received: Money {
        steps.filter { $0.event == .received }.compactMap(\.amount).total()
    }

    /// What the other body has agreed to, or nil.
    public var agreed: Money? { steps.last { $0.event == .agreed }?.amount }

    /// It was refused and not agreed since.
    public var isRefused: Bool { steps.last?.event == .refused }

    /// It was given up.
    public var isWrittenOff: Bool { steps.last?.event == .writtenOff }

    /// What is owed to us: agreed, or expected while nothing is agreed, less what was received; nil
    /// where no amount is known, nothing when refused or written off.
    public var owed: Money? {
        if isRefused || isWrittenOff { return .zero }
        return (agreed ?? record.expected).map { max(.zero, $0 - received) }
    }

    /// How it stands, as people read it.
    public var status: String {
        if isWrittenOff { return "Written off" }
        if received > .zero {
            return agreed.map { received >= $0 } ?? false ? "Received" : "Received in part"
        }
        return steps.last.map(\.event.title) ?? "Identified"
    }
}
