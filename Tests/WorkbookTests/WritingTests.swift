import Foundation
import Testing

@testable import Workbook

/// Writes one sheet named S and reads the file back.
private func written(
    _ format: WorkbookFormat, _ fill: (WorkbookWriter, SheetWriter) -> Void
) throws -> WorkbookFile {
    let bytes = try WorkbookWriter.bytes(as: format) { fill($0, $0.addSheet("S")) }
    return try WorkbookFile(reading: bytes)
}

/// The text as a format keeps it: OpenDocument has no spelling for what XML cannot hold.
private func kept(_ text: String, _ format: WorkbookFormat) -> String {
    guard format == .ods else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isHeld = scalar.value >= 32 || "\t\n\r".unicodeScalars.contains(scalar)
        kept.append(isHeld ? scalar : "\u{FFFD}")
    }
    return String(kept)
}

@Suite struct WritingTests {
    @Test(
        arguments: [
            "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "{=1}", "=HYPERLINK(\"http://x\",\"y\")",
            "007", "of:=1+1", "'=1",
        ], WorkbookFormat.allCases)
    func `a text stays a text whatever it begins with`(
        text: String, format: WorkbookFormat
    ) throws {
        let bytes = try WorkbookWriter.bytes(as: format) {
            $0.addSheet("S").text(text, at: cell("A1"))
        }
        #expect(try WorkbookFile(reading: bytes).sheet("S")["A1"] == .text(text))
        let archive = try ZipArchive(reading: bytes, limits: .standard)
        let part = format == .ods ? "content.xml" : "xl/worksheets/sheet1.xml"
        let xml = String(decoding: try archive.part(part), as: UTF8.self)
        #expect(!xml.contains("<f>") && !xml.contains("table:formula"))
    }

    @Test(
        arguments: [
            "_x000D_", "a\r\nb", "_x005F_", "_xZZZZ_", " edge ", "tab\there", "\u{1}\u{1F}",
            "😀 £ ’",
            "a&<>\"'b",
            "_x0041", "line\nbreak", "a  b   c", "\n", " \n ", "a \t b", "\r", "\0nul", "  ",
            "\u{2028}",
            "]]>", "&amp;", "e\u{301} \u{301}", "\"\u{301}",
        ], WorkbookFormat.allCases)
    func `a text comes back as it was`(text: String, format: WorkbookFormat) throws {
        let file = try written(format) {
            $1.text(text, at: cell("A1"))
            $1.link(
                to: SheetRange(sheet: "S", range: CellRange(cell("A1"), cell("A1"))), text: text,
                at: cell("A2"))
            $1.merge(CellRange(cell("A4"), cell("B4")), text: text)
        }
        let plain = text.split(separator: "\0", omittingEmptySubsequences: false)
            .joined(separator: "\u{FFFD}")
        let content = CellContent.text(kept(plain, format))
        #expect(try file.sheet("S")["A1"] == content)
        #expect(try file.sheet("S")["A2"] == content)
        #expect(try file.sheet("S")["A4"] == content)
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `a formula is written with the result that the caller computed`(
        format: WorkbookFormat
    ) throws {
        let file = try written(format) {
            $1.formula("=1+1", value: .number(2), at: cell("A1"))
            $1.formula("=IF(A1=2,\"Yes\",\"No\")", value: .text("Yes"), at: cell("B1"))
        }
        let sheet = try file.sheet("S")
        #expect(sheet["A1"] == .formula("1+1", cached: CachedResult(untrusted: .number("2"))))
        #expect(sheet["B1"]?.shown == .text("Yes"))
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `an amount in pounds and pence comes back to the penny`(format: WorkbookFormat) throws {
        var random = SeededRandom(seed: 99)
        let amounts = (0..<500).map { _ in
            let pence = Int.random(in: 0..<10_000_000_000_000, using: &random)
            return "\(pence / 100).\(String(pence % 100 + 100).dropFirst())"
        }
        let file = try written(format) { _, sheet in
            for (row, amount) in amounts.enumerated() {
                sheet.number(amount, at: CellAddress(row: row, column: 0))
            }
        }
        let sheet = try file.sheet("S")
        for (row, amount) in amounts.enumerated() {
            guard case .number(let lexeme)? = sheet[CellAddress(row: row, column: 0)] else {
                Issue.record("row \(row) is no number")
                continue
            }
            #expect(DecimalText.settled(lexeme) == DecimalText.settled(amount))
        }
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `what is written is what is read`(format: WorkbookFormat) throws {
        var random = SeededRandom(seed: 41)
        for _ in 0..<20 {
            let cells = randomCells(&random).mapValues { content -> CellContent in
                if case .text(let text) = content { .text(kept(text, format)) } else { content }
            }
            let file = try written(format) { _, sheet in
                for (address, content) in cells { write(content, to: sheet, at: address) }
            }
            let sheet = try file.sheet("S")
            #expect(sheet.cells.count == cells.count)
            for (address, content) in cells { #expect(sheet[address] == content, "\(address)") }
        }
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `the same contents give the same bytes`(format: WorkbookFormat) throws {
        let fill: (WorkbookWriter) -> Void = { writer in
            writer.documentInfo(
                DocumentInfo(
                    title: "Return", subject: "Q2", language: "en-GB", created: 1_500_000_000))
            writer.addSheet("S").text(
                "x", at: cell("A1"), style: CellStyle().with { $0.isBold = true })
            writer.setProperty("outturn-form", "ibcf")
        }
        let first = try WorkbookWriter.bytes(as: format, fill)
        #expect(try WorkbookWriter.bytes(as: format, fill) == first)
        #expect(try WorkbookFile(reading: first).properties == ["outturn-form": "ibcf"])
    }

    @Test(arguments: WorkbookFormat.allCases)
    func `names properties and hidden sheets come back`(format: WorkbookFormat) throws {
        let target = SheetRange(sheet: "Bob's list", range: CellRange(cell("A1"), cell("A5")))
        let file = try written(format) { writer, sheet in
            writer.define(name: "options", range: target)
            writer.setProperty("outturn-return", "leeds & 2017")
            sheet.activate()
            writer.addSheet("Bob's list").hide()
        }
        #expect(file.definedNames.first { $0.name == "options" }?.target == target)
        #expect(file.properties["outturn-return"] == "leeds & 2017")
        #expect(file.sheets.map(\.visibility) == [.visible, .hidden])
    }

    private func write(_ content: CellContent, to sheet: SheetWriter, at address: CellAddress) {
        switch content {
        case .number(let lexeme): sheet.number(lexeme, at: address)
        case .text(let text): sheet.text(text, at: address)
        case .flag(let flag): sheet.flag(flag, at: address)
        case .date(let date):
            sheet.date(
                date, at: address,
                style: CellStyle().with { $0.numberFormat = "d mmm yyyy h:mm:ss" })
        case .formula(let formula, let cached):
            if case .number(let lexeme)? = cached.untrusted {
                sheet.formula("=" + formula, value: .number(Double(lexeme) ?? 0), at: address)
            }
        case .time, .duration, .failure: break
        }
    }

    private func randomCells(_ random: inout SeededRandom) -> [CellAddress: CellContent] {
        var cells: [CellAddress: CellContent] = [:]
        for _ in 0..<60 {
            let address = CellAddress(
                row: Int.random(in: 0..<3_000, using: &random),
                column: Int.random(in: 0..<300, using: &random))
            cells[address] = randomContent(&random)
        }
        return cells
    }

    private func randomContent(_ random: inout SeededRandom) -> CellContent {
        let whole = Int.random(in: -1_000_000...1_000_000, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .number("\(whole)")
        case 1: return .flag(whole > 0)
        case 2:
            return .formula(
                "A1+\(abs(whole))", cached: CachedResult(untrusted: .number("\(whole)")))
        case 3:
            let date = SheetDate(
                year: 1901 + abs(whole) % 200, month: 1 + abs(whole) % 12, day: 1 + abs(whole) % 28,
                seconds: 1 + abs(whole) % 86_399)
            return date.map(CellContent.date) ?? .flag(true)
        default:
            let letters = Array("ab =+-@'\"<>&;_x0£€😀\u{7}\n\t")
            let count = Int.random(in: 1...20, using: &random)
            return .text(
                String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }))
        }
    }
}
