public import Reckoning

/// A quotient of whole numbers, kept exactly and rounded once, when it is shown.
public struct ExactQuotient: Hashable, Sendable {
    private let numerator: Int128
    private let denominator: Int128

    /// The quotient of two whole numbers, the lower one above nought, in units of 10^-`scale`; nil
    /// where it cannot be held.
    init?(_ numerator: Int128, by denominator: Int128 = 1, scale: Int) {
        guard denominator > 0, (0...ExactQuotient.mostScale).contains(scale),
            let whole = denominator.times(ExactQuotient.power(scale))
        else { return nil }
        self.numerator = numerator
        self.denominator = whole
    }

    private static let mostScale = 36

    static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }

    /// The number rounded to so many decimals, halves away from nought; nil where it cannot be
    /// held.
    public func rounded(decimals: Int) -> DecimalNumber? {
        guard (0...DecimalNumber.maximumScale).contains(decimals) else { return nil }
        var (upper, lower) = (numerator, denominator)
        var factor = ExactQuotient.power(decimals)
        while factor % 10 == 0, factor > 1, lower % 10 == 0 {
            lower /= 10
            factor /= 10
        }
        guard let scaled = upper.times(factor) else { return nil }
        upper = scaled
        let (quotient, rest) = upper.quotientAndRemainder(dividingBy: lower)
        let isUp = rest.magnitude >= lower.magnitude - rest.magnitude
        let rounded = isUp ? quotient + (upper < 0 ? -1 : 1) : quotient
        return Int64(exactly: rounded).flatMap { DecimalNumber(coefficient: $0, scale: decimals) }
    }

    /// It is more than nothing, however little.
    public var isAboveNought: Bool { numerator > 0 }

    /// The quotient of two quotients in hundredths, less so many: the per cent that one is of the
    /// other, or by which it is more. Nil below or at nought, or where it cannot be held.
    func percent(of whole: ExactQuotient, less: Int128 = 0) -> ExactQuotient? {
        guard whole.numerator > 0, let above = numerator.times(whole.denominator),
            let below = denominator.times(whole.numerator),
            let hundred = above.times(100), let less = below.times(less)
        else { return nil }
        let (difference, isTooLarge) = hundred.subtractingReportingOverflow(less)
        return isTooLarge ? nil : ExactQuotient(difference, by: below, scale: 0)
    }
}

extension Int128 {
    /// The product; nil where it cannot be held.
    func times(_ other: Int128) -> Int128? {
        let (product, isTooLarge) = multipliedReportingOverflow(by: other)
        return isTooLarge ? nil : product
    }

    /// The sum; nil where it cannot be held.
    func plus(_ other: Int128) -> Int128? {
        let (sum, isTooLarge) = addingReportingOverflow(other)
        return isTooLarge ? nil : sum
    }
}
