public import Reckoning

/// What a council's constitution says about decisions, from a day on.
public struct DecisionRules: Payload {
    /// The council.
    public var organisation: OrganisationID
    /// The first day on which these rules hold.
    public var from: Day
    /// Spending above it makes a decision key.
    public var keyThreshold: Money
    /// How many working days a decision can be called in.
    public var callInWorkingDays: Int
    /// What the call-in period runs from.
    public var callInRunsFrom: CallInStart
    /// How many clear days of notice a key decision needs; the law says 28.
    public var noticeClearDays: Int
    /// How many clear working days of notice the general exception needs; the law says five.
    public var exceptionClearDays: Int
    /// Where this is written.
    public var source: String

    /// Rules with the periods of the law where the council has no longer ones.
    public init(
        of organisation: OrganisationID, from: Day, keyThreshold: Money, callInWorkingDays: Int,
        callInRunsFrom: CallInStart, noticeClearDays: Int = 28, exceptionClearDays: Int = 5,
        source: String
    ) {
        self.organisation = organisation
        self.from = from
        self.keyThreshold = keyThreshold
        self.callInWorkingDays = callInWorkingDays
        self.callInRunsFrom = callInRunsFrom
        self.noticeClearDays = noticeClearDays
        self.exceptionClearDays = exceptionClearDays
        self.source = source
    }
}

/// What a call-in period runs from.
public enum CallInStart: String, Codable, Hashable, Sendable, CaseIterable {
    case minutesPublished
    case recordPublished

    /// In words.
    public var title: String {
        switch self {
        case .minutesPublished: "publication of the minutes"
        case .recordPublished: "publication of the record"
        }
    }
}
