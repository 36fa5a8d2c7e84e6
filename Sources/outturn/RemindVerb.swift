import Accountability
import ArgumentParser
import Foundation
import Ledger
import Notices
import Reckoning

/// Looks at the letters of a day, lets them go out, or stops them.
struct RemindVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Shows the reminders of today, lets them go out, or stops them.",
        discussion: """
            --preview shows the letters and writes nothing. --send writes today's letters; from then \
            on they go out by themselves on each working day while the site is served. --pause \
            stops that.
            """)

    /// What is asked.
    enum Act: String, EnumerableFlag {
        case preview, send, pause
    }

    @Flag(help: "What to do.")
    var act = Act.preview
    @Option(help: "Preview the letters of this day; today when left out.")
    var on: Day?
    @OptionGroup var data: DataFolder
    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let books = try books(of: data.path)
            let book = try NoticeBook(path: "\(data.path)/\(Office.noticesName)")
            let now = wallClock()
            let account: Account
            switch act {
            case .preview:
                account = try await preview(books, book, on ?? now.onLondonClock.day)
            case .send: account = try await send(books, book, at: now)
            case .pause:
                try await book.setReminding(false, at: now)
                account = .saying("No reminder goes out by itself any more.")
            }
            try book.close()
            return account
        }
    }

    private func preview(
        _ books: Books, _ book: NoticeBook, _ day: Day
    ) async throws -> Account {
        let letters = try await DailyRound(book).letters(books, on: day)
        var account = Account()
        for letter in letters {
            account.say("To \(letter.officer): \(letter.subject)")
            account.say("")
            account.say(letter.text)
        }
        if letters.isEmpty { account.say("There is nothing to be sent on \(day.inWords).") }
        account.field(
            "letters",
            .list(
                letters.map { letter in
                    .record(
                        CanonicalRecord([
                            "officer": .text(letter.officer.text),
                            "subject": .text(letter.subject), "text": .text(letter.text),
                        ]))
                }))
        return account
    }

    private func send(_ books: Books, _ book: NoticeBook, at now: Instant) async throws -> Account {
        let today = now.onLondonClock.day
        try await book.setReminding(true, at: now)
        guard WorkingCalendar.england.isWorkingDay(today) else {
            return .saying("Reminders go out from the next working day on: today is none.")
        }
        let round = DailyRound(book, isPosting: true)
        let written = try await round.writeLetters(books, on: today, at: now)
        var account = Account.saying(
            "\(written) letter\(written == 1 ? "" : "s") written. The site sends them while it is "
                + "served, and writes new ones on each working day.")
        account.field("written", .whole(Int64(written)))
        return account
    }
}

extension Account {
    fileprivate static func saying(_ line: String) -> Account {
        var account = Account()
        account.say(line)
        return account
    }
}
