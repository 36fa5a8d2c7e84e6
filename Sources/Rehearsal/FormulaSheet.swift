public import Forms

/// Evaluates a table of formulas, so that the results can be held against a spreadsheet's.
///
/// Each line of the table is a case: an identifier, the formula, the result expected (not looked at
/// here), and the answers as `NAME=MARK`, all separated by tabs. A mark is a letter and a value:
/// `n12.5` a number, `tabc` a text, `fTRUE` a flag, `e#N/A` a failure, and `-` a blank. A column
/// such as `A2.A2b` is named once for each of its rows. Empty lines and lines beginning with `#`
/// are passed over.
public enum FormulaSheet {
    /// For each case a line of its identifier, the result's mark and the formula as a workbook
    /// holds it with `{0}`, `{1}` … for the references; or the identifier, `m` and what is wrong.
    public static func results(of table: String) -> String {
        table.split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") }
            .map { result(of: $0.split(separator: "\t", omittingEmptySubsequences: false)) + "\n" }
            .joined()
    }

    /// The mark of a value: `n12.5`, `tabc`, `fTRUE`, `e#N/A` or `-`.
    public static func mark(_ value: FormulaValue) -> String {
        switch value {
        case .blank: "-"
        case .number(let number): "n\(number)"
        case .text(let text): "t" + text
        case .flag(let flag): flag ? "fTRUE" : "fFALSE"
        case .failure(let failure): "e" + failure.spelling
        }
    }

    /// The value of a mark; nil when there is none.
    public static func value(_ mark: some StringProtocol) -> FormulaValue? {
        let rest = String(mark.dropFirst())
        switch mark.first {
        case "-": return .blank
        case "n": return Double(rest).map(FormulaValue.number)
        case "t": return .text(rest)
        case "f": return .flag(rest == "TRUE")
        case "e": return FormulaFailure(rawValue: rest).map(FormulaValue.failure)
        default: return nil
        }
    }

    private static func result(of fields: [Substring]) -> String {
        guard fields.count >= 2 else { return "\(fields.first ?? "")\tm a line needs two fields" }
        do throws(FormulaMistake) {
            let formula = try Formula(parsing: String(fields[1]))
            let answers = answers(fields.dropFirst(3))
            let value = formula.value { operand(for: $0, in: answers) }
            return "\(fields[0])\t\(mark(value))\t\(printed(formula))"
        } catch {
            return "\(fields[0])\tm\(error.description)"
        }
    }

    private static func answers(_ fields: some Sequence<Substring>) -> [String: [FormulaValue]] {
        fields.reduce(into: [:]) { answers, field in
            let parts = field.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let value = value(parts[1]) else { return }
            answers[String(parts[0]), default: []].append(value)
        }
    }

    private static func operand(
        for reference: FormulaReference, in answers: [String: [FormulaValue]]
    ) -> FormulaOperand {
        let found = answers[reference.description] ?? [.blank]
        return reference.isColumn ? .range(found) : .value(found[0])
    }

    private static func printed(_ formula: Formula) -> String {
        let references = formula.references
        return formula.spreadsheet { reference in
            "{\(references.firstIndex(of: reference) ?? 0)}"
        }
    }
}
