import Accountability
import Duties
import Ledger
import Notices
import Outbound
import Reckoning

extension Site {
    /// What answers the addresses of work, letters, calendars and reminders.
    func answer(_ route: WorkRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .yourWork: return visit.page(try await work(visit).page)
        case .yourWorkFile: return try await work(visit).file.reply
        case .snooze: return try await snooze(visit)
        case .wake: return try await wake(visit)
        case .notifications: return visit.page(try await letters(visit).page)
        case .notificationsFile: return try await letters(visit).file.reply
        case .markRead: return try await markRead(visit)
        case .calendar, .makeCalendar, .revokeCalendar:
            return try await calendarPage(route, visit)
        case .calendarFile: return try await calendarFile(visit)
        case .reminders: return visit.page(try await reminders(visit).page)
        case .remindersFile: return try await reminders(visit).file.reply
        case .startReminders, .pauseReminders:
            return try await switchReminders(route == .startReminders, visit)
        case .mailbox:
            guard let mailbox else { throw .notFound }
            return visit.page(MailboxPage(letters: await mailbox.letters).page)
        }
    }

    /// Asks the book of notices; a failure is noted under a reference.
    func asking<Value>(
        _ question: () async throws(NoticeFault) -> Value
    ) async throws(Problem) -> Value {
        do throws(NoticeFault) {
            return try await question()
        } catch {
            throw failed("\(error)")
        }
    }

    /// Erases the letters to an officer, and what belongs to them.
    func forgetLetters(of officer: OfficerID) async throws(Problem) {
        try await asking { () async throws(NoticeFault) in try await notices.erase(officer) }
    }

    private func signedIn(_ visit: Visit) throws(Problem) -> Officer {
        guard let officer = visit.officer else { throw .signInFirst }
        return officer
    }

    private func duties(of officer: Officer, _ visit: Visit) async -> PersonalDuties {
        PersonalDuties(
            await dutyShelf.duties(of: officer.organisations, visit.books, on: visit.today),
            of: officer)
    }

    private func work(_ visit: Visit) async throws(Problem) -> YourWorkPage {
        let officer = try signedIn(visit)
        let snoozed = try await asking { () async throws(NoticeFault) in
            try await notices.snoozed(by: officer.id, on: visit.today)
        }
        return YourWorkPage(
            visit: visit, duties: await duties(of: officer, visit), snoozed: snoozed,
            recent: WhatFallsDue(visit.books, on: visit.today).recent(for: officer))
    }

    /// Puts something off that waits for the visitor, by some working days.
    private func snooze(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = try signedIn(visit)
        let id = visit.fields["duty"] ?? ""
        guard await duties(of: officer, visit).needed.contains(where: { $0.id == id }) else {
            throw .notFound
        }
        let asked = visit.fields["days"].flatMap { Int($0) } ?? 0
        let days = YourWorkPage.pauses.contains(asked) ? asked : 1
        let until = WorkingCalendar.england.day(days, workingDaysAfter: visit.today)
        try await asking { () async throws(NoticeFault) in
            try await notices.snooze(id, of: officer.id, until: until)
        }
        return .go(to: WorkRoute.yourWork.path())
    }

    private func wake(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = try signedIn(visit)
        try await asking { () async throws(NoticeFault) in
            try await notices.wake(visit.fields["duty"] ?? "", of: officer.id)
        }
        return .go(to: WorkRoute.yourWork.path())
    }

    private func letters(_ visit: Visit) async throws(Problem) -> NotificationsPage {
        let officer = try signedIn(visit)
        let found = try await asking { () async throws(NoticeFault) in
            try await notices.notices(of: officer.id)
        }
        return NotificationsPage(visit: visit, notices: found)
    }

    private func markRead(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = try signedIn(visit)
        let number = visit.fields["number"].map { Int64($0) ?? 0 }
        try await asking { () async throws(NoticeFault) in
            try await notices.markRead(number, by: officer.id, at: visit.now)
        }
        return .go(to: WorkRoute.notifications.path())
    }

    private func calendarPage(_ route: WorkRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let officer = try signedIn(visit)
        switch route {
        case .makeCalendar:
            let secret = try await asking { () async throws(NoticeFault) in
                try await notices.makeFeed(for: officer.id, at: visit.now)
            }
            return visit.page(OwnCalendarPage(visit: visit, made: visit.now, secret: secret).page)
        case .revokeCalendar:
            try await asking { () async throws(NoticeFault) in
                try await notices.revokeFeed(of: officer.id)
            }
            return .go(to: WorkRoute.calendar.path())
        default:
            let made = try await asking { () async throws(NoticeFault) in
                try await notices.feed(of: officer.id)
            }
            return visit.page(OwnCalendarPage(visit: visit, made: made).page)
        }
    }

    /// The calendar of whoever made its address: the address says who asks.
    private func calendarFile(_ visit: Visit) async throws(Problem) -> Reply {
        let file = visit.open[0]
        guard file.hasSuffix(".ics"), file.utf8.count == 36 else { throw .notFound }
        let found = try await asking { () async throws(NoticeFault) in
            try await notices.officer(following: String(file.dropLast(4)))
        }
        guard let officer = found.flatMap({ visit.books.officer($0)?.acting(on: visit.today) }),
            !officer.mandates.isEmpty
        else { throw .notFound }
        return CalendarFile(
            name: face.settings.title,
            entries: WhatFallsDue(visit.books, on: visit.today).dates(for: officer),
            settings: face.settings, now: visit.now
        ).reply
    }

    private func reminders(_ visit: Visit) async throws(Problem) -> RemindersPage {
        let round = DailyRound(notices)
        return try await asking { () async throws(NoticeFault) in
            RemindersPage(
                visit: visit, since: try await notices.remindingSince(),
                planned: try await round.letters(visit.books, on: visit.today),
                latest: try await notices.latest(RemindersPage.mostLogged))
        }
    }

    private func switchReminders(_ isOn: Bool, _ visit: Visit) async throws(Problem) -> Reply {
        try await asking { () async throws(NoticeFault) in
            try await notices.setReminding(isOn, at: visit.now)
        }
        return .go(to: WorkRoute.reminders.path())
    }
}
