/// Reads a Swift value out of a canonical one; a field that is left out is nil.
public struct CanonicalDecoding {
    private init() {}

    /// The value of a type that a canonical value holds; throws when it holds none.
    public static func value<Value: Decodable>(
        _ type: Value.Type, in canonical: CanonicalValue
    ) throws -> Value {
        try Value(from: ValueDecoder(value: canonical))
    }
}

private struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let value: CanonicalValue
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let record = value.record else { throw NotCanonical() }
        return KeyedDecodingContainer(RecordReading(record: record))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let list = value.list else { throw NotCanonical() }
        return ListReading(list: list)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) throws -> Bool { try found(value.flag) }
    func decode(_ type: String.Type) throws -> String { try found(value.text) }
    func decode(_ type: Int.Type) throws -> Int { Int(try found(value.whole)) }
    func decode(_ type: Int64.Type) throws -> Int64 { try found(value.whole) }
    func decode(_ type: Double.Type) throws -> Double { throw NotCanonical() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    private func found<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw NotCanonical() }
        return value
    }
}

private struct RecordReading<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let record: CanonicalRecord
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { record.fields.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { record[key.stringValue] != nil }

    func decodeNil(forKey key: Key) -> Bool { record[key.stringValue] == nil }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: decoder(key))
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw NotCanonical() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw NotCanonical() }

    private func decoder(_ key: Key) throws -> ValueDecoder {
        guard let value = record[key.stringValue] else { throw NotCanonical() }
        return ValueDecoder(value: value)
    }
}

private struct ListReading: UnkeyedDecodingContainer {
    let list: [CanonicalValue]
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { list.count }
    var isAtEnd: Bool { currentIndex >= list.count }

    init(list: [CanonicalValue]) {
        self.list = list
    }

    func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try Value(from: try next())
    }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> ValueDecoder {
        guard !isAtEnd else { throw NotCanonical() }
        defer { currentIndex += 1 }
        return ValueDecoder(value: list[currentIndex])
    }
}
