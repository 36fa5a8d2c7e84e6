/// A run of whole days that figures are for, first and last day included.
public struct Period: Hashable, Sendable, Codable {
    /// The first day.
    public let from: Day
    /// The last day.
    public let to: Day

    /// A period of the one day 1 January 1970, where no other is known.
    public static let none = Period(day: Day(number: 0))

    /// The period of one day.
    public init(day: Day) {
        from = day
        to = day
    }

    /// The days from `from` to `to`; nil when they are the wrong way round.
    public init?(from: Day, to: Day) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }

    /// The period as part of an address: `july-to-september-2017`.
    public var asPartOfAddress: String {
        String(
            inWords.lowercased().map {
                $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
            })
    }

    /// The period in months when it is made of whole months, else in days: `July to September
    /// 2017`.
    public var inWords: String {
        let (first, last) = (from.civil, to.civil)
        let isWholeMonths = first.day == 1 && to.adding(days: 1).civil.day == 1
        guard isWholeMonths else { return "\(from.inWords) to \(to.inWords)" }
        let start = Day.months[first.month - 1]
        let end = "\(Day.months[last.month - 1]) \(last.year)"
        if first.year != last.year { return "\(start) \(first.year) to \(end)" }
        return first.month == last.month ? end : "\(start) to \(end)"
    }
}
