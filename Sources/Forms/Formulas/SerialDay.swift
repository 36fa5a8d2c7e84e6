internal import Reckoning

/// Days as a spreadsheet counts them: 1 is 31 December 1899, and nought the day before.
enum SerialDay {
    /// The serial number of 1 January 1970.
    private static let epoch = 25_569
    /// The Gregorian calendar begins on 15 October 1582; earlier days are in doubt.
    private static let first = -115_858
    /// 31 December 32767, the last day a spreadsheet knows.
    private static let last = 11_274_306

    /// The serial number of a day that exists, from 15 October 1582 on; nil otherwise.
    static func number(year: Int, month: Int, day: Int) -> Double? {
        guard let found = Day(year: year, month: month, day: day) else { return nil }
        let serial = found.number + epoch
        return serial >= first ? Double(serial) : nil
    }

    /// The serial number when months and days may overrun, as in month 13; a year below 100 is of
    /// 1930 to 2029. Nil when there is no such day.
    static func overrunning(year: Int, month: Int, day: Int) -> Double? {
        guard year >= 0 else { return nil }
        let full = year >= 100 ? year : year < 30 ? year + 2_000 : year + 1_900
        let months = full * 12 + month - 1
        guard let start = firstDay(ofMonth: months) else { return nil }
        let serial = min(start + day - 1, last)
        return serial >= first ? Double(serial) : nil
    }

    /// The serial number of the first of a month counted from year nought.
    private static func firstDay(ofMonth months: Int) -> Int? {
        guard (12...32_767 * 12 + 11).contains(months) else { return nil }
        let year = months / 12
        // Day knows four-digit years; the calendar repeats every 400 years.
        let eras = year > 9_999 ? (year - 9_600) / 400 : 0
        let near = Day(year: year - eras * 400, month: months % 12 + 1, day: 1)
        return near.map { $0.number + eras * 146_097 + epoch }
    }

    /// The year, month and day of a serial number; nil when it is no day from the year 1 to 32767.
    static func civil(_ serial: Double) -> (year: Int, month: Int, day: Int)? {
        let whole = Calculation.truncated(serial)
        guard whole.magnitude < 2_147_483_648 else { return nil }
        let civil = Day(number: Int(whole) - epoch).civil
        if civil.year > 32_767 { return (32_767, 12, 31) }
        return civil.year >= 1 ? civil : nil
    }
}
