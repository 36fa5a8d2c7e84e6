/// The parts of an XLSX file that every sheet needs, read once.
struct XlsxPackage: Sendable {
    let archive: ZipArchive
    /// What the package as a whole refers to.
    let links: Relationships
    let book: XlsxBook
    /// The part of each sheet, in the order of the tabs; nil for a sheet that is no grid.
    let sheetParts: [String?]
    let strings: [String]
    let formats: CellFormats

    init(_ archive: ZipArchive) throws(WorkbookRefusal) {
        self.archive = archive
        links = try Relationships(of: "", in: archive)
        guard let main = links.target(role: "officeDocument") else {
            throw WorkbookRefusal(
                .missingPart, at: "_rels/.rels",
                found: "The file does not say what its workbook is.")
        }
        if main.lowercased().hasSuffix(".bin") { throw DocumentKind.binaryWorkbook.refusal }
        let own = try Relationships(of: main, in: archive)
        book = try XlsxBook(part: main, links: own, in: archive)
        sheetParts = try book.sheets.map { listed throws(WorkbookRefusal) in
            try Self.part(of: listed, links: own, book: main)
        }
        strings = try Self.strings(
            own.target(role: "sharedStrings") ?? Self.beside(main, "sharedStrings.xml"),
            in: archive)
        formats = try CellFormats(
            part: own.target(role: "styles") ?? Self.beside(main, "styles.xml"), in: archive)
    }

    /// Where a part lies that some programs leave out of the list of relationships.
    private static func beside(_ book: String, _ name: String) -> String {
        (book.split(separator: "/").dropLast() + [name[...]]).joined(separator: "/")
    }

    /// The part with the cells; a chart, and a sheet that an old macro left behind, have none.
    private static func part(
        of sheet: XlsxBook.ListedSheet, links: Relationships, book: String
    ) throws(WorkbookRefusal) -> String? {
        if sheet.relationship.isEmpty { return nil }
        guard let link = links.relationship(sheet.relationship) else {
            throw WorkbookRefusal(
                .missingPart, at: book, found: "The sheet \(sheet.name) has no content in the file."
            )
        }
        return link.role == "worksheet" ? link.target : nil
    }

    private static func strings(
        _ part: String, in archive: ZipArchive
    ) throws(WorkbookRefusal) -> [String] {
        guard archive.has(part) else { return [] }
        return try archive.scan(part) { xml throws(WorkbookRefusal) in
            try SharedStrings.read(&xml)
        }
    }
}
