import Workbook

/// Makes small workbooks out of raw XML.
struct BookMaker {
    static let namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The rows of the only sheet, named S.
    var rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
    var afterRows = ""
    /// A whole sheet part instead of the rows.
    var sheet: String?
    var strings: [String] = []
    var sharedPart: String?
    /// Number format codes, used by styles 1, 2, 3 …
    var formats: [String] = []
    var sheetList = "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>"
    var bookBefore = ""
    var bookAfter = ""
    var workbook: String?
    var links = ""
    var extra: [(String, String)] = []

    func zip() -> ZipMaker {
        var zip = ZipMaker()
        zip.add("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
        zip.add("xl/workbook.xml", workbook ?? book)
        zip.add("xl/_rels/workbook.xml.rels", bookLinks)
        zip.add("xl/worksheets/sheet1.xml", sheet ?? wholeSheet)
        zip.add("xl/sharedStrings.xml", sharedPart ?? shared)
        zip.add("xl/styles.xml", styles)
        for (name, content) in extra { zip.add(name, content) }
        return zip
    }

    func bytes() -> [UInt8] { zip().bytes() }

    func file(_ limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> WorkbookFile {
        try WorkbookFile(reading: bytes(), limits: limits)
    }

    /// The sheet S, read.
    func read(_ limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> Sheet {
        try file(limits).sheet("S")
    }

    static func relationships(_ links: [(String, String, String)]) -> String {
        let all = links.map { identifier, role, target in
            "<Relationship Id=\"\(identifier)\" Type=\"\(office)/\(role)\" Target=\"\(target)\"/>"
        }
        return wrap("Relationships", all.joined())
    }

    static func wrap(_ element: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><\(element)>\(content)</\(element)>"
    }

    private var book: String {
        "<workbook \(Self.namespace) xmlns:r=\"\(Self.office)\">\(bookBefore)"
            + "<sheets>\(sheetList)</sheets>\(bookAfter)</workbook>"
    }

    private var bookLinks: String {
        let own = Self.relationships([
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "/xl/styles.xml"),
        ])
        return own.dropLast("</Relationships>".count) + links + "</Relationships>"
    }

    private var wholeSheet: String {
        "<worksheet \(Self.namespace)><sheetData>\(rows)</sheetData>\(afterRows)</worksheet>"
    }

    private var shared: String {
        "<sst \(Self.namespace)>" + strings.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>"
    }

    private var styles: String {
        let codes = formats.enumerated().map { index, code in
            "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(code)\"/>"
        }
        let used = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
        return "<styleSheet \(Self.namespace)><numFmts>\(codes.joined())</numFmts><cellXfs>"
            + "<xf numFmtId=\"0\"/>\(used.joined())</cellXfs></styleSheet>"
    }
}

/// The number of the refusal that the body throws, such as `W1042`; nil if it throws none.
func refusal(_ body: () throws(WorkbookRefusal) -> Void) -> WorkbookRefusal.Reason? {
    do throws(WorkbookRefusal) {
        try body()
        return nil
    } catch {
        return error.reason
    }
}

func cell(_ text: String) -> CellAddress {
    CellAddress(text) ?? CellAddress(row: 0, column: 0)
}
