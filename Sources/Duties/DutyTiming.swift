public import Reckoning

/// How something stands in time, in working days.
public enum DutyTiming: Hashable, Sendable {
    /// It was due so many working days ago.
    case overdue(Int)
    case today
    /// So many working days are left, the last one included.
    case left(Int)
    /// It has no day.
    case open

    /// How something that is due on a day stands today.
    public init(due: Day?, on today: Day, calendar: WorkingCalendar = .england) {
        guard let due else {
            self = .open
            return
        }
        let days = calendar.workingDays(from: today, to: due)
        self = due == today ? .today : due < today ? .overdue(-days) : .left(days)
    }

    /// The state in a few words; nil where there is no day.
    public var words: String? {
        switch self {
        case .overdue(0): "Overdue"
        case .overdue(let days): "\(Self.days(days)) overdue"
        case .today: "Due today"
        case .left(0): "No working day left"
        case .left(let days): "\(Self.days(days)) left"
        case .open: nil
        }
    }

    private static func days(_ count: Int) -> String {
        "\(count) working day\(count == 1 ? "" : "s")"
    }
}

extension Duty {
    /// When it is due, or since when it waits, in words.
    public var dayInWords: String {
        if let moment { return "Due on or before \(moment.inWords)" }
        return due.map { "Due on \($0.inWords)" } ?? "Since \(since.inWords)"
    }

    /// How it stands in time on a day.
    public func timing(on today: Day) -> DutyTiming { DutyTiming(due: due, on: today) }
}
