import Testing

@testable import Workbook

@Suite struct OdsRulesTests {
    private func part(_ name: String, _ fill: (SheetWriter) -> Void) throws -> String {
        let bytes = try WorkbookWriter.bytes(as: .ods) { fill($0.addSheet("Bob's")) }
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        return String(decoding: try archive.part(name), as: UTF8.self)
    }

    private func content(_ fill: (SheetWriter) -> Void) throws -> String {
        try part("content.xml", fill)
    }

    @Test func `the kind of the file stands first and is not packed`() throws {
        let bytes = try WorkbookWriter.bytes(as: .ods) { _ = $0.addSheet("S") }
        let start = String(decoding: bytes[30..<84], as: UTF8.self)
        #expect(start == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        #expect(
            archive.names == [
                "mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml",
                "META-INF/manifest.xml",
            ])
        let manifest = String(decoding: try archive.part("META-INF/manifest.xml"), as: UTF8.self)
        for name in archive.names.dropFirst().dropLast() {
            #expect(manifest.contains("\"\(name)\""))
        }
    }

    @Test func `every kind of validation is written with its words`() throws {
        let from = try #require(SheetDate(year: 2017, month: 4, day: 1))
        let through = try #require(SheetDate(year: 2018, month: 3, day: 31))
        let rules: [CellValidation.Rule] = [
            .whole(0...100), .decimal(-0.5...99.5), .textLength(0...500),
            .dates(from: from, through: through), .custom(formula: "=LEN(A5)>2"),
            .list(formula: "=options"), .list(formula: "=Lists!$A$1:$A$5"),
        ]
        let xml = try content { sheet in
            for (row, rule) in rules.enumerated() {
                var validation = CellValidation(rule)
                validation.promptTitle = "Stage"
                validation.prompt = "Choose one\nof <these>"
                validation.error = "No"
                validation.severity = .warning
                validation.allowsBlank = false
                let place = CellAddress(row: row, column: 0)
                sheet.validate(CellRange(place, place), validation)
            }
        }
        for text in [
            "of:cell-content-is-whole-number() and cell-content-is-between(0,100)",
            "of:cell-content-is-decimal-number() and cell-content-is-between(-0.5,99.5)",
            "of:cell-content-text-length-is-between(0,500)",
            "of:cell-content-is-date() and cell-content-is-between(42826,43190)",
            "of:is-true-formula(LEN([.A5])&gt;2)", "of:cell-content-is-in-list(options)",
            "of:cell-content-is-in-list([$'Lists'.$A$1:.$A$5])",
            "table:base-cell-address=\"'Bob''s'.A5\"", "table:allow-empty-cell=\"false\"",
            "table:title=\"Stage\"", "<text:p>of &lt;these&gt;</text:p>",
            "table:message-type=\"warning\"", "table:content-validation-name=\"val7\"",
        ] { #expect(xml.contains(text), "\(text)") }
    }

    @Test func `a style sets every side of a cell's look`() throws {
        let style = CellStyle().with {
            $0.isBold = true
            $0.isItalic = true
            $0.isUnderlined = true
            $0.fontName = "Times New Roman"
            $0.fontSize = 12.5
            $0.fontColour = SheetColour(0x0B0C0C)
            $0.fill = SheetColour(0xFFFF99)
            $0.horizontal = .right
            $0.vertical = .centre
            $0.wraps = true
            $0.hasBorder = true
            $0.borderColour = SheetColour(0xB1B4B6)
            $0.indent = 2
            $0.isLocked = false
        }
        let xml = try content { $0.blank(at: cell("A1"), style: style) }
        for text in [
            "fo:font-weight=\"bold\"", "fo:font-style=\"italic\"", "text-underline-style=\"solid\"",
            "svg:font-family=\"'Times New Roman'\"", "fo:font-size=\"12.5pt\"",
            "fo:color=\"#0b0c0c\"", "fo:background-color=\"#ffff99\"", "fo:text-align=\"end\"",
            "style:vertical-align=\"middle\"", "fo:wrap-option=\"wrap\"",
            "fo:border=\"0.75pt solid #b1b4b6\"", "fo:margin-left=\"20pt\"",
            "style:cell-protect=\"none\"",
            "<table:table-cell table:style-name=\"ce1\"></table:table-cell>",
        ] { #expect(xml.contains(text), "\(text)") }
    }

    @Test func `protection allows what was asked for as far as the format knows it`() throws {
        var protection = SheetProtection()
        protection.allowsInsertingRows = true
        let xml = try content { $0.protect(protection) }
        #expect(xml.contains("table:protected=\"true\""))
        #expect(xml.contains("loext:insert-rows=\"true\""))
        #expect(!xml.contains("loext:delete-rows"))
        #expect(!xml.contains("protection-key"))
    }

    @Test func `columns rows panes and paper are set`() throws {
        let fill: (SheetWriter) -> Void = { sheet in
            sheet.columns(0...2, width: 30)
            sheet.columns(3...3, width: 10, isHidden: true)
            sheet.row(4, height: 40)
            sheet.row(5, height: 15, isHidden: true)
            sheet.row(6, estimatedHeight: 33)
            sheet.freeze(at: cell("B3"))
            var print = PrintSettings()
            print.isLandscape = true
            print.fitsWidth = true
            print.repeatedRows = 1...2
            sheet.printSettings(print)
        }
        let xml = try content(fill)
        for text in [
            "style:column-width=\"2.2396in\"", "table:number-columns-repeated=\"3\"",
            "table:visibility=\"collapse\" table:default-cell-style-name",
            "style:row-height=\"40pt\" style:use-optimal-row-height=\"false\"",
            "style:row-height=\"33pt\" style:use-optimal-row-height=\"true\"",
            "<table:table-header-rows><table:table-row",
        ] { #expect(xml.contains(text), "\(text)") }
        let settings = try part("settings.xml", fill)
        #expect(settings.contains("\"HorizontalSplitPosition\" config:type=\"int\">1<"))
        #expect(settings.contains("\"VerticalSplitPosition\" config:type=\"int\">2<"))
        let styles = try part("styles.xml", fill)
        #expect(styles.contains("fo:page-width=\"29.7cm\" fo:page-height=\"21cm\""))
        #expect(styles.contains("style:scale-to-X=\"1\""))
    }

    @Test func `highlights reach blank cells and follow a text or a formula`() throws {
        let range = CellRange(cell("A1"), cell("A900000"))
        let red = CellStyle().with { $0.fill = SheetColour(0xFF0000) }
        let xml = try content {
            $0.text("x", at: cell("A5"))
            $0.highlight(range, where: .equals(text: "No \"x\""), style: red)
            $0.highlight(range, where: .formula("=$B1=\"\""), style: red)
        }
        let condition = "cell-content()=&quot;No &quot;&quot;x&quot;&quot;&quot;"
        #expect(xml.contains("style:condition=\"\(condition)\""))
        #expect(xml.contains("is-true-formula([.$B1]=&quot;&quot;)"))
        #expect(xml.contains("table:number-rows-repeated=\"899995\""))
        #expect(xml.utf8.count < 10_000, "rows that are alike are written once")
    }

    @Test func `a note and a merged range keep their places`() throws {
        let xml = try content {
            $0.note("Enter data\nhere", at: cell("B2"))
            $0.merge(CellRange(cell("A4"), cell("C5")), text: "wide")
        }
        let note = "<text:p>Enter data</text:p><text:p>here</text:p></office:annotation>"
        #expect(xml.contains(note))
        #expect(
            xml.contains("table:number-columns-spanned=\"3\" table:number-rows-spanned=\"2\""))
        #expect(xml.contains("<table:covered-table-cell table:number-columns-repeated=\"2\"/>"))
    }

    @Test func `a table is marked up without a filter`() throws {
        let xml = try content {
            $0.text("1", at: cell("A2"))
            $0.table(
                CellRange(cell("A1"), cell("A2")),
                SheetTable(name: "Figures", headings: [SheetTable.Heading("Number")]))
        }
        #expect(
            xml.contains(
                "table:name=\"Figures\" table:target-range-address=\"'Bob''s'.A1:'Bob''s'.A2\" "
                    + "table:contains-header=\"true\" table:display-filter-buttons=\"false\""))
        #expect(xml.contains("<text:p>Number</text:p>"))
    }

    @Test func `the document says what it is and when it was made`() throws {
        let bytes = try WorkbookWriter.bytes(as: .ods) { writer in
            _ = writer.addSheet("S")
            writer.documentInfo(
                DocumentInfo(title: "A & B", language: "cy-GB", created: 1_500_000_000))
        }
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        let meta = String(decoding: try archive.part("meta.xml"), as: UTF8.self)
        for text in [
            "<dc:title>A &amp; B</dc:title>", "<dc:language>cy-GB</dc:language>",
            "<meta:creation-date>2017-07-14T02:40:00Z</meta:creation-date>",
        ] { #expect(meta.contains(text), "\(text)") }
        let styles = String(decoding: try archive.part("styles.xml"), as: UTF8.self)
        #expect(styles.contains("fo:language=\"cy\" fo:country=\"GB\""))
    }

    @Test func `the same document in XLSX names its language and is a table without stripes`()
        throws
    {
        let bytes = try WorkbookWriter.bytes { writer in
            writer.documentInfo(DocumentInfo(title: "A", language: "en-GB"))
            let sheet = writer.addSheet("S")
            sheet.text("1", at: cell("A2"))
            sheet.table(
                CellRange(cell("A1"), cell("A2")),
                SheetTable(name: "Figures", headings: [SheetTable.Heading("Number")]))
        }
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        let core = String(decoding: try archive.part("docProps/core.xml"), as: UTF8.self)
        #expect(core.contains("<dc:language>en-GB</dc:language></cp:coreProperties>"))
        let table = String(decoding: try archive.part("xl/tables/table1.xml"), as: UTF8.self)
        #expect(table.contains("name=\"Number\"") && !table.contains("autoFilter"))
        #expect(try WorkbookFile(reading: bytes).sheet("S")["A1"] == .text("Number"))
    }
}
