public import Forms
internal import Workbook

extension ReadingMap {
    private static let fields = [
        "map", "form", "formulas", "blanks", "words", "thousands", "sheets",
    ]

    /// The map that a definition describes; every mistake at once when it does not describe one.
    public init(definition node: DefinitionNode, for form: Form? = nil) throws(WrongDefinition) {
        var reader = DefinitionReader()
        let map = reader.fields(node, of: "The map", allowed: Self.fields)
        var lines: [String: Int] = [:]
        id = reader.word("map", map)
        self.form = reader.word("form", map)
        takesResults = reader.oneOf(["refused", "cached"], "formulas", map) == "cached"
        clearsBlanks = reader.oneOf(["keep", "clear"], "blanks", map) == "clear"
        words = reader.pairs("words", map)
        var powers: [String: Int] = [:]
        for question in reader.words("thousands", map) { powers[question] = 3 }
        self.powers = powers
        sheets = reader.list("sheets", map).map { reader.mappedSheet($0, &lines) }
        if sheets.isEmpty { reader.missing("sheets", map) }
        self.lines = lines
        if let form { check(against: form, map, &reader) }
        guard reader.findings.isEmpty else {
            throw WrongDefinition(
                findings: reader.findings.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) })
        }
    }

    /// Everything that the map places is in the form, and is not calculated there.
    private func check(against form: Form, _ map: FieldReader, _ reader: inout DefinitionReader) {
        if form.id != self.form {
            unknown(self.form, map.line(of: "form"), form.id, &reader)
        }
        for question in powers.keys.sorted() where form.question(question) == nil {
            unknown(question, map.line(of: "thousands"), "a question of \(form.id)", &reader)
        }
        for (name, line) in lines.sorted(by: { $0.key < $1.key }) {
            let parts = name.split(separator: ".").map(String.init)
            let isThere =
                parts.count == 2
                ? form.tables[parts[0]]?.column(parts[1]).map { $0.calculation == nil } ?? false
                : form.questions[name].map { $0.calculation == nil } ?? false
            guard !isThere else { continue }
            unknown(name, line, "a question or column of \(form.id) that is typed", &reader)
        }
    }

    private func unknown(
        _ name: String, _ line: Int, _ expected: String, _ reader: inout DefinitionReader
    ) {
        reader.find(
            .unknownReference, line: line, found: name, expected: expected,
            message: "The map places “\(name)”; \(expected) is expected.",
            remedy: "Correct the name, or leave it out.")
    }
}

extension DefinitionReader {
    fileprivate mutating func oneOf(
        _ allowed: [String], _ name: String, _ fields: FieldReader
    ) -> String? {
        value(name, fields, expected: allowed.joined(separator: " or ")) {
            allowed.contains($0) ? $0 : nil
        }
    }

    /// The named words of a field, by name.
    fileprivate mutating func pairs(_ name: String, _ reader: FieldReader) -> [String: String] {
        guard let node = reader.fields[name] else { return [:] }
        guard case .fields(let fields) = node.content else {
            wrong(node, name, found: "something else", expected: "named words")
            return [:]
        }
        var pairs: [String: String] = [:]
        for field in fields {
            pairs[LabelText(field.name).plain] = word(field.value, field.name) ?? ""
        }
        return pairs
    }

