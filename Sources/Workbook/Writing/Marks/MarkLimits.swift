/// What no workbook can hold, in either format, so that the two never differ in what they take.
enum MarkLimits {
    /// The most characters of a cell, in UTF-16 units as Excel counts them.
    static let text = 32_767

    /// Why the mark cannot be written; nil when it can.
    static func fault(_ mark: SheetMark) -> String? {
        switch mark {
        case .cell(let content, _, _): fault(content)
        case .merge(let range, let text, _): range.first == range.last ? oneCell : tooLong(text)
        case .note(let text, _): tooLong(text)
        case .validate(_, let validation): fault(validation)
        case .table(let range, let table): table.fault(in: range)
        case .columns, .row, .freeze, .hide, .activate, .print, .protect, .highlight: nil
        }
    }

    private static let oneCell = "a single cell cannot be merged"

    private static func fault(_ content: CellMark) -> String? {
        switch content {
        case .text(let text), .link(_, let text), .formula(_, .text(let text)): tooLong(text)
        case .number(let number), .formula(_, .number(let number)):
            number.isFinite ? nil : "\(number) is not a number"
        case .date(let date): date.year >= 1900 ? nil : "\(date) is before 1900"
        case .flag, .blank: nil
        }
    }

    private static func tooLong(_ text: String) -> String? {
        text.utf16.count <= Self.text ? nil : "the text has more than \(Self.text) characters"
    }

    private static func fault(_ validation: CellValidation) -> String? {
        if case .decimal(let limits) = validation.rule,
            !limits.lowerBound.isFinite || !limits.upperBound.isFinite
        {
            return "a limit is not finite"
        }
        let isTooLong =
            [validation.promptTitle, validation.errorTitle].contains { $0.utf16.count > 32 }
            || [validation.prompt, validation.error].contains { $0.utf16.count > 255 }
        return isTooLong ? "a heading or a text is too long" : nil
    }
}
