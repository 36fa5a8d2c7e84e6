internal import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

/// The cover: whose return this is, what is left to do, and the colour key.
struct CoverSheet {
    let writing: ReturnWriting
    private static let firstLine = 14

    func write() {
        let sheet = writing.writer.addSheet("Cover")
        sheet.activate()
        sheet.columns(0...0, width: 34, style: SheetStyles.plain)
        sheet.columns(1...1, width: 70, style: SheetStyles.plain)
        sheet.columns(2...2, width: 14, style: SheetStyles.plain)
        sheet.columns(3...3, width: 14, style: SheetStyles.plain)
        sheet.row(0, height: 28)
        sheet.row(1, height: 20)
        sheet.text(writing.form.title, at: .at(0, 0), style: SheetStyles.title)
        writeFacts(sheet)
        writeColourKey(sheet)
        writeChecklist(sheet)
        var print = PrintSettings()
        print.fitsWidth = true
        sheet.printSettings(print)
        sheet.protect()
    }

    private func writeFacts(_ sheet: SheetWriter) {
        let context = writing.context
        let codes = [context.organisation.id.text] + context.organisation.codes
        let facts = [
            ("Organisation", "\(context.organisation.name) (\(codes.joined(separator: ", ")))"),
            ("Period", writing.form.periodName),
            ("To be returned", writing.form.due.map { "on or before \($0.inWords)" } ?? "no date"),
            ("Return", context.entry.id.text),
        ]
        for (offset, fact) in facts.enumerated() {
            let row = 2 + offset
            sheet.text(
                fact.0, at: .at(row, 0), style: SheetStyles.heading)
            sheet.text(fact.1, at: .at(row, 1), style: SheetStyles.boxed)
        }
        sheet.text("Do not change this line", at: .at(6, 0), style: SheetStyles.heading)
        sheet.text(WorkbookIdentity(context).line, at: .at(6, 1), style: SheetStyles.boxed)
        let line = CellAddress.at(6, 1)
        writing.writer.define(
            name: CellName.identity,
            range: SheetRange(sheet: sheet.name, range: CellRange(line, line)))
    }

    private func writeColourKey(_ sheet: SheetWriter) {
        sheet.text(
            "Enter data", at: .at(9, 0), style: SheetStyles.input.with { $0.isLocked = true })
        sheet.text(
            "Data needs inputting in the cell (yellow)", at: .at(9, 1), style: SheetStyles.plain)
        sheet.text("Pre-filled", at: .at(10, 0), style: SheetStyles.calculated)
        sheet.text(
            "Pre-populated from your last return, or calculated (grey)", at: .at(10, 1),
            style: SheetStyles.plain)
    }

    /// One line for each thing to do: what it is, where it is, whether it is done.
    private func writeChecklist(_ sheet: SheetWriter) {
        let headings = ["Section", "What to answer", "Go to", "Complete"]
        for (column, heading) in headings.enumerated() {
            sheet.text(
                heading, at: .at(Self.firstLine - 1, column),
                style: SheetStyles.heading)
        }
        let lines = writing.layout.sections.flatMap(lines)
        for (offset, line) in lines.enumerated() {
            write(line, row: Self.firstLine + offset, sheet)
        }
        let column = CellRange(
            .at(Self.firstLine, 3),
            .at(Self.firstLine + lines.count - 1, 3))
        let isComplete = lines.allSatisfy(\.isComplete)
        sheet.formula(
            "IF(COUNTIF(\(column.absolute),\"No\")=0,\"Complete workbook\",\"Incomplete workbook\")",
            value: .text(isComplete ? "Complete workbook" : "Incomplete workbook"), at: .at(1, 0),
            style: SheetStyles.subtitle)
        sheet.highlight(column, where: .equals(text: "Yes"), style: SheetStyles.good)
        sheet.highlight(column, where: .equals(text: "No"), style: SheetStyles.bad)
    }

    private struct Line {
        let section: String
        let what: String
        let target: SheetRange
        let check: String
        let isComplete: Bool
    }

    private func lines(_ section: SectionLayout) -> [Line] {
        section.items.compactMap { item in
            switch item {
            case .question(let question, let row): line(question, row, section)
            case .table(let table): line(table, section)
            }
        }
    }

    private func line(_ question: Question, _ row: Int, _ section: SectionLayout) -> Line? {
        guard question.calculation == nil else { return nil }
        let check = section.place(row: row, column: section.checkColumn)
        return Line(
            section: section.sheetName, what: "\(question.id) \(question.heading)",
            target: section.place(row: row, column: ReturnLayout.Column.answer),
            check: "LEFT(\(check),5)=\"Error\"",
            isComplete: !writing.hasError { $0 == AnswerKey(question.id) })
    }

    private func line(_ table: TableLayout, _ section: SectionLayout) -> Line {
        let checks = SheetRange(
            sheet: section.sheetName, range: table.range(column: section.checkColumn))
        return Line(
            section: section.sheetName, what: "\(table.table.id) \(table.table.title)",
            target: section.place(row: table.firstRow, column: ReturnLayout.Column.firstOfTable),
            check: "COUNTIF(\(checks),\"Error*\")>0",
            isComplete: !writing.hasError { key in
                writing.form.tableOfColumn[key.question] == table.table.id
            })
    }

    private func write(_ line: Line, row: Int, _ sheet: SheetWriter) {
        sheet.text(line.section, at: .at(row, 0), style: SheetStyles.boxed)
        sheet.text(line.what, at: .at(row, 1), style: SheetStyles.boxed)
        sheet.link(
            to: line.target, text: "\(line.target.range.first)",
            at: .at(row, 2), style: SheetStyles.link)
        sheet.formula(
            "IF(\(line.check),\"No\",\"Yes\")", value: .text(line.isComplete ? "Yes" : "No"),
            at: .at(row, 3), style: SheetStyles.boxed)
    }
}

extension ReturnWriting {
    /// An error stands at one of the places.
    func hasError(_ isMeant: (AnswerKey) -> Bool) -> Bool {
        standing.items.contains { item in
            item.finding.severity == .error && (item.finding.place.key.map(isMeant) ?? false)
        }
    }
}

extension CellRange {
    /// `$A$1:$B$2`, for a formula on the same sheet.
    var absolute: String { "\(first.absolute):\(last.absolute)" }
}

extension CellAddress {
    /// The cell in a row and a column, both counted from 0.
    static func at(_ row: Int, _ column: Int) -> CellAddress {
        CellAddress(row: row, column: column)
    }

    /// `$A$1`.
    var absolute: String { "$\(CellAddress.letters(of: column))$\(row + 1)" }
}
