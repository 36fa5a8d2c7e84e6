internal import Forms
internal import Workbook

/// A cell of a workbook.
struct CellPlace: Hashable {
    let sheet: String
    let cell: CellAddress
}

/// Where the answers of a form stand in somebody's workbook: found by name, else by hidden key.
struct AnswerCells {
    struct Row {
        /// The key beside the row; nil when there is none that can be read.
        let reference: DraftRow.Reference?
        let row: Int
    }

    struct Table {
        let sheet: String
        let rows: [Row]
        /// The sheet's column of each of the table's columns.
        let columns: [String: Int]
    }

    private(set) var questions: [String: CellPlace] = [:]
    private(set) var tables: [String: Table] = [:]
    private var sheets: [String: Sheet] = [:]

    init(_ file: WorkbookFile, form: Form) throws(WorkbookRefusal) {
        var names: [String: SheetRange] = [:]
        for name in file.definedNames where name.target != nil { names[name.name] = name.target }
        for entry in file.sheets where entry.name != "Lists" && entry.hasCells {
            sheets[entry.name] = try file.sheet(entry.name)
        }
        let keys = HiddenKeys(sheets)
        for question in form.questions.values {
            let named = names[CellName.answer(question.id)].map {
                CellPlace(sheet: $0.sheet, cell: $0.range.first)
            }
            let found = named.flatMap { sheets[$0.sheet] == nil ? nil : $0 }
            questions[question.id] = found ?? keys.questions[question.id]
        }
        for table in form.tables.values {
            tables[table.id] = self.table(table, names, keys)
        }
    }

    private func table(
        _ table: FormTable, _ names: [String: SheetRange], _ keys: HiddenKeys
    ) -> Table? {
        guard let range = names[CellName.keys(table.id)], let sheet = sheets[range.sheet] else {
            return keys.table(table, sheets)
        }
        var columns: [String: Int] = [:]
        for column in table.columns {
            let named = names[CellName.column(column.id)]
            columns[column.id] =
                named?.range.first.column ?? keys.columns[table.id]?.columns[column.id]
        }
        let rows = (range.range.first.row...range.range.last.row).prefix(10_000).map { row in
            let key = sheet[.at(row, range.range.first.column)]?.text
            return Row(reference: key.flatMap { DraftRow.Reference(written: $0) }, row: row)
        }
        return Table(sheet: range.sheet, rows: rows, columns: columns)
    }

    func content(_ place: CellPlace) -> CellContent? {
        guard let content = sheets[place.sheet]?[place.cell] else { return nil }
        if case .text(let text) = content, text.allSatisfy(\.isWhitespace) { return nil }
        return content
    }

    func isBlank(_ sheet: String, _ cell: CellAddress) -> Bool {
        content(CellPlace(sheet: sheet, cell: cell)) == nil
    }
}

/// What the hidden keys of a workbook say, for programs that drop the names of cells.
private struct HiddenKeys {
    struct Heading {
        let sheet: String
        let row: Int
        let columns: [String: Int]
    }

    private(set) var questions: [String: CellPlace] = [:]
    private(set) var columns: [String: Heading] = [:]

    init(_ sheets: [String: Sheet]) {
        for (name, sheet) in sheets {
            var answers: Int?
            for (row, cells) in sheet.rows {
                if row == ReturnLayout.keyRow {
                    answers =
                        cells.first { $0.content.text == ReturnLayout.answerKey }?.address.column
                }
                guard let key = cells.first?.content.text,
                    cells.first?.address.column == ReturnLayout.Column.key
                else { continue }
                if key.hasPrefix("q:"), let answers {
                    questions[String(key.dropFirst(2))] = CellPlace(
                        sheet: name, cell: .at(row, answers))
                } else if key.hasPrefix("table:") {
                    columns[String(key.dropFirst(6))] = Heading(
                        sheet: name, row: row, columns: Self.columns(cells))
                }
            }
        }
    }

    private static func columns(_ cells: ArraySlice<SheetCell>) -> [String: Int] {
        var columns: [String: Int] = [:]
        for cell in cells {
            guard let text = cell.content.text, text.hasPrefix("column:") else { continue }
            columns[String(text.dropFirst(7))] = cell.address.column
        }
        return columns
    }

    /// The rows below a table's hidden headings that carry a key.
    func table(_ table: FormTable, _ sheets: [String: Sheet]) -> AnswerCells.Table? {
        guard let heading = columns[table.id], let sheet = sheets[heading.sheet] else { return nil }
        let rows = sheet.rows.drop { $0.row <= heading.row }.compactMap {
            row, cells -> AnswerCells.Row? in
            guard let first = cells.first, first.address.column == ReturnLayout.Column.key,
                let reference = first.content.text.flatMap({ DraftRow.Reference(written: $0) })
            else { return nil }
            return AnswerCells.Row(reference: reference, row: row)
        }
        let next = columns.values.filter { $0.sheet == heading.sheet && $0.row > heading.row }
            .map(\.row).min()
        return AnswerCells.Table(
            sheet: heading.sheet, rows: rows.filter { $0.row < next ?? .max },
            columns: heading.columns)
    }
}
