internal import Foundation

/// The bytes of a workbook's digest as they grow, in one room that is filled again and again.
struct DigestBytes {
    private var room = [UInt8](repeating: 0, count: 1 << 18)
    private(set) var count = 0

    /// How many bytes are gathered before they are handed on.
    static let piece = 1 << 16

    /// The bytes gathered so far.
    var bytes: [UInt8] { Array(room[..<count]) }

    mutating func empty() {
        count = 0
    }

    mutating func sheet(_ name: String) {
        write(atMost: name.utf8.count + 2) { pen in
            pen.put("S")
            pen.put(name)
            pen.put("\n")
        }
    }

    /// One line: row, column and value; nothing for a formula without a stored result.
    mutating func cell(_ address: CellAddress, _ content: LentContent) {
        switch content {
        case .number(let digits):
            write(atMost: 100) { pen in
                pen.place(address)
                pen.put("n:")
                if !DigestNumber.append(digits, to: &pen) {
                    pen.put(DigestNumber.printed(String(decoding: digits, as: UTF8.self)))
                }
                pen.put("\n")
            }
        case .text(let text):
            write(atMost: text.utf8.count + 40) { pen in
                pen.place(address)
                pen.put("s:")
                pen.put(text)
                pen.put("\n")
            }
        case .written(let text):
            write(atMost: text.count + 40) { pen in
                pen.place(address)
                pen.put("s:")
                pen.put(text)
                pen.put("\n")
            }
        case .other(let content):
            guard let value = WorkbookDigest.canonical(content) else { return }
            write(atMost: value.utf8.count + 40) { pen in
                pen.place(address)
                pen.put(value)
                pen.put("\n")
            }
        }
    }

    @inline(__always)
    private mutating func write(atMost size: Int, _ body: (inout DigestPen) -> Void) {
        if count + size > room.count {
            room.append(contentsOf: repeatElement(0, count: size + room.count))
        }
        room.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            var pen = DigestPen(next: start + count)
            body(&pen)
            count = pen.next - start
        }
    }
}

/// Writes into a room that has been seen to be large enough.
struct DigestPen {
    var next: UnsafeMutablePointer<UInt8>

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        next.pointee = byte
        next += 1
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
        next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        next += text.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func put(_ text: String) {
        var copy = text
        copy.withUTF8 { put($0) }
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        next.update(from: start, count: bytes.count)
        next += bytes.count
    }

    mutating func place(_ address: CellAddress) {
        whole(address.row)
        put(UInt8(ascii: ","))
        whole(address.column)
        put(UInt8(ascii: ","))
    }

    private mutating func whole(_ number: Int) {
        var unit = 1
        while number / 10 >= unit { unit *= 10 }
        var rest = number
        while unit > 0 {
            put(48 + UInt8(truncatingIfNeeded: rest / unit))
            rest %= unit
            unit /= 10
        }
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
    static func append(_ lexeme: UnsafeBufferPointer<UInt8>, to pen: inout DigestPen) -> Bool {
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
        if isNegative { pen.put(UInt8(ascii: "-")) }
        write(digits, count, point, to: &pen)
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
            // Binary holds about sixteen digits: a rest so close to a half may lie on either side.
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
        _ digits: UInt64, _ count: Int, _ point: Int, to pen: inout DigestPen
    ) {
        if point <= 0 {
            pen.put("0.")
            for _ in 0..<(-point) { pen.put(48) }
        }
        var unit: UInt64 = 1
        for _ in 1..<max(count, 1) { unit *= 10 }
        var rest = digits
        for place in 0..<max(count, point) {
            if place == point, place > 0 { pen.put(UInt8(ascii: ".")) }
            pen.put(48 + UInt8(truncatingIfNeeded: unit == 0 ? 0 : rest / unit))
            rest = unit == 0 ? 0 : rest % unit
            unit /= 10
        }
    }
}
