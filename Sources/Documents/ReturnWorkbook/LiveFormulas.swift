internal import Forms
internal import Workbook

/// Writes a form's formulas as formulas over the cells of its workbook.
struct LiveFormulas {
    let form: Form
    /// The table whose row the formula is for, and the sheet's row; nil outside tables.
    let table: TableLayout?
    let row: Int?

    /// The formula of a calculated cell, rounded as the answer is.
    func calculation(_ calculation: AnswerCalculation, _ question: Question) -> String {
        var formula = written(calculation.formula)
        if let decimals = question.kind.decimals { formula = "ROUND(\(formula),\(decimals))" }
        return waiting(calculation.formula, calculation.blanks, otherwise: "\"\"", formula)
    }

    /// The condition under which a check's finding stands; an error in it is no finding.
    func condition(_ check: Check) -> String {
        let formula = "IFERROR(\(written(check.formula)),FALSE)"
        return waiting(check.formula, check.blanks, otherwise: "FALSE", formula)
    }

    func written(_ formula: Formula) -> String {
        formula.spreadsheet(place)
    }

    /// A formula that waits gives something else until every answer it uses is given.
    private func waiting(
        _ formula: Formula, _ blanks: BlankTreatment, otherwise: String, _ written: String
    ) -> String {
        let cells = formula.references.filter { form.thresholds[$0.name] == nil }
        guard blanks == .wait, !cells.isEmpty else { return written }
        let blank = cells.map { reference in
            isRange(reference) ? "COUNTA(\(place(reference)))=0" : "\(place(reference))=\"\""
        }
        return "IF(OR(\(blank.joined(separator: ","))),\(otherwise),\(written))"
    }

    private func isRange(_ reference: FormulaReference) -> Bool {
        form.tableOfColumn[reference.name] != nil && (reference.table != nil || row == nil)
    }

    /// The cells that a reference stands for.
    private func place(_ reference: FormulaReference) -> String {
        if form.thresholds[reference.name] != nil { return CellName.threshold(reference.name) }
        guard form.tableOfColumn[reference.name] != nil else {
            return reference.isPrevious
                ? CellName.previous(reference.name) : CellName.answer(reference.name)
        }
        guard !isRange(reference), let row, let table else {
            return reference.isPrevious
                ? CellName.previousColumn(reference.name) : CellName.column(reference.name)
        }
        let column =
            reference.isPrevious
            ? table.previousColumn(reference.name) : table.column(reference.name)
        return column.map { CellAddress.at(row, $0).absolute } ?? "NA()"
    }

    /// A sentence with its figures, as a formula that puts it together.
    func sentence(_ template: MessageTemplate) -> String {
        template.pieces.compactMap { piece in
            switch piece {
            case .words(let words): words.isEmpty ? nil : Self.quoted(words)
            case .figure(let formula, let style): shown(written(formula), style)
            }
        }.joined(separator: "&")
    }

    private func shown(_ formula: String, _ style: FigureStyle) -> String {
        switch style {
        case .percent: "TEXT(ROUND(\(formula),3),\"0.0%\")"
        case .pounds:
            "TEXT(\(formula),IF(ROUND(\(formula),2)=INT(\(formula)),\"£#,##0\",\"£#,##0.00\"))"
        case .number:
            "IF(ISNUMBER(\(formula)),TEXT(\(formula),"
                + "IF(ROUND(\(formula),2)=INT(\(formula)),\"#,##0\",\"#,##0.00\")),\(formula))"
        }
    }

    /// A text in a formula, in pieces that a spreadsheet can hold.
    static func quoted(_ text: String) -> String {
        var pieces: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(200)))
            rest = rest.dropFirst(200)
        }
        return pieces.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: "&")
    }
}
