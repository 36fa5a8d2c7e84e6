/// Decimal numbers as text: the grammar that is accepted, and the digits that Excel shows.
public enum DecimalText {
    /// Whether the text is a finite decimal: sign, digits, point, exponent, and nothing else.
    public static func isValid(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { parts(of: $0) != nil }
    }

    /// The number rounded to 15 significant digits, which is all that Excel keeps and shows.
    ///
    /// Files spell `8.3` as `8.3000000000000007`; this gives `8.3` back, exact for any amount
    /// below ten thousand billion pounds and pence. Never in exponent form; nil if not a number.
    public static func settled(_ text: String) -> String? {
        var copy = text
        return copy.withUTF8 { bytes in
            guard let parts = parts(of: bytes) else { return nil }
            // The largest numbers of all would be rounded beyond what a cell can hold.
            return (parts.point > 308 ? parts : parts.rounded(to: 15)).plainText
        }
    }

    /// Whether the bytes are a short decimal without an exponent, which needs no closer look.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 40, let first = bytes.first else { return false }
        var index = first == UInt8(ascii: "-") ? 1 : 0
        let start = index
        while index < bytes.count, bytes[index] &- 48 <= 9 { index += 1 }
        guard index > start else { return false }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
        while index < bytes.count, bytes[index] &- 48 <= 9 { index += 1 }
        return index == bytes.count
    }

    static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> DecimalParts? {
        guard bytes.count <= 400 else { return nil }
        var reader = DecimalReader(bytes: bytes)
        return reader.read()
    }
}

/// A decimal taken apart: 0.d1d2d3… times ten to the power.
struct DecimalParts: Equatable {
    var isNegative: Bool
    /// Significant digits without leading or trailing zeros; empty for zero.
    var digits: [UInt8]
    /// Where the point stands, counted from before the first digit.
    var point: Int

    func rounded(to limit: Int) -> DecimalParts {
        guard digits.count > limit else { return self }
        var copy = self
        copy.digits = Array(digits[..<limit])
        if digits[limit] >= 5 { copy.roundUp() }
        while copy.digits.last == 0 { copy.digits.removeLast() }
        return copy
    }

    private mutating func roundUp() {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits = [1]
            point += 1
        }
    }

    var plainText: String {
        guard !digits.isEmpty else { return "0" }
        var text = isNegative ? "-" : ""
        let characters = digits.map { Character(UnicodeScalar(48 + $0)) }
        if point <= 0 {
            text += "0." + String(repeating: "0", count: -point)
            return text + String(characters)
        }
        if point >= characters.count {
            return text + String(characters)
                + String(repeating: "0", count: point - characters.count)
        }
        return text + String(characters[..<point]) + "." + String(characters[point...])
    }
}

/// Reads the grammar `[+-] digits [. digits] [e [+-] digits]` and nothing else.
struct DecimalReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var digits: [UInt8] = []
    private var point = 0
    private var seen = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func read() -> DecimalParts? {
        let isNegative = sign()
        run(afterPoint: false)
        if skip(".") { run(afterPoint: true) }
        guard seen > 0, let exponent = exponent(), index == bytes.count else { return nil }
        while digits.last == 0 { digits.removeLast() }
        point += exponent
        guard digits.isEmpty || (-323...309).contains(point) else { return nil }
        guard point < 309 || isFinite else { return nil }
        return DecimalParts(isNegative: isNegative, digits: digits, point: point)
    }

    /// Whether the number fits in binary, which decides only for the largest.
    private var isFinite: Bool {
        Double(String(decoding: bytes, as: UTF8.self)).map(\.isFinite) ?? false
    }

    private mutating func sign() -> Bool {
        if skip("-") { return true }
        _ = skip("+")
        return false
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func run(afterPoint: Bool) {
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
            let digit = bytes[index] - 48
            index += 1
            seen += 1
            if digits.isEmpty, digit == 0 {
                if afterPoint { point -= 1 }
                continue
            }
            digits.append(digit)
            if !afterPoint { point += 1 }
        }
    }

    private mutating func exponent() -> Int? {
        guard skip("e") || skip("E") else { return 0 }
        let isNegative = sign()
        var value = 0
        let first = index
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
            value = min(value * 10 + Int(bytes[index] - 48), 100_000)
            index += 1
        }
        return index > first ? (isNegative ? -value : value) : nil
    }
}
