/// How numbers become texts and texts become numbers inside a formula.
enum FormulaText {
    /// The text of a number where a text is needed: 15 digits at most, `0.3` for 0.1+0.2.
    static func number(_ number: Double) -> String {
        guard number.isFinite else { return FormulaFailure.number.spelling }
        guard number != 0 else { return "0" }
        let sign = number < 0 ? "-" : ""
        if number.magnitude < 0x1p53, number == number.rounded() {
            return sign + String(Int64(number.magnitude))
        }
        let exact = DecimalDigits(number)
        let digits = exact.rounded(to: 15)
        guard (-14...14).contains(exact.exponent) else { return sign + digits.scientific }
        // No more than 20 decimals are ever shown.
        return sign + digits.rounded(to: 21 + digits.exponent).plain
    }

    /// The number as a workbook file writes it, so that it reads back as the same number.
    static func literal(_ number: Double) -> String {
        let digits = DecimalDigits(number)
        let sign = number < 0 ? "-" : ""
        return sign + ((-10...15).contains(digits.exponent) ? digits.plain : digits.scientific)
    }

    /// The text between double quotes, with quotes of its own doubled.
    static func quoted(_ text: String) -> String {
        var written = "\""
        for character in text {
            written += character == "\"" ? "\"\"" : String(character)
        }
        return written + "\""
    }

    /// The number a text stands for where a number is needed; nil when it is in doubt.
    ///
    /// Taken are digits with a sign, a decimal point, commas between thousands, a power of ten or a
    /// percent sign, a day as `2017-09-30`, TRUE and FALSE. What depends on the country of the
    /// spreadsheet (money signs, fractions, other dates, times, brackets for minus) is not.
    static func number(from text: String) -> Double? {
        let bytes = trimmed(Array(text.utf8))
        switch String(decoding: bytes.prefix(6), as: UTF8.self).uppercased() {
        case "TRUE": return 1
        case "FALSE": return 0
        default: break
        }
        var reader = WrittenNumber(bytes)
        return reader.number() ?? day(bytes)
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.firstIndex { $0 != 32 } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 != 32 } ?? bytes.startIndex
        return start <= end && start < bytes.endIndex ? Array(bytes[start...end]) : []
    }

    /// A day of the Gregorian calendar as `2017-09-30` or `2017-9-30`.
    private static func day(_ bytes: [UInt8]) -> Double? {
        let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
            (1...2).contains(parts[2].count),
            let year = WrittenNumber.whole(parts[0]), let month = WrittenNumber.whole(parts[1]),
            let day = WrittenNumber.whole(parts[2])
        else { return nil }
        return SerialDay.number(year: year, month: month, day: day)
    }
}

/// Reads a number as people write it, byte by byte.
struct WrittenNumber {
    private let bytes: [UInt8]
    private var position = 0
    private var plain: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A whole number of digits only, small enough to be part of a date.
    static func whole(_ bytes: some Collection<UInt8>) -> Int? {
        guard bytes.count <= 6, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(String(decoding: bytes, as: UTF8.self))
    }

    /// The number, when nothing else stands beside it.
    mutating func number() -> Double? {
        sign()
        guard let whole = digits(grouped: true) else { return nil }
        var decimals = 0
        if take(".") {
            plain.append(UInt8(ascii: "."))
            decimals = digits(grouped: false) ?? 0
        }
        guard whole + decimals > 0, let divisor = ending(), position == bytes.count,
            let number = Double(String(decoding: plain, as: UTF8.self)), number.isFinite
        else { return nil }
        return number / divisor
    }

    private mutating func sign() {
        let isNegative = take("-")
        guard isNegative || take("+") else { return }
        if isNegative { plain.append(UInt8(ascii: "-")) }
        skipSpaces()
    }

    /// A power of ten, or a percent sign, or nothing; nil when a power has no digits.
    private mutating func ending() -> Double? {
        if take("e") || take("E") {
            plain.append(UInt8(ascii: "e"))
            if take("-") { plain.append(UInt8(ascii: "-")) } else { _ = take("+") }
            guard let count = digits(grouped: false), (1...4).contains(count) else { return nil }
            return 1
        }
        skipSpaces()
        return take("%") ? 100 : 1
    }

    /// How many digits stand here; with commas between thousands when `grouped`.
    private mutating func digits(grouped: Bool) -> Int? {
        var count = 0
        var sinceComma: Int?
        while let byte = current {
            if (48...57).contains(byte) {
                plain.append(byte)
                count += 1
                sinceComma = sinceComma.map { $0 + 1 }
            } else if grouped, byte == UInt8(ascii: ","), count > 0, sinceComma ?? 3 == 3 {
                sinceComma = 0
            } else {
                break
            }
            position += 1
        }
        return sinceComma ?? 3 == 3 ? count : nil
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpaces() {
        while current == 32 { position += 1 }
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: letter) else { return false }
        position += 1
        return true
    }
}
