/// A calendar month of a year.
public struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Months since January of the year nought.
    public let number: Int

    /// The month 1 to 12 of a year 1 to 9999; nil when there is no such month.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        number = year * 12 + month - 1
    }

    /// The month that a day lies in.
    public init(of day: Day) {
        let (year, month, _) = day.civil
        number = year * 12 + month - 1
    }

    /// The month written as `2017-09`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let day = Day("\(text)-01") else { return nil }
        self.init(of: day)
    }

    /// The first day.
    public var first: Day {
        Day(year: number / 12, month: number % 12 + 1, day: 1) ?? Day(number: 0)
    }
    /// The last day.
    public var last: Day { adding(months: 1).first.adding(days: -1) }
    /// All its days.
    public var period: Period { Period(from: first, to: last) ?? .none }

    /// The month so many months later, or earlier when negative.
    public func adding(months: Int) -> Month { Month(number: number + months) }

    private init(number: Int) {
        self.number = number
    }

    /// Earlier in the calendar.
    public static func < (left: Month, right: Month) -> Bool { left.number < right.number }

    /// The month as a machine reads it: `2017-09`.
    public var description: String { String("\(first)".prefix(7)) }
    /// The month as people write it: `September 2017`.
    public var inWords: String { "\(Day.months[number % 12]) \(number / 12)" }
}

/// A financial year of a public body, from 1 April to 31 March.
public struct FinancialYear: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The calendar year it begins in.
    public let start: Int

    /// The financial year that begins in April of a year.
    public init(start: Int) {
        self.start = start
    }

    /// The financial year that a day lies in.
    public init(of day: Day) {
        let (year, month, _) = day.civil
        start = month >= 4 ? year : year - 1
    }

    /// From 1 April to 31 March.
    public var period: Period {
        guard let from = Day(year: start, month: 4, day: 1),
            let to = Day(year: start + 1, month: 3, day: 31)
        else { return .none }
        return Period(from: from, to: to) ?? .none
    }

    /// Its months, April first.
    public var months: [Month] {
        let april = Month(of: period.from)
        return (0..<12).map { april.adding(months: $0) }
    }

    /// The quarter 1 to 4: April to June is the first.
    public func quarter(_ number: Int) -> Period? {
        guard (1...4).contains(number) else { return nil }
        return Period(from: months[number * 3 - 3].first, to: months[number * 3 - 1].last)
    }

    /// Earlier.
    public static func < (left: FinancialYear, right: FinancialYear) -> Bool {
        left.start < right.start
    }

    /// The year as accounts write it: `2017-18`.
    public var description: String { "\(start)-\(Day.padded((start + 1) % 100, 2))" }
    /// The year as people write it: `2017 to 2018`.
    public var inWords: String { "\(start) to \(start + 1)" }
}

extension Period {
    /// The quarter of a financial year that a day lies in.
    public static func quarter(of day: Day) -> Period {
        let year = FinancialYear(of: day)
        let quarters = (1...4).compactMap { year.quarter($0) }
        return quarters.first { $0.contains(day) } ?? Period(day: day)
    }

    /// The day lies in the period.
    public func contains(_ day: Day) -> Bool { from <= day && day <= to }
}
