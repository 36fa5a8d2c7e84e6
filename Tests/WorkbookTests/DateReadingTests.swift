import Testing
import Workbook

private func read(
    _ serial: String, _ format: String, from1904: Bool = false
) throws(WorkbookRefusal) -> CellContent? {
    var book = BookMaker(rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(serial)</v></c></row>")
    book.formats = [format]
    book.bookBefore = from1904 ? "<workbookPr date1904=\"1\"/>" : ""
    return try book.read()["A1"]
}

private func date(_ year: Int, _ month: Int, _ day: Int, _ seconds: Int? = nil) -> CellContent? {
    SheetDate(year: year, month: month, day: day, seconds: seconds).map(CellContent.date)
}

@Suite struct DateReadingTests {
    @Test func `days are counted from 1900 with the leap day that never was`() throws {
        #expect(try read("1", "dd/mm/yyyy") == date(1900, 1, 1))
        #expect(try read("59", "dd/mm/yyyy") == date(1900, 2, 28))
        #expect(try read("61", "dd/mm/yyyy") == date(1900, 3, 1))
        #expect(try read("42916", "dd/mm/yyyy") == date(2017, 6, 30))
        #expect(try read("2958465", "dd/mm/yyyy") == date(9999, 12, 31))
    }

    @Test func `days are counted from 1904 where the workbook says so`() throws {
        #expect(try read("0", "dd/mm/yyyy", from1904: true) == date(1904, 1, 1))
        #expect(try read("41454", "dd/mm/yyyy", from1904: true) == date(2017, 6, 30))
    }

    @Test func `a fraction of a day is a time`() throws {
        #expect(try read("42916.5", "dd/mm/yyyy hh:mm") == date(2017, 6, 30, 43_200))
        #expect(try read("42916.999999", "yyyy") == date(2017, 7, 1, 0))
        #expect(try read("0.25", "hh:mm") == .time(seconds: 21_600))
        #expect(try read("0.99999999", "hh:mm") == .time(seconds: 86_399))
        #expect(try read("0.99999999", "hh:mm", from1904: true) == .time(seconds: 86_399))
        #expect(try read("1.5", "[h]:mm") == .duration(seconds: 129_600))
    }

    @Test(arguments: [
        "General", "0.00", "\"dd\"0", "\\d0", "0_d", "[Red]0", "#,##0;[Blue]-dd", "@",
    ])
    func `a format that only looks like a date leaves a number`(format: String) throws {
        let escaped = format.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "&quot;")
        #expect(try read("42916", escaped) == .number("42916"))
    }

    @Test(arguments: ["d", "[$-809]dd mmmm yyyy", "[Red]yyyy", "mmm\\-yy", "YYYY-MM-DD;@"])
    func `a format with a letter of the calendar makes a date`(format: String) throws {
        #expect(try read("42916", format) == date(2017, 6, 30))
    }

    @Test(arguments: ["-1", "2958466", "1e300"])
    func `a number outside the calendar stays a number`(serial: String) throws {
        #expect(try read(serial, "dd/mm/yyyy") == .number(serial))
    }

    @Test func `a style beyond the list leaves a number`() throws {
        let book = BookMaker(rows: "<row r=\"1\"><c r=\"A1\" s=\"99\"><v>1</v></c></row>")
        #expect(try book.read()["A1"] == .number("1"))
    }

    @Test func `a date that does not exist is not made`() {
        #expect(SheetDate(year: 2017, month: 2, day: 29) == nil)
        #expect(SheetDate(year: 2016, month: 2, day: 29)?.description == "2016-02-29")
        #expect(SheetDate(year: 2017, month: 1, day: 1, seconds: 86_400) == nil)
    }

    @Test func `every day of the calendar reads back as the day after the one before`() throws {
        var previous = try #require(SheetDate(year: 1900, month: 12, day: 31))
        var random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            let serial = Int.random(in: 367..<2_958_465, using: &random)
            guard case .date(let one)? = try read("\(serial)", "d"),
                case .date(let next)? = try read("\(serial + 1)", "d")
            else { throw Missing() }
            let isNextDay = next.day == one.day + 1 || next.day == 1 && one.day >= 28
            #expect(isNextDay, "\(one) and \(next), after \(previous)")
            previous = one
        }
    }

    private struct Missing: Error {}
}
