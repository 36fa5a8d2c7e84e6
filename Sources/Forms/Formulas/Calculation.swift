/// Arithmetic as LibreOffice Calc does it: numbers are taken to have 15 digits, so that what is
/// only the noise of binary fractions does not show.
enum Calculation {
    /// The numbers differ by no more than binary noise; whole numbers must be the same.
    static func same(_ first: Double, _ second: Double) -> Bool {
        if first == second { return true }
        let difference = (first - second).magnitude
        guard difference.isFinite else { return false }
        let smaller = min(first.magnitude, second.magnitude)
        guard difference < smaller * 0x1p-48 else { return false }
        return !(isWhole(first) && isWhole(second))
    }

    /// The sum, or nought when what is left is only noise.
    static func add(_ first: Double, _ second: Double) -> Double {
        let opposed = (first < 0 && second > 0) || (first > 0 && second < 0)
        return opposed && same(first, -second) ? 0 : first + second
    }

    /// The difference, or nought when what is left is only noise.
    static func subtract(_ first: Double, _ second: Double) -> Double {
        add(first, -second)
    }

    /// The largest whole number that is not above the number's first 15 digits.
    static func floor(_ number: Double) -> Double { settled(number).rounded(.down) }

    /// The smallest whole number that is not below the number's first 15 digits.
    static func ceiling(_ number: Double) -> Double { settled(number).rounded(.up) }

    /// The whole number left when the decimals of the first 15 digits are cut off.
    static func truncated(_ number: Double) -> Double {
        settled(number).rounded(.towardZero)
    }

    /// What is left of `number` divided by `divisor`, with the sign of the divisor; nil when the
    /// digits of a number do not reach that far.
    static func remainder(_ number: Double, _ divisor: Double) -> Double? {
        let rest = subtract(number, floor(number / divisor) * divisor)
        let fits = divisor > 0 ? rest >= 0 && rest < divisor : rest <= 0 && rest > divisor
        return fits ? rest : nil
    }

    /// A whole number that a Double holds exactly.
    static func isWhole(_ number: Double) -> Bool {
        number.magnitude <= 0x1p53 && number == number.rounded(.down)
    }

    /// Ten to a whole power, correctly rounded.
    static func powerOfTen(_ exponent: Int) -> Double {
        exponent < 0 ? 0 : exponent < powersOfTen.count ? powersOfTen[exponent] : .infinity
    }

    private static let powersOfTen: [Double] = (0...308).map { Double("1e\($0)") ?? .infinity }

    /// The number rounded to 15 digits, unless it is nearly whole in binary already.
    static func settled(_ number: Double) -> Double {
        let size = number.magnitude
        guard number != 0, number.isFinite, size <= 0x1p41, !isWhole(number), !isCoarse(size)
        else { return number }
        let places = 14 - DecimalDigits(size).exponent
        let digits = scaled(size, by: places).rounded(.toNearestOrAwayFromZero)
        let rounded = scaled(digits, by: -places)
        guard rounded.isFinite else { return number }
        return number < 0 ? -rounded : rounded
    }

    /// At most eleven binary digits stand behind the point.
    private static func isCoarse(_ size: Double) -> Bool {
        let shifted = size * 0x1p11
        return shifted == shifted.rounded(.down)
    }

    private static func scaled(_ number: Double, by places: Int) -> Double {
        places < 0 ? number / powerOfTen(-places) : number * powerOfTen(places)
    }
}
