/// Why a text is not a formula, and where.
public struct FormulaMistake: Error, Hashable, Sendable {
    /// What is wrong, as one sentence for the author of a form.
    public let message: String
    /// How many UTF-8 bytes of the source stand before the place.
    public let offset: Int
    /// What could have stood there instead; empty when the message says all.
    public let expected: String

    /// A mistake so many bytes into the source.
    init(_ message: String, at offset: Int, expected: String = "") {
        self.message = message
        self.offset = offset
        self.expected = expected
    }

    /// Two lines: the line of the source that holds the mistake, and a caret under the place.
    public func pointing(in source: String) -> String {
        let bytes = Array(source.utf8)
        let place = min(max(offset, 0), bytes.count)
        let before = Self.text(bytes[..<place].suffix(while: { $0 != Self.newline }))
        let after = Self.text(bytes[place...].prefix(while: { $0 != Self.newline }))
        let shown = before.count > Self.reach ? "…" + before.suffix(Self.reach) : before
        let rest = after.count > Self.reach ? after.prefix(Self.reach) + "…" : after
        return shown + rest + "\n" + String(repeating: " ", count: shown.count) + "^"
    }

    /// How many characters are shown on either side of the place.
    private static let reach = 60
    private static let newline = UInt8(ascii: "\n")

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        let line = String(decoding: Array(bytes), as: UTF8.self)
        return String(line.map { $0 == "\t" || $0 == "\r" ? " " : $0 })
    }
}

extension FormulaMistake: CustomStringConvertible {
    /// The message, followed by what was expected.
    public var description: String {
        expected.isEmpty ? message : message + " Expected " + expected + "."
    }
}

extension BidirectionalCollection {
    /// The longest ending whose elements all satisfy the predicate.
    fileprivate func suffix(while predicate: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex {
            let earlier = index(before: start)
            guard predicate(self[earlier]) else { break }
            start = earlier
        }
        return self[start...]
    }
}
