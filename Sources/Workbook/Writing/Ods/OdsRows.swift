/// Writes the columns and rows of a sheet; what is alike is written once with its number.
struct OdsRows {
    let sheet: OdsSheet
    /// The rows that hold cells, each with its cells from left to right.
    private let cells: [Int: [(column: Int, cell: OdsSheet.Cell)]]

    init(_ sheet: OdsSheet) {
        self.sheet = sheet
        var cells: [Int: [(column: Int, cell: OdsSheet.Cell)]] = [:]
        for (address, cell) in sheet.cells {
            cells[address.row, default: []].append((address.column, cell))
        }
        self.cells = cells.mapValues { $0.sorted { $0.column < $1.column } }
    }

    func write(to xml: inout Markup, _ styles: inout OdsStyles) {
        writeColumns(to: &xml, &styles)
        let edges = sheet.rowEdges
        let header = sheet.print.repeatedRows
        for (first, next) in zip(edges, edges.dropFirst()) {
            if first == header?.lowerBound { xml.open("table:table-header-rows") }
            writeRow(first, times: next - first, to: &xml, &styles)
            if next - 1 == header?.upperBound { xml.close("table:table-header-rows") }
        }
        if edges.count == 1 { writeRow(0, times: 1, to: &xml, &styles) }
    }

    private func writeColumns(to xml: inout Markup, _ styles: inout OdsStyles) {
        var edges: Set<Int> = [0, CellAddress.columnLimit]
        for column in sheet.columns {
            edges.formUnion([column.columns.lowerBound, column.columns.upperBound + 1])
        }
        let sorted = edges.sorted()
        for (first, next) in zip(sorted, sorted.dropFirst()) {
            let column = sheet.columns.last { $0.columns.contains(first) }
            xml.element(
                "table:table-column",
                [
                    ("table:style-name", styles.width(column?.width ?? 8.43)),
                    ("table:number-columns-repeated", Self.times(next - first)),
                    ("table:visibility", column?.isHidden == true ? "collapse" : nil),
                    (
                        "table:default-cell-style-name",
                        styles.cell(OdsStyles.CellLook(style: column?.style)) ?? "Default"
                    ),
                ])
        }
    }

    private static func times(_ count: Int) -> String? { count > 1 ? "\(count)" : nil }

    private func writeRow(
        _ row: Int, times: Int, to xml: inout Markup, _ styles: inout OdsStyles
    ) {
        let look = sheet.rows[row]
        let attributes = [
            ("table:style-name", styles.row(look ?? RowLook(height: 15, isEstimate: true))),
            ("table:number-rows-repeated", Self.times(times)),
            ("table:visibility", look?.isHidden == true ? "collapse" : nil),
        ]
        xml.element("table:table-row", attributes) { writeCells(of: row, to: &$0, &styles) }
    }

    private func writeCells(of row: Int, to xml: inout Markup, _ styles: inout OdsStyles) {
        let mine = cells[row] ?? []
        let covers = sheet.covers.filter {
            ($0.range.first.row...$0.range.last.row).contains(row)
        }
        var edges: Set<Int> = [0]
        for (column, _) in mine { edges.formUnion([column, column + 1]) }
        for cover in covers {
            edges.formUnion([cover.range.first.column, cover.range.last.column + 1])
        }
        for column in sheet.columns where column.style != nil && !covers.isEmpty {
            let last = edges.max() ?? 0
            let ends = [column.columns.lowerBound, column.columns.upperBound + 1]
            edges.formUnion(ends.filter { $0 < last })
        }
        let sorted = edges.sorted()
        guard sorted.count > 1 else { return xml.element("table:table-cell") }
        var rest = mine[...]
        for (first, next) in zip(sorted, sorted.dropFirst()) {
            let isHere = rest.first?.column == first
            let cell = isHere ? rest.removeFirst().cell : nil
            let place = CellAddress(row: row, column: first)
            let reaching = covers.filter { $0.range.contains(place) }.map(\.cover)
            let writing = OdsCellWriting(cell: cell, place: place, covers: reaching)
            writing.write(times: next - first, on: sheet, to: &xml, &styles)
        }
    }
}
