public import Reckoning

/// The figures of one measure over time, and what is wanted of them.
public struct MeasureSeries: Hashable, Sendable {
    /// The figures, earliest first.
    public let observations: [Observation]
    /// Which way is better.
    public let direction: ImprovementDirection
    /// What is aimed at, in the measure's unit, where there is a target.
    public let target: Double?
    /// Where limits are calculated anew.
    public let rebases: [Rebase]

    /// A series of figures in whatever order; a target that is not a figure is left out.
    public init(
        _ observations: [Observation], improvesBy direction: ImprovementDirection,
        target: Double? = nil, rebases: [Rebase] = []
    ) {
        self.observations = observations.sorted { first, second in
            (first.period.to, first.period.from) < (second.period.to, second.period.from)
        }
        self.direction = direction
        self.target = target.flatMap { $0.magnitude <= Observation.largest ? $0 : nil }
        self.rebases = rebases
    }

    /// How a reader calls one of the periods, in one and in many: `month`, `months`.
    public var rhythm: (one: String, many: String) {
        let words = Set(observations.map { Self.word(for: $0.period) })
        let word = words.count == 1 ? words.first ?? "period" : "period"
        return (word, word + "s")
    }

    private static func word(for period: Period) -> String {
        switch period.to.number - period.from.number + 1 {
        case 1: "day"
        case 7: "week"
        case 28...31: "month"
        case 90...92: "quarter"
        case 365...366: "year"
        default: "period"
        }
    }
}

/// Which way a measure has to move to be better.
public enum ImprovementDirection: Hashable, Sendable, CaseIterable {
    /// More is better.
    case increase
    /// Less is better.
    case decrease
    /// Neither is better.
    case neutral
}

/// A day from which limits are calculated anew, and why: never silently.
public struct Rebase: Hashable, Sendable {
    /// The first observation that ends on this day or later begins the new stretch.
    public let day: Day
    /// What changed in the process.
    public let reason: String

    /// A rebase from a day, with its reason; nil without a reason.
    public init?(from day: Day, because reason: String) {
        guard !reason.allSatisfy(\.isWhitespace) else { return nil }
        self.day = day
        self.reason = reason
    }
}
