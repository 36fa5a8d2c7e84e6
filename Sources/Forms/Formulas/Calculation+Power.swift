/// A number to twice the precision of a Double: the unevaluated sum of two.
private struct TwinDouble {
    var high: Double
    var low: Double = 0

    init(_ high: Double, _ low: Double = 0) {
        self.high = high
        self.low = low
    }

    /// The exact sum of two numbers.
    static func sum(_ first: Double, _ second: Double) -> TwinDouble {
        let high = first + second
        let part = high - first
        return TwinDouble(high, (first - (high - part)) + (second - part))
    }

    /// The exact product of two numbers.
    static func product(_ first: Double, _ second: Double) -> TwinDouble {
        let high = first * second
        return TwinDouble(high, (-high).addingProduct(first, second))
    }

    static func + (left: TwinDouble, right: TwinDouble) -> TwinDouble {
        let (high, low) = (sum(left.high, right.high), sum(left.low, right.low))
        let first = sum(high.high, high.low + low.high)
        return sum(first.high, first.low + low.low)
    }

    static func * (left: TwinDouble, right: TwinDouble) -> TwinDouble {
        let exact = product(left.high, right.high)
        return sum(exact.high, exact.low + (left.high * right.low + left.low * right.high))
    }

    static func / (left: TwinDouble, right: TwinDouble) -> TwinDouble {
        let first = left.high / right.high
        let rest = left + right * TwinDouble(-first)
        let second = rest.high / right.high
        let last = rest + right * TwinDouble(-second)
        return sum(first, second) + TwinDouble(last.high / right.high)
    }

    /// Twice as large or small, so many times.
    func scaled(_ exponent: Int) -> TwinDouble {
        TwinDouble(
            Double(sign: .plus, exponent: exponent, significand: high),
            Double(sign: .plus, exponent: exponent, significand: low))
    }
}

extension TwinDouble {
    /// The natural logarithm of 2.
    static let logarithmOfTwo = TwinDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)

    /// The natural logarithm of a positive, finite number.
    static func logarithm(_ number: Double) -> TwinDouble {
        var exponent = Int(number.exponent)
        var part = number.significand
        if part > 1.4142135623730951 {
            part /= 2
            exponent += 1
        }
        return logarithmOfTwo * TwinDouble(Double(exponent)) + logarithmNearOne(part)
    }

    /// ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1), which is below 0.172.
    private static func logarithmNearOne(_ number: Double) -> TwinDouble {
        let ratio = TwinDouble(number - 1) / sum(number, 1)
        let square = ratio * ratio
        var total = TwinDouble(0)
        for odd in stride(from: 45.0, through: 1, by: -2) {
            total = total * square + TwinDouble(1) / TwinDouble(odd)
        }
        return total * ratio * TwinDouble(2)
    }

    /// The exponential function; nought or infinity out of a Double's range.
    static func exponential(_ power: TwinDouble) -> Double {
        guard power.high < 710, power.high > -746 else { return power.high > 0 ? .infinity : 0 }
        let twos = (power.high / logarithmOfTwo.high).rounded()
        let rest = (power + logarithmOfTwo * TwinDouble(-twos)).scaled(-8)
        var total = TwinDouble(1)
        for factor in stride(from: 14.0, through: 1, by: -1) {
            total = TwinDouble(1) + total * rest / TwinDouble(factor)
        }
        for _ in 0..<8 { total = total * total }
        let half = total.scaled(Int(twos) / 2)
        let whole = half.scaled(Int(twos) - Int(twos) / 2)
        return whole.high + whole.low
    }
}

extension Calculation {
    /// `base` to the power of `exponent`, rounded nearly always to the nearest number; nil where
    /// there is none or it is too large or too small to hold.
    ///
    /// A negative base has powers that are whole or one over an odd number: (-8)^(1/3) is -2.
    static func power(_ base: Double, _ exponent: Double) -> Double? {
        guard base.isFinite, exponent.isFinite else { return nil }
        if exponent == 0 || base == 1 { return 1 }
        if base == 0 { return exponent > 0 ? 0 : nil }
        guard base < 0 else { return positivePower(base, exponent) }
        guard let isOdd = oddness(exponent), let size = positivePower(-base, exponent) else {
            return nil
        }
        return isOdd ? -size : size
    }

    /// Whether a whole exponent, or one over a whole number, is odd; nil when it is neither.
    private static func oddness(_ exponent: Double) -> Bool? {
        if exponent == exponent.rounded() {
            return exponent.truncatingRemainder(dividingBy: 2) != 0
        }
        let inverse = 1 / exponent
        let isWhole = same(inverse, inverse.rounded())
        return isWhole && inverse.rounded().truncatingRemainder(dividingBy: 2) != 0 ? true : nil
    }

    private static func positivePower(_ base: Double, _ exponent: Double) -> Double? {
        if exponent == 0.5 { return base.squareRoot() }
        let power = TwinDouble.logarithm(base) * TwinDouble(exponent)
        guard power.high.isFinite else { return base == 1 ? 1 : nil }
        let result = TwinDouble.exponential(power)
        return result.isNormal ? result : nil
    }
}
