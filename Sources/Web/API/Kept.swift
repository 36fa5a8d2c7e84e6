import Forms
import Reckoning

/// Something as it is kept in the journal, whatever its fields are.
struct Kept: Codable, Hashable, Sendable, KnownShape {
    let value: CanonicalValue

    static let shape = Shape.open(words: "A fact as it is kept in the journal.")
    static let sample = Kept(.record(CanonicalRecord([:] as KeyValuePairs)))

    init(_ value: CanonicalValue) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer() {
            let plain =
                (try? single.decode(String.self)).map { CanonicalValue.text($0) }
                ?? (try? single.decode(Bool.self)).map { .flag($0) }
                ?? (try? single.decode(Int64.self)).map { .whole($0) }
            if let plain {
                value = plain
                return
            }
        }
        if var list = try? decoder.unkeyedContainer() {
            var items: [CanonicalValue] = []
            while !list.isAtEnd { items.append(try list.decode(Kept.self).value) }
            value = .list(items)
            return
        }
        let fields = try decoder.container(keyedBy: Name.self)
        let pairs = try fields.allKeys.map { key in
            (key.stringValue, try fields.decode(Kept.self, forKey: key).value)
        }
        guard let record = CanonicalRecord(pairs) else { throw NotOfShape() }
        value = .record(record)
    }

    func encode(to encoder: any Encoder) throws {
        switch value {
        case .text(let text):
            var place = encoder.singleValueContainer()
            try place.encode(text)
        case .whole(let whole):
            var place = encoder.singleValueContainer()
            try place.encode(whole)
        case .flag(let flag):
            var place = encoder.singleValueContainer()
            try place.encode(flag)
        case .list(let items):
            var places = encoder.unkeyedContainer()
            for item in items { try places.encode(Kept(item)) }
        case .record(let record):
            var places = encoder.container(keyedBy: Name.self)
            for field in record.fields {
                try places.encode(Kept(field.value), forKey: Name(stringValue: field.key))
            }
        }
    }

    /// Any field's name.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }
}

/// An answer of a return as it is kept: words and yes or no plain, everything else under its kind.
struct KeptAnswer: Codable, Hashable, Sendable, KnownShape {
    let answer: Answer

    init(_ answer: Answer) {
        self.answer = answer
    }

    init(from decoder: any Decoder) throws {
        guard let answer = Answer(canonical: try Kept(from: decoder).value) else {
            throw NotOfShape()
        }
        self.init(answer)
    }

    func encode(to encoder: any Encoder) throws {
        try Kept(answer.canonical).encode(to: encoder)
    }

    static let sample = KeptAnswer(.text(""))
    static let shape = Shape.either([
        .text(TextShape(words: "Words.")), .flag,
        one("number", DecimalNumber.shape), one("date", Day.shape),
        one("choice", .text(TextShape(words: "An option's code."))),
        one("choices", .list(.text(TextShape(words: "An option's code.")))),
        one("missing", .choice(MissingReason.allCases.map(\.rawValue))),
        one("remark", .text(TextShape(words: "Words where something else is asked."))),
    ])

    private static func one(_ name: String, _ shape: Shape) -> Shape {
        let kind = name.prefix(1).uppercased() + name.dropFirst()
        return .record(
            RecordShape(
                name: "AnswerOf\(kind)",
                fields: [FieldShape(name: name, shape: shape, isNeeded: true)]))
    }
}
