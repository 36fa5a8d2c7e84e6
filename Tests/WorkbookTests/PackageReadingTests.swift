import Testing

@testable import Workbook

@Suite struct PackageReadingTests {
    private let sheetData = "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>5</x:v></x:c></x:row>"

    @Test func `elements with a prefix are the same elements`() throws {
        var book = BookMaker()
        book.sheet = "<x:worksheet xmlns:x=\"m\">\(sheetData)</x:sheetData></x:worksheet>"
        #expect(try book.read()["A1"] == .number("5"))
    }

    @Test(arguments: [true, false])
    func `a part in UTF-16 is read in either order of bytes`(isLittle: Bool) throws {
        var zip = BookMaker(rows: "").zip()
        let text = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>£€😀</v></c></row>"
        zip.change("xl/worksheets/sheet1.xml") {
            $0.content = utf16("\u{FEFF}" + text + "</sheetData></worksheet>", isLittle)
        }
        let sheet = try WorkbookFile(reading: zip.bytes()).sheet("S")
        #expect(sheet["A1"] == .text("£€😀"))
    }

    @Test func `part names with backslashes or other capitals are found`() throws {
        var zip = BookMaker().zip()
        zip.change("xl/worksheets/sheet1.xml") {
            $0.name = Array("xl\\WorkSheets\\sheet1.xml".utf8)
        }
        #expect(try WorkbookFile(reading: zip.bytes()).sheet("S").cells.count == 1)
    }

    @Test func `sheets come in the order of the tabs with what can be seen of them`() throws {
        var book = BookMaker()
        book.sheetList = """
            <sheet name="S" sheetId="1" r:id="rId1"/>\
            <sheet name="Lists" state="hidden" r:id="rId1"/>\
            <sheet name="_meta" state="veryHidden" r:id="rId1"/><sheet name="Chart" r:id="rId9"/>
            """
        book.links =
            "<Relationship Id=\"rId9\" Type=\"x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
        let file = try book.file()
        #expect(file.sheets.map(\.name) == ["S", "Lists", "_meta", "Chart"])
        #expect(file.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden, .visible])
        #expect(file.sheets.map(\.hasCells) == [true, true, true, false])
        #expect(try file.sheet("Chart").cells.isEmpty)
        #expect(try file.sheet("LISTS").name == "Lists")
    }

    @Test func `defined names are read with their scope and target`() throws {
        var book = BookMaker()
        book.bookAfter = """
            <definedNames><definedName name="q_B1a">S!$C$13</definedName>\
            <definedName name="local" localSheetId="0" hidden="1">SUM(S!A1)</definedName>\
            </definedNames>
            """
        let names = try book.file().definedNames
        #expect(names[0].target == SheetRange(formula: "S!C13"))
        #expect(names[0].scope == nil)
        #expect(names[1].scope == "S")
        #expect(names[1].isHidden)
        #expect(names[1].formula == "SUM(S!A1)")
    }

    @Test func `custom document properties are read as text`() throws {
        var zip = BookMaker().zip()
        zip.change("_rels/.rels") {
            $0.content = Array(
                BookMaker.relationships([
                    ("rId1", "officeDocument", "/xl/workbook.xml"),
                    ("rId2", "custom-properties", "docProps/custom.xml"),
                ]).utf8)
        }
        let value = "<property name=\"outturn-form\"><vt:lpwstr>ibcf &amp; 3</vt:lpwstr></property>"
        zip.add("docProps/custom.xml", BookMaker.wrap("Properties", value))
        #expect(
            try WorkbookFile(reading: zip.bytes()).properties == ["outturn-form": "ibcf & 3"])
    }

    @Test func `macros and links to elsewhere are remarked on and left alone`() throws {
        let parts = [
            "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml",
            "xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml", "customUI/customUI.xml",
        ]
        let remarks = try BookMaker(extra: parts.map { ($0, "x") }).file().remarks
        #expect(remarks.map(\.part) == parts)
        #expect(Set(remarks.map(\.kind)) == Set(WorkbookRemark.Kind.allCases))
        #expect(remarks[0].description.contains("a macro"))
    }

    @Test func `all sheets together keep to the limit of cells`() throws {
        var book = BookMaker()
        book.sheetList =
            "<sheet name=\"S\" r:id=\"rId1\"/><sheet name=\"T\" r:id=\"rId1\"/>"
        var limits = WorkbookLimits.standard
        limits.cells = 1
        let file = try book.file(limits)
        #expect(refusal { () throws(WorkbookRefusal) in _ = try file.allSheets() } == .tooManyCells)
        #expect(try book.file().allSheets().map(\.name) == ["S", "T"])
    }

    @Test(arguments: [
        ("worksheets/sheet1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
        ("/xl/sheet1.xml", "xl/workbook.xml", "xl/sheet1.xml"),
        ("./../sheet 1.xml", "xl/a/b.xml", "xl/sheet 1.xml"), ("..\\x", "a/b/c", "a/x"),
    ])
    func `targets are found from where they are named`(
        target: String, source: String, part: String
    ) {
        #expect(Relationships.resolved(target, against: source) == part)
    }

    @Test func `a target that leads out of the file is no part`() {
        #expect(Relationships.resolved("../../x.xml", against: "xl/workbook.xml") == nil)
    }
}

func utf16(_ text: String, _ isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
        let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        return isLittle ? pair : pair.reversed()
    }
}
