import Documents
import Forms
import Rehearsal
import Testing

@Suite struct CSVTableTests {
    private static func table(_ text: String) throws -> CSVTable {
        try CSVTable(Array(text.utf8))
    }

    private static func findings(_ bytes: [UInt8]) -> [FindingNumber] {
        do throws(WrongDefinition) {
            return try CSVTable(bytes).notes.map(\.number)
        } catch {
            return error.findings.map(\.number)
        }
    }

    /// Texts of marks that mean something in CSV, in spreadsheets or in encodings.
    private static let pieces = [
        "a", "Ω", "£", ",", ";", "\t", "\"", "\r\n", "\n", " ", "=", "+", "-", "@", "1,000.00", "🦊",
    ]

    @Test(arguments: 1...60)
    func `what is written is read again, and no text begins a formula`(seed: UInt64) throws {
        var chance = SeededRandom(seed: seed)
        let columns = Int.random(in: 1...6, using: &chance)
        let headings = (0..<columns).map { "heading \($0)" }
        var rows: [[String]] = []
        for _ in 0..<Int.random(in: 1...12, using: &chance) {
            rows.append(
                headings.map { _ in
                    (0..<Int.random(in: 0...5, using: &chance)).map { _ in
                        Self.pieces.randomElement(using: &chance) ?? ""
                    }.joined()
                })
        }
        // A row that is empty in a table of one column is an empty line, which is left out.
        if columns == 1 { rows.removeAll { $0 == [""] } }
        var csv = CSVText(headings: headings)
        for row in rows { csv.add(row) }
        let read = try Self.table(csv.text)
        #expect(read.headings == headings)
        let fields = read.rows.map { row in headings.indices.map { row.field($0) } }
        #expect(fields == rows.map(Self.safe))
        for field in read.rows.flatMap(\.fields) {
            #expect(!"=+-@\t\r\n".contains(field.first ?? "a"))
        }
    }

    private static func safe(_ row: [String]) -> [String] {
        row.map { text in
            let starts = text.utf8.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
            return starts ? "'" + text : text
        }
    }

    @Test(arguments: [",", ";", "\t"])
    func `separators are told by the first line`(mark: String) throws {
        let read = try Self.table("a\(mark)b\n1\(mark)\"2\(mark)3\"\n\n4\n")
        #expect(read.headings == ["a", "b"])
        #expect(read.rows.map(\.number) == [2, 4])
        #expect(read.rows[0].field(1) == "2\(mark)3")
        #expect(read.rows[1].field(1) == "")
    }

    @Test func `a mark of UTF-8 is no part of the first heading, and other bytes are Windows-1252`()
        throws
    {
        #expect(try CSVTable([0xEF, 0xBB, 0xBF] + Array("a,b".utf8)).headings == ["a", "b"])
        let read = try CSVTable(Array("name,".utf8) + [0xA3, 0x0A] + Array("Zo".utf8) + [0xEB])
        #expect(read.headings == ["name", "£"])
        #expect(read.rows.first?.field(0) == "Zoë")
        #expect(read.notes.map(\.number) == [.otherEncoding])
        #expect(read.notes.allSatisfy { $0.severity == .note })
    }

    @Test(arguments: [
        ("", FindingNumber.unreadableTable), ("a,\"b", .unreadableTable),
        ("a,b\n\"1\"2,3", .unreadableTable), ("a,b,a\n1,2,3", .headingRepeated),
        ("a,b\n1,2,3", .rowTooLong),
    ])
    func `what is no table is said once`(text: String, number: FindingNumber) {
        #expect(Self.findings(Array(text.utf8)) == [number])
    }

    @Test func `files without end are not read`() {
        let many = Array(repeating: "a", count: CSVTable.mostColumns + 1).joined(separator: ",")
        #expect(Self.findings(Array(many.utf8)) == [.unreadableTable])
        let wide = [UInt8](repeating: 97, count: CSVTable.mostBytes + 1)
        #expect(Self.findings(wide) == [.unreadableTable])
    }
}
