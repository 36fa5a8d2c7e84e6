import Testing
import Workbook

/// A file that must be refused, and why.
private struct Refused: Sendable {
    let reason: WorkbookRefusal.Reason
    let make: @Sendable () -> BookMaker
    var limits = WorkbookLimits.standard
    var zip: @Sendable (inout ZipMaker) -> Void = { _ in }

    init(
        _ reason: WorkbookRefusal.Reason, cells: String = "", rows: String? = nil,
        lower: (inout WorkbookLimits) -> Void = { _ in },
        book: @escaping @Sendable (inout BookMaker) -> Void = { _ in },
        zip: @escaping @Sendable (inout ZipMaker) -> Void = { _ in }
    ) {
        self.reason = reason
        self.zip = zip
        lower(&limits)
        make = {
            var maker = BookMaker(rows: rows ?? "<row r=\"1\">\(cells)</row>")
            book(&maker)
            return maker
        }
    }

    func read() throws(WorkbookRefusal) {
        var zipped = make().zip()
        zip(&zipped)
        let file = try WorkbookFile(reading: zipped.bytes(), limits: limits)
        for sheet in file.sheets { _ = try file.sheet(sheet.name) }
    }
}

private let sheetPart = "xl/worksheets/sheet1.xml"
private let text = "<c r=\"A1\" t=\"inlineStr\"><is><t>abcdef</t></is></c>"
private let twoSheets = "<sheet name=\"S\" r:id=\"rId1\"/><sheet name=\"s\" r:id=\"rId1\"/>"

/// An OpenDocument without sheets.
private let openText: ZipMaker = {
    var zip = ZipMaker()
    zip.add("content.xml", "<document-content><body><text/></body></document-content>")
    return zip
}()

private let archives: [Refused] = [
    Refused(.fileTooLarge, lower: { $0.fileBytes = 10 }),
    Refused(.binaryWorkbook, book: { $0.extra = [("xl/workbook.bin", "")] }),
    Refused(.openDocument, zip: { $0 = openText }),
    Refused(.otherDocument, book: { $0.extra = [("word/document.xml", "")] }),
    Refused(.otherDocument, book: { $0.extra = [("ppt/presentation.xml", "")] }),
    Refused(.damagedDirectory, zip: { $0.declaredCount = 1_999 }),
    Refused(.damagedDirectory, zip: { $0.change(sheetPart) { $0.headerOffset = 5 } }),
    Refused(.damagedDirectory, zip: { $0.change(sheetPart) { $0.headerOffset = 0xFFFF_FFF0 } }),
    Refused(.damagedDirectory, zip: { $0.change(sheetPart) { $0.declaredSize = 0xFFFF_FFFF } }),
    Refused(
        .damagedDirectory,
        zip: {
            $0.change(sheetPart) {
                $0.declaredSize = 0xFFFF_FFFF
                $0.extra = number(1, 2) + number(8, 2) + number(1 << 63, 8)
            }
        }),
    Refused(.tooManyEntries, lower: { $0.entries = 3 }),
    Refused(.duplicateEntry, book: { $0.extra = [("XL/Worksheets/Sheet1.xml", "")] }),
    Refused(.overlappingEntries, zip: { $0.change("_rels/.rels") { $0.packedSize = 400 } }),
    Refused(.unsafeEntryName, book: { $0.extra = [("../x", "")] }),
    Refused(.unsafeEntryName, book: { $0.extra = [("..\\x", "")] }),
    Refused(.unsafeEntryName, book: { $0.extra = [("/etc/x", "")] }),
    Refused(.unsafeEntryName, book: { $0.extra = [("C:x", "")] }),
    Refused(.unknownCompression, zip: { $0.change(sheetPart) { $0.method = 99 } }),
    Refused(.encryptedEntry, zip: { $0.change(sheetPart) { $0.flags = 1 } }),
    Refused(.partTooLarge, lower: { $0.partBytes = 100 }),
    Refused(.archiveTooLarge, lower: { $0.totalBytes = 500 }),
    Refused(.damagedPart, zip: { $0.change(sheetPart) { $0.declaredSize = 7 } }),
    Refused(.damagedPart, zip: { $0.change(sheetPart) { $0.method = 8 } }),
    Refused(
        .damagedPart,
        zip: { $0.change(sheetPart) { ($0.method, $0.declaredSize) = (8, 90_000_000) } }),
    Refused(.wrongChecksum, zip: { $0.change(sheetPart) { $0.checksum = 1 } }),
]

