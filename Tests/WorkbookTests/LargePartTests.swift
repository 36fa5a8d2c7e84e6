import Foundation
import Testing

@testable import Workbook

/// Parts that are larger than what is seen of them at once.
@Suite struct LargePartTests {
    private static let rowCount = 30_000

    /// Cells in the plainest way and in others, with texts that straddle every border.
    private static func row(_ index: Int, plain: Bool) -> String {
        let number = index + 1
        let text = String(repeating: "é€😀", count: index % 90)
        let quoted = plain ? "\"" : "'"
        func attribute(_ name: String, _ value: String) -> String {
            " \(name)=\(quoted)\(value)\(quoted)"
        }
        return "<row" + attribute("r", "\(number)") + ">"
            + "<c" + attribute("r", "A\(number)") + "><v>\(number).5</v></c>"
            + "<c" + attribute("r", "C\(number)") + attribute("t", "s") + "><v>\(index % 3)</v></c>"
            + "<c" + attribute("r", "D\(number)") + attribute("s", "1") + "><v>\(number)</v></c>"
            + "<c" + attribute("r", "E\(number)") + attribute("s", "1") + "/>"
            + "<c" + attribute("r", "F\(number)") + attribute("t", "inlineStr")
            + "><is><t>\(text)</t></is></c></row>"
    }

    private static func book(plain: Bool) -> BookMaker {
        var book = BookMaker()
        book.strings = ["one", "", "=three"]
        book.formats = ["yyyy-mm-dd"]
        book.rows = (0..<rowCount).map { row($0, plain: plain) }.joined()
        return book
    }

    @Test func `the quick way and the careful way read the same`() throws {
        let quick = try Self.book(plain: true).read()
        let careful = try Self.book(plain: false).read()
        #expect(quick.cells == careful.cells)
        let empty = Self.rowCount / 3 + (0..<Self.rowCount).filter { $0 % 90 == 0 }.count
        #expect(quick.cells.count == 4 * Self.rowCount - empty)
        #expect(quick["A30000"] == .number("30000.5"))
        #expect(quick["C3"] == .text("=three"))
        #expect(quick["F90"] == .text(String(repeating: "é€😀", count: 89)))
    }

    @Test(arguments: [true, false])
    func `a fault far into a part is found all the same`(plain: Bool) {
        var book = Self.book(plain: plain)
        book.rows +=
            "<row r=\"40000\"><c r=\"B40000\"><v>1</v></c><c r=\"B40000\"><v>1</v></c></row>"
        let found = refusal { () throws(WorkbookRefusal) in _ = try book.read() }
        #expect(found == .repeatedCell)
        book.rows = Self.book(plain: plain).rows + "<row"
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try book.read() } == .malformedXML)
    }

    @Test func `a token longer than what is seen at once is read whole`() throws {
        var book = BookMaker()
        book.rows = "<!--\(String(repeating: "x", count: 900_000))-->" + book.rows
        #expect(try book.read()["A1"] == .number("1"))
    }

    @Test func `bytes that are not UTF-8 are found wherever they are`() {
        for place in [10, 262_143, 262_144, 262_145, 400_000] {
            var book = BookMaker()
            book.afterRows = "<!--" + String(repeating: "x", count: 600_000) + "-->"
            var zip = book.zip()
            zip.change("xl/worksheets/sheet1.xml") { $0.content[place + 100] = 0xC3 }
            let found = refusal { () throws(WorkbookRefusal) in
                _ = try WorkbookFile(reading: zip.bytes()).sheet("S")
            }
            #expect(found == .unknownEncoding, "\(place)")
        }
    }

    @Test func `a declaration in the middle of a part is refused`() {
        for filler in [0, 262_000, 262_140, 300_000] {
            var book = BookMaker()
            book.rows = String(repeating: " ", count: filler) + "<?xml version=\"1.0\"?>"
            #expect(
                refusal { () throws(WorkbookRefusal) in _ = try book.read() } == .malformedXML)
        }
    }

    @Test func `a number is digested as the C library prints it`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<200_000 {
            let digits = Int.random(in: 1...18, using: &random)
            var text = String(
                (0..<digits).map { _ in "0123456789".randomElement(using: &random) ?? "5" })
            if Bool.random(using: &random) { text = text.replacing("7", with: "00000") }
            if Bool.random(using: &random) { text = text.replacing("3", with: "49999") }
            let point = Int.random(in: 0...text.count, using: &random)
            let at = text.index(text.startIndex, offsetBy: point)
            if point > 0 { text.insert(".", at: at) }
            if Bool.random(using: &random) { text = "-" + text }
            guard let printed = digested(text) else { continue }
            #expect(printed == DigestNumber.printed(text), "\(text)")
        }
    }

    private func digested(_ text: String) -> String? {
        let plain = Array(text.utf8)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 100) { room in
            guard let start = room.baseAddress else { return nil }
            var pen = DigestPen(next: start)
            let isDone = plain.withUnsafeBufferPointer { DigestNumber.append($0, to: &pen) }
            guard isDone else { return nil }
            return String(
                decoding: UnsafeBufferPointer(start: start, count: pen.next - start),
                as: UTF8.self)
        }
    }
}
