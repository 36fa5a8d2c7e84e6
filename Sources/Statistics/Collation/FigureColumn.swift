public import Reckoning

/// The figures of many bodies in answer to one question, in the order of the bodies: whole numbers
/// of one unit, so that sums are exact and quick.
public struct FigureColumn: Hashable, Sendable {
    /// The figures are in units of 10^-`scale`.
    let scale: Int
    let units: [Int128]
    /// Why there is no figure, where there is none.
    let reasons: [MissingReason?]
    /// The places of figures that were estimated, not given.
    let estimated: Set<Int>

    /// The column of figures in their order.
    public init(_ figures: [Figure<DecimalNumber>]) {
        let scale = figures.reduce(0) { max($0, $1.value?.scale ?? 0) }
        let powers = (0...scale).map { ExactQuotient.power($0) }
        self.init(
            scale: scale,
            units: figures.map { figure in
                figure.value.map { Int128($0.coefficient) * powers[scale - $0.scale] } ?? 0
            },
            reasons: figures.map(\.reason), estimated: [])
    }

    init(scale: Int, units: [Int128], reasons: [MissingReason?], estimated: Set<Int>) {
        self.scale = scale
        self.units = units
        self.reasons = reasons
        self.estimated = estimated
    }

    /// How many bodies it is of.
    public var count: Int { units.count }

    /// The figure of a body, or why there is none.
    public subscript(place: Int) -> Figure<DecimalNumber> {
        if let reason = reasons[place] { return .missing(reason) }
        let number = ExactQuotient(units[place], scale: scale)?.rounded(
            decimals: min(scale, DecimalNumber.maximumScale))
        return number.map(Figure.given) ?? .missing(.notGiven)
    }

    /// The figure of a body was estimated.
    public func isEstimated(_ place: Int) -> Bool { estimated.contains(place) }

    /// What stands at these places, and why nothing does at others.
    public func coverage(of places: [Int]) -> Coverage {
        var missing: [MissingReason: Int] = [:]
        var estimates = 0
        for place in places {
            if let reason = reasons[place] {
                missing[reason, default: 0] += 1
            } else if estimated.contains(place) {
                estimates += 1
            }
        }
        let given = places.count - estimates - missing.values.reduce(0, +)
        return Coverage(given: given, missing: missing, estimated: estimates)
    }

    /// The per cent by which each figure is more than in another column, to six decimals; not
    /// applicable where it began at nought or below.
    public func percentChanges(from before: FigureColumn) -> FigureColumn {
        FigureColumn(
            (0..<count).map { place in
                if let reason = before.reasons[place] ?? reasons[place] { return .missing(reason) }
                guard let now = ExactQuotient(units[place], scale: scale),
                    let start = ExactQuotient(before.units[place], scale: before.scale),
                    let change = now.percent(of: start, less: 100)?.rounded(decimals: 6)
                else { return .missing(.notApplicable) }
                return .given(change)
            })
    }
}

extension Figure {
    /// Why there is none, where there is none.
    public var reason: MissingReason? {
        if case .missing(let reason) = self { reason } else { nil }
    }
}
