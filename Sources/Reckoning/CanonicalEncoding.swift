/// Writes a Swift value as a canonical one: a structure becomes a record under the names of its
/// properties, and what is nil is left out.
///
/// A property's name is therefore part of the storage format and never changes.
public struct CanonicalEncoding {
    private init() {}

    /// The canonical form of a value made of texts, whole numbers, flags, lists and records.
    public static func value(of encodable: some Encodable) throws -> CanonicalValue {
        let place = EncodedPlace()
        try encodable.encode(to: PlaceEncoder(place: place))
        return place.value
    }
}

/// What an encoder has put in one place so far.
private final class EncodedPlace {
    private var single: CanonicalValue?
    private var fields: [(String, EncodedPlace)] = []
    private var items: [EncodedPlace] = []
    private var isList = false

    var count: Int { items.count }

    func put(_ value: CanonicalValue) { single = value }

    func beginList() { isList = true }

    func item() -> EncodedPlace {
        let place = EncodedPlace()
        items.append(place)
        return place
    }

    func field(_ key: String) -> EncodedPlace {
        let place = EncodedPlace()
        fields.append((key, place))
        return place
    }

    var value: CanonicalValue {
        if let single { return single }
        if isList { return .list(items.map(\.value)) }
        return .record(CanonicalRecord(fields.map { ($0.0, $0.1.value) }) ?? CanonicalRecord([:]))
    }
}

private struct PlaceEncoder: Encoder, SingleValueEncodingContainer {
    let place: EncodedPlace
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(RecordContainer(place: place))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.beginList()
        return ListContainer(place: place)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() throws { throw NotCanonical() }
    func encode(_ value: Bool) { place.put(.flag(value)) }
    func encode(_ value: String) { place.put(.text(value)) }
    func encode(_ value: Int) { place.put(.whole(Int64(value))) }
    func encode(_ value: Int64) { place.put(.whole(value)) }
    func encode(_ value: Double) throws { throw NotCanonical() }
    func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: self) }
}

private struct RecordContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let place: EncodedPlace
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {}

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try value.encode(to: PlaceEncoder(place: place.field(key.stringValue)))
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Other> {
        PlaceEncoder(place: place.field(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        PlaceEncoder(place: place.field(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { PlaceEncoder(place: place.field("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
}

private struct ListContainer: UnkeyedEncodingContainer {
    let place: EncodedPlace
    var codingPath: [any CodingKey] { [] }
    var count: Int { place.count }

    func encodeNil() throws { throw NotCanonical() }

    func encode<Value: Encodable>(_ value: Value) throws {
        try value.encode(to: PlaceEncoder(place: place.item()))
    }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        PlaceEncoder(place: place.item()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        PlaceEncoder(place: place.item()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { PlaceEncoder(place: place.item()) }
}

/// A value has no canonical form, or a canonical value is not of the type asked for.
public struct NotCanonical: Error, Hashable, Sendable {}
