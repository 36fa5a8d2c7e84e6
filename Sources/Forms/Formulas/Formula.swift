/// A calculation or a check over the answers of a form, in a subset of OpenFormula.
///
/// OASIS Open Document Format 1.3, part 4. The same formula is evaluated here and written live into
/// a workbook, so its results are those of LibreOffice Calc with its default settings;
/// `FormulaFunction` names the few differences.
public struct Formula: Hashable, Sendable {
    /// The formula as its author wrote it.
    public let source: String
    /// What the source means.
    let root: FormulaNode

    /// The most bytes a formula may have, as in a spreadsheet.
    public static let longestSource = 8_192
    /// How deep brackets, calls and signs may be nested, as in a spreadsheet.
    public static let deepestNesting = 64
    /// The most numbers, texts, references, operators and calls in one formula.
    public static let mostNodes = 2_000

    /// Reads a formula, without an equals sign before it; values in a call are separated by `;`
    /// or `,`.
    public init(parsing source: String) throws(FormulaMistake) {
        var parser = try FormulaParser(source)
        self.root = try parser.formula()
        self.source = source
    }

    /// Every question and column the formula looks at, each once, in order of appearance.
    public var references: [FormulaReference] {
        var seen: Set<FormulaReference> = []
        return root.references.filter { seen.insert($0).inserted }
    }

    /// What the formula amounts to when `operand` tells what each reference stands for.
    ///
    /// Of `IF`, `CHOOSE`, `IFERROR` and `IFNA` only the branches taken are evaluated.
    public func value(_ operand: (FormulaReference) -> FormulaOperand) -> FormulaValue {
        withoutActuallyEscaping(operand) { FormulaEvaluator(operand: $0).value(of: root) }
    }

    /// The formula for a workbook file, without its equals sign: English names, commas, no spaces.
    ///
    /// `place` gives the cell, range or defined name of each reference. Functions younger than the
    /// file format carry the prefix it demands, as in `_xlfn.IFNA`.
    public func spreadsheet(_ place: (FormulaReference) -> String) -> String {
        withoutActuallyEscaping(place) { FormulaPrinter(place: $0).text(of: root) }
    }

    /// Each answer that is compared with a fixed text, and that text, so that a form's checker can
    /// see whether the text is one of the question's options.
    public var comparisonsWithText: [(FormulaReference, String)] {
        root.comparisonsWithText
    }
}
