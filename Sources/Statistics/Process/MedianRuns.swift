/// The median of a few figures and the runs about it: what a run chart shows.
///
/// A figure on the median neither breaks a run nor counts in it (Perla, Provost and Murray, "The
/// run chart: a simple analytical tool", BMJ Quality and Safety 20, 2011).
public struct MedianRuns: Hashable, Sendable {
    /// The median of the figures, nought when there are none.
    public let median: Double
    /// How many runs of figures lie on one side of the median.
    public let runs: Int
    /// How many figures the longest run has.
    public let longest: Int
    /// How many figures do not lie on the median.
    public let useful: Int

    /// The runs of figures in their order.
    public init(_ values: [Double]) {
        let middle = Quartiles.sorted(values)?.median ?? 0
        var lengths: [Int] = []
        var last: Side?
        for value in values where value != middle {
            let side: Side = value > middle ? .high : .low
            if side == last { lengths[lengths.count - 1] += 1 } else { lengths.append(1) }
            last = side
        }
        median = middle
        runs = lengths.count
        longest = lengths.max() ?? 0
        useful = lengths.reduce(0, +)
    }
}
