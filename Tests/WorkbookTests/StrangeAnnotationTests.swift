import Foundation
import Testing

@testable import Workbook

/// Files that other programs write, and such as nobody should.
@Suite struct StrangeAnnotationTests {
    private static let types = ("[Content_Types].xml", BookMaker.wrap("Types", ""))

    /// A sheet whose cells have notes already, drawn beside a control.
    private var noted: BookMaker {
        var maker = BookMaker()
        maker.afterRows = """
            <pageMargins left="1"/><legacyDrawing r:id="rId1"/><tableParts count="0"/>
            """
        maker.extra = [
            Self.types,
            (
                "xl/worksheets/_rels/sheet1.xml.rels",
                BookMaker.relationships([
                    ("rId1", "vmlDrawing", "../old.vml"), ("rId2", "comments", "../old.xml"),
                ])
            ),
            (
                "xl/old.vml",
                "<xml xmlns:v='v'><v:shape id=\"_x0000_s3077\"><br></v:shape></xml>"
            ),
            (
                "xl/old.xml",
                """
                <x:comments xmlns:x="m"><x:authors><x:author>Jo</x:author></x:authors>\
                <x:commentList><x:comment ref="A1" authorId="0"><x:text><x:t>Mine</x:t></x:text>\
                </x:comment></x:commentList></x:comments>
                """
            ),
        ]
        return maker
    }

    @Test func `notes that are there stay and ours come after them`() throws {
        let bytes = try AnnotatedCopy(of: noted.bytes(), with: [wrong("A1"), wrong("B1")]).bytes
        let all = try parts(bytes)
        let notes = all["xl/old.xml"] ?? ""
        #expect(notes.contains("<x:t>Mine</x:t><x:r><x:t xml:space=\"preserve\">\n\nFound when"))
        #expect(notes.contains("<x:author>Jo</x:author><x:author>Findings</x:author>"))
        #expect(notes.contains("<x:comment ref=\"B1\" authorId=\"1\">"))
        let shapes = all["xl/old.vml"] ?? ""
        #expect(shapes.contains("<br></v:shape>") && shapes.contains("_x0000_s3078"))
        #expect(shapes.components(separatedBy: "ClientData ").count == 2)
        #expect(all["xl/worksheets/_rels/sheet1.xml.rels"] == noted.extra[1].1)
        let again = try parts(AnnotatedCopy(of: bytes, with: [wrong("C1")]).bytes)
        #expect(again["xl/old.xml"]?.contains("<x:text><x:t>Mine</x:t></x:text>") == true)
        #expect(again["xl/old.xml"]?.contains("ref=\"B1\"") == false)
    }

    @Test func `the drawing of notes is named in its place among the elements of a sheet`() throws {
        var maker = BookMaker()
        maker.extra = [Self.types]
        maker.afterRows = """
            <sheetProtection sheet="1"/><pageMargins left="1"/><x:AlternateContent xmlns:x="m">\
            <x:Choice/></x:AlternateContent><tableParts count="0"/><extLst/>
            """
        let bytes = try AnnotatedCopy(of: maker.bytes(), with: [wrong("A1")]).bytes
        let sheet = try parts(bytes)["xl/worksheets/sheet1.xml"] ?? ""
        #expect(sheet.contains("<pageMargins left=\"1\"/><legacyDrawing xmlns:r="))
        #expect(sheet.contains("r:id=\"finding2\"/><x:AlternateContent"))
        #expect(sheet.contains("<sheetProtection sheet=\"1\"/>"))
    }

