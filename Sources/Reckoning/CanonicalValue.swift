/// A value in the one written form that is hashed, signed and kept: a strict subset of JSON.
///
/// Texts, whole numbers, true and false, lists, and records whose keys are in order. No fractions,
/// no null, no white space, so that equal values have equal bytes.
public enum CanonicalValue: Hashable, Sendable {
    case text(String)
    case whole(Int64)
    case flag(Bool)
    case list([CanonicalValue])
    case record(CanonicalRecord)
}

/// The fields of a record, in the order of their keys, each key once.
public struct CanonicalRecord: Hashable, Sendable {
    /// One named value.
    public struct Field: Hashable, Sendable {
        /// The field's name.
        public let key: String
        /// What it holds.
        public let value: CanonicalValue
    }

    /// The fields, sorted by the bytes of their keys.
    public private(set) var fields: [Field]

    /// The record of these fields; a nil value leaves its field out.
    public init(_ pairs: KeyValuePairs<String, CanonicalValue?>) {
        fields = []
        fields.reserveCapacity(pairs.count)
        for (key, value) in pairs {
            if let value { fields.append(Field(key: key, value: value)) }
        }
        fields.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The record of fields in any order; nil when a key stands twice.
    public init?(_ unsorted: [(String, CanonicalValue)]) {
        fields = unsorted.map { Field(key: $0.0, value: $0.1) }
        fields.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (left, right) in zip(fields, fields.dropFirst()) where left.key == right.key {
            return nil
        }
    }

    init(sorted fields: [Field]) {
        self.fields = fields
    }

    /// What the field of this name holds, or nil.
    public subscript(key: String) -> CanonicalValue? {
        for field in fields where field.key == key { return field.value }
        return nil
    }
}

extension CanonicalValue {
    /// The text, when it is one.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, when it is one.
    public var whole: Int64? {
        if case .whole(let whole) = self { whole } else { nil }
    }

    /// True or false, when it is one of them.
    public var flag: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }

    /// The list, when it is one.
    public var list: [CanonicalValue]? {
        if case .list(let list) = self { list } else { nil }
    }

    /// The record, when it is one.
    public var record: CanonicalRecord? {
        if case .record(let record) = self { record } else { nil }
    }
}
