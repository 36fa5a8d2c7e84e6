/// The decimal digits of a number: d.ddd × 10^exponent, without trailing noughts.
struct DecimalDigits: Hashable, Sendable {
    /// At least one digit, the first of them not nought unless the number is nought.
    private(set) var digits: [UInt8]
    /// The power of ten of the first digit.
    private(set) var exponent: Int

    /// The shortest digits that stand for the finite number's magnitude and for no other.
    init(_ number: Double) {
        var digits: [UInt8] = []
        var point: Int?
        var power = 0
        let written = number.magnitude.description.utf8
        for (index, byte) in written.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - 48)
            case UInt8(ascii: "."): point = digits.count
            default:
                power = Int(String(decoding: written.dropFirst(index + 1), as: UTF8.self)) ?? 0
                self.init(digits: digits, exponent: power + (point ?? digits.count) - 1)
                return
            }
        }
        self.init(digits: digits, exponent: power + (point ?? digits.count) - 1)
    }

    private init(digits: [UInt8], exponent: Int) {
        let leading = digits.prefix { $0 == 0 }.count
        self.digits = Array(digits.dropFirst(leading))
        self.exponent = self.digits.isEmpty ? 0 : exponent - leading
        trim()
    }

    private mutating func trim() {
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { digits = [0] }
    }

    /// The number rounded, half up, to so many digits.
    func rounded(to count: Int) -> DecimalDigits {
        guard count < digits.count else { return self }
        guard count > 0 else {
            let carries = count == 0 && digits[0] >= 5
            return DecimalDigits(digits: [carries ? 1 : 0], exponent: exponent + 1)
        }
        var kept = Array(digits.prefix(count))
        var carry = digits[count] >= 5
        for index in kept.indices.reversed() where carry {
            carry = kept[index] == 9
            kept[index] = carry ? 0 : kept[index] + 1
        }
        return carry
            ? DecimalDigits(digits: [1] + kept, exponent: exponent + 1)
            : DecimalDigits(digits: kept, exponent: exponent)
    }

    /// Written without a power of ten: `1200`, `0.05`.
    var plain: String {
        let letters = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + letters }
        let whole = exponent + 1
        if digits.count <= whole {
            return letters + String(repeating: "0", count: whole - digits.count)
        }
        let split = letters.index(letters.startIndex, offsetBy: whole)
        return letters[..<split] + "." + letters[split...]
    }

    /// Written with a power of ten of at least three digits: `1.5E+020`.
    var scientific: String {
        let letters = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
        let fraction = letters.dropFirst()
        let power = String(exponent.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - power.count)) + power
        return letters.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
            + (exponent < 0 ? "E-" : "E+") + padded
    }
}
