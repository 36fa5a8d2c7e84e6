import Testing
import Workbook

@Suite struct OpenDocumentTests {
    @Test(arguments: [
        ("office:value-type=\"float\" office:value=\"1840.50\"", "", CellContent.number("1840.50")),
        ("office:value-type=\"percentage\" office:value=\"0.25\"", "25%", .number("0.25")),
        ("office:value-type=\"currency\" office:value=\"-1E-3\"", "£0", .number("-1E-3")),
        ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE", .flag(true)),
        (
            "office:value-type=\"time\" office:time-value=\"PT12H30M05.6S\"", "",
            .time(seconds: 45_006)
        ),
        ("office:value-type=\"time\" office:time-value=\"PT25H\"", "", .duration(seconds: 90_000)),
        ("office:value-type=\"string\" office:string-value=\"=1\"", "shown", .text("=1")),
        ("office:value-type=\"string\"", "shown", .text("shown")),
        ("", "no type at all", .text("no type at all")),
        (
            "office:value-type=\"string\" calcext:value-type=\"error\"", "#N/A", .failure("#N/A")
        ),
        // The other vocabulary comes first and says something else.
        (
            "calcext:value-type=\"float\" office:value-type=\"float\" calcext:value=\"1\" "
                + "office:value=\"2\"", "", .number("2")
        ),
    ])
    func `a cell is read as its type says`(
        attributes: String, text: String, expected: CellContent
    ) throws {
        let sheet = try OdsMaker.row(
            "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>")
        #expect(sheet["A1"] == expected)
    }

