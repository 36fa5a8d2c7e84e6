internal import Accountability
internal import Forms
internal import Workbook

/// One writing of a table on its section's sheet.
struct TableWriting {
    let writing: ReturnWriting
    let section: SectionLayout
    let layout: TableLayout
    let sheet: SheetWriter

    private var table: FormTable { layout.table }
    private var cells: CellWriting { CellWriting(form: writing.form, sheet: sheet) }

    func write() {
        sheet.text(
            "\(table.id) \(table.title)",
            at: .at(layout.titleRow, ReturnLayout.Column.reference), style: SheetStyles.subtitle)
        let guidance = GuidanceSheet.paragraphs(table.guidance).joined(separator: " ")
        sheet.text(
            guidance, at: .at(layout.guidanceRow, ReturnLayout.Column.reference),
            style: SheetStyles.plain.with { $0.wraps = false })
        writeHeadings()
        for (key, row) in layout.rows { write(key, row) }
        writeNames()
    }

    private func writeHeadings() {
        sheet.row(layout.titleRow, height: 22)
        sheet.row(layout.keyRow, height: 15, isHidden: true)
        sheet.row(layout.headingRow, height: 32)
        sheet.text("table:\(table.id)", at: .at(layout.keyRow, ReturnLayout.Column.key))
        heading(table.rowName, ReturnLayout.Column.reference)
        for column in table.columns {
            guard let place = layout.column(column.id) else { continue }
            sheet.text("column:\(column.id)", at: .at(layout.keyRow, place))
            heading("\(column.heading) (\(column.id))", place)
            sheet.note(column.note, at: .at(layout.headingRow, place))
            if let before = layout.previousColumn(column.id) {
                heading("Last quarter: \(column.heading)", before)
            }
        }
        heading("Check", section.checkColumn)
    }

    private func heading(_ text: String, _ column: Int) {
        sheet.text(text, at: .at(layout.headingRow, column), style: SheetStyles.heading)
    }

    private func write(_ key: DraftRow.Reference, _ row: Int) {
        sheet.text(key.written, at: .at(row, ReturnLayout.Column.key), style: SheetStyles.hidden)
        let texts = table.columns.compactMap { column in
            key.number.flatMap { writing.context.entry.sheet[AnswerKey(column.id, row: $0)] }
                .map { writing.form.shown($0, for: column) }
        }
        sheet.row(row, height: RowHeight.of(texts) + 3)
        let number = key.number.map { "\($0)" } ?? "new"
        sheet.text(number, at: .at(row, ReturnLayout.Column.reference), style: SheetStyles.boxed)
        for column in table.columns { write(column, key, row) }
        let check = LiveCheck(writing: writing, section: section)
        if let formula = check.formula(for: layout, row: row) {
            let result = key.number.map { check.result(row: $0, of: table) } ?? ""
            sheet.formula(
                formula, value: .text(result), at: .at(row, section.checkColumn),
                style: SheetStyles.plain)
        }
    }

    private func write(_ column: Question, _ reference: DraftRow.Reference, _ row: Int) {
        guard let place = layout.column(column.id) else { return }
        let key = reference.number.map { AnswerKey(column.id, row: $0) }
        let cell = CellAddress.at(row, place)
        if let calculation = column.calculation {
            let answer = key.flatMap { writing.standing.calculated[$0] }
            sheet.formula(
                writing.formulas(in: section, table: layout, row: row)
                    .calculation(calculation, column),
                value: answer.result, at: cell,
                style: SheetStyles.calculated.with { $0.numberFormat = column.kind.numberFormat })
        } else {
            let isPrefilled = key.map(writing.isPrefilled) ?? false
            cells.write(
                key.flatMap { writing.context.entry.sheet[$0] }, of: column, at: cell,
                style: isPrefilled ? SheetStyles.filled : SheetStyles.input)
        }
        writePrevious(column, reference, row)
    }

    private func writePrevious(_ column: Question, _ reference: DraftRow.Reference, _ row: Int) {
        guard let place = layout.previousColumn(column.id), let source = column.previous else {
            return
        }
        let answer = reference.number.flatMap {
            writing.context.previous?.sheet[AnswerKey(source, row: $0)]
        }
        cells.write(answer, of: column, at: .at(row, place), style: SheetStyles.calculated)
    }

    private func writeNames() {
        name(CellName.keys(table.id), ReturnLayout.Column.key)
        for column in table.columns {
            guard let place = layout.column(column.id) else { continue }
            name(CellName.column(column.id), place)
            if column.calculation == nil {
                cells.validate(column, layout.range(column: place))
            }
            if let before = layout.previousColumn(column.id) {
                name(CellName.previousColumn(column.id), before)
            }
        }
    }

    private func name(_ name: String, _ column: Int) {
        let range = SheetRange(sheet: section.sheetName, range: layout.range(column: column))
        writing.writer.define(name: name, range: range)
    }
}

extension Question {
    /// The question and its guidance, as the note of a heading.
    fileprivate var note: String {
        guidance.isEmpty ? label : "\(label)\n\(guidance)"
    }
}
