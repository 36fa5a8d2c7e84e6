public import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

extension ReturnWorkbook {
    /// The answers in somebody's workbook, to be compared with the return before anything is
    /// recorded.
    ///
    /// Never throws: whatever is wrong is a finding with its tab and cell. When the file is no
    /// workbook of this return, nothing of it is taken and `isRefused` says so.
    public static func draft(
        of bytes: [UInt8], for context: ReturnInContext, by reader: WorkbookReader = .here
    ) -> ReturnDraft {
        SentWorkbook(bytes, by: reader).draft(for: context)
    }
}

/// One reading of a return's workbook.
struct ReturnReading {
    let context: ReturnInContext
    var draft = ReturnDraft()

    init(context: ReturnInContext) {
        self.context = context
    }

    var form: Form { context.form.form }

    mutating func read(_ file: WorkbookFile) throws(WorkbookRefusal) {
        for remark in file.remarks.prefix(20) { note(remark) }
        guard let identity = identity(of: file) else { return }
        guard belongs(identity) else {
            draft.isRefused = true
            return
        }
        draft.returnID = context.entry.id
        draft.base = Int64(identity.base)
        let cells = try AnswerCells(file, form: form)
        for section in form.sections { read(section, cells) }
    }

    mutating func refuse(_ refusal: WorkbookRefusal) {
        draft = ReturnDraft()
        draft.isRefused = true
        find(
            .unreadableWorkbook, .error, Place(), found: refusal.found,
            expected: refusal.expected,
            "The file was not read (\(refusal.number)): \(refusal.found)",
            refusal.remedy)
    }

    private mutating func note(_ remark: WorkbookRemark) {
        find(
            .activeContent, .note, Place(), found: remark.part, expected: "cells only",
            remark.description, "Nothing to do; it is not used.")
    }

    mutating func find(
        _ number: FindingNumber, _ severity: Severity, _ place: Place, found: String,
        expected: String, _ message: String, _ remedy: String
    ) {
        draft.findings.append(
            Finding(
                number, severity, at: place, found: found, expected: expected, message: message,
                remedy: remedy))
    }

    private mutating func read(_ section: FormSection, _ cells: AnswerCells) {
        for item in section.items {
            switch item {
            case .question(let question):
                guard question.calculation == nil else { continue }
                guard let place = cells.questions[question.id] else {
                    cellMissing(question.id, section)
                    continue
                }
                take(cells.content(place), question, row: nil, at: place, section)
            case .table(let table): read(table, section, cells)
            }
        }
    }

    private mutating func cellMissing(_ what: String, _ section: FormSection) {
        find(
            .answerCellMissing, .error, Place(section: section.id, key: AnswerKey(what)),
            found: "no cell named \(what)", expected: "the cell that was there",
            "The cell for \(what) cannot be found; its name and its hidden key are gone.",
            "Answer \(what) on the website, or start again from a fresh workbook.")
    }

    private mutating func read(
        _ table: FormTable, _ section: FormSection, _ cells: AnswerCells
    ) {
        guard let layout = cells.tables[table.id] else { return cellMissing(table.id, section) }
        var seen: Set<DraftRow.Reference> = []
        for row in layout.rows {
            let filled = table.columns.contains { column in
                column.calculation == nil
                    && layout.columns[column.id].map {
                        !cells.isBlank(layout.sheet, .at(row.row, $0))
                    } ?? false
            }
            guard let reference = row.reference, isKnown(reference, table, filled, row, layout)
            else { continue }
            guard seen.insert(reference).inserted else {
                repeated(row, table, section, layout, filled)
                continue
            }
            guard filled || reference.number != nil else { continue }
            draft.rows.append(DraftRow(table: table.id, reference: reference))
            for column in table.columns where column.calculation == nil {
                guard let place = layout.columns[column.id] else { continue }
                let cell = CellPlace(sheet: layout.sheet, cell: .at(row.row, place))
                take(cells.content(cell), column, row: reference, at: cell, section)
            }
        }
        missingRows(table, section, seen, layout)
    }

