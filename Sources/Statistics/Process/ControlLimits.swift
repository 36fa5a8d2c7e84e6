/// The mean of a stretch and the limits that chance alone keeps to (XmR chart: individual values
/// and moving ranges).
///
/// Source: NHS England, Making Data Count, and the NHS-R Community's `NHSRplotthedots`: limits lie
/// 2.66 mean moving ranges from the mean, and the zone close to a limit begins at two thirds of
/// that distance.
public struct ControlLimits: Hashable, Sendable {
    /// The mean of the figures.
    public let mean: Double
    /// The mean of the moving ranges, which is how much one figure differs from the next.
    public let meanRange: Double
    /// What may be lost in floating-point arithmetic: nearer than this is equal.
    private let slack: Double

    /// The fewest figures that limits are calculated from.
    public static let leastPoints = 12
    /// How many mean moving ranges a limit lies from the mean.
    public static let factor = 2.66

    /// The upper limit.
    public var upper: Double { mean + Self.factor * meanRange }
    /// The lower limit, which may lie below nought even where no figure can.
    public var lower: Double { mean - Self.factor * meanRange }

    /// The limits of figures in their order; nil when there are fewer than twelve.
    public init?(_ values: [Double], screening: RangeScreening = .none) {
        guard values.count >= Self.leastPoints else { return nil }
        mean = Means.mean(values)
        slack = 1e-13 * values.reduce(0) { max($0, $1.magnitude) }
        let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
        let unscreened = Means.mean(ranges)
        switch screening {
        case .none: meanRange = unscreened
        case .dropOutliers:
            let bound = RangeScreening.bound * unscreened - slack
            let kept = ranges.filter { $0 < bound }
            meanRange = kept.isEmpty ? unscreened : Means.mean(kept)
        }
    }

    /// Which side of the mean a figure lies on; nil for one on the mean.
    public func side(of value: Double) -> Side? {
        let distance = value - mean
        if abs(distance) <= slack { return nil }
        return distance > 0 ? .high : .low
    }

    /// The limit that a figure lies outside of.
    public func exceeded(by value: Double) -> Side? {
        if value > upper + slack { return .high }
        return value < lower - slack ? .low : nil
    }

    /// The limit that a figure is close to: beyond two thirds of the distance, but not outside.
    public func neared(by value: Double) -> Side? {
        guard exceeded(by: value) == nil else { return nil }
        let zone = Self.factor * meanRange * 2 / 3
        if value - mean > zone + slack { return .high }
        return mean - value > zone + slack ? .low : nil
    }
}

/// A side of the mean, or the way of a trend.
public enum Side: Hashable, Sendable, CaseIterable {
    /// Above, or rising.
    case high
    /// Below, or falling.
    case low
}

/// Whether unusually large moving ranges count in the limits.
public enum RangeScreening: Hashable, Sendable, CaseIterable {
    /// All count, as in NHS England's Excel tool.
    case none
    /// Those of at least 3.267 mean moving ranges do not, as `NHSRplotthedots` does by default.
    case dropOutliers

    /// The upper limit of a moving range, in mean moving ranges (Shewhart's D4 for pairs).
    static let bound = 3.267
}
