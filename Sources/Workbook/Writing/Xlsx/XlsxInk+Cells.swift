import CXlsxWriter

extension XlsxInk {
    typealias Format = UnsafeMutablePointer<lxw_format>

    func write(
        _ content: CellMark, at cell: CellAddress, _ format: Format?, on sheet: Pointer
    ) -> lxw_error {
        let (row, column) = (cell.cRow, cell.cColumn)
        switch content {
        case .text(let text):
            return worksheet_write_string(sheet, row, column, WrittenText.escaped(text), format)
        case .number(let number):
            return worksheet_write_number(sheet, row, column, number, format)
        case .date(let date):
            var parts = lxw_datetime(date)
            return worksheet_write_datetime(sheet, row, column, &parts, format)
        case .flag(let flag):
            return worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, format)
        case .blank: return worksheet_write_blank(sheet, row, column, format)
        case .formula(let formula, .number(let number)):
            return worksheet_write_formula_num(sheet, row, column, formula, format, number)
        case .formula(let formula, .text(let text)):
            let result = WrittenText.escaped(text)
            return worksheet_write_formula_str(sheet, row, column, formula, format, result)
        case .link(let target, let text):
            return worksheet_write_url_opt(
                sheet, row, column, "internal:\(target)", format, WrittenText.escaped(text), nil)
        }
    }

    func mark(_ range: CellRange, as table: SheetTable, on sheet: Pointer) -> lxw_error {
        let strings = CStrings()
        var columns = table.headings.map { heading in
            var column = lxw_table_column()
            column.header = strings.copy(WrittenText.escaped(heading.text))
            column.header_format = format(heading.style)
            return column
        }
        return columns.withUnsafeMutableBufferPointer { columns in
            var pointers = columns.indices.map { columns.baseAddress?.advanced(by: $0) } + [nil]
            return pointers.withUnsafeMutableBufferPointer { pointers in
                var options = lxw_table_options()
                options.name = strings.copy(table.name)
                options.no_autofilter = 1
                options.no_banded_rows = 1
                // Light style number zero is the library's word for no style.
                options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
                options.style_type_number = 0
                options.columns = pointers.baseAddress
                return worksheet_add_table(
                    sheet, range.first.cRow, range.first.cColumn, range.last.cRow,
                    range.last.cColumn, &options)
            }
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
