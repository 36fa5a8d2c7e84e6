/// What a sheet has besides cells.
struct SheetShape: Sendable {
    /// Whether the cells stand in the file in reading order, as nearly always.
    var isOrdered = true
    var merged: [CellRange] = []
    var hiddenRows: Set<Int> = []
}

/// Walks through one sheet part and hands over each cell that holds something.
struct SheetScanner: ~Copyable {
    let sheet: String
    let strings: [String]
    let formats: CellFormats
    let dates: DateSystem
    private(set) var shape = SheetShape()
    var row = -1
    var column = -1
    /// The farthest cell so far, counted in reading order.
    private var reached = -1
    private var count = 0
    private var textBytes = 0

    init(sheet: String, package: XlsxPackage) {
        self.sheet = sheet
        strings = package.strings
        formats = package.formats
        dates = package.book.dates
    }

    mutating func read(
        _ xml: inout XMLScanner, _ body: (CellAddress, consuming LentContent) -> Void
    ) throws(WorkbookRefusal) {
        try xml.enterRoot("worksheet", "dialogsheet")
        while try xml.child(of: 1) {
            if xml.isNamed("sheetData") {
                try readRows(&xml, body)
            } else if xml.isNamed("mergeCells") {
                try readMerged(&xml)
            }
        }
        while try xml.next() != .end {}
    }

    private mutating func readRows(
        _ xml: inout XMLScanner, _ body: (CellAddress, consuming LentContent) -> Void
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            if xml.isNamed("row") { try readRow(&xml, body) }
        }
    }

    private mutating func readRow(
        _ xml: inout XMLScanner, _ body: (CellAddress, consuming LentContent) -> Void
    ) throws(WorkbookRefusal) {
        try moveToRow(xml)
        if xml.isSet("hidden") { shape.hiddenRows.insert(row) }
        column = -1
        try readQuickCells(&xml, body)
        while try xml.child(of: 3) {
            guard xml.isLetter("c") else { continue }
            let head = try readHead(xml)
            if let content = try readCell(head, &xml) {
                let lent = LentContent.other(content)
                try countCell(lent.textBytes, xml)
                body(head.address, lent)
            }
            if xml.depth == 3 { try readQuickCells(&xml, body) }
        }
        reach(column)
    }

    private mutating func moveToRow(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) {
        if let run = xml.attributeRun("r") {
            guard let number = xml.count(run), number > 0 else {
                throw badAddress("row \(xml.string(run))")
            }
            row = number - 1
        } else {
            row += 1
        }
        guard row < CellAddress.rowLimit else { throw badAddress("row \(row + 1)") }
        if row * CellAddress.columnLimit <= reached { shape.isOrdered = false }
    }

    /// Takes note of a column of the present row, and of cells that go backwards.
    private mutating func reach(_ column: Int) {
        let place = row * CellAddress.columnLimit + column
        reached = max(reached, place)
    }

    @inline(__always)
    mutating func countCell(
        _ bytesOfText: Int, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) {
        count += 1
        guard count <= xml.limits.cells else {
            throw WorkbookRefusal(
                .tooManyCells, at: sheet, found: "Found more than \(xml.limits.cells) cells.")
        }
        textBytes += bytesOfText
        try xml.limits.checkText(textBytes, in: sheet)
    }

    private mutating func readMerged(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("mergeCell"), let text = try xml.attribute("ref") else { continue }
            guard let range = CellRange(text) else { throw badAddress("merged range \(text)") }
            shape.merged.append(range)
            guard shape.merged.count <= xml.limits.listed else {
                throw WorkbookRefusal(
                    .listTooLong, at: sheet,
                    found: "Found more than \(shape.merged.count - 1) merges.")
            }
        }
    }

    private func badAddress(_ what: String) -> WorkbookRefusal {
        WorkbookRefusal(.badAddress, at: sheet, found: "Found \(what.prefix(60)).")
    }
}

extension SheetScanner {
    /// The address, type and style of a cell.
    fileprivate struct Head {
        var address = CellAddress(row: 0, column: 0)
        var type = CellType.number
        var style = 0
    }

