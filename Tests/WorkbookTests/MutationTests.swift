import Testing
import Workbook

/// Reads everything there is, so that nothing is left untried.
private func readAll(_ bytes: [UInt8]) throws(WorkbookRefusal) {
    let file = try WorkbookFile(reading: bytes)
    var nothing: Void = ()
    _ = try WorkbookDigest(of: file, into: &nothing) { _, _ in }
    for sheet in file.sheets { _ = try file.sheet(sheet.name).csv() }
}

@Suite struct MutationTests {
    private var rich: BookMaker {
        var book = BookMaker(
            rows: """
                <row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c>\
                <c r="B1" s="1"><v>42916.5</v></c>\
                <c r="C1"><f>A1&amp;"x"</f><v>1e3</v></c><c r="D1" t="b"><v>1</v></c></row>\
                <row><c t="inlineStr"><is><t>a&#163;</t><rPh><t>b</t></rPh></is></c>\
                <c t="d"><v>2017-06-30T12:00:00.5Z</v></c><c t="e"><v>#N/A</v></c></row>
                """)
        book.strings = ["_x000D_text", "<![CDATA[x]]>"]
        book.formats = ["[$-809]dd \\m yyyy", "[h]:mm"]
        book.afterRows = "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
        book.bookAfter =
            "<definedNames><definedName name=\"n\">'S'!$A$1</definedName></definedNames>"
        return book
    }

    @Test func `no change to the bytes of a part can stop the program`() {
        var random = SeededRandom(seed: 2026)
        let whole = rich.zip()
        var read = 0
        for _ in 0..<2_000 {
            var zip = whole
            let index = Int.random(in: 0..<zip.entries.count, using: &random)
            zip.entries[index].content = Self.changed(zip.entries[index].content, &random)
            let bytes = zip.bytes()
            let reason = refusal { () throws(WorkbookRefusal) in try readAll(bytes) }
            read += reason == nil ? 1 : 0
        }
        #expect(read > 100)
    }

    @Test func `no change to the bytes of the archive can stop the program`() {
        var random = SeededRandom(seed: 2027)
        let whole = rich.bytes()
        var refused = 0
        for _ in 0..<3_000 {
            let bytes = Self.changed(whole, &random)
            let reason = refusal { () throws(WorkbookRefusal) in try readAll(bytes) }
            refused += reason == nil ? 0 : 1
        }
        #expect(refused > 1_500)
    }

    /// One to four changes: a byte replaced, a stretch removed, doubled or filled with 0xFF.
    private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
            let start = Int.random(in: 0..<changed.count, using: &random)
            let end = min(changed.count, start + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: changed.removeSubrange(start..<end)
            case 1: changed.insert(contentsOf: changed[start..<end], at: start)
            case 2: for index in start..<end { changed[index] = 0xFF }
            case 3:
                changed[start] = UInt8(
                    ascii: "<>&\"/!?x9-"
                        .unicodeScalars.randomElement(using: &random) ?? "<")
            default: changed[start] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return changed
    }
}
