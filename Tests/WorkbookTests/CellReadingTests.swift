import Testing
import Workbook

/// Reads one row of cells given as XML.
private func read(
    _ cells: String, strings: [String] = []
) throws(WorkbookRefusal) -> Sheet {
    try BookMaker(rows: "<row r=\"1\">\(cells)</row>", strings: strings).read()
}

@Suite struct CellReadingTests {
    @Test func `a number keeps every digit that the file has`() throws {
        let sheet = try read("<c r=\"A1\"><v>8.3000000000000007</v></c><c r=\"B1\"><v>-0</v></c>")
        #expect(sheet["A1"] == .number("8.3000000000000007"))
        #expect(sheet["B1"] == .number("-0"))
    }

    @Test func `a number written as text keeps its text`() throws {
        let sheet = try read("<c r=\"A1\" t=\"s\"><v>0</v></c>", strings: ["007"])
        #expect(sheet["A1"] == .text("007"))
    }

    @Test func `every cell type of the standard is read`() throws {
        let sheet = try read(
            """
            <c r="A1" t="n"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c>\
            <c r="D1" t="str"><v>x</v></c><c r="E1" t="inlineStr"><is><t>y</t></is></c>\
            <c r="F1" t="d"><v>2017-06-30T12:00:00Z</v></c><c r="G1" t="d"><v>2017-06-30</v></c>
            """)
        #expect(sheet["B1"] == .flag(true))
        #expect(sheet["C1"] == .failure("#N/A"))
        #expect(sheet["D1"] == .text("x"))
        #expect(sheet["E1"] == .text("y"))
        #expect(
            sheet["F1"]
                == SheetDate(year: 2017, month: 6, day: 30, seconds: 43_200).map(CellContent.date))
        #expect(sheet["G1"] == SheetDate(year: 2017, month: 6, day: 30).map(CellContent.date))
    }

    @Test func `cells and rows without addresses follow one another`() throws {
        let rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c></row>"
        let sheet = try BookMaker(rows: rows + "<row><c r=\"B6\"><v>4</v></c></row>").read()
        #expect(sheet.cells.map(\.address.description) == ["A1", "C1", "A5", "B6"])
        #expect(sheet.rows.map(\.row) == [0, 4, 5])
        #expect(sheet.row(5).map(\.content) == [.number("4")])
    }

    @Test func `a cell without a value is not there`() throws {
        let sheet = try read(
            "<c r=\"A1\" s=\"0\"/><c r=\"B1\"><v/></c><c r=\"C1\" t=\"s\"><v>0</v></c>",
            strings: [""])
        #expect(sheet.cells.isEmpty)
    }

    @Test func `a formula is carried with its result and never evaluated`() throws {
        let sheet = try read(
            "<c r=\"A1\"><f>1+1</f><v>123</v></c><c r=\"B1\" t=\"str\"><f>A1&amp;\"\"</f></c>")
        #expect(sheet["A1"] == .formula("1+1", cached: CachedResult(untrusted: .number("123"))))
        #expect(sheet["B1"] == .formula("A1&\"\"", cached: CachedResult(untrusted: nil)))
    }

    @Test func `runs of rich text are joined and pronunciations left out`() throws {
        let part = """
            <sst \(BookMaker.namespace)><si><r><rPr><b/></rPr><t>Out</t></r><r><t>turn</t></r>\
            <rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></si></sst>
            """
        var book = BookMaker(rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")
        book.sharedPart = part
        #expect(try book.read()["A1"] == .text("Outturn"))
    }

    @Test(arguments: [
        ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "\u{1F600}"),
        ("_xZZZZ_", "_xZZZZ_"), ("_x00", "_x00"), ("_x005f_", "_"), ("x_x0041", "x_x0041"),
    ])
    func `escapes of spreadsheet text are undone`(written: String, read text: String) throws {
        let sheet = try read("<c r=\"A1\" t=\"s\"><v>0</v></c>", strings: [written])
        #expect(sheet["A1"] == .text(text))
    }

    @Test func `references and literal sections stand for their characters`() throws {
        let sheet = try read(
            """
            <c r="A1" t="inlineStr"><is><t>&lt;&#163;&#xA3;&amp;&quot;&apos;&gt;</t></is></c>\
            <c r="B1" t="inlineStr"><is><t>a<![CDATA[<&amp;>]]>b</t></is></c>\
            <c r="C1"><v><!-- note -->7</v></c>
            """)
        #expect(sheet["A1"] == .text("<££&\"'>"))
        #expect(sheet["B1"] == .text("a<&amp;>b"))
        #expect(sheet["C1"] == .number("7"))
    }

    @Test func `line ends are read as XML wants them`() throws {
        let sheet = try read("<c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc\nd&#13;</t></is></c>")
        #expect(sheet["A1"] == .text("a\nb\nc\nd\r"))
    }

    @Test func `merged ranges and hidden rows are kept`() throws {
        var book = BookMaker(rows: "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>1</v></c></row>")
        book.afterRows = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
        let sheet = try book.read()
        #expect(sheet.merged.map(\.description) == ["A1:XFD1048576"])
        #expect(sheet.hiddenRows == [2])
    }

    @Test func `the farthest cells cost no more than the nearest`() throws {
        let rows = """
            <row r="1"><c r="A1"><v>1</v></c></row>\
            <row r="1048576"><c r="XFD1048576"><v>2</v></c></row>
            """
        #expect(try BookMaker(rows: rows).read().cells.count == 2)
    }
}