    fileprivate mutating func mappedSheet(
        _ node: DefinitionNode, _ lines: inout [String: Int]
    ) -> MappedSheet {
        let sheet = fields(
            node, of: "A sheet",
            allowed: [
                "names", "recognised by", "organisation", "secret", "answers", "repeats", "tables",
            ])
        let labels = words("recognised by", sheet)
        if labels.isEmpty { missing("recognised by", sheet) }
        var answers: [MappedAnswer] = []
        if let node = sheet.fields["answers"] {
            guard case .fields(let fields) = node.content else {
                wrong(node, "answers", found: "something else", expected: "named places")
                return MappedSheet(
                    names: [], recognisedBy: [], organisation: nil, secrets: [], answers: [],
                    repeats: [],
                    tables: [])
            }
            for field in fields {
                note(field.name, field.line, &lines)
                guard let anchor = anchor(field.value, field.name) else { continue }
                answers.append(MappedAnswer(question: field.name, anchor: anchor))
            }
        }
        return MappedSheet(
            names: words("names", sheet), recognisedBy: labels,
            organisation: sheet.fields["organisation"].flatMap { anchor($0, "organisation") },
            secrets: list("secret", sheet).compactMap { anchor($0, "secret") }, answers: answers,
            repeats: list("repeats", sheet).map { mappedRepeat($0, &lines) },
            tables: list("tables", sheet).map { mappedTable($0, &lines) })
    }

    private mutating func note(_ name: String, _ line: Int, _ lines: inout [String: Int]) {
        if lines[name] != nil { repeated(name, line: line, in: "the map") }
        lines[name] = line
    }

    private mutating func anchor(_ node: DefinitionNode, _ name: String) -> CellAnchor? {
        let place = fields(
            node, of: name, allowed: ["cell", "right of", "below", "by", "row", "column"])
        let by = whole("by", place, from: 1, to: 100) ?? 1
        if place.fields["cell"] != nil {
            return value("cell", place, expected: "a cell: C13") { CellAddress($0) }
                .map { .cell("\($0)") }
        }
        if let label = optionalWord("right of", place) { return .rightOf(label, by: by) }
        if let label = optionalWord("below", place) { return .below(label, by: by) }
        if let row = optionalWord("row", place), let column = optionalWord("column", place) {
            return .crossing(row: row, column: column)
        }
        missing("cell, right of, below, or row and column", place)
        return nil
    }

    private mutating func mappedRepeat(
        _ node: DefinitionNode, _ lines: inout [String: Int]
    ) -> MappedRepeat {
        let all = fields(
            node, of: "A repeat", allowed: ["table", "runs", "slot", "locked", "columns"])
        let table = word("table", all)
        let slot = word("slot", all)
        if slot.filter({ $0 == "#" }).count != 1, let node = all.fields["slot"] {
            wrong(node, "slot", found: slot, expected: "a heading with one # for the number")
        }
        let locked = value("locked", all, expected: "slots: 6-10") { text -> ClosedRange<Int>? in
            let ends = text.split(separator: "-").compactMap { Int($0) }
            return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
        }
        return MappedRepeat(
            table: table, isSideways: oneOf(["sideways", "downwards"], "runs", all) != "downwards",
            slot: slot, locked: locked, columns: mappedColumns(all, table, &lines))
    }

    private mutating func mappedTable(
        _ node: DefinitionNode, _ lines: inout [String: Int]
    ) -> MappedTable {
        let all = fields(node, of: "A table", allowed: ["table", "ends at", "columns"])
        let table = word("table", all)
        return MappedTable(
            table: table, end: optionalWord("ends at", all),
            columns: mappedColumns(all, table, &lines))
    }

    private mutating func mappedColumns(
        _ all: FieldReader, _ table: String, _ lines: inout [String: Int]
    ) -> [MappedColumn] {
        guard let node = all.fields["columns"], case .fields(let fields) = node.content else {
            missing("columns", all)
            return []
        }
        var columns: [MappedColumn] = []
        for field in fields {
            note("\(table).\(field.name)", field.line, &lines)
            if case .fields = field.value.content {
                let parts = self.fields(
                    field.value, of: field.name, allowed: ["heading", "under"])
                columns.append(
                    MappedColumn(
                        column: field.name, label: word("heading", parts),
                        under: optionalWord("under", parts)))
            } else if let label = word(field.value, field.name) {
                columns.append(MappedColumn(column: field.name, label: label, under: nil))
            }
        }
        return columns
    }
}
