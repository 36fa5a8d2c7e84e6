/// Counts of people that are to be published, and every way in which some add up to others.
///
/// A margin is anything that a reader can subtract from: a region and its authorities, a year and
/// its quarters, all and each category.
public struct CountTable: Hashable, Sendable {
    /// One count and those that add up to it, by their places.
    public struct Margin: Hashable, Sendable {
        /// The place of the sum.
        public let total: Int
        /// The places of its parts.
        public let parts: [Int]

        /// A sum and its parts.
        public init(total: Int, parts: [Int]) {
            self.total = total
            self.parts = parts
        }

        /// The places that it is about.
        var places: [Int] { parts + [total] }

        /// How much a place counts in the sum of the parts less the total.
        func sign(of place: Int) -> Int { place == total ? -1 : 1 }
    }

    /// The counts, in any order; nothing is below nought.
    public let counts: [Int64]
    /// The margins that are published.
    public let margins: [Margin]

    /// A table of counts and its margins; nil where a count is below nought, a place does not
    /// exist, or one stands twice in a margin.
    public init?(_ counts: [Int64], margins: [Margin]) {
        let isSound = margins.allSatisfy { margin in
            margin.places.allSatisfy { counts.indices.contains($0) }
                && Set(margin.places).count == margin.places.count
        }
        guard isSound, counts.allSatisfy({ (0...Self.largest).contains($0) }) else { return nil }
        self.counts = counts
        self.margins = margins
    }

    /// The largest count, up to which sums of them are exact.
    public static let largest: Int64 = 1_000_000_000_000
}

/// Which counts are too small to be shown.
public struct DisclosureRule: Hashable, Sendable {
    /// The counts that point at people. Nought is shown: it is about nobody.
    public let small: ClosedRange<Int64>

    /// Counts from 1 to 5 are too small, as in the statistics of children in need.
    public static let oneToFive = DisclosureRule(small: 1...5)

    /// Counts of this range, which begins above nought, are too small; nil for any other range.
    public init?(_ small: ClosedRange<Int64>) {
        guard small.lowerBound == 1 else { return nil }
        self.init(small: small)
    }

    private init(small: ClosedRange<Int64>) {
        self.small = small
    }
}

/// Which counts of a table are withheld, and why.
public struct Suppression: Hashable, Sendable {
    /// Those that are too small.
    public let primary: Set<Int>
    /// Those from which the small ones could be had back.
    public internal(set) var secondary: Set<Int>

    /// The count at a place is withheld.
    public func withholds(_ place: Int) -> Bool {
        primary.contains(place) || secondary.contains(place)
    }

    /// Every place that is withheld, in order.
    public var places: [Int] { primary.union(secondary).sorted() }
}
