import Reckoning

extension CanonicalValue {
    /// What a JSON text (RFC 8259) says, when it is made of texts, whole numbers, flags, lists and
    /// records, no deeper in one another than anything that is kept, and no name stands twice in a
    /// record.
    ///
    /// The order of names and white space do not matter.
    init?(json bytes: [UInt8]) {
        var reading = JSONReading(bytes)
        guard let value = reading.document() else { return nil }
        self = value
    }
}

/// Reads a JSON text from front to back, once.
private struct JSONReading {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() -> CanonicalValue? {
        guard let value = value(depth: 0) else { return nil }
        skipSpace()
        return place == bytes.count ? value : nil
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    /// Takes a byte, past white space, if it stands there.
    private mutating func takes(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) -> CanonicalValue? {
        guard depth <= CanonicalValue.maximumDepth else { return nil }
        skipSpace()
        switch next {
        case UInt8(ascii: "\"")?: return text().map { .text($0) }
        case UInt8(ascii: "{")?: return record(depth: depth)
        case UInt8(ascii: "[")?: return list(depth: depth)
        case UInt8(ascii: "t")?: return word("true", .flag(true))
        case UInt8(ascii: "f")?: return word("false", .flag(false))
        default: return whole().map { .whole($0) }
        }
    }

    private mutating func word(_ word: String, _ value: CanonicalValue) -> CanonicalValue? {
        guard bytes[place...].starts(with: word.utf8) else { return nil }
        place += word.utf8.count
        return value
    }

    private mutating func list(depth: Int) -> CanonicalValue? {
        place += 1
        var items: [CanonicalValue] = []
        if takes(UInt8(ascii: "]")) { return .list(items) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
        } while takes(UInt8(ascii: ","))
        return takes(UInt8(ascii: "]")) ? .list(items) : nil
    }

    private mutating func record(depth: Int) -> CanonicalValue? {
        place += 1
        var fields: [(String, CanonicalValue)] = []
        if takes(UInt8(ascii: "}")) { return CanonicalRecord(fields).map { .record($0) } }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\""), let name = text(), takes(UInt8(ascii: ":")),
                let value = value(depth: depth + 1)
            else { return nil }
            fields.append((name, value))
        } while takes(UInt8(ascii: ","))
        guard takes(UInt8(ascii: "}")) else { return nil }
        return CanonicalRecord(fields).map { .record($0) }
    }

    /// A whole number, which may be written with noughts behind a point; no other fraction, and no
    /// power of ten.
    private mutating func whole() -> Int64? {
        let start = place
        if next == UInt8(ascii: "-") { place += 1 }
        let digits = digits()
        guard digits > 0, digits == 1 || bytes[place - digits] != UInt8(ascii: "0") else {
            return nil
        }
        let end = place
        if next == UInt8(ascii: ".") {
            place += 1
            let fraction = self.digits()
            guard fraction > 0,
                bytes[(place - fraction)..<place].allSatisfy({ $0 == UInt8(ascii: "0") })
            else { return nil }
        }
        return Int64(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// Passes over digits, and says how many there were.
    private mutating func digits() -> Int {
        let start = place
        while let byte = next, (48...57).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func text() -> String? {
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicode()
        default: return nil
        }
    }

    /// The scalar of `\uXXXX`, or of two of them where one half of a pair stands first.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard bytes[place...].starts(with: "\\u".utf8) else { return nil }
        place += 2
        guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        let digits = bytes[place..<place + 4]
        guard digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else {
            return nil
        }
        place += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
