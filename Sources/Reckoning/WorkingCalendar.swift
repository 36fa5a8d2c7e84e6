/// Which days count as working days: Monday to Friday without bank holidays, and without the days a
/// council adds of its own.
public struct WorkingCalendar: Hashable, Sendable {
    private let closed: Set<Day>

    /// England's calendar.
    public static let england = WorkingCalendar(closedAlso: [])

    /// England's calendar without some further days, such as a council's own closure.
    public init(closedAlso days: Set<Day>) {
        closed = BankHolidays.england.union(days)
    }

    /// The offices are open.
    public func isWorkingDay(_ day: Day) -> Bool {
        !day.isWeekend && !closed.contains(day)
    }

    /// The last of so many working days that follow a day, which itself does not count.
    public func day(_ count: Int, workingDaysAfter day: Day) -> Day {
        var (left, day) = (count, day)
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The working day that lies so many working days before a day, which itself does not count.
    public func day(_ count: Int, workingDaysBefore day: Day) -> Day {
        var (left, day) = (count, day)
        while left > 0 {
            day = day.adding(days: -1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// How many working days come after a day up to and with another; fewer than nought when the
    /// other lies before it.
    public func workingDays(from day: Day, to other: Day) -> Int {
        let (first, last) = (min(day, other), max(day, other))
        guard first < last else { return 0 }
        let count = ((first.number + 1)...last.number).count { isWorkingDay(Day(number: $0)) }
        return day < other ? count : -count
    }

    /// How many working days lie strictly between two days: clear working days.
    public func clearWorkingDays(between first: Day, and last: Day) -> Int {
        guard first < last else { return 0 }
        return ((first.number + 1)..<last.number).count { isWorkingDay(Day(number: $0)) }
    }
}

extension Day {
    /// Saturday or Sunday.
    public var isWeekend: Bool {
        // 1 January 1970 was a Thursday.
        ((number + 3) % 7 + 7) % 7 >= 5
    }

    /// How many whole days lie strictly between this day and a later one: clear days.
    public func clearDays(before later: Day) -> Int { max(0, later.number - number - 1) }
}