    @Test func `a date is a date with or without a time`() throws {
        let cell = "<table:table-cell office:value-type=\"date\" office:date-value"
        let sheet = try OdsMaker.row("\(cell)=\"2017-09-30\"/>\(cell)=\"2017-09-30T23:59:59.2\"/>")
        #expect(sheet["A1"] == SheetDate(year: 2017, month: 9, day: 30).map(CellContent.date))
        #expect(
            sheet["B1"]
                == SheetDate(year: 2017, month: 9, day: 30, seconds: 86_399).map(CellContent.date))
    }

    @Test func `white space counts where it has an element of its own`() throws {
        let sheet = try OdsMaker.row(
            """
            <table:table-cell><office:annotation><text:p>a remark</text:p></office:annotation>\
            <text:p>\n a \n  b<text:s text:c="3"/><text:span>c<text:tab/></text:span>d \
            </text:p><text:p>e<text:line-break/>f
              </text:p></table:table-cell>
            """)
        #expect(sheet["A1"] == .text("a b   c\td \ne\nf"))
    }

    @Test func `a space before the first word of a line stays, as LibreOffice writes it`() throws {
        let sheet = try OdsMaker.row(
            """
            <table:table-cell><text:p> a</text:p><text:p>  b</text:p><text:p> \n c</text:p>\
            <text:p> </text:p></table:table-cell>
            """)
        #expect(sheet["A1"] == .text(" a\n b\nc\n "))
    }

    @Test func `how a text is spoken is not part of it`() throws {
        let sheet = try OdsMaker.row(
            """
            <table:table-cell><text:p><text:ruby><text:ruby-base>東京</text:ruby-base>\
            <text:ruby-text>とうきょう</text:ruby-text></text:ruby></text:p></table:table-cell>
            """)
        #expect(sheet["A1"] == .text("東京"))
    }

    @Test func `cells and rows that repeat are there as often as they say`() throws {
        let one = "office:value-type=\"float\" office:value=\"1\""
        let sheet = try OdsMaker(
            """
            <table:table-row table:number-rows-repeated="2"><table:table-cell \
            table:number-columns-repeated="3"/><table:table-cell \(one) \
            table:number-columns-repeated="2"/><table:table-cell \
            table:number-columns-repeated="16379"/></table:table-row>\
            <table:table-row table:number-rows-repeated="1048573"><table:table-cell \
            table:number-columns-repeated="16384"/></table:table-row>\
            <table:table-row><table:table-cell \(one)/></table:table-row>
            """
        ).read()
        #expect(sheet.cells.map { "\($0.address)" } == ["D1", "E1", "D2", "E2", "A1048576"])
    }

    @Test func `groups and headers of rows are rows`() throws {
        let row =
            "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
            + "</table:table-row>"
        let sheet = try OdsMaker(
            """
            <table:table-header-rows>\(row)</table:table-header-rows><table:table-row-group>\
            \(row)<table:table-row-group><table:table-rows>\(row)</table:table-rows>\
            </table:table-row-group></table:table-row-group>\(row)
            """
        ).read()
        #expect(sheet.cells.map(\.address.row) == [0, 1, 2, 3])
    }

    @Test func `merged cells are ranges and what they cover is not there`() throws {
        let sheet = try OdsMaker(
            """
            <table:table-row><table:table-cell table:number-columns-spanned="2" \
            table:number-rows-spanned="2"><text:p>wide</text:p></table:table-cell>\
            <table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>\
            <table:table-cell><text:p>beside</text:p></table:table-cell></table:table-row>
            """
        ).read()
        #expect(sheet.merged.map { "\($0)" } == ["A1:B2"])
        #expect(sheet.cells.map { "\($0.address)" } == ["A1", "C1"])
    }

    @Test func `hidden rows and sheets are reported`() throws {
        var maker = OdsMaker()
        maker.styles =
            "<style:style style:name=\"t\" style:family=\"table\">"
            + "<style:table-properties table:display=\"false\"/></style:style>"
        maker.tables = """
            <table:table table:name="S"><table:table-row table:visibility="collapse" \
            table:number-rows-repeated="2"><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>\
            </table:table-row><table:table-row table:visibility="filter" \
            table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>\
            </table:table><table:table table:name="T" table:style-name="t"/>
            """
        let file = try maker.file()
        #expect(file.sheets.map(\.visibility) == [.visible, .hidden])
        #expect(try file.sheet("S").hiddenRows == [0, 1])
    }

    @Test func `formulas come in the spelling of Excel with their results`() throws {
        let sheet = try OdsMaker.row(
            """
            <table:table-cell table:formula="of:=SUM([.A1:.$B2];[$'My; sheet'.C3];\
            &quot;;[x]&quot;)" \
            office:value-type="float" office:value="3"/>
            """)
        #expect(
            sheet["A1"]
                == .formula(
                    "SUM(A1:$B2,'My; sheet'!C3,\";[x]\")",
                    cached: CachedResult(untrusted: .number("3"))))
    }

    @Test func `names of ranges point at their cells`() throws {
        var maker = OdsMaker()
        maker.afterTables = """
            <table:named-expressions><table:named-range table:name="q_A1" \
            table:cell-range-address="$'My ''own'' sheet'.$B$2:.$C$3"/></table:named-expressions>
            """
        let name = try #require(try maker.file().definedNames.first)
        #expect(name.name == "q_A1")
        #expect(name.target?.sheet == "My 'own' sheet")
        #expect(name.target.map { "\($0.range)" } == "B2:C3")
    }

    @Test func `properties of the document are read`() throws {
        var maker = OdsMaker()
        maker.extra = [
            (
                "meta.xml",
                """
                <o:document-meta xmlns:o="o" xmlns:m="m"><o:meta><m:user-defined \
                m:name="outturn-form">ibcf</m:user-defined></o:meta></o:document-meta>
                """
            )
        ]
        #expect(try maker.file().properties == ["outturn-form": "ibcf"])
    }

    @Test func `prefixes may be other than usual`() throws {
        let maker = OdsMaker(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"/>"
                + "</table:table-row>")
        let other = maker.content.replacing("table:", with: "t:")
            .replacing("xmlns:table=", with: "xmlns:t=")
            .replacing("xmlns:t:1.0", with: "xmlns:table:1.0")
        var zip = ZipMaker()
        zip.add("content.xml", other)
        #expect(try WorkbookFile(reading: zip.bytes()).sheet("S")["A1"] == .number("7"))
    }

    private static let one = "office:value-type=\"float\" office:value=\"1\""

    @Test(arguments: [
        (
            "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \(one) "
                + "table:number-columns-repeated=\"16384\"/></table:table-row>",
            WorkbookRefusal.Reason.tooManyCells
        ),
        (
            "<table:table-row><table:table-cell \(one) "
                + "table:number-columns-repeated=\"99999999999\"/></table:table-row>", .badAddress
        ),
        (
            "<table:table-row table:number-rows-repeated=\"1048577\"><table:table-cell \(one)/>"
                + "</table:table-row>", .badAddress
        ),
        (
            "<table:table-row><table:table-cell><text:p><text:s text:c=\"2147483648\"/></text:p>"
                + "</table:table-cell></table:table-row>", .textTooLong
        ),
        (
            "<table:table-row table:number-rows-repeated=\"60000\"><table:table-cell><text:p>"
                + String(repeating: "x", count: 30_000) + "</text:p></table:table-cell>"
                + "</table:table-row>", .tooMuchText
        ),
        (
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"x\"/>"
                + "</table:table-row>", .badNumber
        ),
        (
            "<table:table-row><table:table-cell office:value-type=\"date\" "
                + "office:date-value=\"30/9/17\"/></table:table-row>", .badDate
        ),
        (
            "<table:table-row><table:table-cell office:value-type=\"boolean\" "
                + "office:boolean-value=\"1\"/></table:table-row>", .badFlag
        ),
        (
            "<table:table-row><table:table-cell office:value-type=\"sound\"/></table:table-row>",
            .badCellType
        ),
        (
            "<table:table-row><table:table-cell table:number-rows-spanned=\"2000000\"/>"
                + "</table:table-row>", .badAddress
        ),
        (String(repeating: "<table:table-row-group>", count: 70), .tooDeep),
    ])
    func `what is more than a sheet can hold is refused`(
        rows: String, reason: WorkbookRefusal.Reason
    ) {
        let found = refusal { () throws(WorkbookRefusal) in _ = try OdsMaker(rows).read() }
        #expect(found == reason)
    }

    @Test func `an OpenDocument that is no spreadsheet or is locked is refused by name`() {
        var text = OdsMaker()
        text.type = "application/vnd.oasis.opendocument.text"
        var locked = OdsMaker()
        locked.extra = [
            (
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry>"
                    + "</m:manifest>"
            )
        ]
        for (maker, reason) in [
            (text, WorkbookRefusal.Reason.openDocument), (locked, .protectedOrOld),
        ] {
            #expect(refusal { () throws(WorkbookRefusal) in _ = try maker.file() } == reason)
        }
    }

    @Test func `macros are reported and left alone`() throws {
        var maker = OdsMaker()
        maker.extra = [("Basic/Standard/Module1.xml", "<a/>")]
        #expect(try maker.file().remarks.map(\.kind) == [.macro])
    }
}
