internal import Reckoning

/// What a fact says, kept as the record of its properties under their names.
protocol Payload: Codable, Hashable, Sendable {}

extension Payload {
    /// The fields of a fact of this kind.
    func record(kind: String) -> CanonicalRecord {
        guard case .record(let record)? = try? CanonicalEncoding.value(of: self),
            let whole = CanonicalRecord(
                [("kind", .text(kind))] + record.fields.map { ($0.key, $0.value) })
        else { preconditionFailure("a \(kind) has a property that cannot be kept") }
        return whole
    }
}

extension FactFields {
    /// What the fields say, as a payload; nil when they do not say it.
    func payload<Value: Payload>(_ type: Value.Type = Value.self) -> Value? {
        try? CanonicalDecoding.value(type, in: .record(record))
    }
}

extension Identifier: Codable {
    /// The identifier read as it is written.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// The identifier as it is written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
