import Reckoning

/// What the figures of a group of bodies come to, never without its coverage.
public struct GroupSummary: Hashable, Sendable {
    /// What it rests on.
    public let coverage: Coverage
    private let figures: [Statistic: ExactQuotient]

    /// The value of a statistic; nil where nothing was given or it cannot be held.
    public subscript(statistic: Statistic) -> ExactQuotient? { figures[statistic] }

    init(_ coverage: Coverage, _ figures: [Statistic: ExactQuotient]) {
        self.coverage = coverage
        self.figures = figures
    }
}

/// How one figure is made of many.
public enum Statistic: String, Hashable, Sendable, CaseIterable {
    /// What one body gave.
    case value
    /// The sum.
    case total
    /// The mean in which each body counts the same.
    case mean
    /// The mean in which each body counts by a weight that is named.
    case weightedMean
    /// Half of the figures are no larger.
    case median
    /// A quarter of the figures are no larger.
    case lowerQuartile
    /// Three quarters of the figures are no larger.
    case upperQuartile
    /// The smallest figure.
    case least
    /// The largest figure.
    case most
    /// How many bodies gave a figure.
    case bodies
    /// The per cent by which a total is more than another, among bodies that gave both.
    case changeOfTotal
    /// The per cent of bodies whose figure is more than the other.
    case shareHigher
    /// The per cent of bodies whose figure is less than the other.
    case shareLower
    /// The per cent of bodies that chose an option.
    case share
}

extension FigureColumn {
    /// The summary of the figures at these places.
    ///
    /// Quartiles lie on a straight line between two figures, as in Excel's `QUARTILE.INC`
    /// (Hyndman and Fan, 1996, definition 7).
    public func summary(of places: [Int], weightedBy weights: FigureColumn? = nil) -> GroupSummary {
        let ordered = places.filter { reasons[$0] == nil }.map { units[$0] }.sorted()
        var figures: [Statistic: ExactQuotient] = [:]
        figures[.bodies] = ExactQuotient(Int128(ordered.count), scale: 0)
        if let first = ordered.first, let last = ordered.last {
            let total = ordered.reduce(Optional(Int128(0))) { sum, unit in sum?.plus(unit) }
            figures[.total] = total.flatMap { ExactQuotient($0, scale: scale) }
            figures[.mean] = total.flatMap {
                ExactQuotient($0, by: Int128(ordered.count), scale: scale)
            }
            figures[.lowerQuartile] = quartile(1, of: ordered)
            figures[.median] = quartile(2, of: ordered)
            figures[.upperQuartile] = quartile(3, of: ordered)
            figures[.least] = ExactQuotient(first, scale: scale)
            figures[.most] = ExactQuotient(last, scale: scale)
        }
        figures[.weightedMean] = weights.flatMap { weightedMean(of: places, by: $0) }
        return GroupSummary(coverage(of: places), figures)
    }

    /// The value so many quarters of the way along figures in their order.
    private func quartile(_ quarters: Int, of ordered: [Int128]) -> ExactQuotient? {
        let (place, rest) = (quarters * (ordered.count - 1)).quotientAndRemainder(dividingBy: 4)
        let low = ordered[place]
        let high = rest == 0 ? low : ordered[place + 1]
        guard let four = low.times(4), let step = (high - low).times(Int128(rest)),
            let sum = four.plus(step)
        else { return nil }
        return ExactQuotient(sum, by: 4, scale: scale)
    }

    /// The mean weighted by another column; bodies without a weight are left out, and there is none
    /// where a weight is negative or all are nought.
    private func weightedMean(of places: [Int], by weights: FigureColumn) -> ExactQuotient? {
        var (sum, whole) = (Int128(0), Int128(0))
        for place in places where reasons[place] == nil && weights.reasons[place] == nil {
            let weight = weights.units[place]
            guard weight >= 0, let product = units[place].times(weight),
                let next = sum.plus(product), let more = whole.plus(weight)
            else { return nil }
            (sum, whole) = (next, more)
        }
        return ExactQuotient(sum, by: whole, scale: scale)
    }

    /// How a total changed among the bodies that gave both figures, and how many rose and fell.
    public func change(from before: FigureColumn, at places: [Int]) -> GroupSummary {
        let both = places.filter { reasons[$0] == nil && before.reasons[$0] == nil }
        let more = max(scale, before.scale)
        let (ours, theirs) = (
            ExactQuotient.power(more - scale), ExactQuotient.power(more - before.scale)
        )
        var (old, new, rose, fell) = (Int128(0), Int128(0), 0, 0)
        for place in both {
            guard let now = units[place].times(ours), let then = before.units[place].times(theirs),
                let sum = new.plus(now), let earlier = old.plus(then)
            else { return GroupSummary(coverage(of: places), [:]) }
            (new, old) = (sum, earlier)
            rose += now > then ? 1 : 0
            fell += now < then ? 1 : 0
        }
        var figures: [Statistic: ExactQuotient] = [:]
        figures[.bodies] = ExactQuotient(Int128(both.count), scale: 0)
        figures[.changeOfTotal] = ExactQuotient(new, scale: more).flatMap { now in
            ExactQuotient(old, scale: more).flatMap { now.percent(of: $0, less: 100) }
        }
        let count = Int128(both.count)
        figures[.shareHigher] = ExactQuotient(Int128(rose) * 100, by: count, scale: 0)
        figures[.shareLower] = ExactQuotient(Int128(fell) * 100, by: count, scale: 0)
        return GroupSummary(matched(with: before).coverage(of: places), figures)
    }

    /// The column without the figures that another lacks.
    private func matched(with other: FigureColumn) -> FigureColumn {
        FigureColumn(
            scale: scale, units: units,
            reasons: zip(other.reasons, reasons).map { $0 ?? $1 },
            estimated: estimated.union(other.estimated))
    }
}
