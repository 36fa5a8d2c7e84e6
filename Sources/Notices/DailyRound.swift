public import Accountability
import Duties
public import Ledger
public import Outbound
public import Reckoning

/// Writes each officer the one letter of a working day, and sees to the post.
public struct DailyRound: Sendable {
    /// The hour on the clock in London from which letters are written.
    public static let firstHour = 7

    /// Where letters are written down.
    public let book: NoticeBook
    private let postman: Postman?
    private let isPosting: Bool
    private let site: String?
    private let calendar: WorkingCalendar
    private let report: @Sendable (String) -> Void

    /// Rounds over a book; without a postbox, letters are only kept in the program, unless they are
    /// for somebody else to post. `site` is the address of the site, and `report` takes what went
    /// wrong, without addresses.
    public init(
        _ book: NoticeBook, postbox: (any Postbox)? = nil,
        address: @escaping @Sendable (OfficerID) -> String? = { _ in nil }, site: String? = nil,
        isPosting: Bool = false,
        calendar: WorkingCalendar = .england,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.book = book
        postman = postbox.map { Postman(book, $0, address: address) }
        self.isPosting = isPosting || postbox != nil
        self.site = site
        self.calendar = calendar
        self.report = report
    }

    /// The letters that would be written on a day, by officer; nothing is written.
    public func letters(_ books: Books, on day: Day) async throws(NoticeFault) -> [DraftNotice] {
        let told = try await book.everythingTold()
        let snoozed = try await book.everythingSnoozed(on: day)
        let due = WhatFallsDue(books, on: day, calendar: calendar)
        let duties = Dictionary(
            uniqueKeysWithValues: books.everyOrganisation.map { ($0.id, due.duties(of: $0.id)) })
        return books.everyOfficer.map { $0.acting(on: day) }.compactMap { officer in
            let own = officer.organisations.flatMap { duties[$0] ?? [] }
                .filter { duty in
                    duty.waits(for: officer) && snoozed[officer.id]?[duty.id] == nil
                }
            return letter(to: officer.id, about: own, told[officer.id] ?? [:], on: day)
        }
    }

    /// The letter about what has reached another step of the schedule since the officer was told.
    private func letter(
        to officer: OfficerID, about duties: [Duty], _ told: [String: ToldReminder], on day: Day
    ) -> DraftNotice? {
        let reached = duties.compactMap { duty -> (Duty, ToldReminder)? in
            guard let step = duty.schedule.step(of: duty, on: day, calendar: calendar) else {
                return nil
            }
            let last = told[duty.id]
            guard last?.anchor != duty.anchor || last.map({ $0.step < step }) ?? true else {
                return nil
            }
            return (duty, ToldReminder(duty: duty.id, anchor: duty.anchor, step: step))
        }
        guard !reached.isEmpty else { return nil }
        let letter = DailyLetter(
            about: reached.map(\.0), others: duties.count - reached.count, on: day, site: site)
        return DraftNotice(
            to: officer, subject: letter.subject, text: letter.text, day: day,
            reminders: reached.map(\.1))
    }

    /// Writes the letters of a day; answers how many are new.
    @discardableResult
    public func writeLetters(
        _ books: Books, on day: Day, at now: Instant
    ) async throws(NoticeFault) -> Int {
        let drafts = try await letters(books, on: day)
        let written = try await book.write(drafts, at: now, toBePosted: isPosting)
        let ids = Set(WhatFallsDue(books, on: day, calendar: calendar).everything.map(\.id))
        try await book.forget(allBut: ids, on: day)
        try await book.setLastRound(day)
        return written
    }

    /// What is to be done at a moment: the day's letters once, on a working day from seven in the
    /// morning on, when reminders are switched on; and the post.
    public func goOnce(_ books: Books, at now: Instant) async {
        do throws(NoticeFault) {
            try await book.recount()
            if try await isTime(now) {
                try await writeLetters(books, on: now.onLondonClock.day, at: now)
            }
            guard let postman else { return try await book.keepWhatWaits() }
            for fault in try await postman.goRound(at: now).faults.sorted() {
                report(fault)
            }
        } catch {
            // Whoever stops the program leaves the rest to the next start.
            if !Task.isCancelled { report("\(error)") }
        }
    }

    private func isTime(_ now: Instant) async throws(NoticeFault) -> Bool {
        let clock = now.onLondonClock
        guard calendar.isWorkingDay(clock.day), clock >= Instant(clock.day, hour: Self.firstHour),
            try await book.remindingSince() != nil
        else { return false }
        return try await book.lastRound().map { $0 < clock.day } ?? true
    }

    /// Does what is to be done, again and again, until the task is cancelled.
    public func goOn(
        every pause: Duration = .seconds(30), now: @Sendable () -> Instant,
        books: @Sendable () -> Books
    ) async {
        while !Task.isCancelled {
            await goOnce(books(), at: now())
            try? await Task.sleep(for: pause)
        }
    }

    /// Goes on beside some other work, until that is done.
    public func goOn(
        now: @escaping @Sendable () -> Instant, books: @escaping @Sendable () -> Books,
        beside work: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await work()
                return true
            }
            group.addTask {
                await goOn(now: now, books: books)
                return false
            }
            while let isWorkDone = try await group.next(), !isWorkDone {}
            group.cancelAll()
        }
    }
}
