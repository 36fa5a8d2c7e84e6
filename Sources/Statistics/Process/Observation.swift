public import Reckoning

/// One figure of a measure for one period or day.
public struct Observation: Hashable, Sendable {
    /// What the figure is for.
    public let period: Period
    /// The figure in the measure's unit, finite.
    public let value: Double
    /// The version of the measure's definition that it was counted by.
    public let definition: Int
    /// What of the period it counts.
    public let counting: Counting

    /// The largest magnitude of a figure, which a spreadsheet still holds to the unit.
    public static let largest = 1e15

    /// A figure for a period; nil when it is not finite or larger than any measure's.
    public init?(
        _ value: Double, for period: Period, definition: Int = 1, counting: Counting = .period
    ) {
        guard value.isFinite, value.magnitude <= Self.largest else { return nil }
        self.value = value
        self.period = period
        self.definition = definition
        self.counting = counting
    }
}

/// What of its period a figure counts.
public enum Counting: Hashable, Sendable, CaseIterable {
    /// What happened in the period and in no other.
    case period
    /// How things stood at the end of the period.
    case snapshot
    /// All that has happened since the year began, so that each figure contains the one before.
    case yearToDate

    /// The kind of counting as a reader calls it.
    public var inWords: String {
        switch self {
        case .period: "for the period"
        case .snapshot: "at the end of the period"
        case .yearToDate: "for the year to date"
        }
    }
}
