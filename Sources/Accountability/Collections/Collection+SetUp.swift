public import Reckoning

extension Collection {
    /// The part of the set-up is done.
    public func isDone(_ task: SetUpTask) -> Bool {
        switch task {
        case .form, .signOff: confirmed.contains(task)
        case .respondents: !expected.isEmpty
        case .prefill: !dataSets.isEmpty || confirmed.contains(.prefill)
        case .dates: dates != nil
        case .emails: reminderPlan != nil
        case .test: testRun?.problems.isEmpty ?? false
        }
    }

    /// Everything that has to be done before it can be signed off is done.
    public var isReady: Bool { SetUpTask.allCases.allSatisfy(isDone) }

    /// The next day on which a reminder goes out by itself, from a day on; nil when there is none.
    public func nextReminder(from day: Day, by calendar: WorkingCalendar) -> Day? {
        guard let plan = reminderPlan, !plan.isPaused, let due = dates?.due else { return nil }
        return plan.days(around: due.onLondonClock.day, by: calendar).first { $0 >= day }
    }

    /// The reminders that an organisation got, oldest first.
    public func reminders(to organisation: OrganisationID) -> [SentReminder] {
        reminders.filter { $0.reminder.organisations.contains(organisation) }
    }
}
