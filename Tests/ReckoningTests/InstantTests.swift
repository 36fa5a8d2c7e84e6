import Reckoning
import Testing

struct InstantTests {
    @Test(arguments: [
        ("2017-03-26 00:59", "2017-03-26T00:59:00Z"), ("2017-03-26 02:00", "2017-03-26T01:00:00Z"),
        ("2017-10-29 00:59", "2017-10-28T23:59:00Z"), ("2017-10-29 02:00", "2017-10-29T02:00:00Z"),
        ("2017-10-20 12:00", "2017-10-20T11:00:00Z"), ("2018-01-19 12:00", "2018-01-19T12:00:00Z"),
        ("2017-07-01 00:30", "2017-06-30T23:30:00Z"),
    ])
    func `the clock in London is an hour ahead in summer`(london: String, universal: String) {
        #expect(Instant(london: london)?.description == universal)
    }

    @Test func `an hour that comes twice means the first, and one that never comes moves on`() {
        #expect(Instant(london: "2017-10-29 01:30")?.description == "2017-10-29T00:30:00Z")
        let skipped = Instant(london: "2017-03-26 01:30")
        #expect(skipped?.description == "2017-03-26T01:30:00Z")
        #expect(skipped?.onLondonClock.description == "2017-03-26T02:30:00Z")
    }

    @Test(arguments: [
        ("2017-03-26T00:59:59Z", false), ("2017-03-26T01:00:00Z", true),
        ("2017-10-29T00:59:59Z", true), ("2017-10-29T01:00:00Z", false),
        ("2016-03-27T01:00:00Z", true), ("2018-10-28T01:00:00Z", false),
        ("2024-03-31T01:00:00Z", true), ("2024-03-31T00:59:59Z", false),
    ])
    func `summer time begins and ends at one on the last Sunday`(moment: String, isSummer: Bool) {
        #expect(Instant(moment)?.isBritishSummerTime == isSummer)
    }

    /// Every London minute of 2017 but the skipped and repeated hours comes back as written.
    @Test func `every minute of a year comes back from the London clock`() throws {
        let start = try #require(Day("2017-01-01"))
        for minute in stride(from: 0, to: 365 * 1_440, by: 7) {
            let moment = Instant(start).adding(milliseconds: Int64(minute) * 60_000)
            let shown = moment.onLondonClock.description
            let typed = shown.prefix(10) + " " + shown.dropFirst(11).prefix(5)
            let isRepeated = shown.hasPrefix("2017-10-29T01")
            #expect(isRepeated || Instant(london: typed) == moment)
        }
    }

    @Test func `moments are read back from their written form`() {
        var chance = Chance(seed: 4)
        for _ in 0..<10_000 {
            let second = Int64.random(in: -30_000_000_000...90_000_000_000, using: &chance)
            let moment = Instant(milliseconds: second * 1_000)
            #expect(Instant(moment.description) == moment)
        }
    }

    @Test(arguments: [
        "2017-10-20T11:00:00", "2017-10-20 11:00:00Z", "2017-10-20T24:00:00Z",
        "2017-10-20T11:60:00Z",
        "2017-10-20T11:00Z", "2017-10-20T+1:00:00Z", "2017-02-30T11:00:00Z", "T11:00:00Z", "",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        "2017-10-20", "2017-10-20 25:00", "2017-10-20 +9:00", "2017-10-20 9:5", "12:00",
    ])
    func `what is no time in London is refused`(text: String) {
        #expect(Instant(london: text) == nil)
    }

    @Test(arguments: [
        ("2017-10-20 12:00", "midday on 20 October 2017"),
        ("2017-10-20 17:30", "5:30pm on 20 October 2017"),
        ("2017-10-20 00:05", "12:05am on 20 October 2017"),
        ("2018-01-19 11:59", "11:59am on 19 January 2018"),
    ])
    func `moments are said as people in London say them`(london: String, words: String) {
        #expect(Instant(london: london)?.inWords == words)
    }

    @Test func `a moment before 1970 falls on the day before`() {
        #expect(Instant(milliseconds: -1).day.description == "1969-12-31")
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59Z")
    }

    @Test func `a day in London ends at its own midnight`() throws {
        let winter = try #require(Day("2017-12-01"))
        #expect("\(Instant(endOf: winter).adding(milliseconds: 1))" == "2017-12-02T00:00:00Z")
        let summer = try #require(Day("2017-07-01"))
        #expect("\(Instant(endOf: summer).adding(milliseconds: 1))" == "2017-07-01T23:00:00Z")
        let change = try #require(Day("2017-10-29"))
        #expect("\(Instant(endOf: change).adding(milliseconds: 1))" == "2017-10-30T00:00:00Z")
    }
}
