/// A check that only whoever has the figures of all bodies can make.
public enum CrossCheck: String, Hashable, Sendable, CaseIterable {
    /// The figure lies far from those of bodies of its class.
    case level
    /// The figure changed since the period before unlike those of the others.
    case change
    /// Every figure of a block is the one of the period before.
    case unchanged
    /// Every line of a block rose or fell by the same rate.
    case uplift
    /// The rate is many times, or a fraction of, what is usual in its region.
    case peers
}

/// One line that all bodies fill in: its figures now and in the period before, in the order of the
/// bodies.
public struct CrossLine: Sendable {
    /// What it is known by.
    public let id: String
    /// The block that it is part of, in which whoever fills it in answers together.
    public let block: String
    /// The figures now.
    public let now: [Figure<Double>]
    /// The figures of the same bodies before; missing where a body did not exist.
    public let before: [Figure<Double>]
    /// The figures are rates, such as prices or shares, which do not grow with the body.
    public let isRate: Bool
    /// The bodies that gave both figures, by place, with these.
    public let pairs: [(place: Int, before: Double, now: Double)]
    /// The sums of these.
    let sums: (before: Double, now: Double)
    /// The sum of what was given now.
    public let total: Double

    /// A line of a block; bodies that stand in only one of the two lists are not looked at.
    public init(
        _ id: String, in block: String, now: [Figure<Double>], before: [Figure<Double>],
        isRate: Bool
    ) {
        self.id = id
        self.block = block
        self.now = now
        self.before = before
        self.isRate = isRate
        pairs = zip(before, now).enumerated().compactMap { place, figures in
            figures.0.value.flatMap { before in figures.1.value.map { (place, before, $0) } }
        }
        sums = pairs.reduce((0, 0)) { ($0.0 + $1.before, $0.1 + $1.now) }
        total = now.compactMap(\.value).reduce(0, +)
    }
}

/// What a check across bodies found about one of them.
public struct CrossFinding: Hashable, Sendable {
    /// The check.
    public let check: CrossCheck
    /// The place of the body.
    public let body: Int
    /// The line; for a whole block, the one where most is at stake for the total.
    public let line: String
    /// What the body gave.
    public let figure: Double
    /// What it gave in the period before, where it did.
    public let before: Double?
    /// What one would expect from the others.
    public let comparison: Double
    /// How far the figure is out, as the check measures it: a score, or a ratio.
    public let measure: Double
    /// What all bodies gave on the line together.
    public let total: Double
    /// How many bodies the comparison rests on.
    public let bodies: Int

    /// By how much the total would differ were the figure as the others lead one to expect.
    public var effect: Double { figure - comparison }

    /// The effect in hundredths of the total; nil where the total is nought. For rates it is the
    /// effect on their mean.
    public var effectPercent: Double? { total == 0 ? nil : effect / total * 100 }
}

/// From where on a check speaks up.
public struct CrossBounds: Hashable, Sendable {
    /// A check needs so many figures to compare with.
    public var leastBodies = 12
    /// The magnitude of a robust score from which a level is worth a look (Iglewicz and Hoaglin).
    public var score = OutlierScores.notable
    /// How many quartile distances from the median a change is worth a look.
    public var distances = 7.0
    /// A change closer to that of the others than this share is never worth a look.
    public var leastChange = 0.05
    /// A rate so many times the usual one, or so small a part of it, is worth a look.
    public var ratio = 1.5
    /// Lines rose by the same rate when their rates differ by no more than this share.
    public var sameness = 0.000_5
    /// So many lines make a pattern.
    public var leastLines = 2

    /// The usual bounds.
    public init() {}
}
