public import Forms

extension TableMap {
    private static let fields = ["map", "form", "rows", "marks", "columns"]

    /// The map that a definition describes; every mistake at once when it does not describe one.
    public init(definition node: DefinitionNode, for form: Form? = nil) throws(WrongDefinition) {
        var reader = DefinitionReader()
        let map = reader.fields(node, of: "The map", allowed: Self.fields)
        id = reader.word("map", map)
        self.form = reader.word("form", map)
        let rows = map.fields["rows"].map {
            reader.fields($0, of: "rows", allowed: ["code", "alias", "name", "class"])
        }
        if rows == nil { reader.missing("rows", map) }
        code = rows.map { reader.word("code", $0) } ?? ""
        alias = rows.flatMap { reader.optionalWord("alias", $0) }
        name = rows.flatMap { reader.optionalWord("name", $0) }
        group = rows.flatMap { reader.optionalWord("class", $0) }
        marks = reader.marks(map)
        columns = reader.columns(map, form)
        if let form, form.id != self.form {
            reader.find(
                .unknownReference, line: map.line(of: "form"), found: self.form, expected: form.id,
                message: "The map is for \(self.form), not for \(form.id).",
                remedy: "Take the map of \(form.id).")
        }
        guard reader.findings.isEmpty else { throw WrongDefinition(findings: reader.findings) }
    }
}

extension DefinitionReader {
    private mutating func named(_ name: String, _ map: FieldReader) -> [DefinitionNode.Field] {
        guard let node = map.fields[name] else { return [] }
        if case .fields(let fields) = node.content { return fields }
        wrong(node, name, found: "something else", expected: "named words")
        return []
    }

    fileprivate mutating func marks(_ map: FieldReader) -> [String: TableMark] {
        var marks: [String: TableMark] = [:]
        let allowed = ["no response"] + MissingReason.allCases.map(\.rawValue)
        for field in named("marks", map) {
            guard let text = word(field.value, field.name) else { continue }
            if marks[field.name] != nil { repeated(field.name, line: field.line, in: "marks") }
            marks[field.name] = TableMark(written: text)
            if marks[field.name] == nil {
                wrong(
                    field.value, field.name, found: text,
                    expected: allowed.joined(separator: " or "))
            }
        }
        return marks
    }

    fileprivate mutating func columns(
        _ map: FieldReader, _ form: Form?
    ) -> [TableColumn] {
        var columns: [TableColumn] = []
        for field in named("columns", map) {
            guard let heading = word(field.value, field.name) else { continue }
            columns.append(TableColumn(question: field.name, heading: heading))
            if let form, form.questions[field.name]?.kind.decimals == nil {
                find(
                    .unknownReference, line: field.line, found: field.name,
                    expected: "a question of \(form.id) that is a number",
                    message: "The map places “\(field.name)”, which is no number of \(form.id).",
                    remedy: "Correct the name, or leave it out.")
            }
        }
        if columns.isEmpty { missing("columns", map) }
        return columns
    }
}
