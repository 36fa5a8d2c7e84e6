/// The three values that cut figures in order into four parts.
///
/// Between two figures the line is straight, as in Excel's `QUARTILE.INC` (Hyndman and Fan, "Sample
/// Quantiles in Statistical Packages", The American Statistician 50, 1996, definition 7).
public struct Quartiles: Hashable, Sendable {
    /// A quarter of the figures are no larger.
    public let lower: Double
    /// Half of the figures are no larger.
    public let median: Double
    /// Three quarters of the figures are no larger.
    public let upper: Double

    /// The quartiles of figures in any order; nil when there are none.
    static func sorted(_ values: [Double]) -> Quartiles? {
        guard !values.isEmpty else { return nil }
        let ordered = values.sorted()
        return Quartiles(
            lower: quantile(ordered, 0.25), median: quantile(ordered, 0.5),
            upper: quantile(ordered, 0.75))
    }

    private static func quantile(_ ordered: [Double], _ share: Double) -> Double {
        let place = share * Double(ordered.count - 1)
        let below = Int(place)
        guard below + 1 < ordered.count else { return ordered[below] }
        let (low, high) = (ordered[below], ordered[below + 1])
        return low + (high - low) * (place - Double(below))
    }
}

extension Sequence where Element == Figure<Double> {
    /// The quartiles of the figures that are given.
    public var quartiles: Summary<Quartiles> {
        Summary(SummaryOutcome(Quartiles.sorted(compactMap(\.value))), Coverage(self))
    }

    /// The median of the figures that are given.
    public var median: Summary<Double> {
        let middle = Quartiles.sorted(compactMap(\.value))?.median
        return Summary(SummaryOutcome(middle), Coverage(self))
    }
}
