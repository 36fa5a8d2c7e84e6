import Foundation
import Testing

@testable import Workbook

@Suite struct SheetRulesTests {
    private func xml(_ part: String, _ fill: (SheetWriter) -> Void) throws -> String {
        let bytes = try WorkbookWriter.bytes { fill($0.addSheet("S")) }
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        return String(decoding: try archive.part(part), as: UTF8.self)
    }

    private func sheetXML(_ fill: (SheetWriter) -> Void) throws -> String {
        try xml("xl/worksheets/sheet1.xml", fill)
    }

    @Test func `a list is taken from a defined name and says so in words`() throws {
        var validation = CellValidation(.list(formula: "=options"))
        validation.promptTitle = "Stage"
        validation.prompt = "Choose one"
        validation.errorTitle = "Not on the list"
        validation.error = "Choose from the list"
        validation.allowsBlank = false
        let xml = try sheetXML { $0.validate(CellRange(cell("C2"), cell("C9")), validation) }
        for text in [
            "type=\"list\"", "<formula1>options</formula1>", "sqref=\"C2:C9\"",
            "promptTitle=\"Stage\"",
            "prompt=\"Choose one\"", "errorTitle=\"Not on the list\"",
            "error=\"Choose from the list\"",
        ] { #expect(xml.contains(text), "\(text)") }
        #expect(!xml.contains("allowBlank"))
    }

    @Test func `numbers lengths and dates have their limits`() throws {
        let from = try #require(SheetDate(year: 2017, month: 4, day: 1))
        let through = try #require(SheetDate(year: 2018, month: 3, day: 31))
        let rules: [CellValidation.Rule] = [
            .whole(0...100_000_000), .decimal(-0.5...99.5), .textLength(0...500),
            .dates(from: from, through: through), .custom(formula: "=LEN(A1)>2"),
        ]
        let xml = try sheetXML { sheet in
            for (row, rule) in rules.enumerated() {
                let place = CellAddress(row: row, column: 0)
                sheet.validate(CellRange(place, place), CellValidation(rule))
            }
        }
        for text in [
            "<formula1>0</formula1><formula2>100000000</formula2>", "<formula1>-0.5</formula1>",
            "type=\"textLength\"", "<formula1>42826</formula1><formula2>43190</formula2>",
            "<formula1>LEN(A1)&gt;2</formula1>",
        ] { #expect(xml.contains(text), "\(text)") }
    }

    @Test func `protection has no password and allows what was asked for`() throws {
        var protection = SheetProtection()
        protection.allowsFormattingColumns = true
        protection.allowsSorting = true
        let xml = try sheetXML { $0.protect(protection) }
        #expect(xml.contains("<sheetProtection sheet=\"1\""))
        #expect(xml.contains("formatColumns=\"0\""))
        #expect(xml.contains("sort=\"0\""))
        #expect(!xml.contains("password"))
    }

    @Test func `an unlocked style and a locked one are two formats and equal ones are one`() throws
    {
        let open = CellStyle().with { $0.isLocked = false }
        let styles = try xml("xl/styles.xml") { sheet in
            for row in 0..<5 {
                sheet.text("x", at: CellAddress(row: row, column: 0), style: open)
                sheet.text("y", at: CellAddress(row: row, column: 1), style: CellStyle())
            }
        }
        #expect(styles.contains("<protection locked=\"0\"/>"))
        #expect(styles.contains("<cellXfs count=\"2\">"))
    }

    @Test func `a style sets every side of a cell's look`() throws {
        let style = CellStyle().with {
            $0.isBold = true
            $0.isItalic = true
            $0.fontName = "Arial"
            $0.fontSize = 12
            $0.fontColour = SheetColour(0x0B0C0C)
            $0.fill = SheetColour(0xFFFF99)
            $0.numberFormat = "£#,##0.00"
            $0.horizontal = .right
            $0.vertical = .top
            $0.wraps = true
            $0.hasBorder = true
            $0.borderColour = SheetColour(0xB1B4B6)
            $0.indent = 2
        }
        let xml = try xml("xl/styles.xml") { $0.blank(at: cell("A1"), style: style) }
        for text in [
            "<b/>", "<i/>", "<sz val=\"12\"/>", "FF0B0C0C", "FFFFFF99", "£#,##0.00",
            "vertical=\"top\"",
            "wrapText=\"1\"", "style=\"thin\"", "FFB1B4B6", "indent=\"2\"", "val=\"Arial\"",
        ] { #expect(xml.contains(text), "\(text)") }
    }

    @Test func `columns rows panes and paper are set`() throws {
        let xml = try sheetXML { sheet in
            sheet.columns(0...2, width: 30)
            sheet.columns(3...3, width: 10, isHidden: true)
            sheet.row(4, height: 40)
            sheet.freeze(at: cell("B3"))
            var print = PrintSettings()
            print.isLandscape = true
            print.fitsWidth = true
            print.repeatedRows = 0...1
            sheet.printSettings(print)
        }
        for text in [
            "min=\"1\" max=\"3\"", "hidden=\"1\"", "ht=\"40\"", "topLeftCell=\"B3\"",
            "state=\"frozen\"",
            "orientation=\"landscape\"", "fitToPage=\"1\"", "paperSize=\"9\"",
        ] { #expect(xml.contains(text), "\(text)") }
    }

    @Test func `highlights follow a text or a formula`() throws {
        let range = CellRange(cell("A1"), cell("A9"))
        let red = CellStyle().with { $0.fill = SheetColour(0xFF0000) }
        let xml = try sheetXML {
            $0.highlight(range, where: .equals(text: "No \"x\""), style: red)
            $0.highlight(range, where: .formula("=$B1=\"\""), style: red)
        }
        #expect(xml.contains("<formula>\"No \"\"x\"\"\"</formula>"))
        #expect(xml.contains("type=\"expression\""))
    }

    @Test func `a note is kept beside its cell`() throws {
        let comments = try xml("xl/comments1.xml") { $0.note("Enter data", at: cell("B2")) }
        #expect(comments.contains("ref=\"B2\""))
        #expect(comments.contains("Enter data"))
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `what the format cannot hold is a fault and not a silent loss`(format: WorkbookFormat) {
        let long = String(repeating: "a", count: 40_000)
        let attempts: [(SheetWriter) -> Void] = [
            { $0.text(long, at: cell("A1")) }, { $0.number("1.2345678901234567", at: cell("A1")) },
            { $0.number("twelve", at: cell("A1")) }, { $0.number(.infinity, at: cell("A1")) },
            { $0.writer.setProperty("p", String(repeating: "a", count: 300)) },
            { _ = $0.writer.addSheet("a/b") }, { _ = $0.writer.addSheet("s") },
            { $0.formula("=1/0", value: .number(.nan), at: cell("A1")) },
            { sheet in
                let old = SheetDate(year: 1899, month: 12, day: 31)
                if let old { sheet.date(old, at: cell("A1")) }
            },
            {
                let range = CellRange(cell("A1"), cell("A1"))
                $0.validate(range, CellValidation(.decimal(0...Double.infinity)))
            },
            { $0.merge(CellRange(cell("A1"), cell("A1")), text: "one cell") },
            { $0.writer.define(name: "A1", formula: "=1") },
            { sheet in
                for _ in 0..<2 {
                    sheet.merge(CellRange(cell("A1"), cell("B2")), text: "twice the same cells")
                }
            },
            { $0.table(CellRange(cell("A1"), cell("B1")), SheetTable(name: "t", headings: [])) },
            {
                let headings = [SheetTable.Heading("Same"), SheetTable.Heading("same")]
                $0.table(
                    CellRange(cell("A1"), cell("B2")), SheetTable(name: "t", headings: headings))
            },
        ]
        for (index, attempt) in attempts.enumerated() {
            #expect(throws: WritingFault.self, "attempt \(index)") {
                try WorkbookWriter.bytes(as: format) { attempt($0.addSheet("S")) }
            }
        }
    }

    @Test func `nothing can be written after closing and nothing breaks`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("closed.xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = WorkbookWriter(path: path)
        let sheet = writer.addSheet("S")
        try writer.close()
        sheet.text("late", at: cell("A1"))
        writer.addSheet("T").protect()
        #expect(writer.faults.count >= 2)
        #expect(throws: WritingFault.self) {
            let lost = WorkbookWriter(path: "/nowhere/x.xlsx")
            _ = lost.addSheet("S")
            try lost.close()
        }
    }
}
