internal import Forms
internal import Reckoning

/// Reads entries by their shapes and gathers every mistake on the way.
struct RegisterReader {
    var reader = DefinitionReader()
    /// What the file says for all its entries: `organisation`, `fund`, `initiative`.
    var shared: [String: String] = [:]

    /// The properties of an entry; with findings when something in it cannot be read.
    mutating func record(_ node: DefinitionNode, _ shape: RegisterShape) -> CanonicalRecord {
        let known = reader.fields(node, of: shape.thing, allowed: shape.fields.map(\.name))
        var pairs: [(String, CanonicalValue)] = []
        for field in shape.fields {
            if let value = value(of: field, in: known) { pairs.append((field.property, value)) }
        }
        return CanonicalRecord(pairs) ?? CanonicalRecord([:])
    }

    private mutating func value(
        of field: RegisterField, in known: FieldReader
    ) -> CanonicalValue? {
        if let node = known.fields[field.name], !node.isBlank {
            return value(node, field.value, "\(known.thing): \(field.name)")
        }
        if let standing = shared[field.name] { return .text(standing) }
        switch field.presence {
        case .needed:
            reader.missing(field.name, known)
            return nil
        case .optional: return nil
        case .usually(let standard): return standard
        }
    }

    private mutating func value(
        _ node: DefinitionNode, _ value: RegisterValue, _ name: String
    ) -> CanonicalValue? {
        switch value {
        case .list(let element):
            guard case .list(let nodes) = node.content else {
                if case .word = node.content {
                    return self.value(node, element, name).map { .list([$0]) }
                }
                return wrong(node, value, name)
            }
            return .list(nodes.compactMap { self.value($0, element, name) })
        case .entry(let shape): return .record(record(node, shape))
        case .months: return months(node, name)
        case .codes: return codes(node, name)
        case .text, .amount, .day, .period, .decimal, .whole, .flag, .choice:
            guard let word = reader.word(node, name) else { return nil }
            return value.canonical(of: word) ?? wrong(node, value, name)
        }
    }

    private mutating func wrong(
        _ node: DefinitionNode, _ value: RegisterValue, _ name: String
    ) -> CanonicalValue? {
        var found = "something else"
        if case .word(let word) = node.content { found = word }
        reader.wrong(node, name, found: found, expected: value.expectation)
        return nil
    }

    private mutating func months(_ node: DefinitionNode, _ name: String) -> CanonicalValue? {
        guard case .fields(let fields) = node.content else { return wrong(node, .months, name) }
        var months: [CanonicalValue] = []
        for field in fields {
            guard let month = Month(field.name) else {
                reader.find(
                    .wrongValue, line: field.line, found: field.name,
                    expected: "a month such as 2017-04",
                    message: "\(name): “\(field.name)” is no month.",
                    remedy: "Write it as 2017-04.")
                continue
            }
            guard let amount = value(field.value, .amount, "\(name), \(field.name)") else {
                continue
            }
            months.append(
                .record(CanonicalRecord(["month": .text("\(month)"), "amount": amount])))
        }
        return .list(months)
    }

    private mutating func codes(_ node: DefinitionNode, _ name: String) -> CanonicalValue? {
        guard case .fields(let fields) = node.content else { return wrong(node, .codes, name) }
        var pairs: [(String, CanonicalValue)] = []
        for field in fields {
            guard let code = reader.word(field.value, name) else { continue }
            pairs.append((field.name, .text(code)))
        }
        guard let record = CanonicalRecord(pairs) else { return wrong(node, .codes, name) }
        return .record(record)
    }
}

extension DefinitionNode {
    /// Nothing is written there.
    var isBlank: Bool {
        if case .word(let word) = content { word.allSatisfy(\.isWhitespace) } else { false }
    }
}
