import Testing

@testable import Workbook

/// What programs write that Excel does not, where the meaning is plain (docs/workbooks.md).
@Suite struct OtherWritersTests {
    private static let mixed = """
        <row r="3"><c r="B3"><v>32</v></c><c r="A3"><v>31</v></c></row>\
        <row r="1"><c r="A1"><v>11</v></c></row><row r="3"><c r="D3"><v>34</v></c></row>
        """
    private static let sorted = """
        <row r="1"><c r="A1"><v>11</v></c></row><row r="3"><c r="A3"><v>31</v></c>\
        <c r="B3"><v>32</v></c><c r="D3"><v>34</v></c></row>
        """

    private func digest(_ rows: String) throws -> [UInt8] {
        var stream: [UInt8] = []
        _ = try WorkbookDigest(of: BookMaker(rows: rows).file(), into: &stream) { $0 += $1 }
        return stream
    }

    @Test func `cells and rows in disorder are put in order`() throws {
        let sheet = try BookMaker(rows: Self.mixed).read()
        #expect(sheet.cells == (try BookMaker(rows: Self.sorted).read()).cells)
        #expect(sheet["D3"] == .number("34"))
        #expect(try digest(Self.mixed) == digest(Self.sorted))
    }

    @Test func `a cell lies where it says and not where its row says`() throws {
        let rows =
            "<row r=\"1\"><c r=\"A2\"><v>2</v></c><c><v>3</v></c></row>"
            + "<row><c r=\"C5\"><v>5</v></c></row>"
        let cells = try BookMaker(rows: rows).read().cells
        #expect(cells.map(\.address.description) == ["A2", "B2", "C5"])
    }

    @Test(arguments: ["xl/worksheets/a%20b.xml", "xl/worksheets/a b.xml"])
    func `a part with percent signs is found however the archive spells it`(part: String) throws {
        var book = BookMaker()
        book.sheetList = "<sheet name=\"S\" r:id=\"rId9\"/>"
        let type = "\(BookMaker.office)/worksheet"
        book.links = "<Relationship Id=\"rId9\" Type=\"\(type)\" Target=\"worksheets/a%20b.xml\"/>"
        book.extra = [
            (part, "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>")
        ]
        #expect(try book.read()["A1"] == .number("7"))
    }

    @Test func `texts and formats that the workbook does not link are found beside it`() throws {
        let rows = "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>42916</v></c></row>"
        var zip = BookMaker(rows: rows, strings: ["one"], formats: ["d"]).zip()
        let only = BookMaker.relationships([("rId1", "worksheet", "worksheets/sheet1.xml")])
        zip.change("xl/_rels/workbook.xml.rels") { $0.content = Array(only.utf8) }
        let sheet = try WorkbookFile(reading: zip.bytes()).sheet("S")
        #expect(sheet["A1"] == .text("one"))
        #expect(sheet["B1"] == SheetDate(year: 2017, month: 6, day: 30).map(CellContent.date))
    }

    @Test func `a colon in the name of a part is harmless`() throws {
        var book = BookMaker()
        book.extra = [("xl/media/a:b.png", "")]
        #expect(try book.read()["A1"] == .number("1"))
    }

    @Test(arguments: [
        "2017-06-30T12:30:00Z", "2017-06-30T12:30:00+01:00", "2017-06-30 12:30:00",
        "2017-06-30t12:30:00z", "2017-06-30T12:30", "2017-06-30T12:30:00.250-05:30",
    ])
    func `a date with a zone is the date and time of its place`(written: String) throws {
        let rows = "<row><c t=\"d\"><v>\(written)</v></c></row>"
        let expected = SheetDate(year: 2017, month: 6, day: 30, seconds: 45_000)
        #expect(try BookMaker(rows: rows).read()["A1"] == expected.map(CellContent.date))
    }

    @Test func `a time after a T alone is a time`() {
        #expect(ISODate.content(of: "T12:30:00") == .time(seconds: 45_000))
        for text in ["T", "2017-06-30T12:30:00+15:00", "2017-06-30T12:30:00+1", "T-01:00"] {
            #expect(ISODate.content(of: text) == nil, "\(text)")
        }
    }

    @Test func `the points of a list in a cell are its paragraphs`() throws {
        let point = "<text:list-item><text:p>one</text:p></text:list-item>"
        let list =
            "<text:list>\(point)<text:list-item><text:list>\(point)</text:list>"
            + "</text:list-item></text:list><text:p>end</text:p>"
        let sheet = try OdsMaker.row("<table:table-cell>\(list)</table:table-cell>")
        #expect(sheet["A1"] == .text("one\none\nend"))
    }

    @Test func `the largest number of all is a number and keeps its digits`() {
        let largest = "1.7976931348623157E+308"
        #expect(DecimalText.isValid(largest))
        #expect(!DecimalText.isValid("1.7976931348623159E+308"))
        let settled = DecimalText.settled(largest)
        #expect(settled?.hasPrefix("17976931348623157000") == true)
        #expect(settled.flatMap(DecimalText.settled) == settled)
    }
}
