/// An exact decimal number: a whole coefficient and how many of its digits are decimals.
///
/// At most 18 significant digits and 15 decimals; always kept without trailing zero decimals, so
/// that equal numbers are equal values and have one written form.
public struct DecimalNumber: Hashable, Sendable {
    /// The digits of the number, signed, without the decimal point.
    public let coefficient: Int64
    /// How many of the coefficient's digits stand behind the decimal point, 0 to 15.
    public let scale: Int

    /// The most decimals a number can carry.
    public static let maximumScale = 15
    /// Nought.
    public static let zero = DecimalNumber(0)

    /// A whole number.
    public init(_ whole: Int64) {
        self.coefficient = whole
        self.scale = 0
    }

    /// `coefficient` × 10^-`scale`, brought to its shortest form; nil when `scale` is out of
    /// bounds.
    public init?(coefficient: Int64, scale: Int) {
        guard (0...Self.maximumScale).contains(scale) else { return nil }
        var digits = coefficient
        var decimals = scale
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        self.coefficient = digits
        self.scale = decimals
    }

    /// The number has no decimals.
    public var isWhole: Bool { scale == 0 }

    /// The nearest binary floating-point number, as formulas calculate with.
    public var double: Double {
        Double(coefficient) / Double(Self.powersOfTen[scale])
    }

    /// The number that `double` stands for, rounded half away from nought to `decimals`; nil when
    /// it is not finite or too large to hold.
    public init?(_ double: Double, decimals: Int) {
        guard double.isFinite, (0...Self.maximumScale).contains(decimals) else { return nil }
        let scaled = double * Double(Self.powersOfTen[decimals])
        // A spreadsheet shows 15 digits: 2.675 is stored a little below and must still round up.
        // A number so large has no digits left that could have been lost.
        let nudge = scaled.magnitude < 1e14 ? scaled * 4e-16 : 0
        let nudged = scaled + nudge
        let rounded = nudged.rounded(.toNearestOrAwayFromZero)
        guard rounded.magnitude < 9.2e18 else { return nil }
        self.init(coefficient: Int64(rounded), scale: decimals)
    }

    /// The number times ten to the `power`, exactly; nil when it cannot be held.
    public func shifted(by power: Int) -> DecimalNumber? {
        guard (0...18).contains(power) else { return nil }
        if power <= scale { return DecimalNumber(coefficient: coefficient, scale: scale - power) }
        let (digits, isTooLarge) = coefficient.multipliedReportingOverflow(
            by: Self.powersOfTen[power - scale])
        return isTooLarge ? nil : DecimalNumber(coefficient: digits, scale: 0)
    }

    static let powersOfTen: [Int64] = (0...18).map { exponent in
        (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
    }
}

extension DecimalNumber: Comparable {
    /// Smaller in value, whatever the scales.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        let first = left.coefficient.multipliedFullWidth(by: powersOfTen[scale - left.scale])
        let second = right.coefficient.multipliedFullWidth(by: powersOfTen[scale - right.scale])
        return first.high == second.high ? first.low < second.low : first.high < second.high
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The plain form a machine reads: `-1234.5`, no commas, no exponent.
    public var description: String {
        guard scale > 0 else { return String(coefficient) }
        let digits = String(coefficient.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let split = padded.index(padded.endIndex, offsetBy: -scale)
        return (coefficient < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
    }

    /// The form a person reads: commas from 1,000, and at least `decimals` decimals.
    public func formatted(decimals: Int = 0) -> String {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        let negative = parts[0].hasPrefix("-")
        let whole = Self.grouped(negative ? parts[0].dropFirst() : parts[0])
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
        return (negative ? "−" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    static func grouped(_ digits: some StringProtocol) -> String {
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
