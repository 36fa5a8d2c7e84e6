public import Reckoning

/// A part of a whole, rounded by itself: shares of one whole need not come to exactly 100.
public struct Share: Hashable, Sendable {
    /// The part.
    public let part: Int
    /// The whole, of which this is a part.
    public let whole: Int

    /// The share in hundredths, halves rounded up; nil of nothing.
    public func percent(decimals: Int = 0) -> DecimalNumber? {
        guard whole > 0, part >= 0, (0...6).contains(decimals) else { return nil }
        let hundredths = (0..<decimals).reduce(Int128(part) * 100) { units, _ in units * 10 }
        let rounded = (2 * hundredths + Int128(whole)) / (2 * Int128(whole))
        return Int64(exactly: rounded).flatMap { DecimalNumber(coefficient: $0, scale: decimals) }
    }
}

extension Sequence<Int> {
    /// Each count as a share of them all.
    public var shares: [Share] {
        let whole = reduce(0, +)
        return map { Share(part: $0, whole: whole) }
    }
}
