internal import Reckoning

/// Reads the fields of a definition and gathers every mistake on the way, so that a person sees
/// them all at once.
package struct DefinitionReader {
    package private(set) var findings: [Finding] = []

    package init() {}

    package mutating func find(
        _ number: FindingNumber, line: Int, found: String, expected: String, message: String,
        remedy: String
    ) {
        findings.append(
            Finding(
                number, .error, at: Place(line: line), found: found, expected: expected,
                message: message, remedy: remedy))
    }

    /// Something stands in the definition that is not allowed there.
    package mutating func wrong(
        _ node: DefinitionNode, _ field: String, found: String, expected: String
    ) {
        find(
            .wrongValue, line: node.line, found: found, expected: expected,
            message: "\(field) is “\(found)”; \(expected) is expected.",
            remedy: "Write \(expected).")
    }

    /// The named fields of a node; none, with a finding, when it is something else.
    package mutating func fields(
        _ node: DefinitionNode, of thing: String, allowed: [String]
    ) -> FieldReader {
        guard case .fields(let fields) = node.content else {
            find(
                .notText, line: node.line, found: "something else", expected: "named fields",
                message: "\(thing) is not made of named fields.",
                remedy: "Write its fields, one a line: \(allowed.joined(separator: ", ")).")
            return FieldReader(thing: thing, line: node.line, fields: [:])
        }
        var known: [String: DefinitionNode] = [:]
        for field in fields {
            if known[field.name] != nil { repeated(field.name, line: field.line, in: thing) }
            if !allowed.contains(field.name) { unknown(field, in: thing, allowed: allowed) }
            known[field.name] = field.value
        }
        return FieldReader(thing: thing, line: node.line, fields: known)
    }

    package mutating func repeated(_ name: String, line: Int, in thing: String) {
        find(
            .repeatedIdentifier, line: line, found: name, expected: "each name once",
            message: "“\(name)” stands twice in \(thing).", remedy: "Remove or rename one of them.")
    }

    private mutating func unknown(
        _ field: DefinitionNode.Field, in thing: String, allowed: [String]
    ) {
        let list = allowed.joined(separator: ", ")
        find(
            .unknownField, line: field.line, found: field.name, expected: list,
            message: "\(thing) has no field “\(field.name)”.",
            remedy: (field.name.nearest(of: allowed).map { "Do you mean “\($0)”? " } ?? "")
                + "It may have: \(list).")
    }

    /// The words of a field that must be there.
    package mutating func word(_ name: String, _ reader: FieldReader) -> String {
        guard let node = reader.fields[name] else {
            missing(name, reader)
            return ""
        }
        return word(node, "\(reader.thing): \(name)") ?? ""
    }

    /// The words of a field that may be left out.
    package mutating func optionalWord(_ name: String, _ reader: FieldReader) -> String? {
        reader.fields[name].flatMap { word($0, "\(reader.thing): \(name)") }
    }

    package mutating func missing(_ name: String, _ reader: FieldReader) {
        find(
            .missingField, line: reader.line, found: "no \(name)", expected: name,
            message: "\(reader.thing) has no “\(name)”.", remedy: "Add the field \(name).")
    }

    package mutating func word(_ node: DefinitionNode, _ field: String) -> String? {
        if case .word(let word) = node.content {
            return word.hasSuffix("\n") ? String(word.dropLast()) : word
        }
        find(
            .notText, line: node.line, found: "a list or fields", expected: "text",
            message: "\(field) is not text.", remedy: "Write it on one line, or after a “|”.")
        return nil
    }

    /// The nodes of a list; none when the field is left out.
    package mutating func list(_ name: String, _ reader: FieldReader) -> [DefinitionNode] {
        guard let node = reader.fields[name] else { return [] }
        guard case .list(let list) = node.content else {
            find(
                .notText, line: node.line, found: "something else", expected: "a list",
                message: "\(reader.thing): \(name) is not a list.",
                remedy: "Start each of its lines with “- ”.")
            return []
        }
        return list
    }

    /// The words of a list.
    package mutating func words(_ name: String, _ reader: FieldReader) -> [String] {
        list(name, reader).compactMap { word($0, "\(reader.thing): \(name)") }
    }

    /// A field whose value is read in a way of its own; nil, with a finding, when it cannot be.
    package mutating func value<Value>(
        _ name: String, _ reader: FieldReader, expected: String, _ read: (String) -> Value?
    ) -> Value? {
        guard let node = reader.fields[name] else { return nil }
        guard let word = word(node, "\(reader.thing): \(name)") else { return nil }
        if let value = read(word) { return value }
        wrong(node, "\(reader.thing): \(name)", found: word, expected: expected)
        return nil
    }

    package mutating func flag(_ name: String, _ reader: FieldReader) -> Bool {
        value(name, reader, expected: "true or false") { word in
            ["true": true, "yes": true, "false": false, "no": false][word.lowercased()]
        } ?? false
    }

    package mutating func whole(
        _ name: String, _ reader: FieldReader, from least: Int, to most: Int
    )
        -> Int?
    {
        value(name, reader, expected: "a whole number from \(least) to \(most)") { word in
            Int(word).flatMap { (least...most).contains($0) ? $0 : nil }
        }
    }

    /// A formula; nil, with a finding that points into it, when it cannot be read.
    package mutating func formula(_ source: String, line: Int, in thing: String) -> Formula? {
        do throws(FormulaMistake) {
            return try Formula(parsing: source)
        } catch {
            find(
                .wrongFormula, line: line, found: source, expected: error.expected,
                message: "\(thing): \(error.message)\n\(error.pointing(in: source))",
                remedy: "Write \(error.expected).")
            return nil
        }
    }
}

/// The fields of one thing in a definition, by name.
package struct FieldReader {
    package let thing: String
    package let line: Int
    package let fields: [String: DefinitionNode]

    /// The same fields under a name that says which thing it is.
    package func named(_ thing: String) -> FieldReader {
        FieldReader(thing: thing, line: line, fields: fields)
    }

    /// The line on which a field's value starts, or else the thing's own.
    package func line(of name: String) -> Int { fields[name]?.line ?? line }
}
