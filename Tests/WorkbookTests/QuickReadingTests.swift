import Testing

@testable import Workbook

/// The short way through plain cells gives what the long way gives.
@Suite struct QuickReadingTests {
    private static let cells = [
        "<c r=\"A1\" t=\"inlineStr\"><is><t>plain</t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> kept </t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>_x0041_</t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t></t></is></c>",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>one</t></is><is><t>two</t></is></c>",
        "<c r=\"A1\" t=\"str\"><v>words</v></c>", "<c r=\"A1\" t=\"str\"><v>a\rb</v></c>",
        "<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>words</v></c>",
        "<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>", "<c r=\"A1\" t=\"s\"><f>A2</f><v>1</v></c>",
        "<c r=\"A1\" t=\"s\"><f>A2</f><v>0</v></c>",
        "<c r=\"A1\" s=\"1\"><f>A2+1</f><v>42916</v></c>",
        "<c r=\"A1\"><f>1/8</f><v>0.125</v></c>", "<c r=\"A1\"><f>1+1</f></c>",
        "<c r=\"A1\"><f></f><v>1</v></c>", "<c r=\"A1\"><v>1e3</v></c>",
        "<c r=\"A1\"><v>1-2</v></c>",
        "<c r=\"A1\" s=\"1\"><v>42916.5</v></c>", "<c r=\"A1\" s=\"1\"><v>0.5</v></c>",
        "<c r=\"A1\" s=\"2\"><v>1.5</v></c>", "<c r=\"A1\" t=\"s\"><v>7</v></c>",
        "<c r=\"A1\" t=\"b\"><v>1</v></c>", "<c r=\"A1\" s=\"1\"/>", "<c r=\"A1\"></c>",
    ]

    /// The sheet with the cell; an attribute that means nothing makes the reader take the long way.
    private static func read(_ cell: String, plain: Bool) throws(WorkbookRefusal) -> [SheetCell] {
        let written = plain ? cell : "<c zz=\"1\"" + cell.dropFirst(2)
        let after = String(repeating: "<c/>", count: 40)
        let book = BookMaker(
            rows: "<row r=\"1\">\(written)\(after)</row>", strings: ["", "shared"],
            formats: ["yyyy-mm-dd hh:mm", "[h]:mm"])
        return try book.read().cells
    }

    @Test(arguments: cells)
    func `a cell is the same read either way`(cell: String) {
        let quick = Result { () throws(WorkbookRefusal) in try Self.read(cell, plain: true) }
        let careful = Result { () throws(WorkbookRefusal) in try Self.read(cell, plain: false) }
        #expect(quick == careful)
    }

    @Test func `a date is the same by its digits and in binary`() throws {
        var random = SeededRandom(seed: 11)
        var decided = 0
        for _ in 0..<20_000 {
            let serial = Double.random(in: 0..<80_000, using: &random)
            let text =
                Bool.random(using: &random) ? "\(serial)" : "\((serial * 1_440).rounded() / 1_440)"
            for system in [DateSystem.from1900, .from1904] {
                var copy = text
                guard let quick = copy.withUTF8({ system.quickContent(of: $0) }) else { continue }
                decided += 1
                #expect(quick == Double(text).flatMap { system.content(of: $0) }, "\(text)")
            }
        }
        #expect(decided > 30_000)
    }

    @Test(arguments: [
        "42916.99999999999", "42916.0000000001", "0.5", "2958465.5", "1.", "12345678.5",
    ])
    func `a date at an edge is left to the careful way`(text: String) {
        var copy = text
        let quick = copy.withUTF8 { DateSystem.from1900.quickContent(of: $0) }
        #expect(
            quick == nil || quick == Double(text).flatMap { DateSystem.from1900.content(of: $0) })
    }

    @Test func `shared texts are the same read either way`() throws {
        let plain = ["one", "", " two ", String(repeating: "x", count: 40)]
        let part = { (open: String) in
            "<sst>" + plain.map { "\(open)\($0)</t></si>" }.joined()
                + "<si/><si><r><t>a</t></r></si>"
                + String(repeating: "<si><t>end</t></si>", count: 9) + "</sst>"
        }
        let indexes = (0..<15).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
        var quick = BookMaker(rows: "<row>\(indexes)</row>")
        quick.sharedPart = part("<si><t>")
        var careful = quick
        careful.sharedPart = part("<si ><t >")
        #expect(try quick.read().cells == careful.read().cells)
        #expect(try quick.read()["C1"] == .text(" two "))
        #expect(try quick.read()["F1"] == .text("a"))
    }
}
