/// Writes the cells of one sheet; what goes wrong is thrown when the workbook is closed.
public struct SheetWriter {
    let writer: WorkbookWriter
    /// The name on the tab.
    public let name: String
    /// The sheet's place among the sheets; nil when it could not be added.
    let place: Int?

    /// Makes a mark, unless the workbook has been closed.
    func make(_ mark: SheetMark) {
        writer.make(mark, on: self)
    }

    /// Writes a text as a text, whatever it begins with: `=1+1` stays four characters.
    public func text(_ text: String, at cell: CellAddress, style: CellStyle? = nil) {
        make(.cell(.text(text), at: cell, style: style))
    }

    /// Writes a number given as decimal text of at most 15 digits, which a workbook keeps exactly.
    public func number(_ decimal: String, at cell: CellAddress, style: CellStyle? = nil) {
        guard let value = DecimalText.storable(decimal) else {
            return writer.record(
                "\(name), cell \(cell)", cause: "\(decimal) is not a decimal of 15 digits")
        }
        number(value, at: cell, style: style)
    }

    /// Writes a finite number.
    public func number(_ value: Double, at cell: CellAddress, style: CellStyle? = nil) {
        make(.cell(.number(value), at: cell, style: style))
    }

    /// Writes a date from 1900 on; without a number format of its own it shows as `dd/mm/yyyy`.
    public func date(_ date: SheetDate, at cell: CellAddress, style: CellStyle? = nil) {
        var style = style ?? CellStyle()
        if style.numberFormat == nil { style.numberFormat = "dd/mm/yyyy" }
        make(.cell(.date(date), at: cell, style: style))
    }

    /// Writes TRUE or FALSE.
    public func flag(_ value: Bool, at cell: CellAddress, style: CellStyle? = nil) {
        make(.cell(.flag(value), at: cell, style: style))
    }

    /// Gives an empty cell a look.
    public func blank(at cell: CellAddress, style: CellStyle) {
        make(.cell(.blank, at: cell, style: style))
    }

    /// Writes a formula, in Excel's spelling, together with its result, for readers that do not
    /// calculate.
    public func formula(
        _ formula: String, value: FormulaResult, at cell: CellAddress, style: CellStyle? = nil
    ) {
        make(.cell(.formula(formula, result: value), at: cell, style: style))
    }

    /// Writes a link to a place in the same workbook.
    public func link(
        to target: SheetRange, text: String, at cell: CellAddress, style: CellStyle? = nil
    ) {
        make(.cell(.link(to: target, text: text), at: cell, style: style))
    }
}
