import Testing
import Workbook

@Suite struct AddressTests {
    @Test(arguments: [("A1", 0, 0), ("$C$13", 12, 2), ("XFD1048576", 1_048_575, 16_383)])
    func `an address is a column in letters and a row in digits`(
        text: String, row: Int, column: Int
    ) {
        #expect(CellAddress(text) == CellAddress(row: row, column: column))
    }

    @Test(arguments: ["", "A", "1", "A0", "A-1", "XFE1", "A1048577", "A1B", "1A", "ÀA1", "A1 "])
    func `what is no address is not taken for one`(text: String) {
        #expect(CellAddress(text) == nil)
    }

    @Test func `an address survives being written and read`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let address = CellAddress(
                row: Int.random(in: 0..<CellAddress.rowLimit, using: &random),
                column: Int.random(in: 0..<CellAddress.columnLimit, using: &random))
            #expect(CellAddress(address.description) == address)
        }
    }

    @Test func `addresses are in reading order`() {
        #expect(
            ["B2", "A1", "C1", "A2"].map(cell).sorted().map(\.description) == [
                "A1", "C1", "A2", "B2",
            ])
    }

    @Test func `whole columns and rows reach to the edge of the sheet`() {
        #expect(CellRange("$A:$C")?.last == cell("C1048576"))
        #expect(CellRange("1:3")?.last == cell("XFD3"))
        #expect(CellRange("B2:A1")?.description == "A1:B2")
        #expect(CellRange("A:3") == nil)
        #expect(CellRange("A1:B2:C3") == nil)
        #expect(CellRange("A") == nil)
    }

    @Test(arguments: [
        ("Sheet1!$A$1:$B$2", "Sheet1", "A1:B2"), ("'Bob''s list'!C13", "Bob's list", "C13"),
        ("'A!B'!$A$1", "A!B", "A1"),
    ])
    func `the target of a name is a sheet and a range`(
        formula: String, sheet: String, range: String
    ) throws {
        let target = try #require(SheetRange(formula: formula))
        #expect(target.sheet == sheet)
        #expect(target.range.description == range)
        #expect(SheetRange(formula: target.description) == target)
    }

    @Test(arguments: ["#REF!", "Sheet1!#REF!", "A1", "SUM(S!A1)", "S!A1,S!B1", "[1]S!A1", "''!A1"])
    func `a formula that is no range has no target`(formula: String) {
        #expect(SheetRange(formula: formula) == nil)
    }
}
