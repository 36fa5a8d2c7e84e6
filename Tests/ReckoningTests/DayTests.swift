import Reckoning
import Testing

struct DayTests {
    /// Counts the calendar by hand from 1 January 1600, which is day −135140.
    @Test func `every day of eight centuries follows the one before`() throws {
        var number = -135_140
        for year in 1600...2400 {
            for month in 1...12 {
                for day in 1...Self.days(in: month, of: year) {
                    let made = try #require(Day(year: year, month: month, day: day))
                    #expect(made.number == number)
                    #expect(made.civil == (year, month, day))
                    number += 1
                }
                let beyond = Self.days(in: month, of: year) + 1
                #expect(Day(year: year, month: month, day: beyond) == nil)
            }
        }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test func `days are read back from their written form`() {
        for number in stride(from: -700_000, to: 2_900_000, by: 97) {
            #expect(Day(Day(number: number).description) == Day(number: number))
        }
    }

    @Test(arguments: [
        (1900, false), (2000, true), (2016, true), (2017, false), (2100, false), (2400, true),
    ])
    func `centuries are leap years only every fourth time`(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    @Test(arguments: [
        "2017-02-29", "2017-13-01", "2017-00-10", "2017-01-00", "17-01-01", "2017-1-1",
        "2017/01/01",
        "2017-01-01 ", "+017-01-01", "0000-01-01", "", "2017-01", "2017-01-01-01", "２０１７-01-01",
    ])
    func `what is no day is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `known days have known numbers`() {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("2017-09-30")?.number == 17_439)
        #expect(Day("1969-12-31")?.number == -1)
        #expect(Day("2017-09-30")?.inWords == "30 September 2017")
        #expect(Day("2017-09-30")?.adding(days: 1).description == "2017-10-01")
    }

    @Test func `a day is typed as people write it`() {
        let day = Day("2017-09-30")
        for text in ["2017-09-30", "30/09/2017", "30 September 2017", "30 Sep 2017", "30.9.2017"] {
            #expect(Day(typed: text) == day, "\(text)")
        }
        for text in ["31 September 2017", "30 Se 2017", "9/2017", "", "30 9 17"] {
            #expect(Day(typed: text) == nil, "\(text)")
        }
    }
}
