/// How far each figure lies from the median, by a measure that outliers cannot move.
///
/// 0.6745 × the distance from the median / the median absolute deviation; where more than half of
/// the figures are equal, the distance / (1.253314 × the mean absolute deviation) (Iglewicz and
/// Hoaglin, "How to Detect and Handle Outliers", 1993).
public struct OutlierScores: Hashable, Sendable {
    /// One score for each figure in its order; the reason where the figure is missing.
    public let scores: [Figure<Double>]
    /// What the median rests on.
    public let coverage: Coverage

    /// A figure is worth a look from this magnitude of its score (Iglewicz and Hoaglin).
    public static let notable = 3.5

    /// The places of the figures that are worth a look.
    public var outliers: [Int] {
        scores.indices.filter { (scores[$0].value ?? 0).magnitude > Self.notable }
    }
}

extension Sequence where Element == Figure<Double> {
    /// The robust outlier scores; all nought when the figures are all equal.
    public var outlierScores: OutlierScores {
        let values = compactMap(\.value)
        let middle = Quartiles.sorted(values)?.median ?? 0
        let spread = Self.spread(values.map { abs($0 - middle) })
        let scores = map { figure in
            figure.map { value in spread > 0 ? (value - middle) / spread : 0 }
        }
        return OutlierScores(scores: scores, coverage: Coverage(self))
    }

    /// What stands for one standard deviation, from the distances to the median.
    private static func spread(_ deviations: [Double]) -> Double {
        let typical = Quartiles.sorted(deviations)?.median ?? 0
        return typical > 0 ? typical / 0.6745 : Means.mean(deviations) * 1.253314
    }
}
