public import Forms
internal import Reckoning

/// Reads initiatives, decisions and values of measures from a CSV file with the headings that
/// `docs/registers.md` lists; they are the names of the fields in a register file.
public enum RegisterTable {
    /// The entries of a table; every mistake at once, by row and column, when there is one.
    ///
    /// What the table does not say for itself, such as the organisation, is said in `shared`.
    public static func entries(
        of table: CSVTable, _ section: RegisterSection, shared: [String: String] = [:]
    ) throws(WrongDefinition) -> [RegisterEntry] {
        let layout = RegisterColumns(section)
        var findings = layout.strangers(in: table)
        var reader = RegisterReader()
        reader.shared = shared
        var entries: [RegisterEntry] = []
        for rows in layout.grouped(table) {
            if let entry = reader.entry(layout.node(rows, table), section) { entries.append(entry) }
        }
        findings += reader.reader.findings.map { $0.inTable(table) }
        guard findings.isEmpty else {
            throw WrongDefinition(
                findings: findings.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) })
        }
        return entries
    }

    /// The headings that a table of a section may have, in the order in which they are written.
    public static func headings(of section: RegisterSection) -> [String] {
        RegisterColumns(section).headings
    }
}

/// How the fields of a section lie in the columns of a table.
struct RegisterColumns {
    let headings: [String]
    /// The field that holds a list of entries, one a row: the resolutions of a decision.
    private let repeated: (field: RegisterField, shape: RegisterShape, prefix: String)?
    private let shape: RegisterShape
    private let key: String

    init(_ section: RegisterSection) {
        shape = section.shape
        key = shape.fields.first?.name ?? ""
        var headings: [String] = []
        var repeated: (RegisterField, RegisterShape, String)?
        for field in shape.fields {
            switch field.value {
            case .list(.entry(let part)) where field.name == "resolutions":
                repeated = (field, part, "resolution ")
                headings += part.fields.map { "resolution \($0.name)" }
            case .list(.entry), .months, .codes: break
            case .entry(let part): headings += part.fields.map { "\(field.name) \($0.name)" }
            case .text, .amount, .day, .period, .decimal, .whole, .flag, .choice, .list:
                headings.append(field.name)
            }
        }
        self.headings = headings
        self.repeated = repeated.map { ($0.0, $0.1, $0.2) }
    }

    /// Columns of the table that nothing is known about, so that no column is lost unseen.
    func strangers(in table: CSVTable) -> [Finding] {
        table.headings.filter { heading in
            !heading.isEmpty && !headings.contains { $0.lowercased() == heading.lowercased() }
        }.map { heading in
            let nearest = heading.nearest(of: headings).map { "Do you mean “\($0)”? " } ?? ""
            return Finding(
                .headingNotUsed, .error, at: Place(line: 1, column: heading), found: heading,
                expected: headings.joined(separator: ", "),
                message: "Nothing is known about a column “\(heading)”.",
                remedy: nearest + "Rename or remove it.")
        }
    }

    /// The rows by what they are about: one each, or several with the same reference.
    func grouped(_ table: CSVTable) -> [[CSVRow]] {
        guard repeated != nil, let column = table.column(key) else {
            return table.rows.map { [$0] }
        }
        var groups: [[CSVRow]] = []
        for row in table.rows {
            if let last = groups.last?.first, last.field(column) == row.field(column) {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups
    }

    /// Rows about one thing as a node; each field's line is its row and column in one number.
    func node(_ rows: [CSVRow], _ table: CSVTable) -> DefinitionNode {
        guard let first = rows.first else { return DefinitionNode(line: 1, content: .fields([])) }
        var fields: [DefinitionNode.Field] = []
        for field in shape.fields {
            if let repeated, repeated.field.name == field.name {
                let nodes = rows.compactMap { part(repeated.shape, repeated.prefix, $0, table) }
                guard !nodes.isEmpty else { continue }
                fields.append(named(field.name, first, nil, .list(nodes)))
            } else if case .entry(let shape) = field.value {
                guard let node = part(shape, field.name + " ", first, table) else { continue }
                fields.append(
                    DefinitionNode.Field(name: field.name, line: node.line, value: node))
            } else if let node = cell(field.name, field.value, first, table) {
                fields.append(
                    DefinitionNode.Field(name: field.name, line: node.line, value: node))
            }
        }
        return DefinitionNode(line: CellLine(first.number, nil).line, content: .fields(fields))
    }

    private func named(
        _ name: String, _ row: CSVRow, _ column: Int?, _ content: DefinitionNode.Content
    ) -> DefinitionNode.Field {
        let line = CellLine(row.number, column).line
        return DefinitionNode.Field(
            name: name, line: line, value: DefinitionNode(line: line, content: content))
    }

    /// The fields of an entry within a row; nil when all of them are empty.
    private func part(
        _ shape: RegisterShape, _ prefix: String, _ row: CSVRow, _ table: CSVTable
    ) -> DefinitionNode? {
        let fields = shape.fields.compactMap { field in
            cell(prefix + field.name, field.value, row, table).map {
                DefinitionNode.Field(name: field.name, line: $0.line, value: $0)
            }
        }
        guard !fields.isEmpty else { return nil }
        return DefinitionNode(line: CellLine(row.number, nil).line, content: .fields(fields))
    }

    private func cell(
        _ heading: String, _ value: RegisterValue, _ row: CSVRow, _ table: CSVTable
    ) -> DefinitionNode? {
        guard let column = table.column(heading) else { return nil }
        let text = row.field(column).withoutGuard
        guard !text.allSatisfy(\.isWhitespace) else { return nil }
        let line = CellLine(row.number, column).line
        guard case .list = value else { return DefinitionNode(line: line, content: .word(text)) }
        let parts = text.split(separator: ";").map { TypedValue.trimmed(String($0)) }
        return DefinitionNode(
            line: line,
            content: .list(parts.map { DefinitionNode(line: line, content: .word($0)) }))
    }
}

/// A row and a column in one number, as a node has only a line.
private struct CellLine {
    let row: Int
    let column: Int?
    private static let width = 1_000

    init(_ row: Int, _ column: Int?) {
        self.row = row
        self.column = column
    }

    init(line: Int) {
        row = line / Self.width
        column = line % Self.width == 0 ? nil : line % Self.width - 1
    }

    var line: Int { row * Self.width + (column.map { $0 + 1 } ?? 0) }
}

extension Finding {
    /// The finding with its row and column instead of their number.
    fileprivate func inTable(_ table: CSVTable) -> Finding {
        let cell = CellLine(line: place.line ?? 0)
        let heading = cell.column.map { table.headings[$0] }
        return Finding(
            number == .missingField ? number : .cellNotRead, severity,
            at: Place(line: cell.row, column: heading), found: found, expected: expected,
            message: message, remedy: remedy)
    }
}
