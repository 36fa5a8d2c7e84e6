public import Reckoning

/// One evaluation of a form over a sheet of answers: what references stand for, and what follows.
struct Evaluation {
    let form: Form
    let sheet: AnswerSheet
    let previous: AnswerSheet?
    var calculated: [AnswerKey: Answer] = [:]
    var failures: [AnswerKey: FormulaFailure] = [:]

    init(form: Form, sheet: AnswerSheet, previous: AnswerSheet?) {
        self.form = form
        self.sheet = sheet
        self.previous = previous
    }

    /// Works out a calculated question, or a calculated column in every row.
    mutating func calculate(_ id: String) {
        guard let question = form.question(id), let calculation = question.calculation else {
            return
        }
        let rows: [Int?] = form.tableOfColumn[id].map { sheet.rows(of: $0) } ?? [nil]
        for row in rows {
            let value = value(calculation.formula, blanks: calculation.blanks, row: row)
            keep(value, of: question, at: AnswerKey(id, row: row))
        }
    }

    private mutating func keep(_ value: FormulaValue, of question: Question, at key: AnswerKey) {
        switch value {
        case .blank: break
        case .failure(let failure): failures[key] = failure
        case .number(let number):
            let decimals = question.kind.decimals ?? DecimalNumber.maximumScale
            guard let exact = DecimalNumber(number, decimals: decimals) else {
                failures[key] = .number
                return
            }
            calculated[key] = .number(exact)
        case .text(let text): calculated[key] = text.isEmpty ? nil : .text(text)
        case .flag(let flag): calculated[key] = .yesNo(flag)
        }
    }

    /// The value of a formula in a row; blank when it waits for an answer.
    func value(_ formula: Formula, blanks: BlankTreatment, row: Int?) -> FormulaValue {
        if blanks == .wait, waits(formula, row: row) { return .blank }
        return formula.value { operand($0, row: row) }
    }

    private func waits(_ formula: Formula, row: Int?) -> Bool {
        formula.references.contains { reference in
            switch operand(reference, row: row) {
            case .value(let value): value == .blank
            case .range(let values): values.allSatisfy { $0 == .blank }
            }
        }
    }

    /// What a reference stands for, seen from a row.
    func operand(_ reference: FormulaReference, row: Int?) -> FormulaOperand {
        if let threshold = form.thresholds[reference.name] { return .value(.number(threshold)) }
        guard let question = form.question(reference.name) else {
            return .value(.failure(.name))
        }
        let table = form.tableOfColumn[question.id]
        if let table, reference.table != nil || row == nil {
            return .range(
                sheet.rows(of: table).map { value(of: question, row: $0, reference.isPrevious) })
        }
        return .value(value(of: question, row: table == nil ? nil : row, reference.isPrevious))
    }

    private func value(of question: Question, row: Int?, _ isPrevious: Bool) -> FormulaValue {
        if isPrevious {
            guard let id = question.previous, let previous else { return .blank }
            return spreadsheetValue(previous[AnswerKey(id, row: row)], of: question)
        }
        let key = AnswerKey(question.id, row: row)
        if let failure = failures[key] { return .failure(failure) }
        return spreadsheetValue(calculated[key] ?? sheet[key], of: question)
    }

    /// The answer as the cell of a workbook holds it, so that a formula gives the same in both.
    private func spreadsheetValue(_ answer: Answer?, of question: Question) -> FormulaValue {
        switch answer {
        case nil: .blank
        case .number(let number): .number(number.double)
        case .date(let day): .number(Double(day.number + Self.spreadsheetEpoch))
        case .some(let other): .text(form.shown(other, for: question))
        }
    }

    /// Days from 30 December 1899, where spreadsheets count from, to 1 January 1970.
    private static let spreadsheetEpoch = 25_569
}

extension Form {
    /// The answer as a workbook's cell and a page show it.
    public func shown(_ answer: Answer, for question: Question) -> String {
        switch answer {
        case .text(let text), .remark(let text): text
        case .number(let number): question.kind.shown(number)
        case .date(let day): day.inWords
        case .choice(let code): option(code, of: question)?.shown ?? code
        case .choices(let codes): codes.joined(separator: "; ")
        case .yesNo(let yes): yes ? "Yes" : "No"
        case .missing(let reason): "[\(reason.rawValue)]"
        }
    }

    /// The option of a question's list with this code.
    public func option(_ code: String, of question: Question) -> Option? {
        question.kind.list.flatMap { options[$0]?.option(code: code) }
    }
}

extension AnswerKind {
    /// The number as people read it, with its sign of pounds or per cent.
    public func shown(_ number: DecimalNumber) -> String {
        switch self {
        case .money: FigureStyle.pounds(number)
        case .percent:
            DecimalNumber(number.double * 100, decimals: decimals.map { max(0, $0 - 2) } ?? 2)
                .map(FigureStyle.percent) ?? "\(number)"
        case .text, .whole, .decimal, .date, .choice, .choices, .yesNo: number.formatted()
        }
    }
}