private func named(_ name: String) -> ZipMaker {
    var zip = ZipMaker()
    zip.add(name, "x")
    return zip
}

private let manyAttributes = (0..<65).map { "a\($0)=\"1\"" }.joined(separator: " ")

private let parts: [Refused] = [
    Refused(.missingPart, zip: { $0.change(sheetPart) { $0.name = Array("x".utf8) } }),
    Refused(.missingPart, zip: { $0.change("_rels/.rels") { $0.name = Array("x".utf8) } }),
    Refused(.missingPart, zip: { $0.change("xl/workbook.xml") { $0.name = Array("x".utf8) } }),
    Refused(.missingPart, book: { $0.sheetList = "<sheet name=\"S\" r:id=\"rId77\"/>" }),
    Refused(.unexpectedPart, book: { $0.sheet = "<html/>" }),
    Refused(.unexpectedPart, book: { $0.workbook = "<document/>" }),
    Refused(.noSheets, book: { $0.sheetList = "" }),
    Refused(.duplicateSheet, book: { $0.sheetList = twoSheets }),
    Refused(.listTooLong, lower: { $0.listed = 2 }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet><sheetData>" }),
    Refused(.malformedXML, book: { $0.sheet = "" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet></sheetData>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet a=1/>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet a=\"<\"/>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet a/>" }),
    Refused(.malformedXML, cells: "<c r=\"A1\" r=\"B1\"><v>1</v></c>"),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet a=\"1\"b=\"2\"/>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet/><worksheet/>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet/>x" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet><!ELEMENT a></worksheet>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet><!-- </worksheet>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet><![CDATA[ </worksheet>" }),
    Refused(.malformedXML, book: { $0.sheet = "<worksheet><?x </worksheet>" }),
    Refused(.malformedXML, book: { $0.sheet = " <?xml version=\"1.0\"?><worksheet/>" }),
    Refused(.documentType, book: { $0.sheet = "<!DOCTYPE l [<!ENTITY a \"b\">]><worksheet/>" }),
    Refused(.documentType, book: { $0.sheet = "<worksheet><!ENTITY a \"b\"></worksheet>" }),
    Refused(
        .documentType,
        zip: {
            $0.change(sheetPart) { $0.content = utf16("\u{FEFF}<!DOCTYPE l><worksheet/>", true) }
        }),
    Refused(.unknownEntity, cells: "<c r=\"A1\"><v>&a;</v></c>"),
    Refused(.unknownEntity, cells: "<c r=\"A1\" t=\"str\"><v>&#0;</v></c>"),
    Refused(.unknownEntity, cells: "<c r=\"A1\" t=\"str\"><v>&#xD800;</v></c>"),
    Refused(.unknownEntity, cells: "<c r=\"A1\" t=\"str\"><v>&amp</v></c>"),
    Refused(.tooDeep, cells: String(repeating: "<a>", count: 80)),
    Refused(.tooManyAttributes, cells: "<c \(manyAttributes)/>"),
    Refused(.nameTooLong, cells: "<\(String(repeating: "a", count: 300))/>"),
    Refused(.nameTooLong, book: { $0.extra = [(String(repeating: "a", count: 300), "")] }),
    Refused(
        .unknownEncoding,
        book: { $0.sheet = "<?xml version='1.0' encoding='UTF-7'?><worksheet/>" }),
    Refused(
        .unknownEncoding, zip: { $0.change(sheetPart) { $0.content = [0x3C, 0xFF, 0xC0, 0x80] } }),
    Refused(.unknownEncoding, zip: { $0.change(sheetPart) { $0.content = [0, 0, 0, 0x3C] } }),
    Refused(
        .unknownEncoding, zip: { $0.change(sheetPart) { $0.content = [0xFF, 0xFE, 0x00, 0xD8] } }),
    Refused(.unknownEncoding, zip: { $0.change(sheetPart) { $0.content = [0xFF, 0xFE, 0x3C] } }),
]

private let cells: [Refused] = [
    Refused(.badAddress, cells: "<c r=\"ZZZZZZZ99999999999999\"><v>1</v></c>"),
    Refused(.badAddress, cells: "<c r=\"\"><v>1</v></c>"),
    Refused(.badAddress, cells: "<c r=\"XFD1\"/><c><v>1</v></c>"),
    Refused(.badAddress, rows: "<row r=\"2147483647\"/>"),
    Refused(.badAddress, rows: "<row r=\"-1\"/>"),
    Refused(.badAddress, rows: "<row r=\"0\"/>"),
    Refused(.badAddress, rows: "<row r=\"1048576\"/><row/>"),
    Refused(
        .badAddress, book: { $0.afterRows = "<mergeCells><mergeCell ref=\"A0\"/></mergeCells>" }),
    Refused(.repeatedCell, cells: "<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>"),
    Refused(.repeatedCell, rows: String(repeating: "<row r=\"1\"><c><v>1</v></c></row>", count: 2)),
    Refused(.tooManyCells, cells: "<c><v>1</v></c><c><v>1</v></c>", lower: { $0.cells = 1 }),
    Refused(.badNumber, cells: "<c r=\"A1\"><v>1e400</v></c>"),
    Refused(.badNumber, cells: "<c r=\"A1\"><v>NaN</v></c>"),
    Refused(.badNumber, cells: "<c r=\"A1\"><v>0x10</v></c>"),
    Refused(.badNumber, cells: "<c r=\"A1\"><v>1,000</v></c>"),
    Refused(.badSharedString, cells: "<c r=\"A1\" t=\"s\"><v>4294967296</v></c>"),
    Refused(.badSharedString, cells: "<c r=\"A1\" t=\"s\"><v>-1</v></c>"),
    Refused(.badSharedString, cells: "<c r=\"A1\" t=\"s\"><v>99999999999999999999</v></c>"),
    Refused(
        .tooManySharedStrings, lower: { $0.sharedStrings = 1 }, book: { $0.strings = ["a", "b"] }),
    Refused(
        .tooManySharedStrings, lower: { $0.sharedStringBytes = 1 }, book: { $0.strings = ["ab"] }),
    Refused(.badCellType, cells: "<c r=\"A1\" t=\"q\"><v>1</v></c>"),
    Refused(.badDate, cells: "<c r=\"A1\" t=\"d\"><v>2017-02-30</v></c>"),
    Refused(.badDate, cells: "<c r=\"A1\" t=\"d\"><v>2017-06-30T25:00:00</v></c>"),
    Refused(.textTooLong, cells: text, lower: { $0.cellText = 5 }),
    Refused(.badFlag, cells: "<c r=\"A1\" t=\"b\"><v>2</v></c>"),
]

@Suite struct RefusalTests {
    @Test func `each broken file is refused for its own reason`() {
        for (index, file) in (archives + parts + cells).enumerated() {
            #expect(refusal(file.read) == file.reason, "file \(index) of \(file.reason)")
        }
    }

    @Test func `a file that is no archive is refused by what it is`() {
        let page = Array("<html>hello</html>".utf8)
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try WorkbookFile(reading: page) }
                == .notAWorkbook)
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try WorkbookFile(reading: []) }
                == .notAWorkbook)
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try WorkbookFile(reading: old) }
                == .protectedOrOld)
    }

    @Test func `a sheet that is not there is refused with the names of those that are`() throws {
        let file = try BookMaker().file()
        do throws(WorkbookRefusal) {
            _ = try file.sheet("Cover")
            Issue.record("a sheet was found")
        } catch {
            #expect(error.reason == .noSuchSheet)
            #expect(error.expected.contains("S"))
        }
    }

    @Test func `every published number is reached by a broken file`() {
        var reached = Set((archives + parts + cells).map(\.reason))
        reached.formUnion([
            .notAWorkbook, .protectedOrOld, .noSuchSheet, .exportTooLarge, .readerStopped,
            .tooMuchText, .macrosInside, .signed, .wideText, .unmarkable,
        ])
        #expect(Set(WorkbookRefusal.Reason.allCases).subtracting(reached).isEmpty)
    }

    @Test(arguments: WorkbookRefusal.Reason.allCases)
    func `a refusal says what was found what was expected and what to do`(
        reason: WorkbookRefusal.Reason
    ) {
        let refusal = WorkbookRefusal(reason, at: "S!A1", found: "Found a fault.")
        #expect(refusal.number == "W\(reason.rawValue)")
        for sentence in [refusal.found, refusal.expected, refusal.remedy] {
            #expect(sentence.hasSuffix("."))
            #expect(refusal.description.contains(sentence))
        }
    }
}
