import Reckoning
import Testing

struct PeriodTests {
    @Test(arguments: [
        ("2017-07-01", "2017-09-30", "July to September 2017"),
        ("2017-09-01", "2017-09-30", "September 2017"),
        ("2016-12-01", "2017-02-28", "December 2016 to February 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-04-01", "2018-03-31", "April 2017 to March 2018"),
        ("2017-07-01", "2017-07-15", "1 July 2017 to 15 July 2017"),
        ("2017-07-02", "2017-07-31", "2 July 2017 to 31 July 2017"),
    ])
    func `a period is said in months when it is made of months`(
        from: String, to: String, words: String
    ) throws {
        let period = Period(from: try #require(Day(from)), to: try #require(Day(to)))
        #expect(period?.inWords == words)
    }

    @Test func `a period never ends before it starts`() {
        #expect(Period(from: Day(number: 2), to: Day(number: 1)) == nil)
        #expect(Period(from: Day(number: 2), to: Day(number: 2)) == Period(day: Day(number: 2)))
    }
}
