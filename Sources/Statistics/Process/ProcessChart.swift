/// A measure's figures held against chance: an XmR chart, or a run chart where there are few.
public struct ProcessChart: Hashable, Sendable {
    /// What was measured.
    public let series: MeasureSeries
    /// The series in the pieces that have one centre each, in order.
    public let stretches: [Stretch]
    /// All that is not chance.
    public let signals: [Signal]
    /// What each observation says, in their order.
    public let marks: [PointMark]

    /// The chart of a series; by default every moving range counts, as in NHS England's Excel tool.
    public init(_ series: MeasureSeries, screening: RangeScreening = .none) {
        self.series = series
        stretches = Stretch.all(of: series, screening: screening)
        signals = stretches.flatMap { stretch -> [Signal] in
            guard let limits = stretch.limits else { return [] }
            let values = series.observations[stretch.range].map(\.value)
            return Signal.found(in: values, at: stretch.range.lowerBound, limits)
        }
        var found = [[Signal]](repeating: [], count: series.observations.count)
        for signal in signals { for point in signal.points { found[point].append(signal) } }
        marks = found.map { PointMark($0, improvesBy: series.direction) }
    }

    /// The last stretch has no limits.
    public var isRunChart: Bool { stretches.last?.limits == nil }
}

/// What one observation says.
public struct PointMark: Hashable, Sendable {
    /// The signals that it is part of.
    public let signals: [Signal]
    /// The one that decides: of the rule that says most, the latest.
    public let deciding: Signal?
    /// The verdict.
    public let variation: Variation

    init(_ signals: [Signal], improvesBy direction: ImprovementDirection) {
        self.signals = signals
        let strongest = signals.map(\.rule).min()
        deciding = signals.last { $0.rule == strongest }
        variation = Variation(deciding?.side, improvesBy: direction)
    }
}
