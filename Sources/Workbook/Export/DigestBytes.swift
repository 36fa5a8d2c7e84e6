internal import Foundation

/// The bytes of a workbook's digest as they grow.
struct DigestBytes {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(Self.piece + 40_000)
    }

    /// How many bytes are gathered before they are handed on.
    static let piece = 1 << 16

    mutating func empty() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func sheet(_ name: String) {
        text("S\(name)\n")
    }

    /// One line: row, column and value; nothing for a formula without a stored result.
    mutating func cell(_ address: CellAddress, _ content: LentContent) {
        let start = bytes.count
        whole(address.row)
        bytes.append(UInt8(ascii: ","))
        whole(address.column)
        bytes.append(UInt8(ascii: ","))
        switch content {
        case .number(let digits):
            text("n:")
            if !DigestNumber.append(digits, to: &bytes) {
                text(DigestNumber.printed(String(decoding: digits, as: UTF8.self)))
            }
        case .text(let words):
            text("s:")
            text(words)
        case .other(let content):
            guard let value = WorkbookDigest.canonical(content) else {
                bytes.removeLast(bytes.count - start)
                return
            }
            text(value)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func text(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func whole(_ number: Int) {
        guard number >= 10 else { return bytes.append(48 + UInt8(number)) }
        whole(number / 10)
        bytes.append(48 + UInt8(number % 10))
    }
}

/// Numbers as `%.10g` prints them.
enum DigestNumber {
    /// The number as the C library prints it.
    static func printed(_ lexeme: String) -> String {
        String(format: "%.10g", Double(lexeme) ?? 0)
    }

    /// Appends a plain decimal that has at most ten digits, or whose rounding to ten cannot depend
    /// on how it is held in binary; false, and nothing appended, for any other.
    static func append(_ lexeme: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        var index = 0
        let isNegative = lexeme.first == UInt8(ascii: "-")
        if isNegative { index = 1 }
        // The significant digits as one number, and how many of them stand before the point.
        var (digits, count, point, whole): (UInt64, Int, Int, Bool) = (0, 0, 0, true)
        while index < lexeme.count {
            let byte = lexeme[index]
            index += 1
            guard byte != UInt8(ascii: ".") else {
                whole = false
                continue
            }
            if digits == 0, byte == 48 {
                if !whole { point -= 1 }
                continue
            }
            guard count < 18 else { return false }
            digits = digits * 10 + UInt64(byte &- 48)
            count += 1
            if whole { point += 1 }
        }
        guard digits > 0, round(&digits, &count, &point), point > -4, point <= 10 else {
            return false
        }
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        write(digits, count, point, to: &bytes)
        return true
    }

    /// Rounds to ten digits and drops zeros at the end; false near a tie, where the digits alone do
    /// not decide.
    private static func round(_ digits: inout UInt64, _ count: inout Int, _ point: inout Int)
        -> Bool
    {
        if count > 10 {
            var unit: UInt64 = 1
            for _ in 10..<count { unit *= 10 }
            let rest = digits % unit
            // Binary holds about sixteen digits: a rest this close to a half may lie on either side.
            let distance = rest > unit / 2 ? rest - unit / 2 : unit / 2 - rest
            guard distance > unit / 1_000 || unit < 1_000 && distance > 0 else { return false }
            digits = digits / unit + (rest > unit / 2 ? 1 : 0)
            count = 10
            if digits == 10_000_000_000 { (digits, count, point) = (1, 1, point + 1) }
        }
        while digits % 10 == 0 {
            digits /= 10
            count -= 1
        }
        return true
    }

    private static func write(
        _ digits: UInt64, _ count: Int, _ point: Int, to bytes: inout [UInt8]
    ) {
        if point <= 0 {
            bytes.append(48)
            bytes.append(UInt8(ascii: "."))
            for _ in 0..<(-point) { bytes.append(48) }
        }
        var unit: UInt64 = 1
        for _ in 1..<max(count, 1) { unit *= 10 }
        var rest = digits
        for place in 0..<max(count, point) {
            if place == point, place > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(48 + UInt8(unit == 0 ? 0 : rest / unit))
            rest = unit == 0 ? 0 : rest % unit
            unit /= 10
        }
    }
}
