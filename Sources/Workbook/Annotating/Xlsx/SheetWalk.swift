/// Walks through a sheet part once and changes the formats of some cells, putting in those cells
/// and rows that are not there.
struct SheetWalk: ~Copyable {
    /// The format that a cell gets in the place of its own.
    typealias Format = (CellAddress, Int) throws(WorkbookRefusal) -> Int

    private let wanted: [CellAddress]
    private let insertsMissing: Bool
    private(set) var splices = Splices()
    /// The format that each wanted cell had.
    private(set) var formats: [CellAddress: Int] = [:]
    /// What was found of the sheet's other elements.
    private(set) var frame = SheetFrame()
    private var next = 0
    private var row = -1
    private var columns: [(range: ClosedRange<Int>, format: Int)] = []
    private var inserted: [CellAddress] = []

    init(_ wanted: [CellAddress], insertsMissing: Bool) {
        self.wanted = wanted
        self.insertsMissing = insertsMissing
    }

    /// Walks through a part; nothing is changed in one that is not a grid of cells.
    mutating func walk(
        _ xml: inout XMLScanner, _ format: Format
    ) throws(WorkbookRefusal) {
        try xml.enterRoot("worksheet", "dialogsheet")
        guard xml.isNamed("worksheet") else { return }
        frame.begin(xml)
        while try xml.child(of: 1) {
            let element = xml.openedElement()
            let kind = xml.string(xml.name)
            if kind == "sheetData", !frame.hasCells {
                frame.hasCells = true
                try walkRows(&xml, format)
            } else if kind == "cols" {
                try readColumns(&xml)
            }
            frame.pass(kind, xml)
            frame.end(kind, try xml.passRest(of: element, at: 1 + 1))
        }
        frame.widen(to: inserted, &splices)
    }

    private mutating func readColumns(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("col"), let format = xml.number("style"), format > 0,
                let first = xml.number("min"), let last = xml.number("max"), first <= last
            else { continue }
            columns.append((first...last, format))
            try xml.checkListed(columns.count)
        }
    }

    /// The format of a cell that is not there.
    private func format(of address: CellAddress, rowFormat: Int?) -> Int {
        rowFormat ?? columns.first { $0.range.contains(address.column + 1) }?.format ?? 0
    }
}

extension SheetWalk {
    private mutating func walkRows(
        _ xml: inout XMLScanner, _ format: Format
    ) throws(WorkbookRefusal) {
        let data = xml.openedElement()
        let prefix = data.prefix
        while try xml.child(of: 2) {
            guard xml.isNamed("row") else { continue }
            row = xml.number("r").map { $0 - 1 } ?? row + 1
            try insertRows(before: row, at: xml.fullName.start - 1, prefix, format)
            guard next < wanted.count, wanted[next].row == row else { continue }
            try walkCells(&xml, format)
        }
        let end = xml.closed(data)
        let rows = try rows(before: CellAddress.rowLimit, prefix, format)
        guard !rows.isEmpty else { return }
        frame.append(rows, to: end, &splices)
    }

    private mutating func insertRows(
        before row: Int, at place: Int, _ prefix: String, _ format: Format
    ) throws(WorkbookRefusal) {
        guard next < wanted.count, wanted[next].row < row else { return }
        let rows = try rows(before: row, prefix, format)
        if !rows.isEmpty { splices.insert(rows, at: place) }
    }

    /// The wanted rows that are not there, up to one that is.
    private mutating func rows(
        before limit: Int, _ prefix: String, _ format: Format
    ) throws(WorkbookRefusal) -> String {
        var text = ""
        while next < wanted.count, wanted[next].row < limit {
            let number = wanted[next].row
            var cells = ""
            while next < wanted.count, wanted[next].row == number {
                cells += try cell(nil, prefix, format)
            }
            if !cells.isEmpty {
                text += "<\(prefix)row r=\"\(number + 1)\">\(cells)</\(prefix)row>"
            }
        }
        return text
    }

    /// The next wanted cell, which is not there.
    private mutating func cell(
        _ rowFormat: Int?, _ prefix: String, _ format: Format
    ) throws(WorkbookRefusal) -> String {
        let address = wanted[next]
        next += 1
        guard insertsMissing else { return "" }
        let own = self.format(of: address, rowFormat: rowFormat)
        formats[address] = own
        inserted.append(address)
        return "<\(prefix)c r=\"\(address)\" s=\"\(try format(address, own))\"/>"
    }

    private mutating func walkCells(
        _ xml: inout XMLScanner, _ format: Format
    ) throws(WorkbookRefusal) {
        let line = xml.openedElement()
        let prefix = line.prefix
        let rowFormat = xml.isSet("customFormat") ? xml.number("s") : nil
        let spans = RowSpans(xml)
        let first = inserted.count
        var column = -1
        while try xml.child(of: 3) {
            guard xml.isLetter("c") else { continue }
            let address = try xml.attribute("r").flatMap { CellAddress($0) }
            column = address?.column ?? column + 1
            while next < wanted.count, wanted[next].row == row, wanted[next].column < column {
                splices.insert(
                    try cell(rowFormat, prefix, format), at: xml.fullName.start - 1)
            }
            guard next < wanted.count, wanted[next].row == row, wanted[next].column == column
            else { continue }
            let own = xml.number("s") ?? 0
            formats[wanted[next]] = own
            xml.setting("s", to: "\(try format(wanted[next], own))", &splices)
            next += 1
        }
        var rest = ""
        while next < wanted.count, wanted[next].row == row {
            rest += try cell(rowFormat, prefix, format)
        }
        if !rest.isEmpty { frame.append(rest, to: xml.closed(line), &splices) }
        spans.widen(to: inserted[first...], &splices)
    }
}

/// The columns that a row says it reaches over, counted from one.
private struct RowSpans {
    private let place: Range<Int>?
    private let first: Int
    private let last: Int

    init(_ xml: borrowing XMLScanner) {
        let text = xml.attributeRun("spans").map { xml.string($0) } ?? ""
        let sides = text.split(separator: ":").compactMap { Int($0) }
        let isOne = sides.count == 2 && text.utf8.allSatisfy { $0 == 58 || (48...57).contains($0) }
        place = isOne ? xml.valuePlace("spans") : nil
        (first, last) = isOne ? (sides[0], sides[1]) : (0, 0)
    }

    func widen(to cells: ArraySlice<CellAddress>, _ splices: inout Splices) {
        guard let place, let least = cells.map(\.column).min(),
            let most = cells.map(\.column).max(), least + 1 < first || most + 1 > last
        else { return }
        splices.replace(place, with: "\(min(first, least + 1)):\(max(last, most + 1))")
    }
}
