import CXlsxWriter

/// Writes the cells of one sheet; what goes wrong is thrown when the workbook is closed.
public struct SheetWriter {
    let writer: WorkbookWriter
    /// The name on the tab.
    public let name: String
    let sheet: UnsafeMutablePointer<lxw_worksheet>?

    typealias Pointer = UnsafeMutablePointer<lxw_worksheet>

    /// Runs a call of the library, unless the workbook has been closed.
    func call(_ operation: @autoclosure () -> String, _ body: (Pointer) -> lxw_error) {
        guard let sheet, writer.isOpen else {
            return writer.record("\(name), \(operation())", cause: "the workbook is closed")
        }
        writer.note("\(name), \(operation())", body(sheet))
    }

    /// Writes a text as a text, whatever it begins with: `=1+1` stays four characters.
    public func text(_ text: String, at cell: CellAddress, style: CellStyle? = nil) {
        let format = writer.format(style)
        let safe = WrittenText.escaped(text)
        call("cell \(cell)") { worksheet_write_string($0, cell.cRow, cell.cColumn, safe, format) }
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
        guard value.isFinite else {
            return writer.record("\(name), cell \(cell)", cause: "\(value) is not a number")
        }
        let format = writer.format(style)
        call("cell \(cell)") { worksheet_write_number($0, cell.cRow, cell.cColumn, value, format) }
    }

    /// Writes a date from 1900 on; without a number format of its own it shows as `dd/mm/yyyy`.
    public func date(_ date: SheetDate, at cell: CellAddress, style: CellStyle? = nil) {
        guard date.year >= 1900 else {
            return writer.record("\(name), cell \(cell)", cause: "\(date) is before 1900")
        }
        var style = style ?? CellStyle()
        if style.numberFormat == nil { style.numberFormat = "dd/mm/yyyy" }
        let format = writer.format(style)
        var parts = lxw_datetime(date)
        call("cell \(cell)") {
            worksheet_write_datetime($0, cell.cRow, cell.cColumn, &parts, format)
        }
    }

    /// Writes TRUE or FALSE.
    public func flag(_ value: Bool, at cell: CellAddress, style: CellStyle? = nil) {
        let format = writer.format(style)
        call("cell \(cell)") {
            worksheet_write_boolean($0, cell.cRow, cell.cColumn, value ? 1 : 0, format)
        }
    }

    /// Gives an empty cell a look.
    public func blank(at cell: CellAddress, style: CellStyle) {
        let format = writer.format(style)
        call("cell \(cell)") { worksheet_write_blank($0, cell.cRow, cell.cColumn, format) }
    }

    /// Writes a formula together with its result, for readers that do not calculate.
    public func formula(
        _ formula: String, value: FormulaResult, at cell: CellAddress, style: CellStyle? = nil
    ) {
        if case .number(let number) = value, !number.isFinite {
            return writer.record("\(name), formula in \(cell)", cause: "\(number) is not a number")
        }
        let format = writer.format(style)
        call("formula in \(cell)") {
            switch value {
            case .number(let number):
                worksheet_write_formula_num($0, cell.cRow, cell.cColumn, formula, format, number)
            case .text(let text):
                worksheet_write_formula_str(
                    $0, cell.cRow, cell.cColumn, formula, format, WrittenText.escaped(text))
            }
        }
    }

    /// Writes a link to a place in the same workbook.
    public func link(
        to target: SheetRange, text: String, at cell: CellAddress, style: CellStyle? = nil
    ) {
        let format = writer.format(style)
        let address = "internal:\(target)"
        let safe = WrittenText.escaped(text)
        call("link in \(cell)") {
            worksheet_write_url_opt($0, cell.cRow, cell.cColumn, address, format, safe, nil)
        }
    }
}

extension CellAddress {
    var cRow: UInt32 { UInt32(row) }
    var cColumn: UInt16 { UInt16(column) }
}

extension lxw_datetime {
    init(_ date: SheetDate) {
        let seconds = date.seconds ?? 0
        self.init(
            year: Int32(date.year), month: Int32(date.month), day: Int32(date.day),
            hour: Int32(seconds / 3600), min: Int32(seconds / 60 % 60), sec: Double(seconds % 60))
    }
}
