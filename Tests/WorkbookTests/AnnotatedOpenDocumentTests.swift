import Foundation
import Testing

@testable import Workbook

@Suite struct AnnotatedOpenDocumentTests {
    private func content(_ maker: OdsMaker, _ annotations: Annotation...) throws -> String {
        try parts(AnnotatedCopy(of: maker.bytes(), with: annotations).bytes)["content.xml"] ?? ""
    }

    /// The rows of the table S without the notes.
    private func rows(_ maker: OdsMaker, _ annotations: Annotation...) throws -> String {
        let bytes = try AnnotatedCopy(of: maker.bytes(), with: annotations).bytes
        let text = try parts(bytes)["content.xml"] ?? ""
        let table = text.components(separatedBy: "<table:table table:name=\"S\">").last ?? ""
        let own = table.components(separatedBy: "</table:table>").first ?? ""
        return own.replacing(/<office:annotation.*?<\/office:annotation>/, with: "#")
    }

    private static let repeated = """
        <table:table-row table:number-rows-repeated="5"><table:table-cell \
        table:number-columns-repeated="4" office:value-type="string"><text:p>a</text:p>\
        </table:table-cell></table:table-row>
        """

    @Test func `only the named cell of a run changes`() throws {
        let changed = try rows(OdsMaker(Self.repeated), wrong("B3"))
        let cell = "office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
        let run = "<table:table-cell table:number-columns-repeated=\"4\" \(cell)</table:table-row>"
        let marked =
            "<table:table-cell \(cell)<table:table-cell table:style-name=\"findings-1\" "
            + cell.replacing("<text:p>", with: "#<text:p>")
            + "<table:table-cell table:number-columns-repeated=\"2\" \(cell)</table:table-row>"
        #expect(
            changed == "<table:table-row table:number-rows-repeated=\"2\">\(run)"
                + "<table:table-row>\(marked)"
                + "<table:table-row table:number-rows-repeated=\"2\">\(run)", "\(changed)")
    }

    @Test func `what is read of the table is the same afterwards`() throws {
        let maker = OdsMaker(Self.repeated)
        let marks = ["A1", "D5", "C2", "B3", "F1", "H9", "B12"].map { wrong($0) }
        let bytes = try AnnotatedCopy(of: maker.bytes(), with: marks).bytes
        let (before, after) = (try maker.read(), try WorkbookFile(reading: bytes).sheet("S"))
        #expect(after.cells == before.cells && !after.cells.isEmpty)
    }

    @Test func `cells and rows that are not there are put in`() throws {
        let row = "<table:table-row><table:table-cell/></table:table-row>"
        let new = "<table:table-cell table:style-name=\"findings-1\">#</table:table-cell>"
        let gap = "<table:table-cell table:number-columns-repeated=\"2\"/>"
        #expect(
            try rows(OdsMaker(row), wrong("D1"), wrong("A4"))
                == "<table:table-row><table:table-cell/>\(gap)\(new)</table:table-row>"
                + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>"
                + "</table:table-row><table:table-row>\(new)</table:table-row>")
    }

    @Test func `a mark copies an automatic style and inherits from one that has a name`() throws {
        var maker = OdsMaker()
        maker.styles = """
            <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">\
            <style:table-cell-properties fo:border-top="1pt" fo:padding="1cm"/></style:style>
            """
        maker.vocabularies["fo"] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
        maker.rows = """
            <table:table-column table:number-columns-repeated="2" \
            table:default-cell-style-name="ce1"/><table:table-column \
            table:default-cell-style-name="Good"/><table:table-row><table:table-cell/>\
            <table:table-cell/><table:table-cell/></table:table-row>
            """
        let changed = try content(maker, wrong("B1"), wrong("C1", .slight))
        #expect(
            changed.contains(
                """
                <style:style style:name="findings-1" style:family="table-cell" \
                style:data-style-name="N1"><style:table-cell-properties \
                fo:background-color="#F8D0D0" fo:border="1.5pt solid #B00020" fo:padding="1cm"/>
                """), "\(changed)")
        #expect(changed.contains("style:name=\"findings-2\" style:family=\"table-cell\" "))
        #expect(changed.contains("style:parent-style-name=\"Good\"><style:table-cell-properties"))
    }

    @Test func `a covered cell's mark stands at the cell that covers it`() throws {
        let maker = OdsMaker(
            """
            <table:table-row><table:table-cell table:number-columns-spanned="2" \
            table:number-rows-spanned="1"/><table:covered-table-cell/></table:table-row>
            """)
        #expect(
            try rows(maker, wrong("B1")).contains(
                "<table:table-cell table:style-name=\"findings-1\" table:number-columns-spanned"))
    }

    @Test func `a note that is there stays, and ours goes again when the copy is annotated`() throws
    {
        let note = "<office:annotation><text:p>Mine</text:p></office:annotation>"
        let maker = OdsMaker(
            "<table:table-row><table:table-cell>\(note)</table:table-cell></table:table-row>")
        let once = try AnnotatedCopy(of: maker.bytes(), with: [wrong("A1"), wrong("B1")]).bytes
        let text = try parts(once)["content.xml"] ?? ""
        #expect(text.contains("<text:p>Mine</text:p><text:p/><text:p>Found when"))
        #expect(
            try parts(AnnotatedCopy(of: once, with: [wrong("A1"), wrong("B1")]).bytes)
                == parts(once))
        let cleared = try rows(maker, wrong("B1"))
        let again = try parts(AnnotatedCopy(of: once, with: [wrong("B1")]).bytes)["content.xml"]
        #expect(again?.contains(note) == true)
        #expect(cleared.contains("<table:table-cell>#</table:table-cell>"))
    }

    @Test func `changes that are kept name the same tables as before`() throws {
        var maker = OdsMaker()
        maker.tables = """
            <table:tracked-changes><table:cell-content-change><table:cell-address table:column="0" \
            table:row="0" table:table="0"/></table:cell-content-change></table:tracked-changes>\
            <table:table table:name="S"><table:table-row><table:table-cell/></table:table-row>\
            </table:table>
            """
        #expect(try content(maker, wrong("A1")).contains("table:row=\"0\" table:table=\"1\""))
    }

    @Test func `a row that would grow without bound is refused`() throws {
        let text = String(repeating: "x", count: 30_000)
        let cell = "<table:table-cell table:number-columns-repeated=\"3\">"
        let maker = OdsMaker(
            "<table:table-row table:number-rows-repeated=\"500\">\(cell)<text:p>\(text)</text:p>"
                + "</table:table-cell></table:table-row>")
        var limits = WorkbookLimits()
        limits.partBytes = 1_000_000
        let bytes = maker.bytes()
        let marks = (1...400).map { wrong("B\($0)") }
        #expect(
            refusal { () throws(WorkbookRefusal) in
                _ = try AnnotatedCopy(of: bytes, with: marks, limits: limits)
            } == .partTooLarge)
    }
}
