internal import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

/// One section's sheet: its questions one below the other, its tables with a row for each thing.
struct SectionSheet {
    let writing: ReturnWriting
    let layout: SectionLayout
    private typealias Column = ReturnLayout.Column

    func write() {
        let sheet = writing.writer.addSheet(layout.sheetName)
        setColumns(sheet)
        sheet.text(ReturnLayout.answerKey, at: .at(ReturnLayout.keyRow, Column.answer))
        sheet.row(ReturnLayout.keyRow, height: 15, isHidden: true)
        sheet.row(1, height: 28)
        sheet.text(
            "\(layout.section.id). \(layout.section.title)", at: .at(1, Column.reference),
            style: SheetStyles.title)
        sheet.text(
            layout.section.task + ". What to know is on the first sheet.",
            at: .at(2, Column.reference), style: SheetStyles.plain.with { $0.wraps = false })
        writeItems(sheet)
        sheet.freeze(at: .at(2, Column.label))
        finish(sheet)
    }

    private func setColumns(_ sheet: SheetWriter) {
        sheet.columns(Column.key...Column.key, width: 10, isHidden: true)
        sheet.columns(Column.reference...Column.reference, width: 11)
        sheet.columns(Column.label...Column.label, width: 58)
        sheet.columns(Column.previous...Column.previous, width: 30)
        sheet.columns(Column.answer...Column.answer, width: 58)
        sheet.columns(Column.unit...layout.checkColumn - 1, width: 24)
        sheet.columns(layout.checkColumn...layout.checkColumn, width: 70)
    }

    private func finish(_ sheet: SheetWriter) {
        var protection = SheetProtection()
        protection.allowsFormattingCells = true
        protection.allowsFormattingColumns = true
        protection.allowsFormattingRows = true
        sheet.protect(protection)
        var print = PrintSettings()
        print.isLandscape = true
        print.fitsWidth = true
        sheet.printSettings(print)
        let checks = CellRange(.at(4, layout.checkColumn), .at(layout.end, layout.checkColumn))
        let first = checks.first
        sheet.highlight(
            checks, where: .formula("LEFT(\(first),5)=\"Error\""), style: SheetStyles.bad)
        sheet.highlight(
            checks, where: .formula("LEFT(\(first),5)=\"Query\""),
            style: SheetStyles.plain.with { $0.isBold = true })
    }

    private func writeItems(_ sheet: SheetWriter) {
        var isInQuestions = false
        for item in layout.items {
            switch item {
            case .question(let question, let row):
                if !isInQuestions { writeHeadings(sheet, row: row - 1) }
                isInQuestions = true
                write(question, row: row, sheet)
            case .table(let table):
                isInQuestions = false
                TableWriting(writing: writing, section: layout, layout: table, sheet: sheet).write()
            }
        }
    }

    private func writeHeadings(_ sheet: SheetWriter, row: Int) {
        let headings = [
            (Column.reference, ""), (Column.label, "Question"), (Column.previous, "Last quarter"),
            (Column.answer, "Answer"), (Column.unit, "What to enter"),
            (layout.checkColumn, "Check"),
        ]
        for (column, text) in headings {
            sheet.text(text, at: .at(row, column), style: SheetStyles.heading)
        }
    }

    private func write(_ question: Question, row: Int, _ sheet: SheetWriter) {
        sheet.text("q:\(question.id)", at: .at(row, Column.key), style: SheetStyles.hidden)
        sheet.text(question.id, at: .at(row, Column.reference), style: SheetStyles.boxed)
        sheet.text(question.label, at: .at(row, Column.label), style: SheetStyles.boxed)
        sheet.text(unit(question), at: .at(row, Column.unit), style: SheetStyles.boxed)
        let answer = writing.context.entry.sheet[AnswerKey(question.id)]
        sheet.row(row, height: RowHeight.of(question, answer, in: writing.form))
        writePrevious(question, row: row, sheet)
        writeAnswer(question, row: row, sheet)
        let check = LiveCheck(writing: writing, section: layout)
        if let formula = check.formula(for: question) {
            sheet.formula(
                formula, value: .text(check.result(AnswerKey(question.id))),
                at: .at(row, layout.checkColumn), style: SheetStyles.plain)
        }
    }

    private func unit(_ question: Question) -> String {
        if question.calculation != nil { return "Calculated" }
        let state = writing.isPrefilled(AnswerKey(question.id)) ? "Pre-filled: " : "Enter data: "
        return state + question.kind.askedFor
    }

    private func writePrevious(_ question: Question, row: Int, _ sheet: SheetWriter) {
        guard let source = question.previous else { return }
        let cell = CellAddress.at(row, Column.previous)
        let answer = writing.context.previous?.sheet[AnswerKey(source)]
        CellWriting(form: writing.form, sheet: sheet).write(
            answer, of: question, at: cell, style: SheetStyles.calculated)
        name(CellName.previous(question.id), cell)
    }

    private func writeAnswer(_ question: Question, row: Int, _ sheet: SheetWriter) {
        let cell = CellAddress.at(row, Column.answer)
        name(CellName.answer(question.id), cell)
        let cells = CellWriting(form: writing.form, sheet: sheet)
        if let calculation = question.calculation {
            let formula = writing.formulas(in: layout).calculation(calculation, question)
            let answer = writing.standing.calculated[AnswerKey(question.id)]
            sheet.formula(
                formula, value: answer.result, at: cell,
                style: SheetStyles.calculated.with { $0.numberFormat = question.kind.numberFormat })
            return
        }
        let key = AnswerKey(question.id)
        cells.write(
            writing.context.entry.sheet[key], of: question, at: cell,
            style: writing.isPrefilled(key) ? SheetStyles.filled : SheetStyles.input)
        cells.validate(question, CellRange(cell, cell))
    }

    private func name(_ name: String, _ cell: CellAddress) {
        writing.writer.define(
            name: name,
            range: SheetRange(sheet: layout.sheetName, range: CellRange(cell, cell)))
    }
}

/// How high a row must be for what stands in it, at 15 points a line.
enum RowHeight {
    static let line = 15.0
    /// How many characters of Arial 11 a column of 58 holds in a line.
    private static let charactersInLine = 52

    static func of(_ question: Question, _ answer: Answer?, in form: Form) -> Double {
        let label = lines(question.label)
        guard case .text = question.kind else { return line * Double(max(2, label)) }
        let answer = answer.map { lines(form.shown($0, for: question)) } ?? 0
        return line * Double(min(26, max(6, max(label, answer))))
    }

    static func of(_ texts: [String]) -> Double {
        line * Double(min(20, max(1, texts.map(lines).max() ?? 1)))
    }

    private static func lines(_ text: String) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + 1 + $1.count / charactersInLine
        }
    }
}

extension ReturnWriting {
    /// The answer was filled in from the return before and nobody has changed it.
    func isPrefilled(_ key: AnswerKey) -> Bool {
        context.entry.history(of: key).last?.channel == .prefill
    }

    func formulas(in section: SectionLayout, table: TableLayout? = nil, row: Int? = nil)
        -> LiveFormulas
    {
        LiveFormulas(form: form, table: table, row: row)
    }
}

extension Answer? {
    /// The answer as the stored result of a formula.
    var result: FormulaResult {
        switch self {
        case .number(let number): .number(number.double)
        case .text(let text): .text(text)
        case .yesNo(let yes): .text(yes ? "Yes" : "No")
        case nil, .date, .choice, .choices, .missing, .remark: .text("")
        }
    }
}
