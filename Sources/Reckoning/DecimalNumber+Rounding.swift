extension DecimalNumber {
    /// The number rounded to so many decimals, halves away from nought.
    public func rounded(decimals: Int) -> DecimalNumber {
        guard scale > max(0, decimals) else { return self }
        let divisor = Self.powersOfTen[scale - max(0, decimals)]
        return DecimalNumber(
            coefficient: Self.divided(coefficient, by: divisor), scale: max(0, decimals)) ?? self
    }

    /// The number rounded to the nearest multiple of a whole number above nought, halves away from
    /// nought: to 10, 15 is 20.
    public func rounded(toNearest step: Int64) -> DecimalNumber {
        let divisor = Int128(step) * Int128(Self.powersOfTen[scale])
        let half = Int128(coefficient).magnitude * 2
        let steps = (half + divisor.magnitude) / (2 * divisor.magnitude) * step.magnitude.wide
        guard let magnitude = Int64(exactly: steps) else { return self }
        return DecimalNumber(coefficient < 0 ? -magnitude : magnitude)
    }

    private static func divided(_ number: Int64, by divisor: Int64) -> Int64 {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        guard rest.magnitude * 2 >= divisor.magnitude else { return quotient }
        return quotient + (number < 0 ? -1 : 1)
    }
}

extension UInt64 {
    fileprivate var wide: UInt128 { UInt128(self) }
}
