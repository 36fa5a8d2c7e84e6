import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// The description of the programming interface (OpenAPI 3.1), made of what is declared.
struct ProgramDescription {
    private let visit: Visit
    private let examples: [String: String]

    init(_ visit: Visit) {
        self.visit = visit
        examples = Self.examples(visit)
    }

    /// The addresses, each with what is declared of it.
    static let addresses: [(route: ProgramRoute, address: ProgramAddress)] =
        ProgramRoute.allCases.compactMap { route in route.address.map { (route, $0) } }

    /// The description as JSON.
    var document: JSONTree {
        .named([
            "openapi": .text("3.1.0"),
            "info": .named([
                "title": .text("\(visit.face.settings.title): Outturn"), "version": .text("1"),
                "description": .text(Self.words),
            ]),
            "servers": .list([.named(["url": .text(visit.origin)])]),
            "paths": .object(paths),
            "components": .named([
                "securitySchemes": .named([
                    "token": .named([
                        "type": .text("http"), "scheme": .text("bearer"),
                        "description": .text(
                            "A token that an officer makes on the account page, for an "
                                + "organisation and for areas."),
                    ])
                ]),
                "schemas": .object(schemas),
            ]),
        ])
    }

    private static let words =
        "Everything goes through the same rules as on the pages. Amounts are whole pence, days are "
        + "written as 2017-09-30, and other numbers are texts with all their decimals. What is not "
        + "known is left out. What is not done is told as a problem (RFC 9457), with the number of "
        + "the refusal where the rules say no."

    private var paths: [JSONField] {
        var order: [String] = []
        var methods: [String: [JSONField]] = [:]
        for (route, address) in Self.addresses {
            let path = route.declared.pattern
            if methods[path] == nil { order.append(path) }
            methods[path, default: []].append(
                JSONField(
                    name: address.method.rawValue.lowercased(), value: operation(route, address)))
        }
        return order.map { JSONField(name: $0, value: .object(methods[$0] ?? [])) }
    }

    private func operation(_ route: ProgramRoute, _ address: ProgramAddress) -> JSONTree {
        let parameters =
            Self.open(route.declared.pattern).map { part($0) }
            + address.parameters.map(\.schema)
        return .named([
            "operationId": .text(route.rawValue), "summary": .text(address.words),
            "tags": .list([.text(Self.tag(route.declared.pattern))]),
            "security": security(address),
            "parameters": parameters.isEmpty ? nil : .list(parameters),
            "requestBody": address.body.map { body in
                .named([
                    "required": .flag(true),
                    "content": Self.content(
                        "application/json", body().schema,
                        example: address.example?().map { JSONTree($0) }),
                ])
            },
            "responses": .object(responses(address)),
        ])
    }

    private func security(_ address: ProgramAddress) -> JSONTree {
        let token = JSONTree.named(["token": .list([])])
        return .list(address.mandate.needsOfficer ? [token] : [.named([:]), token])
    }

    /// The open parts of an address, in order.
    private static func open(_ pattern: String) -> [String] {
        pattern.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
    }

    private static func tag(_ pattern: String) -> String {
        pattern.split(separator: "/").dropFirst(2).first.map(String.init) ?? "site"
    }

    private func part(_ name: String) -> JSONTree {
        .named([
            "name": .text(name), "in": .text("path"), "required": .flag(true),
            "schema": .named(["type": .text("string")]),
            "example": examples[name].map { .text($0) },
        ])
    }

    private func responses(_ address: ProgramAddress) -> [JSONField] {
        let answer = address.answer().schema
        let good = address.successes.map { status in
            JSONField(
                name: "\(status)",
                value: .named([
                    "description": .text(
                        status == 201
                            ? "Recorded." : address.method == .post ? "Recorded before." : "Found."),
                    "content": Self.content("application/json", answer),
                ]))
        }
        let held = JSONField(
            name: "304", value: .named(["description": .text("You hold it already.")]))
        return good + (address.mandate == .everyone ? [held] : [])
            + Self.problems(address).map { status, words in
                JSONField(
                    name: "\(status)",
                    value: .named([
                        "description": .text(words),
                        "content": Self.content(
                            "application/problem+json",
                            .named(["$ref": .text("#/components/schemas/StatedProblem")])),
                    ]))
            }
    }

    /// The problems that an address may tell, by status.
    private static func problems(_ address: ProgramAddress) -> [(Int, String)] {
        let always = [
            (400, "The address or the body could not be read."),
            (401, "A token is needed, or this one is worth nothing."),
            (403, "The token or its owner's mandate is not for this."),
            (404, "There is no such thing, or none that you may read."),
            (406, "The answer would be JSON, which is not accepted."),
            (429, "Too much was asked for within a minute."),
            (503, "The site is busy, or something failed."),
        ]
        let writing = [
            (409, "The rules say no, as things stand."), (413, "The body is too large."),
            (415, "The body is not JSON."),
            (422, "The body does not fit, or says what cannot be."),
        ]
        return (always + (address.method == .post ? writing : [])).sorted { $0.0 < $1.0 }
    }

