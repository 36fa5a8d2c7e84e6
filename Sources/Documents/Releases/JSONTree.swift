public import Reckoning

/// A JSON document (RFC 8259) that keeps the order of its names and the digits of its numbers.
public indirect enum JSONTree: Hashable, Sendable {
    case text(String)
    case number(DecimalNumber)
    case flag(Bool)
    case nothing
    case list([JSONTree])
    case object([JSONField])

    /// An object of named values in their order; those that are nil are left out.
    public static func named(_ fields: KeyValuePairs<String, JSONTree?>) -> JSONTree {
        .object(
            fields.compactMap { name, value in value.map { JSONField(name: name, value: $0) } })
    }

    /// A whole number.
    public static func whole(_ number: Int) -> JSONTree { .number(DecimalNumber(Int64(number))) }

    /// A list of texts.
    public static func texts(_ texts: [String]) -> JSONTree { .list(texts.map { .text($0) }) }

    /// The document as UTF-8, a line for each value, with a line's end at its end.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, depth: 0)
        bytes.append(10)
        return bytes
    }

    private func write(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .text(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes.append(contentsOf: "\(number)".utf8)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .nothing: bytes.append(contentsOf: "null".utf8)
        case .list(let items):
            Self.write(items, "[", "]", to: &bytes, depth) { item, bytes in
                item.write(to: &bytes, depth: depth + 1)
            }
        case .object(let fields):
            Self.write(fields, "{", "}", to: &bytes, depth) { field, bytes in
                Self.write(field.name, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                field.value.write(to: &bytes, depth: depth + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to bytes: inout [UInt8], _ depth: Int,
        _ each: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: open.utf8)
        for (place, item) in items.enumerated() {
            bytes.append(contentsOf: (place == 0 ? "\n" : ",\n").utf8)
            bytes.append(contentsOf: repeatElement(32, count: 2 * (depth + 1)))
            each(item, &bytes)
        }
        if !items.isEmpty {
            bytes.append(10)
            bytes.append(contentsOf: repeatElement(32, count: 2 * depth))
        }
        bytes.append(contentsOf: close.utf8)
    }

    /// A text, in which nothing ends a script that the document may stand in.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(34)
        for byte in text.utf8 {
            switch byte {
            case 34, 92: bytes.append(contentsOf: [92, byte])
            case 0..<32, 60, 62, 38:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
    }
}

/// A name in a JSON object and its value.
public struct JSONField: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: JSONTree

    /// A name and its value.
    public init(name: String, value: JSONTree) {
        self.name = name
        self.value = value
    }
}
