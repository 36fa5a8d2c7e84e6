import Reckoning

extension Shape {
    /// The shape of a type's values, read off the way in which the type decodes itself; the type is
    /// one that a program sends or is sent.
    static func of<Value: Decodable>(_ type: Value.Type) -> Shape {
        ShapeReading.read(type).shape
    }
}

/// Reads shapes off types: each part is asked for once, and a sample is handed over for it.
private enum ShapeReading {
    static func read<Value: Decodable>(_ type: Value.Type) -> (shape: Shape, sample: Value) {
        if let known = type as? any KnownShape.Type, let sample = known.sample as? Value {
            return (known.shape, sample)
        }
        let notes = FieldNotes((type as? any DescribedShape.Type)?.words ?? [:])
        do {
            let sample = try Value(from: FieldDecoder(notes: notes))
            return (.record(RecordShape(name: name(of: type), fields: notes.fields)), sample)
        } catch {
            preconditionFailure("\(type) has a part whose shape is not known")
        }
    }

    /// The type's name with letters and digits alone: `StatedList<StatedFund>` loses its brackets.
    private static func name(of type: Any.Type) -> String {
        String(describing: type).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

private final class FieldNotes {
    var fields: [FieldShape] = []
    private let words: [String: String]

    init(_ words: [String: String]) {
        self.words = words
    }

    func note<Value: Decodable>(_ key: any CodingKey, _ type: Value.Type, isNeeded: Bool) -> Value {
        let read = ShapeReading.read(type)
        let name = key.stringValue
        fields.append(
            FieldShape(name: name, shape: read.shape, isNeeded: isNeeded, words: words[name]))
        return read.sample
    }
}

private struct FieldDecoder: Decoder {
    let notes: FieldNotes
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FieldReading(notes: notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotOfShape() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw NotOfShape() }
}

private struct FieldReading<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: FieldNotes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        notes.note(key, type, isNeeded: true)
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        notes.note(key, type, isNeeded: true)
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        notes.note(key, type, isNeeded: true)
    }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        notes.note(key, type, isNeeded: true)
    }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        notes.note(key, type, isNeeded: true)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        notes.note(key, type, isNeeded: false)
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        notes.note(key, type, isNeeded: false)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        notes.note(key, type, isNeeded: false)
    }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        notes.note(key, type, isNeeded: false)
    }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        notes.note(key, type, isNeeded: false)
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> { throw NotOfShape() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw NotOfShape()
    }
    func superDecoder() throws -> any Decoder { throw NotOfShape() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw NotOfShape() }
}
