import Accountability
import Foundation

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
    private let start: UnsafePointer<UInt8>
    private let count: Int
    private var position = 0
    /// All bytes of texts together, to see whether any is beyond ASCII.
    private var seen: UInt8 = 0

    /// A scanner of the bytes of an entry; nil where there are none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return nil }
        self.bytes = bytes
        self.start = start
        count = bytes.count
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
            takes(#","v":1}"#), position == count, isUTF8
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
        let length = word.utf8CodeUnitCount
        guard position + length <= count, memcmp(start + position, word.utf8Start, length) == 0
        else { return false }
        position += length
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
        guard position < count, start[position] == UInt8(ascii: "\"") else { return nil }
        let first = position + 1
        var place = first
        while place + 8 <= count, plainWord(at: place) { place += 8 }
        while place < count {
            let byte = start[place]
            if byte == UInt8(ascii: "\"") {
                position = place + 1
                return first..<place
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
            seen |= byte
            place += 1
        }
        return nil
    }

    /// The eight bytes at a place are ASCII, and none of them ends a text or is not plain.
    @inline(__always)
    private func plainWord(at place: Int) -> Bool {
        let word = UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        func has(_ byte: UInt8) -> UInt64 {
            let difference = word ^ (ones &* UInt64(byte))
            return (difference &- ones) & ~difference
        }
        let low = (word &- ones &* 0x20) & ~word
        return (word | low | has(UInt8(ascii: "\"")) | has(UInt8(ascii: "\\")))
            & (ones &* 0x80) == 0
    }

    /// A whole number of up to 18 digits, as it is written canonically.
    @inline(__always)
    private mutating func whole() -> Int64? {
        let isNegative = position < count && start[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let first = position
        var number: Int64 = 0
        while position < count, (48...57).contains(start[position]), position - first < 19 {
            number = number &* 10 &+ Int64(start[position] &- 48)
            position += 1
        }
        let length = position - first
        guard (1...18).contains(length), start[first] != 48 || length == 1 && !isNegative else {
            return nil
        }
        return isNegative ? -number : number
    }

    private mutating func kind() -> MovementKind? {
        guard let range = text() else { return nil }
        let word = start + range.lowerBound
        for known in Self.kinds
        where known.word.count == range.count && known.word[0] == word[0]
            && memcmp(known.word, word, range.count) == 0
        {
            return known.kind
        }
        return nil
    }

    private static let kinds = MovementKind.allCases.map {
        (word: Array($0.rawValue.utf8), kind: $0)
    }
}
