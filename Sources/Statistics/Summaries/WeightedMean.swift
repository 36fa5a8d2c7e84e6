/// What figures are weighted by, under its name: `pupils on the roll`.
public struct Weighting: Hashable, Sendable {
    /// What the weights are, as a note says it.
    public let name: String
    /// One weight for each figure, in the same order.
    public let weights: [Figure<Double>]

    /// Weights under a name.
    public init(_ name: String, _ weights: [Figure<Double>]) {
        self.name = name
        self.weights = weights
    }
}

/// A mean in which larger bodies count for more.
public struct WeightedMean: Hashable, Sendable {
    /// What it is weighted by.
    public let weighting: String
    /// The mean of the figures that have both a value and a weight, and the coverage of the values.
    public let summary: Summary<Double>
    /// How many figures are given and still not in the mean, since their weight is missing.
    public let withoutWeight: Int
}

extension Sequence where Element == Figure<Double> {
    /// The mean weighted by something that is named; weights beyond the figures are not looked at.
    public func mean(weightedBy weighting: Weighting) -> WeightedMean {
        var pairs: [(value: Double, weight: Double)] = []
        var withoutWeight = 0
        for (place, figure) in enumerated() {
            guard let value = figure.value else { continue }
            let weights = weighting.weights
            if place < weights.count, let weight = weights[place].value {
                pairs.append((value, weight))
            } else {
                withoutWeight += 1
            }
        }
        return WeightedMean(
            weighting: weighting.name, summary: Summary(Self.mean(pairs), Coverage(self)),
            withoutWeight: withoutWeight)
    }

    private static func mean(_ pairs: [(value: Double, weight: Double)]) -> SummaryOutcome<Double> {
        guard let first = pairs.first?.value else { return .nothingGiven }
        let weight = pairs.reduce(0) { $0 + $1.weight }
        guard weight > 0, pairs.allSatisfy({ $0.weight >= 0 }) else { return .withoutWeight }
        let distance = pairs.reduce(0) { $0 + ($1.value - first) * $1.weight }
        return .checked(first + distance / weight)
    }
}
