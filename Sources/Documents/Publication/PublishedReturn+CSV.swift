internal import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

extension PublishedReturn {
    /// Every answer as a line of CSV (RFC 4180), so that returns can be laid below one another.
    ///
    /// Numbers and days are as programs read them; a text that would begin a formula has an
    /// apostrophe before it.
    var csv: String {
        var text = Self.line([
            "Return", "Version", "Section", "Reference", "Row", "Question", "Answer", "Unit",
            "Given or calculated",
        ])
        for section in form.sections {
            for key in section.items.flatMap({ version.sheet.places(of: $0) }) {
                guard let question = form.question(key.question) else { continue }
                text += line(key, question, section)
            }
        }
        return text
    }

    private func line(
        _ key: AnswerKey, _ question: Question, _ section: FormSection
    ) -> String {
        let row = key.row.map { "\(form.table(ofColumn: question.id)?.rowName ?? "") \($0)" } ?? ""
        let names = [
            context.entry.id.text, "\(version.number)", section.id, "\(key)", row, question.label,
        ]
        let ends = [
            question.kind.publishedUnit, question.calculation == nil ? "Given" : "Calculated",
        ]
        return Self.line(names, value(key, question), ends)
    }

    /// The answer as a field, made safe; numbers have their sign.
    private func value(_ key: AnswerKey, _ question: Question) -> String {
        if isLeftOut(question) { return PublishedShorthand.notAvailable.rawValue }
        return switch answer(key) {
        case .number(let number): "\(number)"
        case .date(let day): "\(day)"
        case nil: PublishedShorthand.blank.rawValue
        case .some(let other): CSVField.safe(form.shown(other, for: question))
        }
    }

    private static func line(
        _ names: [String], _ field: String? = nil, _ ends: [String] = []
    ) -> String {
        let fields = names.map(CSVField.safe) + [field].compactMap(\.self) + ends.map(CSVField.safe)
        return fields.joined(separator: ",") + "\r\n"
    }
}
