import CXlsxWriter

extension XlsxInk {
    /// Makes a mark about columns, rows, panes, paper or the tab.
    func layOut(_ mark: SheetMark, on sheet: Pointer) -> lxw_error {
        switch mark {
        case .columns(let columns, let width, let isHidden, let style):
            return setColumns(columns, width, isHidden, format(style), sheet)
        case .row(let row, let look):
            var options = lxw_row_col_options()
            options.hidden = look.isHidden ? 1 : 0
            return worksheet_set_row_opt(sheet, UInt32(row), look.height, nil, &options)
        case .freeze(let cell): worksheet_freeze_panes(sheet, cell.cRow, cell.cColumn)
        case .merge(let range, let text, let style):
            return worksheet_merge_range(
                sheet, range.first.cRow, range.first.cColumn, range.last.cRow,
                range.last.cColumn, WrittenText.escaped(text), format(style))
        case .note(let text, let cell):
            return worksheet_write_comment(
                sheet, cell.cRow, cell.cColumn, WrittenText.plain(text))
        case .hide: worksheet_hide(sheet)
        case .activate: worksheet_activate(sheet)
        case .print(let settings): return print(settings, sheet)
        case .cell, .protect, .validate, .highlight, .table: break
        }
        return LXW_NO_ERROR
    }

    private func setColumns(
        _ columns: ClosedRange<Int>, _ width: Double, _ isHidden: Bool, _ format: Format?,
        _ sheet: Pointer
    ) -> lxw_error {
        var options = lxw_row_col_options()
        options.hidden = isHidden ? 1 : 0
        return worksheet_set_column_opt(
            sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, format, &options)
    }

    private func print(_ settings: PrintSettings, _ sheet: Pointer) -> lxw_error {
        worksheet_set_paper(sheet, 9)
        if settings.isLandscape { worksheet_set_landscape(sheet) }
        if settings.fitsWidth { worksheet_fit_to_pages(sheet, 1, 0) }
        guard let rows = settings.repeatedRows else { return LXW_NO_ERROR }
        let first = CellAddress(row: rows.lowerBound, column: 0)
        let last = CellAddress(row: rows.upperBound, column: 0)
        return worksheet_repeat_rows(sheet, first.cRow, last.cRow)
    }
}
