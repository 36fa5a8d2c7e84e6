import CIsal
import CZlib
import Foundation

/// What strangers' bytes are read by, one reader for each run: named by OUTTURN_FUZZ.
private enum Reader: String {
    case zip, xml, sheet, number, date

    static let chosen =
        Reader(
            rawValue: ProcessInfo.processInfo.environment["OUTTURN_FUZZ"] ?? "") ?? .zip

    func read(_ bytes: [UInt8]) {
        switch self {
        case .zip: Self.zip(bytes)
        case .xml: Self.xml(bytes)
        case .sheet: Self.sheet(bytes)
        case .number: Self.number(String(decoding: bytes, as: UTF8.self))
        case .date: Self.date(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// A whole file, as it arrives.
    private static func zip(_ bytes: [UInt8]) {
        guard let file = try? WorkbookFile(reading: bytes, limits: .small) else { return }
        _ = try? file.allSheets()
    }

    /// Any part, from its first tag to its end.
    private static func xml(_ bytes: [UInt8]) {
        guard let archive = try? archive([("part.xml", bytes)]) else { return }
        try? archive.scan("part.xml") { xml throws(WorkbookRefusal) in
            while try xml.next() != .end {
                for index in 0..<xml.attributeCount { _ = xml.count(xml.attributes[index].value) }
            }
        }
    }

    /// A sheet in an otherwise sound workbook, counted and exported.
    private static func sheet(_ bytes: [UInt8]) {
        guard let packed = try? packed(SoundBook.parts + [("xl/worksheets/sheet1.xml", bytes)]),
            let file = try? WorkbookFile(reading: packed, limits: .small)
        else { return }
        var bytes = 0
        _ = try? WorkbookDigest(of: file, into: &bytes) { $0 += $1.count }
        _ = try? file.sheet("S").csv(limits: .small)
    }

    private static func number(_ text: String) {
        let settled = DecimalText.settled(text)
        precondition((settled != nil) == DecimalText.isValid(text))
        if let settled { precondition(DecimalText.settled(settled) == settled) }
    }

    private static func date(_ text: String) {
        _ = ISODate.content(of: text)
        guard let serial = Double(text) else { return }
        for system in [DateSystem.from1900, .from1904] { _ = system.content(of: serial) }
    }

    private static func packed(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
        var writer = ZipWriter()
        for (name, content) in parts { try writer.add(name, content, isStored: true) }
        return try writer.finished()
    }

    private static func archive(_ parts: [(String, [UInt8])]) throws -> ZipArchive {
        try ZipArchive(reading: packed(parts), limits: .small)
    }
}

/// The parts of a workbook with one sheet, but for the sheet.
private enum SoundBook {
    static let parts: [(String, [UInt8])] = [
        ("_rels/.rels", links([("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            links([
                ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ])
        ),
        (
            "xl/workbook.xml",
            Array(
                """
                <workbook xmlns:r="\(office)"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>
                """.utf8)
        ),
        ("xl/sharedStrings.xml", Array("<sst><si><t>one</t></si><si><t>=two</t></si></sst>".utf8)),
        (
            "xl/styles.xml",
            Array(
                """
                <styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/>\
                </cellXfs></styleSheet>
                """.utf8)
        ),
    ]

    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static func links(_ all: [(role: String, target: String)]) -> [UInt8] {
        let links = all.enumerated().map { index, link in
            "<Relationship Id=\"r\(index + 1)\" Type=\"\(office)/\(link.role)\" "
                + "Target=\"\(link.target)\"/>"
        }
        return Array("<Relationships>\(links.joined())</Relationships>".utf8)
    }
}

extension WorkbookLimits {
    /// Limits that let a run try many files in a second.
    fileprivate static let small: WorkbookLimits = {
        var limits = WorkbookLimits.standard
        limits.partBytes = 2_000_000
        limits.totalBytes = 4_000_000
        limits.cells = 50_000
        limits.exportBytes = 1_000_000
        return limits
    }()
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Reader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
