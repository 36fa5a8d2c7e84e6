import Testing

@testable import Workbook

/// What the process that reads a file hands over, put together again.
@Suite struct RelayTests {
    private func relayed(_ rows: String) throws -> Result<WorkbookFile, WorkbookRefusal> {
        var bytes: [UInt8] = []
        var relay = WorkbookRelay { bytes += $0 }
        relay.relay(BookMaker(rows: rows).bytes(), limits: .standard)
        return try RelayedWorkbook.read(bytes, limits: .standard)
    }

    private func reason(_ rows: String) throws -> WorkbookRefusal.Reason? {
        let result = try relayed(rows)
        return refusal { () throws(WorkbookRefusal) in _ = try result.get() }
    }

    @Test func `cells in disorder are handed over and put in order`() throws {
        let rows = "<row r=\"3\"><c r=\"B3\"><v>2</v></c><c r=\"A3\"><v>1</v></c></row>"
        let cells = try relayed(rows + "<row r=\"1\"><c><v>0</v></c></row>").get().sheet("S").cells
        #expect(cells.map(\.address.description) == ["A1", "A3", "B3"])
        #expect(cells.map(\.content) == [.number("0"), .number("1"), .number("2")])
    }

    @Test func `a cell in disorder that stands twice is refused`() throws {
        let cells = "<c r=\"B1\"><v>1</v></c><c r=\"A1\"/><c r=\"B1\"><v>2</v></c>"
        #expect(try reason("<row r=\"1\">\(cells)</row>") == .repeatedCell)
    }

    @Test(arguments: [1, 20_000])
    func `a sheet that breaks off is refused for its own reason`(count: Int) throws {
        let row = "<row><c><v>1234567890</v></c></row>"
        #expect(
            try reason(String(repeating: row, count: count) + "<row><c><v>x</v></c></row>")
                == .badNumber)
        #expect(try reason(String(repeating: row, count: count) + "<row") == .malformedXML)
    }
}
