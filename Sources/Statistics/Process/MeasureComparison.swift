/// A measure's latest figure beside where it began and where it should be.
public struct MeasureComparison: Hashable, Sendable {
    /// The latest figure.
    public let latest: Double
    /// The latest figure less the baseline, where there is one.
    public let changeSinceBaseline: Double?
    /// The change in hundredths of the baseline.
    public let percentChange: PercentChange?
    /// The change goes the way that is better; nil where there was none or neither way is.
    public let isBetter: Bool?
    /// The latest figure less the target: what is still to go when it is short of it.
    public let distanceToTarget: Double?
    /// The target is met in the direction of improvement; nil without either.
    public let isTargetMet: Bool?

    /// The comparison of the latest figure of a series; nil when it has none.
    ///
    /// The baseline is a figure of the measure's present definition: one counted otherwise is not
    /// comparable, so that the caller leaves it out.
    public init?(_ series: MeasureSeries, baseline: Double? = nil) {
        guard let latest = series.observations.last?.value else { return nil }
        self.latest = latest
        let baseline = baseline.flatMap { $0.isFinite ? $0 : nil }
        let change = baseline.map { latest - $0 }
        changeSinceBaseline = change
        percentChange = baseline.map { PercentChange(from: $0, to: latest) }
        isBetter = change.flatMap { Self.isAhead($0, series.direction, evenAtNought: false) }
        let distance = series.target.map { latest - $0 }
        distanceToTarget = distance
        isTargetMet = distance.flatMap { Self.isAhead($0, series.direction, evenAtNought: true) }
    }

    private static func isAhead(
        _ difference: Double, _ direction: ImprovementDirection, evenAtNought: Bool
    ) -> Bool? {
        if difference == 0 { return evenAtNought && direction != .neutral ? true : nil }
        return switch direction {
        case .increase: difference > 0
        case .decrease: difference < 0
        case .neutral: nil
        }
    }
}
