import Foundation
import Testing

@testable import Workbook

@Suite struct AnnotatedWorkbookTests {
    private func copy(_ maker: BookMaker, _ annotations: Annotation...) throws -> [String: String] {
        try parts(AnnotatedCopy(of: typed(maker), with: annotations).bytes)
    }

    /// The workbook with a list of what its parts are, which the reader does without.
    private func typed(_ maker: BookMaker) -> [UInt8] {
        var maker = maker
        let name = "[Content_Types].xml"
        if !maker.extra.contains(where: { $0.0 == name }) {
            maker.extra.append((name, BookMaker.wrap("Types", "")))
        }
        return maker.bytes()
    }

    private func sheet(_ maker: BookMaker, _ annotations: Annotation...) throws -> String {
        let bytes = try AnnotatedCopy(of: typed(maker), with: annotations).bytes
        return try parts(bytes)["xl/worksheets/sheet1.xml"] ?? ""
    }

    @Test func `cells and rows that are not there are put in where they belong`() throws {
        var maker = BookMaker()
        maker.rows = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"/></row><row r=\"5\"/>"
        let changed = try sheet(
            maker, wrong("C2"), wrong("A1"), wrong("E5"), wrong("F2"), wrong("A9"), wrong("B2"))
        #expect(
            changed.contains(
                """
                <sheetData><row r="1"><c r="A1" s="1"/></row><row r="2"><c s="1" r="B2"><v>1</v></c>\
                <c r="C2" s="1"/><c r="D2"/><c r="F2" s="1"/></row><row r="5"><c r="E5" s="1"/></row>\
                <row r="9"><c r="A9" s="1"/></row></sheetData>
                """), "\(changed)")
    }

    @Test func `cells without addresses are counted`() throws {
        var maker = BookMaker()
        maker.rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
        let changed = try sheet(maker, wrong("B1"), wrong("C2"))
        #expect(changed.contains("<row><c><v>1</v></c><c s=\"1\"><v>2</v></c></row>"))
        #expect(changed.contains("<row><c><v>3</v></c><c r=\"C2\" s=\"1\"/></row>"))
    }

    @Test func `a mark keeps the format of its cell, row or column`() throws {
        var maker = BookMaker()
        maker.formats = ["yyyy", "0.0", "0%"]
        maker.sheet = """
            <worksheet \(BookMaker.namespace)><dimension ref="A1:B2"/><cols><col min="2" max="3" \
            style="3"/></cols><sheetData><row r="1" spans="1:2" s="2" customFormat="1">\
            <c r="A1" s="1"><v>1</v></c></row></sheetData></worksheet>
            """
        let all = try copy(maker, wrong("A1"), wrong("D1"), wrong("C7"))
        let formats = (all["xl/styles.xml"] ?? "").split(separator: "<xf ").map(String.init)
        let sheet = all["xl/worksheets/sheet1.xml"] ?? ""
        #expect(sheet.contains("<dimension ref=\"A1:D7\"/>"))
        #expect(sheet.contains("spans=\"1:4\""))
        for (cell, format) in [("A1", 4), ("D1", 5), ("C7", 6)] {
            #expect(sheet.contains("r=\"\(cell)\" s=\"\(format)\""), "\(cell)")
            #expect(formats[format + 1].contains("numFmtId=\"\(160 + format)\""))
            #expect(formats[format + 1].contains("applyFill=\"1\""))
        }
    }

    @Test func `what counts sheets by position still means the same sheets`() throws {
        var maker = BookMaker()
        maker.bookBefore = "<bookViews><workbookView activeTab=\"0\" firstSheet=\"0\"/></bookViews>"
        maker.bookAfter = """
            <definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1</definedName>\
            <definedName name="all">S!$A$2</definedName></definedNames>
            """
        let bytes = try AnnotatedCopy(of: typed(maker), with: [wrong("A1")]).bytes
        let file = try WorkbookFile(reading: bytes)
        #expect(file.sheets.map(\.name) == ["Findings", "S"])
        #expect(file.definedNames.map(\.scope) == ["S", nil])
        let book = try parts(bytes)["xl/workbook.xml"] ?? ""
        #expect(book.contains("activeTab=\"1\" firstSheet=\"0\""))
    }

    @Test func `a workbook without windows is not left with two sheets chosen at once`() throws {
        let book = try copy(BookMaker(), wrong("A1"))["xl/workbook.xml"] ?? ""
        #expect(book.contains("<bookViews><workbookView activeTab=\"1\"/></bookViews><sheets>"))
    }

    @Test func `a sheet of the name that ours would have keeps it`() throws {
        var maker = BookMaker()
        maker.sheetList = "<sheet name=\"findings\" sheetId=\"7\" r:id=\"rId1\"/>"
        let bytes = try AnnotatedCopy(
            of: typed(maker), with: [wrong("A1", sheet: "FINDINGS")]
        ).bytes
        let file = try WorkbookFile(reading: bytes)
        #expect(file.sheets.map(\.name) == ["Findings 2", "findings"])
        #expect(try file.sheet("Findings 2")["C5"] == .text("A1"))
    }

    @Test func `text is text, whatever it says`() throws {
        let hostile = "=cmd|' /C calc'!A0 <b>&amp; _x0041_ \u{1} “ok”"
        let bytes = try AnnotatedCopy(
            of: typed(BookMaker()), with: [wrong("A1", problem: hostile)]
        ).bytes
        let file = try WorkbookFile(reading: bytes)
        let shown = "=cmd|' /C calc'!A0 <b>&amp; _x0041_  “ok”"
        #expect(try file.sheet("Findings")["D5"] == .text(shown))
        let notes = try parts(bytes)["xl/commentsOfFindings1.xml"] ?? ""
        #expect(notes.contains("&lt;b&gt;&amp;amp; _x005F_x0041_  &#8220;ok&#8221;"))
    }

    @Test func `several findings at one cell make one note, and those without a cell are listed`()
        throws
    {
        let all = try copy(
            BookMaker(), wrong("A1", .slight, problem: "One."), wrong("A1", problem: "Two."),
            wrong("", problem: "Three."), wrong("B1", sheet: nil, problem: "Four."),
            wrong("B1", sheet: "nowhere", problem: "Five."))
        let notes = all["xl/commentsOfFindings1.xml"] ?? ""
        #expect(notes.components(separatedBy: "<comment ref").count == 2)
        #expect(notes.contains("Error: Two. Enter one.\nError: One. Enter one."))
        let list = all["xl/worksheets/findings1.xml"] ?? ""
        for number in ["One.", "Two.", "Three.", "Four.", "Five."] {
            #expect(list.contains(number))
        }
        #expect(list.contains("5 findings. 1 cell is marked"))
    }

    @Test func `a mark on a merged cell is put where it is seen`() throws {
        var maker = BookMaker()
        maker.afterRows = "<mergeCells><mergeCell ref=\"A1:C3\"/></mergeCells>"
        #expect(try sheet(maker, wrong("B2")).contains("<c s=\"1\" r=\"A1\">"))
    }

    @Test func `no more cells are marked than can be, and that is said`() throws {
        let many = (1...2_100).map { wrong("A\($0)") }
        let bytes = try AnnotatedCopy(of: typed(BookMaker()), with: many).bytes
        let all = try parts(bytes)
        let sheet = all["xl/worksheets/sheet1.xml"] ?? ""
        #expect(sheet.components(separatedBy: "<c ").count == 2_001)
        let list = all["xl/worksheets/findings1.xml"] ?? ""
        #expect(list.contains("2100 findings. 2000 cells are marked"))
        #expect(list.contains("100 findings at other cells are only listed"))
    }

    @Test func `parts that need no change are taken over as they are`() throws {
        var maker = BookMaker()
        maker.extra = [("docProps/app.xml", "<a/>"), ("xl/media/image.png", "no picture")]
        let before = try parts(typed(maker))
        let after = try copy(maker, wrong("A1"))
        let changed = before.filter { after[$0.key] != $0.value }.keys.sorted()
        #expect(
            changed == [
                "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                "xl/workbook.xml", "xl/worksheets/sheet1.xml",
            ])
    }

    @Test func `annotating a copy replaces what was there`() throws {
        let once = try AnnotatedCopy(
            of: typed(BookMaker()), with: [wrong("A1"), wrong("B7")]
        ).bytes
        let twice = try AnnotatedCopy(of: once, with: [wrong("A1"), wrong("B7")]).bytes
        #expect(try parts(twice) == parts(once))
        let other = try parts(AnnotatedCopy(of: once, with: [wrong("C3")]).bytes)
        let sheet = other["xl/worksheets/sheet1.xml"] ?? ""
        #expect(sheet.contains("<c s=\"0\" r=\"A1\">") && sheet.contains("<c r=\"B7\" s=\"0\"/>"))
        let notes = other["xl/commentsOfFindings1.xml"] ?? ""
        #expect(notes.contains("ref=\"C3\"") && !notes.contains("ref=\"A1\""))
        let shapes = other["xl/drawings/notesOfFindings1.vml"] ?? ""
        #expect(shapes.components(separatedBy: "<x:ClientData").count == 2)
        #expect(try WorkbookFile(reading: once).sheet("Findings").isFindings)
    }
}