    private mutating func readHead(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> Head {
        var head = Head()
        var place: ByteRun?
        for index in 0..<xml.attributeCount where xml.attributes[index].name.count == 1 {
            let attribute = xml.attributes[index]
            switch xml.byte(attribute.name.start) {
            case UInt8(ascii: "r"): place = attribute.value
            case UInt8(ascii: "s"): head.style = xml.count(attribute.value) ?? 0
            case UInt8(ascii: "t"): head.type = try type(attribute.value, xml)
            default: continue
            }
        }
        head.address = try moveToCell(place, xml)
        return head
    }

    private mutating func moveToCell(
        _ place: ByteRun?, _ xml: borrowing XMLScanner
    ) throws(WorkbookRefusal) -> CellAddress {
        reach(column)
        column += 1
        if let place {
            let bytes = UnsafeBufferPointer(rebasing: xml.bytes[place.start..<place.end])
            guard let (itsRow, itsColumn) = AddressText.parse(bytes), let itsRow, let itsColumn
            else { throw badAddress("the address \(xml.string(place))") }
            // A cell lies where it says, even if its row says otherwise.
            (row, column) = (itsRow, itsColumn)
        }
        guard column < CellAddress.columnLimit else { throw badAddress("column \(column + 1)") }
        if row * CellAddress.columnLimit + column <= reached { shape.isOrdered = false }
        return CellAddress(row: row, column: column)
    }

    private func type(_ run: ByteRun, _ xml: borrowing XMLScanner) throws(WorkbookRefusal)
        -> CellType
    {
        if run.count == 1 {
            switch xml.byte(run.start) {
            case UInt8(ascii: "s"): return .shared
            case UInt8(ascii: "n"): return .number
            case UInt8(ascii: "b"): return .flag
            case UInt8(ascii: "e"): return .failure
            case UInt8(ascii: "d"): return .date
            default: break
            }
        }
        if xml.matches(run, "str") { return .text }
        if xml.matches(run, "inlineStr") { return .inline }
        throw WorkbookRefusal(
            .badCellType, at: sheet, found: "Found the cell type \(xml.string(run).prefix(40)).")
    }

    private func readCell(
        _ head: Head, _ xml: inout XMLScanner
    ) throws(WorkbookRefusal) -> CellContent? {
        var content: CellContent?
        var formula: String?
        while try xml.child(of: 4) {
            if xml.isLetter("v") {
                content = try readValue(head, &xml)
            } else if xml.isLetter("f") {
                formula = try xml.content()
            } else if xml.isNamed("is") {
                let text = try RichText.read(&xml, place: "\(sheet)!\(head.address)")
                content = text.isEmpty ? nil : .text(text)
            }
        }
        guard let formula else { return content }
        return .formula(formula, cached: CachedResult(untrusted: content))
    }

    /// The value of a cell; plain numbers and shared texts, nearly all there are, take a short way.
    private func readValue(
        _ head: Head, _ xml: inout XMLScanner
    ) throws(WorkbookRefusal) -> CellContent? {
        let meaning = formats.meaning(of: head.style)
        if head.type == .shared || head.type == .number, let run = xml.plainContent() {
            if let quick = quickContent(head.type, meaning, run, xml) { return quick }
            return try interpret(head, xml.string(run), meaning, xml.limits)
        }
        return try interpret(head, try xml.content(), meaning, xml.limits)
    }

    @inline(__always)
    private func quickContent(
        _ type: CellType, _ meaning: NumberMeaning, _ run: ByteRun, _ xml: borrowing XMLScanner
    ) -> CellContent? {
        if type == .shared {
            guard let index = xml.count(run), index < strings.count else { return nil }
            return strings[index].isEmpty ? nil : .text(strings[index])
        }
        guard meaning == .number, run.count > 0 else { return nil }
        let digits = UnsafeBufferPointer(rebasing: xml.bytes[run.start..<run.end])
        return DecimalText.isPlain(digits) ? .number(xml.string(run)) : nil
    }

    private func interpret(
        _ head: Head, _ value: String, _ meaning: NumberMeaning, _ limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> CellContent? {
        let interpreter = CellInterpreter(
            sheet: sheet, address: head.address, strings: strings, dates: dates, limits: limits)
        return try interpreter.content(head.type, value, meaning)
    }
}
