/// A pattern that chance hardly ever makes, with all the figures of its run.
public struct Signal: Hashable, Sendable {
    /// What pattern it is.
    public let rule: SignalRule
    /// Where it lies, or which way it goes.
    public let side: Side
    /// The places of its figures in the series, ascending.
    public let points: [Int]
}

/// The four signals of "plot the dots", the one that says most first.
///
/// Source: NHS England, Making Data Count, in the order of precedence of `NHSRplotthedots`.
public enum SignalRule: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// A point outside the limits.
    case outsideLimits
    /// Seven points or more, each higher or each lower than the last.
    case trend
    /// Two of three points in a row that are close to the same limit.
    case twoOfThree
    /// Seven points or more in a row on one side of the mean; a point on the mean ends the run.
    case oneSide

    /// How many points make a trend or a run on one side.
    public static let runLength = 7

    /// Says more than the other.
    public static func < (left: SignalRule, right: SignalRule) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Signal {
    /// All signals among the figures of a stretch, which begins at a place in the series.
    static func found(in values: [Double], at start: Int, _ limits: ControlLimits) -> [Signal] {
        let sides = values.map { limits.side(of: $0) }
        let steps = zip(values, values.dropFirst()).map { before, after -> Side? in
            before == after ? nil : after > before ? .high : .low
        }
        let found =
            outside(values.map { limits.exceeded(by: $0) })
            + runs(of: steps, atLeast: SignalRule.runLength - 1).map { side, steps in
                Signal(rule: .trend, side: side, points: Array(steps.lowerBound...steps.upperBound))
            }
            + twoOfThree(values.map { limits.neared(by: $0) })
            + runs(of: sides, atLeast: SignalRule.runLength).map { side, points in
                Signal(rule: .oneSide, side: side, points: Array(points))
            }
        return found.map { signal in
            Signal(
                rule: signal.rule, side: signal.side, points: signal.points.map { $0 + start })
        }
    }

    private static func outside(_ exceeded: [Side?]) -> [Signal] {
        exceeded.enumerated().compactMap { place, side in
            side.map { Signal(rule: .outsideLimits, side: $0, points: [place]) }
        }
    }

    /// The longest runs of one side that are long enough.
    private static func runs(of sides: [Side?], atLeast length: Int) -> [(Side, Range<Int>)] {
        var found: [(Side, Range<Int>)] = []
        var start = 0
        for end in 1...max(1, sides.count) where end <= sides.count {
            if end < sides.count, sides[end] == sides[start] { continue }
            if let side = sides[start], end - start >= length { found.append((side, start..<end)) }
            start = end
        }
        return found
    }

    /// Of each three in a row, the points close to the same limit when they are two or three; those
    /// that share a point are one signal.
    private static func twoOfThree(_ neared: [Side?]) -> [Signal] {
        Side.allCases.flatMap { side -> [Signal] in
            var found: [Signal] = []
            for start in 0..<max(0, neared.count - 2) {
                let close = (start..<start + 3).filter { neared[$0] == side }
                guard close.count > 1 else { continue }
                let before = found.last?.points ?? []
                if Set(before).isDisjoint(with: close) {
                    found.append(Signal(rule: .twoOfThree, side: side, points: close))
                } else {
                    let points = Set(before).union(close).sorted()
                    found[found.count - 1] = Signal(rule: .twoOfThree, side: side, points: points)
                }
            }
            return found
        }
    }
}
