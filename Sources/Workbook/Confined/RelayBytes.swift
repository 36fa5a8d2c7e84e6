/// The spelling of numbers and texts between the process that reads a file and the one that asked.
struct RelayBytes {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func empty() {
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Takes the spelling apart again; it believes nothing, since the reader may have been taken over.
struct RelayScanner {
    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What was handed over is not what this program writes.
    struct Broken: Error {}

    mutating func number() throws(Broken) -> Int {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 63, by: 7) {
            guard position < bytes.count else { throw Broken() }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 127) << shift
            if byte < 128 { return Int(Int64(bitPattern: value)) }
        }
        throw Broken()
    }

    /// A number of things, each of at least one byte, so that no false count can ask for memory.
    mutating func count() throws(Broken) -> Int {
        let value = try number()
        guard value >= 0, value <= bytes.count - position else { throw Broken() }
        return value
    }

    mutating func text() throws(Broken) -> String {
        let length = try count()
        defer { position += length }
        guard let text = String(validating: bytes[position..<(position + length)], as: UTF8.self)
        else { throw Broken() }
        return text
    }

    /// Everything that has not been looked at.
    func rest() -> [UInt8] { Array(bytes[position...]) }

    mutating func list<Item>(
        _ item: (inout RelayScanner) throws(Broken) -> Item
    ) throws(Broken) -> [Item] {
        var items: [Item] = []
        for _ in 0..<(try count()) { items.append(try item(&self)) }
        return items
    }
}
