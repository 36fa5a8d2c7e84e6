/// Changes single cells of a table as it is walked through, splitting rows that stand for several.
struct OdsTableEdit {
    /// What a cell becomes, by its address and its own style.
    typealias Change = (CellAddress, String) throws(WorkbookRefusal) -> OdsCellChange?

    let part: EditedPart
    let prefixes: OdsPrefixes
    let wanted: [CellAddress]
    private(set) var splices: Splices
    private var next = 0
    private var row = 0
    private var column = 0
    private var columns: [(range: Range<Int>, style: String)] = []
    private var rowsEnd = 0

    init(_ part: EditedPart, _ prefixes: OdsPrefixes, _ wanted: [CellAddress], _ splices: Splices) {
        self.part = part
        self.prefixes = prefixes
        self.wanted = wanted
        self.splices = splices
    }

    /// Walks through the table just opened.
    mutating func walk(
        _ xml: inout XMLScanner, _ change: Change
    ) throws(WorkbookRefusal) {
        let table = xml.openedElement()
        rowsEnd = table.opened
        let depth = xml.depth
        try walkRows(&xml, change, isTop: true)
        guard next < wanted.count else { return }
        guard !table.isEmpty, xml.depth < depth else {
            throw WorkbookRefusal(
                .unmarkable, at: part.name, found: "A table has neither rows nor columns.")
        }
        try addRows(change)
    }

    private mutating func walkRows(
        _ xml: inout XMLScanner, _ change: Change, isTop: Bool
    ) throws(WorkbookRefusal) {
        let names = prefixes.names
        let depth = xml.depth
        while try xml.child(of: depth) {
            let element = xml.openedElement()
            let childDepth = xml.depth
            if xml.isElement(names.table, "table-row") {
                try walkRow(&xml, element, change)
            } else if xml.isElement(names.table, "table-rows")
                || xml.isElement(names.table, "table-row-group")
                || xml.isElement(names.table, "table-header-rows")
            {
                try walkRows(&xml, change, isTop: false)
            } else if xml.isElement(names.table, "table-column") {
                try readColumn(&xml)
            } else if xml.isElement(names.table, "table-columns")
                || xml.isElement(names.table, "table-column-group")
                || xml.isElement(names.table, "table-header-columns")
            {
                try walkRows(&xml, change, isTop: false)
            } else {
                continue
            }
            let place = try xml.passRest(of: element, at: childDepth)
            if isTop { rowsEnd = place.end }
        }
    }

    private mutating func readColumn(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let times = xml.repeats(prefixes.names, "number-columns-repeated")
        let style = try xml.attribute(prefixes.names.table, "default-cell-style-name")
        let end = min(column + times, OdsRepeats.far)
        if let style { columns.append((column..<end, style)) }
        column = end
        try xml.checkListed(columns.count)
    }

    private mutating func walkRow(
        _ xml: inout XMLScanner, _ element: ElementPlace, _ change: Change
    ) throws(WorkbookRefusal) {
        let times = xml.repeats(prefixes.names, "number-rows-repeated")
        let end = min(row + times, OdsRepeats.far)
        defer { row = end }
        guard next < wanted.count, wanted[next].row < end else { return }
        let place = try xml.pass()
        let piece = EditedPart(
            part.name, text: Array(part.bytes[place.range]), limits: part.limits)
        let edit = rowEdit(piece)
        var output: [UInt8] = []
        var reached = row
        while next < wanted.count, wanted[next].row < end {
            let wantedRow = wanted[next].row
            output += try repeated(piece, wantedRow - reached)
            output += try edit.changed(takeColumns(of: wantedRow)) {
                column, own throws(WorkbookRefusal) in
                try change(CellAddress(row: wantedRow, column: column), own)
            }
            reached = wantedRow + 1
            try check(output.count)
        }
        output += try repeated(piece, end - reached)
        splices.replace(place.range, with: output)
        try check(0)
    }

    private func rowEdit(_ row: EditedPart) -> OdsRowEdit {
        let columns = columns
        return OdsRowEdit(row: row, prefixes: prefixes) { column in
            columns.first { $0.range.contains(column) }?.style ?? ""
        }
    }

    /// The wanted columns of a row, which are then taken.
    private mutating func takeColumns(of row: Int) -> [Int] {
        let start = next
        while next < wanted.count, wanted[next].row == row { next += 1 }
        return wanted[start..<next].map(\.column)
    }

    private func repeated(_ row: EditedPart, _ times: Int) throws(WorkbookRefusal) -> [UInt8] {
        guard times > 0 else { return [] }
        return try row.repeated(times, prefixes.table + "number-rows-repeated")
    }

    private func check(_ more: Int) throws(WorkbookRefusal) {
        guard part.bytes.count + splices.added + more <= part.limits.partBytes else {
            throw WorkbookRefusal(
                .partTooLarge, at: part.name, found: "With its marks a table is too large.")
        }
    }

    /// Puts in the wanted rows below the last.
    private mutating func addRows(_ change: Change) throws(WorkbookRefusal) {
        let p = prefixes.table
        let bare = EditedPart(
            part.name, text: Array("<\(p)table-row></\(p)table-row>".utf8), limits: part.limits)
        let edit = rowEdit(bare)
        var output: [UInt8] = []
        while next < wanted.count {
            let wantedRow = wanted[next].row
            if wantedRow > row {
                let gap = "<\(p)table-row \(p)number-rows-repeated=\"\(wantedRow - row)\">"
                output += Array("\(gap)<\(p)table-cell/></\(p)table-row>".utf8)
            }
            output += try edit.changed(takeColumns(of: wantedRow)) {
                column, own throws(WorkbookRefusal) in
                try change(CellAddress(row: wantedRow, column: column), own)
            }
            row = wantedRow + 1
        }
        splices.replace(rowsEnd..<rowsEnd, with: output)
        try check(0)
    }
}
