import Accountability
public import Reckoning

/// When somebody is reminded, in working days before and after the day on which something is due.
public struct ReminderSchedule: Hashable, Sendable {
    /// The steps in order: −10 is ten working days before, nought the day itself.
    public let steps: [Int]

    /// Ten, five and one working days before, on the day, and one and five after.
    public static let usual = ReminderSchedule(steps: [-10, -5, -1, 0, 1, 5])

    /// What the body that collects has planned for a collection; nothing while that is paused.
    init(_ plan: ReminderPlan) {
        self.init(steps: plan.isPaused ? [] : plan.before.map { -$0 } + plan.after)
    }

    /// A schedule of these steps, in any order.
    public init(steps: [Int]) {
        self.steps = Set(steps).sorted()
    }

    /// The last step that is reached today; nil before the first.
    ///
    /// What has no day is counted from when it came up, and so has no steps before.
    public func step(of duty: Duty, on today: Day, calendar: WorkingCalendar = .england) -> Int? {
        steps.last { step in
            (duty.due != nil || step >= 0)
                && Self.day(of: step, from: duty.anchor, calendar) <= today
        }
    }

    private static func day(of step: Int, from day: Day, _ calendar: WorkingCalendar) -> Day {
        switch step {
        case ..<0: calendar.day(-step, workingDaysBefore: day)
        case 0: day
        default: calendar.day(step, workingDaysAfter: day)
        }
    }
}