    @Test func `prefixes, the strict vocabulary and a missing list of styles do no harm`() throws {
        var zip = ZipMaker()
        let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        let main = "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\""
        zip.add(
            "[Content_Types].xml",
            "<t:Types xmlns:t=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
        func links(_ identifier: String, _ role: String, _ target: String) -> String {
            "<p:Relationships xmlns:p=\"r\"><p:Relationship Id=\"\(identifier)\" "
                + "Type=\"\(office)/\(role)\" Target=\"\(target)\"/></p:Relationships>"
        }
        zip.add("_rels/.rels", links("a", "officeDocument", "book.xml"))
        zip.add("_rels/book.xml.rels", links("finding1", "worksheet", "sheet.xml"))
        zip.add(
            "book.xml",
            "<x:workbook \(main) xmlns:q=\"\(office)\"><x:sheets><x:sheet name=\"S\" sheetId=\"1\" "
                + "q:id=\"finding1\"/></x:sheets></x:workbook>")
        zip.add(
            "sheet.xml",
            "\u{FEFF}<x:worksheet \(main)><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a"
                + "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>")
        let bytes = try AnnotatedCopy(of: zip.bytes(), with: [wrong("A1"), wrong("B2")]).bytes
        let all = try parts(bytes)
        #expect(all["sheet.xml"]?.hasPrefix("\u{FEFF}<x:worksheet") == true)
        #expect(
            all["sheet.xml"]?.contains("<x:row r=\"2\"><x:c r=\"B2\" s=\"1\"/></x:row>") == true)
        #expect(
            all["book.xml"]?.contains("<x:sheet xmlns:r=\"\(office)\" name=\"Findings\"") == true)
        #expect(all["_rels/book.xml.rels"]?.contains("<p:Relationship Id=\"finding2\"") == true)
        #expect(all["[Content_Types].xml"]?.contains("<t:Override PartName=\"/xl/styles") == true)
        let file = try WorkbookFile(reading: bytes)
        #expect(try file.sheet("S")["A1"] == .text("a"))
        #expect(try file.sheet("Findings")["C6"] == .text("B2"))
    }

    @Test func `what cannot be given back is refused by number`() throws {
        func reason(_ parts: [(String, String)]) -> WorkbookRefusal.Reason? {
            var maker = BookMaker()
            maker.extra = parts
            let bytes = maker.bytes()
            return refusal { () throws(WorkbookRefusal) in
                _ = try AnnotatedCopy(of: bytes, with: [wrong("A1")])
            }
        }
        let macros = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"x.macroEnabled.main\"/>"
        #expect(reason([Self.types, ("xl/vbaProject.bin", "")]) == .macrosInside)
        #expect(reason([("[Content_Types].xml", BookMaker.wrap("Types", macros))]) == .macrosInside)
        #expect(reason([Self.types, ("_xmlsignatures/sig1.xml", "<a/>")]) == .signed)
        #expect(reason([]) == .missingPart)
        var wide = noted
        wide.extra[3].1 = "wide"
        var zip = wide.zip()
        let text = "<comments/>".utf8.flatMap { [$0, UInt8(0)] }
        zip.change("xl/old.xml") { $0.content = [0xFF, 0xFE] + text }
        let bytes = zip.bytes()
        #expect(
            refusal { () throws(WorkbookRefusal) in
                _ = try AnnotatedCopy(of: bytes, with: [wrong("A1")])
            } == .wideText)
        wide.extra[3].1 = "<comments><authors/></comments>"
        let listless = wide.bytes()
        #expect(
            refusal { () throws(WorkbookRefusal) in
                _ = try AnnotatedCopy(of: listless, with: [wrong("A1")])
            } == .unmarkable)
    }

    /// The folder with made-up attacks, which are too large to be kept in this repository.
    private static let hostile = ProcessInfo.processInfo.environment["OUTTURN_HOSTILE"]

    @Test(.enabled(if: hostile != nil, "OUTTURN_HOSTILE points to no folder of hostile workbooks"))
    func `each attack is refused by number or answered with a copy that can be read`() throws {
        let folder = Self.hostile ?? ""
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            let start = clock()
            do throws(WorkbookRefusal) {
                let file = try WorkbookFile(reading: [UInt8](data))
                let marks = file.sheets.flatMap { entry in
                    ["A1", "C3", "XFD1048576"].map { wrong($0, sheet: entry.name) }
                }
                let copy = try AnnotatedCopy(of: [UInt8](data), with: marks)
                _ = try WorkbookFile(reading: copy.bytes).allSheets()
            } catch {
                #expect(error.number.hasPrefix("W1"), "\(name)")
            }
            #expect(Double(clock() - start) / Double(CLOCKS_PER_SEC) < 40, "\(name)")
        }
    }

    @Test func `a changed byte anywhere gives a copy or a refusal`() throws {
        let bytes = noted.bytes()
        var random = SeededRandom(seed: 11)
        for _ in 0..<600 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            let mutant = Self.mended(changed)
            _ = refusal { () throws(WorkbookRefusal) in
                let copy = try AnnotatedCopy(of: mutant, with: [wrong("A1"), wrong("F9")])
                _ = try AnnotatedCopy(of: copy.bytes, with: [wrong("B2")])
            }
        }
    }

    /// The archive with checksums that match, so that changes are seen beyond the checksum.
    private static func mended(_ bytes: [UInt8]) -> [UInt8] {
        guard let archive = try? ZipArchive(reading: bytes, limits: .standard) else { return bytes }
        var zip = ZipMaker()
        for entry in archive.entriesInFile {
            zip.entries.append(
                ZipMaker.Entry(
                    name: Array(entry.rawName), content: Array(archive.packed(entry))))
        }
        return zip.bytes()
    }
}
