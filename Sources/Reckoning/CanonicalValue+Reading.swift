/// Why bytes are not a canonical value, and where.
public struct CanonicalFault: Error, Equatable, Sendable {
    /// The byte at which reading stopped, counted from 0.
    public let offset: Int
    /// What was expected there.
    public let expected: String
}

extension CanonicalValue {
    /// How deeply lists and records may lie in one another.
    public static let maximumDepth = 32

    /// Reads the canonical form back; anything else, if only by a space, is refused.
    public init(canonical bytes: [UInt8]) throws(CanonicalFault) {
        var fault: CanonicalFault?
        var value: CanonicalValue?
        bytes.withUnsafeBufferPointer { buffer in
            var reader = CanonicalReader(bytes: buffer)
            do throws(CanonicalFault) { value = try reader.whole() } catch { fault = error }
        }
        guard let value else { throw fault ?? CanonicalFault(offset: 0, expected: "a value") }
        self = value
    }
}

/// Reads one canonical value from bytes, front to back, once.
private struct CanonicalReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func whole() throws(CanonicalFault) -> CanonicalValue {
        let value = try value(depth: 0)
        guard position == bytes.count else { throw fault("the end") }
        return value
    }

    private func fault(_ expected: String) -> CanonicalFault {
        CanonicalFault(offset: position, expected: expected)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(depth: Int) throws(CanonicalFault) -> CanonicalValue {
        guard depth <= CanonicalValue.maximumDepth else { throw fault("less depth") }
        switch next {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "{"): return .record(try record(depth: depth))
        case UInt8(ascii: "["): return .list(try list(depth: depth))
        case UInt8(ascii: "t"): return .flag(try word("true", true))
        case UInt8(ascii: "f"): return .flag(try word("false", false))
        default: return .whole(try whole64())
        }
    }

    private mutating func word(_ word: StaticString, _ flag: Bool) throws(CanonicalFault) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw fault("true or false") }
        for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] {
            throw fault("true or false")
        }
        position += count
        return flag
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) throws(CanonicalFault) {
        guard next == byte else { throw fault(String(Unicode.Scalar(byte))) }
        position += 1
    }

    @inline(__always)
    private mutating func takes(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func list(depth: Int) throws(CanonicalFault) -> [CanonicalValue] {
        try take(UInt8(ascii: "["))
        var list: [CanonicalValue] = []
        if takes(UInt8(ascii: "]")) { return list }
        repeat { list.append(try value(depth: depth + 1)) } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "]"))
        return list
    }

    private mutating func record(depth: Int) throws(CanonicalFault) -> CanonicalRecord {
        try take(UInt8(ascii: "{"))
        var fields: [CanonicalRecord.Field] = []
        fields.reserveCapacity(8)
        var lastWritten = position..<position
        if takes(UInt8(ascii: "}")) { return CanonicalRecord(sorted: fields) }
        repeat {
            let written = position
            let key = try text()
            if let last = fields.last?.key, !precedes(last, lastWritten, key, written..<position) {
                throw fault("keys in order")
            }
            lastWritten = written..<position
            try take(UInt8(ascii: ":"))
            fields.append(.init(key: key, value: try value(depth: depth + 1)))
        } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "}"))
        return CanonicalRecord(sorted: fields)
    }

    /// One key stands before the other. Without escapes a key's bytes lie as they are between its
    /// quotation marks, where comparing them is several times faster.
    private func precedes(
        _ first: String, _ firstWritten: Range<Int>, _ second: String, _ secondWritten: Range<Int>
    ) -> Bool {
        let counts = (first.utf8.count, second.utf8.count)
        guard firstWritten.count == counts.0 + 2, secondWritten.count == counts.1 + 2,
            let start = bytes.baseAddress
        else { return first.utf8.lexicographicallyPrecedes(second.utf8) }
        let (left, right) = (start + firstWritten.lowerBound, start + secondWritten.lowerBound)
        for place in 1..<min(counts.0, counts.1) + 1 where left[place] != right[place] {
            return left[place] < right[place]
        }
        return counts.0 < counts.1
    }

    private mutating func whole64() throws(CanonicalFault) -> Int64 {
        let start = position
        _ = takes(UInt8(ascii: "-"))
        let digits = position
        let isNegative = digits > start
        let most = isNegative ? Int64.min.magnitude : Int64.max.magnitude
        var magnitude: UInt64 = 0
        while let byte = next, (48...57).contains(byte) {
            let (product, over) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(byte - 48))
            guard !over, !carry, sum <= most else { throw fault("a smaller number") }
            magnitude = sum
            position += 1
        }
        let count = position - digits
        guard count > 0 else { throw fault("a value") }
        guard count == 1 ? !(isNegative && magnitude == 0) : bytes[digits] != 48 else {
            throw fault("a number without leading noughts")
        }
        return Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude)
    }

    private mutating func text() throws(CanonicalFault) -> String {
        try take(UInt8(ascii: "\""))
        let start = position
        var seen: UInt8 = 0
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            seen |= byte
            position += 1
        }
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
        guard takes(UInt8(ascii: "\"")) else { return try string(escaped(after: Array(plain))) }
        return seen < 0x80 ? Self.copied(plain) : try string(plain)
    }

    /// ASCII bytes as text; nothing has to be looked at, so this is several times faster.
    private static func copied(_ ascii: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: ascii.count) { target in
            _ = target.initialize(from: ascii)
            return ascii.count
        }
    }

    private func string(_ utf8: some Collection<UInt8>) throws(CanonicalFault) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw fault("UTF-8") }
        return text
    }

    private mutating func escaped(after start: [UInt8]) throws(CanonicalFault) -> [UInt8] {
        var text = start
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return text
            case UInt8(ascii: "\\"): text.append(try escape())
            case 0..<0x20: throw fault("an escaped control character")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw fault("the closing quotation mark")
    }

    /// One escape: `\"`, `\\` or a control character as `\u00xx`, and nothing else.
    private mutating func escape() throws(CanonicalFault) -> UInt8 {
        position += 1
        guard let byte = next else { throw fault("an escape") }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            position += 1
            return byte
        }
        for expected in "u00".utf8 { try take(expected) }
        let code = try hexadecimal() << 4 | hexadecimal()
        guard code < 0x20 else { throw fault("an unescaped character") }
        return code
    }

    private mutating func hexadecimal() throws(CanonicalFault) -> UInt8 {
        defer { position += 1 }
        switch next {
        case .some(let byte) where (48...57).contains(byte): return byte - 48
        case .some(let byte) where (97...102).contains(byte): return byte - 87
        default: throw fault("a hexadecimal digit")
        }
    }
}
