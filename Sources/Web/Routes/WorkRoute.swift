/// What waits for whom: one's work, letters, calendar, and the reminders as a whole.
enum WorkRoute: String, RouteGroup {
    case yourWork, yourWorkFile, snooze, wake
    case notifications, notificationsFile, markRead
    case calendar, makeCalendar, revokeCalendar, calendarFile
    case reminders, remindersFile, startReminders, pauseReminders
    case mailbox

    var declared: RouteDeclaration {
        switch self {
        case .yourWork: .get("/your-work", .signedIn)
        case .yourWorkFile: .get("/your-work.csv", .signedIn)
        case .snooze: .post("/your-work/put-off", .signedIn)
        case .wake: .post("/your-work/bring-back", .signedIn)
        case .notifications: .get("/notifications", .signedIn)
        case .notificationsFile: .get("/notifications.csv", .signedIn)
        case .markRead: .post("/notifications/read", .signedIn)
        case .calendar: .get("/account/calendar", .signedIn)
        case .makeCalendar: .post("/account/calendar", .signedIn)
        case .revokeCalendar: .post("/account/calendar/revoke", .signedIn)
        case .calendarFile: .get("/calendar/{calendar}", .anyone)
        case .reminders: .get("/admin/reminders", .administrator)
        case .remindersFile: .get("/admin/reminders.csv", .administrator)
        case .startReminders: .post("/admin/reminders/start", .administrator)
        case .pauseReminders: .post("/admin/reminders/pause", .administrator)
        case .mailbox: .get("/mailbox", .anyone)
        }
    }
}
