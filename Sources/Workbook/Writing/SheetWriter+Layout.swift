extension SheetWriter {
    /// Sets the width of columns in characters, and whether they are hidden.
    public func columns(
        _ columns: ClosedRange<Int>, width: Double, isHidden: Bool = false, style: CellStyle? = nil
    ) {
        let ends = columns.clamped(to: 0...(CellAddress.columnLimit - 1))
        make(.columns(ends, width: width, isHidden: isHidden, style: style))
    }

    /// Sets the height of a row in points, and whether it is hidden.
    public func row(_ row: Int, height: Double, isHidden: Bool = false) {
        let place = CellAddress(row: row, column: 0)
        make(.row(place.row, RowLook(height: height, isHidden: isHidden)))
    }

    /// Says how many points a row is likely to need, for programs that do not measure it.
    public func row(_ row: Int, estimatedHeight: Double) {
        let place = CellAddress(row: row, column: 0)
        make(.row(place.row, RowLook(height: estimatedHeight, isEstimate: true)))
    }

    /// Keeps the rows above and the columns to the left of a cell in sight.
    public func freeze(at cell: CellAddress) {
        make(.freeze(at: cell))
    }

    /// Makes one cell of a range and writes a text into it.
    public func merge(_ range: CellRange, text: String, style: CellStyle? = nil) {
        make(.merge(range, text: text, style: style))
    }

    /// Puts a note beside a cell.
    public func note(_ text: String, at cell: CellAddress) {
        make(.note(text, at: cell))
    }

    /// Hides the tab.
    public func hide() {
        make(.hide)
    }

    /// Makes this the sheet that is seen when the file is opened.
    public func activate() {
        make(.activate)
    }

    /// Sets how the sheet is put on paper.
    public func printSettings(_ settings: PrintSettings) {
        make(.print(settings))
    }

    /// Marks a range up as a table and writes its headings into the first row; the file shows
    /// neither a filter nor stripes.
    public func table(_ range: CellRange, _ table: SheetTable) {
        make(.table(range, table))
    }
}
