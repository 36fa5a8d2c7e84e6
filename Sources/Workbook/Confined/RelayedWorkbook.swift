/// A workbook put together again from what another process handed over.
enum RelayedWorkbook {
    typealias Broken = RelayScanner.Broken

    /// The workbook, or the refusal that came instead of it.
    static func read(
        _ bytes: [UInt8], limits: WorkbookLimits
    ) throws(Broken) -> Result<WorkbookFile, WorkbookRefusal> {
        var scanner = RelayScanner(bytes)
        var head: Head?
        var sheets: [Sheet] = []
        while true {
            switch try scanner.number() {
            case WorkbookRelay.Tag.head where head == nil: head = try self.head(&scanner)
            case WorkbookRelay.Tag.sheet:
                guard let head, sheets.count < head.sheets.count else { throw Broken() }
                let name = head.sheets[sheets.count].name
                if let sheet = try sheet(&scanner, name: name) { sheets.append(sheet) }
            case WorkbookRelay.Tag.refusal: return .failure(try refusal(&scanner))
            case WorkbookRelay.Tag.end:
                guard let head, sheets.count == head.sheets.count else { throw Broken() }
                return .success(WorkbookFile(head, sheets: sheets, limits: limits))
            default: throw Broken()
            }
        }
    }

    /// What a workbook says of itself besides cells.
    struct Head {
        var sheets: [SheetEntry]
        var names: [DefinedName]
        var properties: [String: String]
        var remarks: [WorkbookRemark]
    }

    private static func head(_ scanner: inout RelayScanner) throws(Broken) -> Head {
        var index = -1
        let sheets = try scanner.list { scanner throws(Broken) in
            index += 1
            let name = try scanner.text()
            guard let visibility = SheetVisibility(rawValue: try scanner.text()) else {
                throw Broken()
            }
            return SheetEntry(
                name: name, visibility: visibility, index: index,
                hasCells: try scanner.number() == 1)
        }
        let names = try scanner.list { scanner throws(Broken) in
            let name = try scanner.text()
            let scope = try scanner.text()
            return DefinedName(
                name: name, scope: scope.isEmpty ? nil : String(scope.dropFirst()),
                formula: try scanner.text(), isHidden: try scanner.number() == 1)
        }
        let properties = try scanner.list { scanner throws(Broken) in
            (try scanner.text(), try scanner.text())
        }
        let remarks = try scanner.list { scanner throws(Broken) in
            guard let kind = WorkbookRemark.Kind(rawValue: try scanner.text()) else {
                throw Broken()
            }
            return WorkbookRemark(kind: kind, part: try scanner.text())
        }
        return Head(
            sheets: sheets, names: names,
            properties: Dictionary(properties) { _, last in last }, remarks: remarks)
    }

    static func refusal(_ scanner: inout RelayScanner) throws(Broken) -> WorkbookRefusal {
        guard let reason = WorkbookRefusal.Reason(rawValue: try scanner.number()) else {
            throw Broken()
        }
        return WorkbookRefusal(
            reason, at: try scanner.text(), found: try scanner.text(),
            expected: try scanner.text())
    }

    /// One sheet; nil for one that the reader could not read to its end, and says so next.
    private static func sheet(
        _ scanner: inout RelayScanner, name: String
    ) throws(Broken) -> Sheet? {
        var cells: [SheetCell] = []
        var isOrdered = true
        while true {
            let row = try scanner.number()
            if row == 0 { break }
            if row == WorkbookRelay.brokenOff { return nil }
            let address = CellAddress(row: row - 1, column: try scanner.number())
            guard let content = try content(&scanner) else { throw Broken() }
            isOrdered = isOrdered && cells.last.map { $0.address < address } ?? true
            cells.append(SheetCell(address: address, content: content))
        }
        if !isOrdered {
            guard let sorted = try? Sheet.ordered(cells, of: name) else { throw Broken() }
            cells = sorted
        }
        let merged = try scanner.list { scanner throws(Broken) in
            guard let range = CellRange(try scanner.text()) else { throw Broken() }
            return range
        }
        let hidden = try scanner.list { scanner throws(Broken) in try scanner.number() }
        return Sheet(ordered: cells, of: name, merged, Set(hidden))
    }

    /// What a cell holds; nil for a formula's missing result.
    private static func content(
        _ scanner: inout RelayScanner, inFormula: Bool = false
    ) throws(Broken) -> CellContent? {
        switch try scanner.number() {
        case 0 where inFormula: return nil
        case 1: return .number(try scanner.text())
        case 2: return .text(try scanner.text())
        case 3: return .date(try date(&scanner))
        case 4: return .time(seconds: try scanner.number())
        case 5: return .duration(seconds: try scanner.number())
        case 6: return .flag(try scanner.number() == 1)
        case 7: return .failure(try scanner.text())
        case 8 where !inFormula:
            let formula = try scanner.text()
            let cached = try content(&scanner, inFormula: true)
            return .formula(formula, cached: CachedResult(untrusted: cached))
        default: throw Broken()
        }
    }

    private static func date(_ scanner: inout RelayScanner) throws(Broken) -> SheetDate {
        let (year, month) = (try scanner.number(), try scanner.number())
        let (day, seconds) = (try scanner.number(), try scanner.number())
        let clock = seconds < 0 ? nil : seconds
        guard let date = SheetDate(year: year, month: month, day: day, seconds: clock) else {
            throw Broken()
        }
        return date
    }
}

extension WorkbookFile {
    fileprivate init(_ head: RelayedWorkbook.Head, sheets: [Sheet], limits: WorkbookLimits) {
        self.sheets = head.sheets
        definedNames = head.names
        properties = head.properties
        remarks = head.remarks
        self.limits = limits
        contents = .read(sheets)
    }
}
