internal import Forms
internal import Reckoning
internal import Workbook

/// Writes answers into cells, and the rules that help to type them.
struct CellWriting {
    let form: Form
    let sheet: SheetWriter

    func write(_ answer: Answer?, of question: Question, at cell: CellAddress, style: CellStyle) {
        let style = style.with { $0.numberFormat = question.kind.numberFormat }
        switch answer {
        case nil: sheet.blank(at: cell, style: style)
        case .number(let number): sheet.number("\(number)", at: cell, style: style)
        case .date(let day):
            let (year, month, date) = day.civil
            if let date = SheetDate(year: year, month: month, day: date), year >= 1900 {
                sheet.date(date, at: cell, style: style)
            } else {
                sheet.text(day.inWords, at: cell, style: style)
            }
        case .some(let other):
            sheet.text(form.shown(other, for: question), at: cell, style: style)
        }
    }

    /// Limits what can be typed, with a prompt; what is pasted is checked when it is read back.
    func validate(_ question: Question, _ range: CellRange) {
        guard let rule = rule(question) else { return }
        var validation = CellValidation(rule)
        validation.promptTitle = String(question.id.prefix(32))
        validation.prompt = String("Enter \(question.kind.askedFor).".prefix(255))
        validation.errorTitle = "Not \(question.kind.inWords)".limited(32)
        validation.error = "Enter \(question.kind.askedFor).".limited(255)
        if case .choices = question.kind {
            let options = question.kind.list.flatMap { form.options[$0]?.options } ?? []
            validation.prompt =
                ("Give the numbers, with “;” between: "
                + options.map(\.shown).joined(separator: ", ")).limited(255)
        }
        sheet.validate(range, validation)
    }

    private func rule(_ question: Question) -> CellValidation.Rule? {
        switch question.kind {
        case .whole(let bounds, _):
            return .whole(
                Int(bounds.least?.double ?? -1e9)...Int(bounds.most?.double ?? 1e9))
        case .decimal(let bounds, _, _), .money(let bounds, _), .percent(let bounds, _):
            return .decimal((bounds.least?.double ?? -1e12)...(bounds.most?.double ?? 1e12))
        case .choice(let list): return .list(formula: "=\(CellName.options(list))")
        case .yesNo: return .list(formula: "=\(CellName.yesNo)")
        case .text, .choices: return .textLength(0...32_767)
        case .date:
            guard let first = SheetDate(year: 1990, month: 1, day: 1),
                let last = SheetDate(year: 2099, month: 12, day: 31)
            else { return nil }
            return .dates(from: first, through: last)
        }
    }
}

extension String {
    /// The text cut to so many UTF-16 units, which is how a spreadsheet counts.
    func limited(_ count: Int) -> String {
        guard utf16.count > count else { return self }
        var text = self
        while text.utf16.count > count - 1 { text.removeLast() }
        return text + "…"
    }
}

extension AnswerKind {
    /// How a spreadsheet shows a number of this kind.
    var numberFormat: String? {
        switch self {
        case .whole: "#,##0"
        case .decimal(_, let decimals, _): "#,##0" + Self.places(decimals)
        case .money: "\"£\"#,##0.00"
        case .percent(_, let decimals): "0\(Self.places(decimals))%"
        case .date: "d mmmm yyyy"
        case .text, .choice, .choices, .yesNo: nil
        }
    }

    private static func places(_ count: Int) -> String {
        count == 0 ? "" : "." + String(repeating: "0", count: count)
    }

    /// What to type, with the unit: `a whole number of packages`, `an amount in pounds per hour`.
    var askedFor: String {
        switch self {
        case .whole(_, let unit): unit.isEmpty ? inWords : "\(inWords) of \(unit)"
        case .decimal(_, _, let unit), .money(_, let unit):
            unit.isEmpty ? inWords : "\(inWords) \(unit)"
        case .text, .percent, .date, .choice, .choices, .yesNo: inWords
        }
    }
}
