import Accountability

/// A movement as it lies in an entry: its names are ranges of the entry's bytes.
struct ScannedMovement {
    var moment: Int64 = 0
    var sequence: Int64 = 0
    var kind = MovementKind.allocation
    var day = 0..<0
    var fund = 0..<0
    var lines: [Line] = []
    var isReversal = false

    struct Line {
        var pence: Int64
        var category: Range<Int>?
        var initiative: Range<Int>?
        var to: Range<Int>?
    }
}

/// Reads an entry that keeps a movement in the one spelling that it has, and says no to anything
/// that it is not sure of: another fact, a field it does not know, an escape in a text.
struct MovementScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// All bytes of texts together, to see whether any is beyond ASCII.
    private var seen: UInt8 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Reads the whole entry; false when it must be read in the ordinary way.
    mutating func scan(into movement: inout ScannedMovement) -> Bool {
        guard takes(#"{"at":"#), let moment = whole(), takes(#","by":"#), text() != nil,
            takes(#","fact":{"as":"#), let kind = kind(), takes(#","day":"#), let day = text(),
            skips(#","decision":"#), skips(#","drawdown":"#), takes(#","fund":"#),
            let fund = text(), takes(#","kind":"moneyMoved","lines":["#),
            scanLines(into: &movement.lines), takes(#"],"movement":"#), text() != nil,
            skips(#","originally":"#), skips(#","reference":"#), skips(#","resolution":"#)
        else { return false }
        let isReversal = takes(#","reverses":"#)
        if isReversal, text() == nil { return false }
        guard takes(#","text":"#), text() != nil, takes(#"},"n":"#), let sequence = whole(),
            takes(#","v":1}"#), position == bytes.count, isUTF8
        else { return false }
        movement.moment = moment
        movement.kind = kind
        movement.day = day
        movement.fund = fund
        movement.isReversal = isReversal
        movement.sequence = sequence
        return true
    }

    private mutating func scanLines(into lines: inout [ScannedMovement.Line]) -> Bool {
        lines.removeAll(keepingCapacity: true)
        repeat {
            guard takes(#"{"amount":"#), let pence = whole() else { return false }
            var line = ScannedMovement.Line(pence: pence)
            guard skips(#","category":"#, noting: &line.category),
                skips(#","initiative":"#, noting: &line.initiative),
                skips(#","to":"#, noting: &line.to), takes("}")
            else { return false }
            lines.append(line)
        } while takes(",")
        return true
    }

    /// A text beyond ASCII must be one at all. Every text lies between quotation marks, which
    /// belong to no longer character, so the entry may be looked at as a whole.
    private var isUTF8: Bool {
        seen < 0x80 || String(validating: bytes, as: UTF8.self) != nil
    }

    @inline(__always)
    private mutating func takes(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        let start = word.utf8Start
        for offset in 0..<count where bytes[position + offset] != start[offset] { return false }
        position += count
        return true
    }

    /// Passes a field that may be missing; false when it is there and is no plain text.
    @inline(__always)
    private mutating func skips(_ name: StaticString) -> Bool {
        takes(name) ? text() != nil : true
    }

    @inline(__always)
    private mutating func skips(_ name: StaticString, noting range: inout Range<Int>?) -> Bool {
        guard takes(name) else { return true }
        range = text()
        return range != nil
    }

    /// The bytes of a text without escapes, from its opening quotation mark on.
    @inline(__always)
    private mutating func text() -> Range<Int>? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        let start = position + 1
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                position = place + 1
                return start..<place
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            seen |= byte
            place += 1
        }
        return nil
    }

    /// A whole number of up to 18 digits, as it is written canonically.
    @inline(__always)
    private mutating func whole() -> Int64? {
        let isNegative = takes("-")
        let start = position
        var number: Int64 = 0
        while position < bytes.count, (48...57).contains(bytes[position]), position - start < 19 {
            number = number &* 10 &+ Int64(bytes[position] &- 48)
            position += 1
        }
        let count = position - start
        guard (1...18).contains(count), bytes[start] != 48 || count == 1 && !isNegative else {
            return nil
        }
        return isNegative ? -number : number
    }

    private mutating func kind() -> MovementKind? {
        guard let range = text() else { return nil }
        return Self.kinds.first { known in
            known.word.count == range.count
                && known.word.indices.allSatisfy { known.word[$0] == bytes[range.lowerBound + $0] }
        }?.kind
    }

    private static let kinds = MovementKind.allCases.map {
        (word: Array($0.rawValue.utf8), kind: $0)
    }
}
