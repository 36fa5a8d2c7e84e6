/// How the bytes of a part stand for characters, told by the first of them.
enum XMLEncoding {
    /// UTF-8, perhaps.
    case plain
    /// UTF-8 after a byte order mark.
    case marked
    /// UTF-16.
    case wide(UTF16Order)

    init(of start: [UInt8], part: String) throws(WorkbookRefusal) {
        switch start.prefix(4) {
        case [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0, 0, 0, 0x3C], [0x3C, 0, 0, 0]:
            throw XMLBytes.refusal(part, "Found text in UCS-4.")
        default: break
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .marked
        } else if let order = UTF16Order(start.prefix(2)) {
            self = .wide(order)
        } else {
            self = .plain
        }
    }
}

/// Brings a part in UTF-16 to UTF-8, or refuses it.
enum XMLBytes {
    /// UTF-8 bytes without a byte order mark, and one zero after them.
    static func narrowed(
        _ bytes: [UInt8], _ order: UTF16Order, part: String, limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> [UInt8] {
        guard bytes.count <= limits.wideBytes else {
            throw WorkbookRefusal(
                .partTooLarge, at: part, found: "The part has \(bytes.count) bytes of UTF-16.",
                expected: "Expected UTF-8, or at most \(limits.wideBytes) bytes of UTF-16.")
        }
        return try order.utf8(of: bytes, part: part) + [0]
    }

    static func refusal(_ part: String, _ found: String) -> WorkbookRefusal {
        WorkbookRefusal(.unknownEncoding, at: part, found: found)
    }
}

/// Which byte of a UTF-16 unit comes first.
enum UTF16Order {
    case little
    case big

    /// Known by the byte order mark, or by the first `<`.
    init?(_ start: ArraySlice<UInt8>) {
        switch start {
        case [0xFF, 0xFE], [0x3C, 0]: self = .little
        case [0xFE, 0xFF], [0, 0x3C]: self = .big
        default: return nil
        }
    }

    func utf8(of bytes: [UInt8], part: String) throws(WorkbookRefusal) -> [UInt8] {
        var units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { index in
            let (low, high) = (bytes[index], bytes[index + 1])
            return self == .little
                ? UInt16(high) << 8 | UInt16(low) : UInt16(low) << 8 | UInt16(high)
        }.makeIterator()
        var output: [UInt8] = []
        var decoder = UTF16()
        while true {
            switch decoder.decode(&units) {
            case .scalarValue(let scalar) where scalar.value == 0xFEFF && output.isEmpty: continue
            case .scalarValue(let scalar):
                guard scalar.value != 0 else { fallthrough }
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case .error: throw XMLBytes.refusal(part, "Found bytes that are not UTF-16.")
            case .emptyInput:
                guard bytes.count % 2 == 0 else {
                    throw XMLBytes.refusal(part, "Found half a UTF-16 unit at the end.")
                }
                return output
            }
        }
    }
}

/// Strict UTF-8: no overlong forms, no surrogates, no NUL.
enum UTF8Check {
    /// How many of the bytes are sound, all but a sequence that is cut off at the end unless they
    /// are the last; nil if there is anything else among them.
    static func soundPrefix(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
        var index = 0
        while index < bytes.count {
            index = afterASCII(bytes, from: index)
            guard index < bytes.count else { break }
            if let length = sequenceLength(bytes, at: index) {
                index += length
            } else if !isLast, isCutOff(bytes, at: index) {
                break
            } else {
                return nil
            }
        }
        return index
    }

    /// Whether the bytes end before a sequence that begins here could.
    private static func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
        guard bytes[index] >= 0xC2, bytes[index] <= 0xF4, bytes.count - index < length else {
            return false
        }
        return bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// Skips plain bytes eight at a time; stops at the first that is not, or is NUL.
    private static func afterASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let hasNul = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if word & 0x8080_8080_8080_8080 != 0 || hasNul != 0 { break }
            index += 8
        }
        while index < raw.count, raw[index] < 128, raw[index] != 0 { index += 1 }
        return index
    }

    /// The length of the sequence of two to four bytes at a place, nil if it is not one.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        let length: Int
        switch (lead, second) {
        case (0xC2...0xDF, 0x80...0xBF): length = 2
        case (0xE0, 0xA0...0xBF), (0xE1...0xEC, 0x80...0xBF), (0xED, 0x80...0x9F),
            (0xEE...0xEF, 0x80...0xBF):
            length = 3
        case (0xF0, 0x90...0xBF), (0xF1...0xF3, 0x80...0xBF), (0xF4, 0x80...0x8F): length = 4
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        for place in (index + 2)..<(index + max(length, 2)) where bytes[place] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
