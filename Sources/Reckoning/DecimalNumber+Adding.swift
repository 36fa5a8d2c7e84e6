extension DecimalNumber {
    /// The exact sum of both; nil when it cannot be held.
    public func adding(_ other: DecimalNumber) -> DecimalNumber? { Self.sum([self, other]) }

    /// The exact sum; nil when it cannot be held, whatever its parts came to on the way.
    public static func sum(_ numbers: some Sequence<DecimalNumber>) -> DecimalNumber? {
        var units = Int128(0)
        for number in numbers {
            let (total, isTooLarge) = units.addingReportingOverflow(number.units)
            if isTooLarge { return nil }
            units = total
        }
        return DecimalNumber(units: units)
    }

    /// The number in units of 10^-15, which is exact for every number.
    private var units: Int128 {
        Int128(coefficient) * Int128(Self.powersOfTen[Self.maximumScale - scale])
    }

    private init?(units: Int128) {
        var digits = units
        var decimals = Self.maximumScale
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        guard let coefficient = Int64(exactly: digits) else { return nil }
        self.init(coefficient: coefficient, scale: decimals)
    }
}
