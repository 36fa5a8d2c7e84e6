/// One thing that is written on a sheet, whatever the format.
enum SheetMark {
    case cell(CellMark, at: CellAddress, style: CellStyle?)
    case columns(ClosedRange<Int>, width: Double, isHidden: Bool, style: CellStyle?)
    case row(Int, RowLook)
    case freeze(at: CellAddress)
    case merge(CellRange, text: String, style: CellStyle?)
    case note(String, at: CellAddress)
    case hide
    case activate
    case print(PrintSettings)
    case protect(SheetProtection)
    case validate(CellRange, CellValidation)
    case highlight(CellRange, ConditionalRule, style: CellStyle)
    case table(CellRange, SheetTable)
}

/// How high a row is, and whether it is shown.
struct RowLook: Hashable {
    var height: Double
    var isHidden = false
    /// A program that measures what stands in the row may make it higher or lower.
    var isEstimate = false
}

/// What is written into one cell.
enum CellMark {
    case text(String)
    case number(Double)
    case date(SheetDate)
    case flag(Bool)
    case blank
    case formula(String, result: FormulaResult)
    case link(to: SheetRange, text: String)
}

/// One thing that is written about the workbook as a whole.
enum BookMark {
    /// A further sheet, after those that are there.
    case sheet(String)
    case name(String, formula: String)
    case property(String, value: String)
    case info(DocumentInfo)
    /// The font of every cell that has none of its own, and its size in points.
    case letters(font: String, size: Double)
}

extension SheetMark {
    /// Where the mark is made, for the account of a fault.
    var place: String {
        switch self {
        case .cell(.formula, let cell, _): "formula in \(cell)"
        case .cell(.link, let cell, _): "link in \(cell)"
        case .cell(_, let cell, _): "cell \(cell)"
        case .columns(let columns, _, _, _): "columns \(columns)"
        case .row(let row, _): "row \(row + 1)"
        case .freeze: "frozen panes"
        case .merge(let range, _, _): "merged range \(range)"
        case .note(_, let cell): "note at \(cell)"
        case .hide: "hiding"
        case .activate: "activation"
        case .print: "print settings"
        case .protect: "protection"
        case .validate(let range, _): "validation of \(range)"
        case .highlight(let range, _, _): "conditional format of \(range)"
        case .table(let range, _): "table at \(range)"
        }
    }
}

extension BookMark {
    /// What the mark is about, for the account of a fault.
    var place: String {
        switch self {
        case .sheet(let name): "the sheet \(name)"
        case .name(let name, _): "the name \(name)"
        case .property(let name, _): "the property \(name)"
        case .info: "the document properties"
        case .letters: "the usual letters"
        }
    }
}
