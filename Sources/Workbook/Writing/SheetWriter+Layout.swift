import CXlsxWriter

extension SheetWriter {
    /// Sets the width of columns in characters, and whether they are hidden.
    public func columns(
        _ columns: ClosedRange<Int>, width: Double, isHidden: Bool = false, style: CellStyle? = nil
    ) {
        let format = writer.format(style)
        let ends = columns.clamped(to: 0...(CellAddress.columnLimit - 1))
        var options = lxw_row_col_options()
        options.hidden = isHidden ? 1 : 0
        call("columns \(columns)") {
            worksheet_set_column_opt(
                $0, UInt16(ends.lowerBound), UInt16(ends.upperBound), width, format, &options)
        }
    }

    /// Sets the height of a row in points, and whether it is hidden.
    public func row(_ row: Int, height: Double, isHidden: Bool = false) {
        var options = lxw_row_col_options()
        options.hidden = isHidden ? 1 : 0
        let place = CellAddress(row: row, column: 0).cRow
        call("row \(row + 1)") { worksheet_set_row_opt($0, place, height, nil, &options) }
    }

    /// Keeps the rows above and the columns to the left of a cell in sight.
    public func freeze(at cell: CellAddress) {
        command("frozen panes") { worksheet_freeze_panes($0, cell.cRow, cell.cColumn) }
    }

    /// Makes one cell of a range and writes a text into it.
    public func merge(_ range: CellRange, text: String, style: CellStyle? = nil) {
        let format = writer.format(style)
        let safe = WrittenText.escaped(text)
        call("merged range \(range)") {
            worksheet_merge_range(
                $0, range.first.cRow, range.first.cColumn, range.last.cRow, range.last.cColumn,
                safe, format)
        }
    }

    /// Puts a note beside a cell.
    public func note(_ text: String, at cell: CellAddress) {
        let safe = WrittenText.plain(text)
        call("note at \(cell)") { worksheet_write_comment($0, cell.cRow, cell.cColumn, safe) }
    }

    /// Hides the tab.
    public func hide() {
        command("hiding") { worksheet_hide($0) }
    }

    /// Makes this the sheet that is seen when the file is opened.
    public func activate() {
        command("activation") { worksheet_activate($0) }
    }

    /// Sets how the sheet is put on paper.
    public func printSettings(_ settings: PrintSettings) {
        command("print settings") {
            worksheet_set_paper($0, 9)
            if settings.isLandscape { worksheet_set_landscape($0) }
            if settings.fitsWidth { worksheet_fit_to_pages($0, 1, 0) }
        }
        guard let rows = settings.repeatedRows else { return }
        let first = CellAddress(row: rows.lowerBound, column: 0)
        let last = CellAddress(row: rows.upperBound, column: 0)
        call("repeated rows") { worksheet_repeat_rows($0, first.cRow, last.cRow) }
    }

    /// Runs a call that cannot fail.
    func command(_ operation: @autoclosure () -> String, _ body: (Pointer) -> Void) {
        call(operation()) {
            body($0)
            return LXW_NO_ERROR
        }
    }
}
