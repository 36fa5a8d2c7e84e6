import Testing
import Workbook

private func sheet(_ cells: [String: CellContent]) -> Sheet {
    Sheet(name: "S", cells: cells.map { SheetCell(address: cell($0.key), content: $0.value) })
}

@Suite struct ExportTests {
    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
    func `a text that could start a formula is made harmless in CSV`(text: String) {
        #expect(CSVField.safe(text).drop { $0 == "\"" }.hasPrefix("'"))
    }

    @Test func `a negative number is not taken for a formula`() throws {
        #expect(try sheet(["A1": .number("-5.0")]).csv() == "-5\r\n")
    }

    @Test func `a field with commas quotes or lines is quoted`() {
        #expect(CSVField.safe("a,b") == "\"a,b\"")
        #expect(CSVField.safe("say \"no\"") == "\"say \"\"no\"\"\"")
        #expect(CSVField.safe("a\nb") == "\"a\nb\"")
        #expect(CSVField.safe("plain") == "plain")
    }

    @Test func `empty cells keep their place and empty ends are left out`() throws {
        let csv = try sheet([
            "B1": .flag(true), "A3": .text("x"), "D3": .number("8.3000000000000007"),
        ])
        .csv()
        #expect(csv == ",TRUE\r\n\r\nx,,,8.3\r\n")
    }

    @Test func `a sheet of far corners is refused as CSV and not spelled out`() {
        var limits = WorkbookLimits.standard
        limits.exportBytes = 1_000
        let far = sheet(["A1": .number("1"), "A1000000": .number("2")])
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try far.csv(limits: limits) }
                == .exportTooLarge)
        #expect(refusal { () throws(WorkbookRefusal) in _ = try far.csv() } == nil)
    }

    @Test func `a long text repeated in every cell does not fill the memory`() {
        let long = CellContent.text(String(repeating: "a", count: 32_767))
        let cells = (0..<16_384).map {
            SheetCell(address: CellAddress(row: 0, column: $0), content: long)
        }
        let wide = Sheet(name: "S", cells: cells)
        #expect(
            refusal { () throws(WorkbookRefusal) in _ = try wide.csv() } == .exportTooLarge)
    }

    @Test func `the digest spells every kind of cell the same way`() throws {
        let rows = """
            <row r="1"><c t="str"><v>x</v></c><c><v>0.1</v></c><c t="b"><v>0</v></c>\
            <c t="d"><v>2017-06-30</v></c><c><f>1</f><v>2</v></c><c><f>1</f></c>\
            <c t="e"><v>#N/A</v></c><c s="1"><v>1.5</v></c><c s="1"/><c s="2"><v>0.5</v></c></row>
            """
        var stream: [UInt8] = []
        let book = BookMaker(rows: rows, formats: ["[h]", "hh:mm"])
        let digest = try WorkbookDigest(of: book.file(), into: &stream) { $0 += $1 }
        #expect(
            String(decoding: stream, as: UTF8.self) == """
                SS
                0,0,s:x
                0,1,n:0.1
                0,2,b:0
                0,3,d:2017-06-30T00:00:00
                0,4,n:2
                0,6,s:#N/A
                0,7,td:129600
                0,9,t:12:00:00

                """)
        #expect(digest.total.cells == 8)
        #expect(digest.total.numbers == 2)
        #expect(digest.total.dates == 3)
        #expect(digest.total.strings == 2)
    }

    @Test func `the hash used in these tests is SHA-256`() {
        var hash = SHA256()
        hash.update(Array("abc".utf8))
        #expect(hash.hexadecimal().hasPrefix("ba7816bf8f01cfea414140de5dae2223"))
    }
}
