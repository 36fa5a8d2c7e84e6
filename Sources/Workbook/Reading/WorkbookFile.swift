/// A workbook read from bytes; sheets are unpacked when they are asked for.
public struct WorkbookFile: Sendable {
    /// The sheets in the order of the tabs.
    public let sheets: [SheetEntry]
    /// The names given to ranges and formulas.
    public let definedNames: [DefinedName]
    /// The custom document properties, as text.
    public let properties: [String: String]
    /// What the file contains besides sheets, reported and left alone.
    public let remarks: [WorkbookRemark]
    /// How much is read.
    public let limits: WorkbookLimits
    let contents: Contents

    /// Where the cells come from: one case for each format that can be read.
    enum Contents: Sendable {
        case xlsx(XlsxPackage)
        /// Read already: here, or in a process that could do nothing else.
        case read([Sheet])
    }

    /// Reads the list of sheets and what they share; throws a numbered refusal otherwise.
    public init(
        reading bytes: [UInt8], limits: WorkbookLimits = .standard
    ) throws(WorkbookRefusal) {
        let archive = try Self.archive(bytes, limits)
        if case .openDocument = DocumentKind(parts: archive.names) {
            self.init(try OdsPackage(archive), in: archive, limits)
        } else {
            try self.init(workbookIn: archive, limits)
        }
    }

    private init(_ package: OdsPackage, in archive: ZipArchive, _ limits: WorkbookLimits) {
        sheets = package.entries
        definedNames = package.names
        properties = package.properties
        remarks = WorkbookRemark.all(in: archive.names)
        self.limits = limits
        contents = .read(package.sheets)
    }

    private init(
        workbookIn archive: ZipArchive, _ limits: WorkbookLimits
    ) throws(WorkbookRefusal) {
        let package = try XlsxPackage(archive)
        sheets = zip(package.book.sheets, package.sheetParts).enumerated().map { index, pair in
            SheetEntry(
                name: pair.0.name, visibility: pair.0.visibility, index: index,
                hasCells: pair.1 != nil)
        }
        definedNames = package.book.names
        properties = try CustomProperties.read(from: archive, package.links)
        remarks = WorkbookRemark.all(in: archive.names)
        self.limits = limits
        contents = .xlsx(package)
    }

    private static func archive(
        _ bytes: [UInt8], _ limits: WorkbookLimits
    ) throws(WorkbookRefusal) -> ZipArchive {
        guard bytes.count <= limits.fileBytes else {
            throw WorkbookRefusal(
                .fileTooLarge, at: "", found: "The file has \(bytes.count) bytes.",
                expected: "Expected at most \(limits.fileBytes).")
        }
        let magic = DocumentKind(magic: bytes)
        guard case .workbook = magic else { throw magic.refusal }
        let archive = try ZipArchive(reading: bytes, limits: limits)
        let kind = DocumentKind(parts: archive.names)
        switch kind {
        case .workbook, .openDocument: break
        default: throw kind.refusal
        }
        return archive
    }
}

extension WorkbookFile {
    /// One sheet with the cells that hold something; the name ignores case, as Excel does.
    public func sheet(_ name: String) throws(WorkbookRefusal) -> Sheet {
        let entry = try entry(name)
        var cells: [SheetCell] = []
        cells.reserveCapacity(expectedCells(entry))
        let scanned = try scan(entry) {
            cells.append(SheetCell(address: $0, content: $1.kept()))
        }
        if !scanned.isOrdered { cells = try Sheet.ordered(cells, of: entry.name) }
        return Sheet(
            ordered: cells, of: entry.name, scanned.merged, scanned.hiddenRows)
    }

    /// Every sheet in the order of the tabs, within the limit of cells for the whole file.
    public func allSheets() throws(WorkbookRefusal) -> [Sheet] {
        var all: [Sheet] = []
        var count = 0
        for entry in sheets {
            let sheet = try sheet(entry.name)
            count += sheet.cells.count
            guard count <= limits.cells else {
                throw WorkbookRefusal(
                    .tooManyCells, at: entry.name,
                    found: "Found more than \(limits.cells) cells in the file.")
            }
            all.append(sheet)
        }
        return all
    }

    /// Hands over each cell that holds something, without keeping any, in the order of the file,
    /// which is reading order unless a program wrote its cells otherwise.
    public func eachCell(
        in sheet: String, _ body: (CellAddress, CellContent) -> Void
    ) throws(WorkbookRefusal) {
        _ = try scan(try entry(sheet)) { body($0, $1.kept()) }
    }

    /// About how many cells a sheet has, going by its size, so that they are seldom moved.
    private func expectedCells(_ entry: SheetEntry) -> Int {
        guard case .xlsx(let package) = contents, let part = package.sheetParts[entry.index] else {
            return 0
        }
        return min(package.archive.size(of: part) / Self.bytesOfCell, limits.cells)
    }

    /// What a cell takes in a part, at the least that real files show.
    private static let bytesOfCell = 40

    /// Unpacks every part and looks at none of it: what reading would cost if it were nothing else.
    package static func unpacked(
        _ bytes: [UInt8], limits: WorkbookLimits
    ) throws(WorkbookRefusal) {
        let archive = try archive(bytes, limits)
        for name in archive.names {
            try archive.stream(name) { stream throws(WorkbookRefusal) in try stream.finish() }
        }
    }

    private func entry(_ name: String) throws(WorkbookRefusal) -> SheetEntry {
        if let exact = sheets.first(where: { $0.name == name }) { return exact }
        let folded = name.lowercased()
        if let similar = sheets.first(where: { $0.name.lowercased() == folded }) { return similar }
        throw WorkbookRefusal(
            .noSuchSheet, at: name, found: "The workbook has no sheet named \(name).",
            expected: "Expected one of \(sheets.prefix(20).map(\.name).joined(separator: ", ")).")
    }

    func scan(
        _ entry: SheetEntry, _ body: (CellAddress, consuming LentContent) -> Void
    ) throws(WorkbookRefusal) -> SheetShape {
        switch contents {
        case .read(let sheets):
            let sheet = sheets[entry.index]
            for cell in sheet.cells { body(cell.address, .other(cell.content)) }
            return SheetShape(merged: sheet.merged, hiddenRows: sheet.hiddenRows)
        case .xlsx(let package):
            guard let part = package.sheetParts[entry.index] else { return SheetShape() }
            var scanner = SheetScanner(sheet: entry.name, package: package)
            try package.archive.scan(part) { xml throws(WorkbookRefusal) in
                try scanner.read(&xml, body)
            }
            return scanner.shape
        }
    }
}