    private static func content(
        _ type: String, _ schema: JSONTree, example: JSONTree? = nil
    ) -> JSONTree {
        .object([
            JSONField(name: type, value: .named(["schema": schema, "example": example]))
        ])
    }

    /// Every record that is sent or answered, by name.
    private var schemas: [JSONField] {
        var found: [String: RecordShape] = [:]
        for (_, address) in Self.addresses {
            address.answer().gather(into: &found)
            address.body?().gather(into: &found)
        }
        Shape.of(StatedProblem.self).gather(into: &found)
        return found.values.sorted { $0.name < $1.name }.map {
            JSONField(name: $0.name, value: $0.schema)
        }
    }
}

extension ProgramDescription {
    /// Something that is there for each open part of addresses, of what the visitor may read.
    private static func examples(_ visit: Visit) -> [String: String] {
        let books = visit.everyone()
        let initiative = books.everyInitiative.first { !$0.measures.isEmpty }
        let published = visit.publishedReleases.first
        let collection = visit.books.everyCollection.first
        let found: [String: String?] = [
            "decision": books.everyDecision.first?.id.text, "fund": books.everyFund.first?.id.text,
            "drawdown": books.everyFund.first?.drawdowns.first?.id.text,
            "condition": books.everyFund.first?.conditions.first?.condition.id.text,
            "initiative": initiative?.id.text, "measure": initiative?.measures.first?.id.text,
            "outcome": books.everyOutcome.first?.id.text,
            "id": books.everyReturn.first?.id.text, "collection": collection?.id.text,
            "section": collection.flatMap { books.form($0.form)?.form.sections.first?.id },
            "query": "1", "series": published?.version.plan.series,
            "period": published?.version.plan.address,
        ]
        return found.compactMapValues(\.self)
    }
}

extension ProgramParameter {
    fileprivate var schema: JSONTree {
        let schema: JSONTree
        switch kind {
        case .text:
            schema = .named([
                "type": .text("string"), "maxLength": .whole(ProgramParameter.longestText),
            ])
        case .day: schema = Day.shape.schema
        case .choice(let choices): schema = Shape.choice(choices).schema
        case .whole(let range, let usual):
            schema = .named([
                "type": .text("integer"), "minimum": .whole(range.lowerBound),
                "maximum": .whole(range.upperBound), "default": .whole(usual),
            ])
        }
        return .named([
            "name": .text(name), "in": .text("query"), "description": .text(words),
            "schema": schema,
        ])
    }
}

extension Shape {
    /// The shape as JSON Schema (2020-12); records are told of by name.
    fileprivate var schema: JSONTree {
        switch self {
        case .text(let text):
            return .named([
                "type": .text("string"), "format": text.format.map { .text($0) },
                "pattern": text.pattern.map { .text($0) },
                "description": text.words.map { .text($0) },
            ])
        case .choice(let choices):
            return .named(["type": .text("string"), "enum": .texts(choices)])
        case .whole(let words):
            return .named([
                "type": .text("integer"), "format": .text("int64"), "description": .text(words),
            ])
        case .flag: return .named(["type": .text("boolean")])
        case .list(let shape):
            return .named(["type": .text("array"), "items": shape.schema])
        case .record(let shape):
            return .named(["$ref": .text("#/components/schemas/\(shape.name)")])
        case .either(let shapes): return .named(["oneOf": .list(shapes.map(\.schema))])
        case .open(let words):
            return .named(["type": .text("object"), "description": .text(words)])
        }
    }

    /// The records in it, by name.
    fileprivate func gather(into found: inout [String: RecordShape]) {
        switch self {
        case .text, .choice, .whole, .flag, .open: return
        case .list(let shape): shape.gather(into: &found)
        case .either(let shapes): for shape in shapes { shape.gather(into: &found) }
        case .record(let shape):
            guard found.updateValue(shape, forKey: shape.name) == nil else { return }
            for field in shape.fields { field.shape.gather(into: &found) }
        }
    }
}

extension RecordShape {
    fileprivate var schema: JSONTree {
        let needed = fields.filter(\.isNeeded).map(\.name)
        return .named([
            "type": .text("object"), "additionalProperties": .flag(false),
            "required": needed.isEmpty ? nil : .texts(needed),
            "properties": .object(
                fields.map { JSONField(name: $0.name, value: $0.schema) }),
        ])
    }
}

extension FieldShape {
    /// The schema with what the field says beside it.
    fileprivate var schema: JSONTree {
        guard let words, case .object(let fields) = shape.schema else { return shape.schema }
        let kept = fields.filter { $0.name != "description" }
        return .object(kept + [JSONField(name: "description", value: .text(words))])
    }
}

extension JSONTree {
    /// A canonical value, which is JSON already.
    fileprivate init(_ value: CanonicalValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .whole(let whole): self = .number(DecimalNumber(whole))
        case .flag(let flag): self = .flag(flag)
        case .list(let items): self = .list(items.map { JSONTree($0) })
        case .record(let record):
            self = .object(
                record.fields.map { JSONField(name: $0.key, value: JSONTree($0.value)) })
        }
    }
}
