import Reckoning
import Testing

struct WorkingCalendarTests {
    private let calendar = WorkingCalendar.england

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `five working days from publication of the minutes end on the Friday`() throws {
        let minutes = try day("2014-11-21")
        #expect("\(calendar.day(5, workingDaysAfter: minutes))" == "2014-11-28")
        #expect("\(calendar.day(5, workingDaysAfter: try day("2014-11-25")))" == "2014-12-02")
    }

    @Test(arguments: [
        "2011-04-29", "2012-06-04", "2012-06-05", "2016-12-27", "2017-04-14", "2017-04-17",
        "2020-05-08", "2021-12-28", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
        "2026-12-28",
    ])
    func `a bank holiday is no working day`(text: String) throws {
        #expect(!calendar.isWorkingDay(try day(text)))
    }

    @Test(arguments: ["2012-05-28", "2020-05-04", "2022-05-30", "2017-12-27", "2018-12-24"])
    func `a day that was moved away from is a working day`(text: String) throws {
        #expect(calendar.isWorkingDay(try day(text)))
    }

    /// Easter by the tables of the Book of Common Prayer, as Meeus and Jones compute it: another
    /// way to the moving holidays than the list itself.
    @Test(arguments: 2010...2030) func `Good Friday and Easter Monday are where Easter is`(
        year: Int
    ) throws {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let month = (h + l - 7 * m + 114) / 31
        let sunday = try #require(
            Day(year: year, month: month, day: (h + l - 7 * m + 114) % 31 + 1))
        #expect(!calendar.isWorkingDay(sunday.adding(days: -2)))
        #expect(!calendar.isWorkingDay(sunday.adding(days: 1)))
    }

    @Test(arguments: 2010...2030) func `a year has eight bank holidays, or as many as there were`(
        year: Int
    ) throws {
        let first = try #require(Day(year: year, month: 1, day: 1))
        let next = try #require(Day(year: year + 1, month: 1, day: 1))
        let closed = (first.number..<next.number).map { Day(number: $0) }
            .count { !$0.isWeekend && !calendar.isWorkingDay($0) }
        let extra = [2011: 1, 2012: 1, 2022: 2, 2023: 1][year] ?? 0
        #expect(closed == 8 + extra)
    }

    @Test func `counting there and back comes to the same day`() throws {
        let start = try day("2017-12-20")
        for count in 1...30 {
            let there = calendar.day(count, workingDaysAfter: start)
            #expect(calendar.day(count, workingDaysBefore: there) == start)
            #expect(calendar.clearWorkingDays(between: start, and: there) == count - 1)
        }
    }

    @Test func `a council can close on days of its own`() throws {
        let own = WorkingCalendar(closedAlso: [try day("2017-12-27")])
        #expect(!own.isWorkingDay(try day("2017-12-27")))
    }
}
