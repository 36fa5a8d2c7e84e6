/// Walks through the tables of a spreadsheet, one after the other (ODF 1.3, part 3, 9).
///
/// Rows and cells that repeat are written out, but blank ones cost nothing however many there are,
/// and all others count against the limit of cells of the file.
struct OdsTableReader {
    let names: OdsNames
    /// The names given to ranges and expressions so far.
    private(set) var defined: [DefinedName] = []
    private var sheet = ""
    private var cells: [SheetCell] = []
    private var merged: [CellRange] = []
    private var hidden: [Range<Int>] = []
    private var row = 0
    /// Cells, bytes of text and hidden rows of the whole file so far.
    private var count = 0
    private var textBytes = 0
    private var hiddenCount = 0

    init(names: OdsNames) {
        self.names = names
    }

    /// The table just opened.
    mutating func read(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> Sheet {
        sheet = try xml.attribute(names.table, "name") ?? ""
        (cells, merged, hidden, row) = ([], [], [], 0)
        try readRows(&xml)
        let hiddenRows = try hiddenRows(xml)
        return Sheet(ordered: cells, of: sheet, merged, hiddenRows)
    }

    /// The rows of the element just opened, also those in groups.
    private mutating func readRows(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let depth = xml.depth
        while try xml.child(of: depth) {
            if xml.isElement(names.table, "table-row") {
                try readRow(&xml)
            } else if xml.isElement(names.table, "table-rows")
                || xml.isElement(names.table, "table-row-group")
                || xml.isElement(names.table, "table-header-rows")
            {
                try readRows(&xml)
            } else if xml.isElement(names.table, "named-expressions") {
                try readNames(&xml, scope: sheet)
            }
        }
    }

    private mutating func readRow(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let times = repeats(xml, "number-rows-repeated")
        if let run = xml.attributeRun(names.table, "visibility"), !xml.matches(run, "visible") {
            hidden.append(row..<min(row + times, CellAddress.rowLimit))
            try xml.checkListed(hidden.count)
        }
        let depth = xml.depth
        let first = cells.count
        let firstMerge = merged.count
        var column = 0
        while try xml.child(of: depth) {
            if xml.isElement(names.table, "table-cell") {
                try readCell(&xml, &column)
            } else if xml.isElement(names.table, "covered-table-cell") {
                // Lies under a merged cell and is not shown; Excel keeps nothing there either.
                column = min(column + repeats(xml, "number-columns-repeated"), Self.far)
            }
        }
        if times > 1 { try repeatRow(cells[first...], merged[firstMerge...], times, xml) }
        row = min(row + times, Self.far)
    }

    private mutating func repeatRow(
        _ rowCells: ArraySlice<SheetCell>, _ rowMerged: ArraySlice<CellRange>, _ times: Int,
        _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        guard !rowCells.isEmpty || !rowMerged.isEmpty else { return }
        for further in (row + 1)..<(row + times) {
            guard further < CellAddress.rowLimit else { throw outside("row \(further + 1)") }
            for cell in rowCells {
                try add(cell.content, row: further, column: cell.address.column, xml)
            }
            for range in rowMerged {
                let down = further - row
                try addMerge(
                    CellRange(
                        CellAddress(row: range.first.row + down, column: range.first.column),
                        CellAddress(row: range.last.row + down, column: range.last.column)), xml)
            }
        }
    }

    private mutating func readCell(
        _ xml: inout XMLScanner, _ column: inout Int
    ) throws(WorkbookRefusal) {
        let times = repeats(xml, "number-columns-repeated")
        let wide = repeats(xml, "number-columns-spanned")
        let high = repeats(xml, "number-rows-spanned")
        if wide > 1 || high > 1 { try merge(wide, high, at: column, xml) }
        let cell = OdsCell(names: names, sheet: sheet, row: row, column: column)
        let content = try cell.content(&xml)
        if let content {
            for further in column..<(column + times) {
                guard further < CellAddress.columnLimit, row < CellAddress.rowLimit else {
                    throw outside("row \(row + 1), column \(further + 1)")
                }
                try add(content, row: row, column: further, xml)
            }
        }
        column = min(column + times, Self.far)
    }

    private mutating func merge(
        _ wide: Int, _ high: Int, at column: Int, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        let (bottom, right) = (row + high - 1, column + wide - 1)
        guard bottom < CellAddress.rowLimit, right < CellAddress.columnLimit else {
            throw outside("a merged cell of \(high) rows and \(wide) columns")
        }
        try addMerge(
            CellRange(
                CellAddress(row: row, column: column), CellAddress(row: bottom, column: right)), xml
        )
    }

    private mutating func addMerge(
        _ range: CellRange, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        guard range.last.row < CellAddress.rowLimit else { throw outside("merged range \(range)") }
        merged.append(range)
        try xml.checkListed(merged.count)
    }

    private mutating func add(
        _ content: CellContent, row: Int, column: Int, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        count += 1
        guard count <= xml.limits.cells else {
            throw WorkbookRefusal(
                .tooManyCells, at: sheet, found: "Found more than \(xml.limits.cells) cells.")
        }
        textBytes += content.textBytes
        try xml.limits.checkText(textBytes, in: sheet)
        cells.append(SheetCell(address: CellAddress(row: row, column: column), content: content))
    }

    /// The hidden rows down to the last that holds something.
    private mutating func hiddenRows(
        _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) -> Set<Int> {
        let end = (cells.last?.address.row ?? -1) + 1
        var rows: Set<Int> = []
        for range in hidden where range.lowerBound < end {
            let shown = range.clamped(to: 0..<end)
            hiddenCount += shown.count
            guard hiddenCount <= xml.limits.cells else {
                throw WorkbookRefusal(
                    .listTooLong, at: sheet,
                    found: "Found more than \(xml.limits.cells) hidden rows.")
            }
            rows.formUnion(shown)
        }
        return rows
    }

    /// How often an element counts; a number too long to be read is as far as anything goes.
    private func repeats(_ xml: borrowing XMLScanner, _ attribute: StaticString) -> Int {
        guard let run = xml.attributeRun(names.table, attribute) else { return 1 }
        return min(max(xml.count(run) ?? Self.far, 1), Self.far)
    }

    /// Beyond every row and column.
    private static let far = 1 << 30

    private func outside(_ what: String) -> WorkbookRefusal {
        WorkbookRefusal(.badAddress, at: sheet, found: "Found \(what).")
    }
}

extension OdsTableReader {
    /// The names given to ranges and expressions in the element just opened.
    mutating func readNames(
        _ xml: inout XMLScanner, scope: String?
    ) throws(WorkbookRefusal) {
        let depth = xml.depth
        while try xml.child(of: depth) {
            let formula: String?
            if xml.isElement(names.table, "named-range") {
                formula = try xml.attribute(names.table, "cell-range-address").map {
                    OdsFormula.reference($0[...])
                }
            } else if xml.isElement(names.table, "named-expression") {
                formula = try xml.attribute(names.table, "expression").map(OdsFormula.plain)
            } else {
                continue
            }
            guard let formula, let name = try xml.attribute(names.table, "name") else { continue }
            defined.append(
                DefinedName(name: name, scope: scope, formula: formula, isHidden: false))
            try xml.checkListed(defined.count)
        }
    }
}
