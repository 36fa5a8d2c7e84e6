public import Reckoning

/// A change in hundredths of where it began, where that means something.
public enum PercentChange: Hashable, Sendable {
    /// So many per cent more, or less when negative.
    case percent(Double)
    /// It began at nought: no number of per cent leads from there.
    case fromNought
    /// It began below nought, where per cent mislead.
    case fromNegative

    /// The change from one figure to another.
    public init(from before: Double, to now: Double) {
        if before == 0 {
            self = .fromNought
        } else if before < 0 {
            self = .fromNegative
        } else {
            self = .percent((now - before) / before * 100)
        }
    }
}

/// How a total changed, among those bodies only that gave both figures.
public struct MatchedChange: Hashable, Sendable {
    /// Their exact total before.
    public let before: Summary<DecimalNumber>
    /// Their exact total now.
    public let now: Summary<DecimalNumber>
    /// The change in hundredths; nil where a total cannot be given.
    public let change: PercentChange?

    /// The change between two lists of figures of the same bodies in the same order; bodies that
    /// stand in only one of them are not looked at.
    ///
    /// A body that lacks one of its figures is missing in both totals, for the reason of the
    /// earlier figure, or else of the later.
    public init(from before: [Figure<DecimalNumber>], to now: [Figure<DecimalNumber>]) {
        let pairs = zip(before, now)
        let old = pairs.map { Self.matched($0, $1) }.total
        let new = pairs.map { before, now in
            if case .missing = before { before } else { now }
        }.total
        self.before = old
        self.now = new
        change = old.value.flatMap { old in
            new.value.map { PercentChange(from: old.double, to: $0.double) }
        }
    }

    private static func matched(
        _ figure: Figure<DecimalNumber>, _ other: Figure<DecimalNumber>
    ) -> Figure<DecimalNumber> {
        guard case .given = figure, case .missing(let reason) = other else { return figure }
        return .missing(reason)
    }
}