    /// The row's key is one that was given out; an empty row without one is passed over.
    private mutating func isKnown(
        _ reference: DraftRow.Reference, _ table: FormTable, _ filled: Bool,
        _ row: AnswerCells.Row, _ layout: AnswerCells.Table
    ) -> Bool {
        guard let number = reference.number else { return true }
        if context.entry.sheet.hasRow(number, in: table.id) { return true }
        guard filled else { return false }
        let place = Place(
            section: form.sectionOf[table.id], sheet: layout.sheet,
            cell: "\(CellAddress.at(row.row, ReturnLayout.Column.reference))")
        find(
            .rowKeyUnknown, .error, place, found: "\(table.rowName) \(number)",
            expected: "a row of this return",
            "\(table.rowName) \(number) is not, or no longer, in this return.",
            "Enter it again in an empty row, or leave it out.")
        return false
    }

    private mutating func repeated(
        _ row: AnswerCells.Row, _ table: FormTable, _ section: FormSection,
        _ layout: AnswerCells.Table, _ filled: Bool
    ) {
        guard filled else { return }
        let cell = "\(CellAddress.at(row.row, ReturnLayout.Column.reference))"
        find(
            .rowKeyRepeated, .error, Place(section: section.id, sheet: layout.sheet, cell: cell),
            found: "the same row twice", expected: "each row once",
            "The row carries the hidden key of another row, so it was copied with it.",
            "Enter it again in an empty row.")
    }

    private mutating func missingRows(
        _ table: FormTable, _ section: FormSection, _ seen: Set<DraftRow.Reference>,
        _ layout: AnswerCells.Table
    ) {
        for number in context.entry.sheet.rows(of: table.id)
        where !seen.contains(.number(number)) && existed(number, table) {
            find(
                .rowDeleted, .note, Place(section: section.id, sheet: layout.sheet),
                found: "no row for \(table.rowName) \(number)", expected: "its row",
                "\(table.rowName) \(number) is not in the workbook; it stays in the return.",
                "To remove it, use the website and give a reason.")
        }
    }

    /// The row was in the return when the workbook was written.
    private func existed(_ number: Int, _ table: FormTable) -> Bool {
        guard let base = draft.base else { return true }
        return table.columns.contains {
            context.entry.answer(AnswerKey($0.id, row: number), asAt: base) != nil
        }
    }

    private mutating func take(
        _ content: CellContent?, _ question: Question, row: DraftRow.Reference?, at cell: CellPlace,
        _ section: FormSection
    ) {
        let place = Place(
            section: section.id, key: AnswerKey(question.id, row: row?.number),
            sheet: cell.sheet, cell: "\(cell.cell)")
        if case .formula(let formula, _) = content {
            return formulaFound(formula, question, place)
        }
        guard let given = content.map(GivenContent.init) else {
            draft.answers.append(
                DraftAnswer(question: question.id, row: row, answer: nil, place: place))
            return
        }
        let reading = form.read(given, for: question)
        draft.answers.append(
            DraftAnswer(question: question.id, row: row, answer: reading.answer, place: place))
        if let note = reading.note { draft.findings.append(note.finding(question, place)) }
    }

    private mutating func formulaFound(_ formula: String, _ question: Question, _ place: Place) {
        find(
            .formulaInCell, .error, place, found: "=\(formula)".limited(80),
            expected: question.kind.inWords,
            "\(question.id) holds a formula, and results of formulas are not taken from a file.",
            "Type the answer itself in the cell; as it is, the answer stays what it was.")
    }
}

extension GivenContent {
    /// What a cell holds, formulas apart.
    init(_ content: CellContent) {
        switch content {
        case .number(let spelling):
            self = DecimalNumber(spelling).map { .number($0) } ?? .text(spelling)
        case .date(let date):
            let day = Day(year: date.year, month: date.month, day: date.day)
            self = day.map { .day($0) } ?? .text("\(date)")
        case .time(let seconds), .duration(let seconds): self = .text("\(seconds) seconds")
        case .text(let text): self = .text(text)
        case .flag(let flag): self = .flag(flag)
        case .failure(let failure): self = .failure(failure)
        case .formula: self = .text("")
        }
    }
}
