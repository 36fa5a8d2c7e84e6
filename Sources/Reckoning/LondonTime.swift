extension Instant {
    /// A day and a time on the clock in London: `2017-10-20 12:00`; nil for anything else.
    ///
    /// Summer time runs from 1:00 universal time on the last Sunday of March to the same hour on
    /// the last Sunday of October (Summer Time Act 1972, as amended in 2002).
    public init?(london text: some StringProtocol) {
        let halves = text.split(separator: " ", omittingEmptySubsequences: false)
        guard halves.count == 2, let day = Day(halves[0]) else { return nil }
        let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2, let hour = Self.twoDigits(clock[0]),
            let minute = Self.twoDigits(clock[1]), hour < 24, minute < 60
        else { return nil }
        let winter = Instant(day, hour: hour, minute: minute)
        let summer = winter.adding(milliseconds: -3_600_000)
        self = summer.isBritishSummerTime ? summer : winter
    }

    /// The last millisecond of a day on the clock in London.
    public init(endOf day: Day) {
        let winter = Instant(day.adding(days: 1)).adding(milliseconds: -1)
        let summer = winter.adding(milliseconds: -3_600_000)
        self = summer.isBritishSummerTime ? summer : winter
    }

    /// British summer time is in force.
    public var isBritishSummerTime: Bool {
        let year = day.civil.year
        guard let start = Self.lastSunday(ofMonth: 3, year: year),
            let end = Self.lastSunday(ofMonth: 10, year: year)
        else { return false }
        return self >= Instant(start, hour: 1) && self < Instant(end, hour: 1)
    }

    /// The moment as the clock in London shows it, in the fields of a universal moment.
    public var onLondonClock: Instant {
        isBritishSummerTime ? adding(milliseconds: 3_600_000) : self
    }

    private static func lastSunday(ofMonth month: Int, year: Int) -> Day? {
        guard let last = Day(year: year, month: month, day: 31) else { return nil }
        // 1 January 1970 was a Thursday, so day numbers that leave 3 when divided by 7 are Sundays.
        let past = ((last.number - 3) % 7 + 7) % 7
        return last.adding(days: -past)
    }
}
