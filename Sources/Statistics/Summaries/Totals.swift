public import Reckoning

extension Sequence where Element == Figure<DecimalNumber> {
    /// The exact total of the figures that are given.
    public var total: Summary<DecimalNumber> {
        let given = compactMap(\.value)
        let coverage = Coverage(self)
        guard !given.isEmpty else { return Summary(.nothingGiven, coverage) }
        let total = DecimalNumber.sum(given)
        return Summary(total.map(SummaryOutcome.value) ?? .tooLarge, coverage)
    }
}

extension Sequence where Element == Figure<Double> {
    /// The unweighted mean of the figures that are given: each counts the same, however large its
    /// body.
    public var mean: Summary<Double> {
        let given = compactMap(\.value)
        return Summary(given.isEmpty ? .nothingGiven : .checked(Means.mean(given)), Coverage(self))
    }
}

extension SummaryOutcome<Double> {
    /// The value, unless it ran over.
    static func checked(_ value: Double) -> SummaryOutcome {
        value.isFinite ? .value(value) : .tooLarge
    }
}

/// Means without a figure missing.
enum Means {
    /// The mean, exact for equal figures: their distances from the first are averaged.
    static func mean(_ values: [Double]) -> Double {
        guard let first = values.first else { return 0 }
        return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    }
}
