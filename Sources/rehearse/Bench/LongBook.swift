import Workbook

/// A workbook of one long sheet, as a finance system exports it: 20 columns of numbers, shared
/// texts, texts in the cells themselves, dates, flags, formulas and cells that are only formatted.
struct LongBook {
    let rows: Int
    private var sheet: [UInt8] = []
    private var random = UInt64(1)

    /// How many columns each row has.
    static let columns = 20

    init(rows: Int) {
        self.rows = rows
    }

    /// The file.
    mutating func bytes() -> [UInt8] {
        writeSheet()
        var zip = ZipWriter()
        for (name, text) in Self.parts { zip.add(name, Array(text.utf8)) }
        zip.add("xl/worksheets/sheet1.xml", sheet)
        sheet = []
        return zip.finished()
    }

    private mutating func writeSheet() {
        sheet.reserveCapacity(rows * 900)
        put("<worksheet xmlns=\"\(Self.main)\"><sheetData>")
        for row in 1...rows {
            put("<row r=\"\(row)\" spans=\"1:20\">")
            writeRow(row)
            put("</row>")
        }
        put("</sheetData></worksheet>")
    }

    private mutating func writeRow(_ row: Int) {
        number("A\(row)", "\(row)")
        shared("B\(row)", among: 300)
        shared("C\(row)", among: 12)
        shared("D\(row)", among: 4)
        number("E\(row)", "\(42_000 + next(2_000))", style: 1)
        number("F\(row)", "\(Double(60_480_000 + next(2_880_000)) / 1_440)", style: 2)
        put("<c r=\"G\(row)\" t=\"inlineStr\"><is><t>Invoice \(next(1_000_000)), paid</t></is></c>")
        for column in ["H", "I", "J", "K"] {
            number("\(column)\(row)", "\(next(100_000)).\(10 + next(90))", style: 3)
        }
        number("L\(row)", "\(Double(next(1_000_000)) * 1.1 / 3)")
        for column in ["M", "N", "O"] { number("\(column)\(row)", "\(next(5_000))") }
        number("P\(row)", "0.\(100 + next(900))", style: 4)
        shared("Q\(row)", among: 5_000)
        put("<c r=\"R\(row)\" t=\"b\"><v>\(next(2))</v></c><c r=\"S\(row)\" s=\"3\"/>")
        put("<c r=\"T\(row)\" s=\"3\"><f>H\(row)*2</f><v>\(next(100_000)).5</v></c>")
    }

    private mutating func number(_ place: String, _ value: String, style: Int = 0) {
        put("<c r=\"\(place)\"")
        if style > 0 { put(" s=\"\(style)\"") }
        put("><v>\(value)</v></c>")
    }

    private mutating func shared(_ place: String, among count: Int) {
        put("<c r=\"\(place)\" t=\"s\"><v>\(next(count))</v></c>")
    }

    private mutating func put(_ text: String) {
        sheet.append(contentsOf: text.utf8)
    }

    /// A number below the limit that depends on those before alone (Knuth's MMIX generator).
    private mutating func next(_ limit: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(random >> 33) % limit
    }
}

extension LongBook {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let content =
        "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static var parts: [(String, String)] {
        [
            ("[Content_Types].xml", types),
            ("_rels/.rels", links([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", book),
            (
                "xl/_rels/workbook.xml.rels",
                links([
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"),
                ])
            ),
            ("xl/styles.xml", styles), ("xl/sharedStrings.xml", strings),
        ]
    }

    private static var types: String {
        let parts = [
            ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
        ]
        let overrides = parts.map { part, type in
            "<Override PartName=\"/xl/\(part).xml\" ContentType=\"\(content).\(type)+xml\"/>"
        }
        let rels = "application/vnd.openxmlformats-package.relationships+xml"
        return "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"\(rels)\"/>" + overrides.joined()
            + "</Types>"
    }

    private static func links(_ all: [(role: String, target: String)]) -> String {
        let links = all.enumerated().map { index, link in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(link.role)\" "
                + "Target=\"\(link.target)\"/>"
        }
        return "<Relationships xmlns=\"\(package)/relationships\">\(links.joined())</Relationships>"
    }

    private static var book: String {
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
            + "<sheet name=\"Payments\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    }

    private static var styles: String {
        let formats = [0, 14, 22, 4, 10].map { "<xf numFmtId=\"\($0)\"/>" }.joined()
        return "<styleSheet xmlns=\"\(main)\"><fonts><font/></fonts><fills><fill><patternFill/>"
            + "</fill></fills><borders><border/></borders><cellStyleXfs><xf numFmtId=\"0\"/>"
            + "</cellStyleXfs><cellXfs>\(formats)</cellXfs></styleSheet>"
    }

    private static var strings: String {
        let texts = (0..<5_000).map { "<si><t>Cost centre \($0), services for adults</t></si>" }
        return "<sst xmlns=\"\(main)\">\(texts.joined())</sst>"
    }
}
