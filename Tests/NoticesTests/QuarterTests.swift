import Accountability
import Clerk
import Duties
import Foundation
import Ledger
import Outbound
import Reckoning
import Rehearsal
import Testing

@testable import Notices

/// A quarter of days, walked through by a clock that is moved.
@Suite struct QuarterTests {
    /// A stage with its rounds, whose letters stay in a mailbox.
    private struct Walk {
        let stage: Stage
        let mailbox: LocalMailbox
        let path = FileManager.default.temporaryDirectory
            .appending(path: UUID().uuidString + ".sqlite").path

        init(_ stage: Stage) {
            self.stage = stage
            mailbox = LocalMailbox {
                Date(timeIntervalSince1970: Double(stage.clock.now.milliseconds) / 1_000)
            }
        }

        /// Looks twice on each day, each time as if started anew.
        func go(from first: String, to last: String) async throws {
            let days = try #require(Day(first)).number...(try #require(Day(last)).number)
            for number in days {
                for hour in [5, 9, 15] {
                    stage.clock.set(Instant(Day(number: number), hour: hour))
                    let book = try NoticeBook(path: path)
                    await DailyRound(
                        book, postbox: mailbox, address: { "\($0)@example.org" },
                        report: { Issue.record("\($0)") }
                    ).goOnce(stage.books, at: stage.clock.now)
                    try book.close()
                }
            }
        }

        func start() async throws {
            let book = try NoticeBook(path: path)
            try await book.setReminding(true, at: stage.clock.now)
            try book.close()
        }

        /// The days on which somebody got a letter.
        func days(_ member: CastMember) async -> [String] {
            await letters(member).map { kept in
                "\(Instant(milliseconds: Int64(kept.at.timeIntervalSince1970 * 1_000)).day)"
            }
        }

        func letters(_ member: CastMember) async -> [LocalMailbox.Kept] {
            await mailbox.letters.filter { $0.letter.to.text == "\(member.id)@example.org" }
                .reversed()
        }
    }

    @Test func nothingGoesOutBeforeSomebodyStartsIt() async throws {
        let walk = Walk(try Stage.given())
        defer { try? FileManager.default.removeItem(atPath: walk.path) }
        try await walk.go(from: "2017-10-02", to: "2017-10-09")
        #expect(await walk.mailbox.letters.isEmpty)
    }

    @Test func aReturnThatNobodyStartsIsRememberedOnItsDaysOnly() async throws {
        let walk = Walk(try Stage.given())
        defer { try? FileManager.default.removeItem(atPath: walk.path) }
        try await walk.start()
        try await walk.go(from: "2017-10-02", to: "2017-12-31")
        // On the first day the return of the quarter before, which was never started.
        let expected = [
            "2017-10-02", "2017-10-06", "2017-10-13", "2017-10-19", "2017-10-20", "2017-10-23",
            "2017-10-27",
        ]
        #expect(await walk.days(Cast.programme) == expected)
        #expect(await walk.days(Cast.lead) == expected)
        #expect(await walk.days(Cast.board) == [])
        #expect(await walk.days(Cast.administrator) == [])
        #expect(await walk.days(Cast.neighbour) == [])
        let last = try #require(await walk.letters(Cast.programme).last).letter
        #expect(last.subject == "1 thing needs you, 1 overdue")
        #expect(last.text.contains("midday on 20 October 2017: 5 working days overdue"))
    }

    @Test func remindersStopWhenTheThingIsDoneAndGoToWhomItWaitsForNext() async throws {
        let walk = Walk(try Stage.given(Happened.complete))
        defer { try? FileManager.default.removeItem(atPath: walk.path) }
        try await walk.start()
        try await walk.go(from: "2017-10-06", to: "2017-10-14")
        #expect(await walk.days(Cast.programme) == ["2017-10-06", "2017-10-13"])
        let board = await walk.days(Cast.board)
        try await walk.stage.when(.sendForSignOff).thenDone()
        try await walk.go(from: "2017-10-16", to: "2017-10-18")
        #expect(await walk.days(Cast.programme).count == 2)
        #expect(await walk.days(Cast.finance).last == "2017-10-16")
        try await walk.stage.signEverything()
        try await walk.stage.when(.submit).thenDone()
        try await walk.go(from: "2017-10-19", to: "2017-11-30")
        #expect(await walk.days(Cast.programme).count == 2)
        #expect(await walk.days(Cast.finance).last == "2017-10-16")
        #expect(await walk.days(Cast.board) == board)
        let analyst = await walk.letters(Cast.analyst).map(\.letter.text)
        #expect(analyst.contains { $0.contains("Check the return of Ashby") })
    }

    @Test func whatIsPutOffIsLeftOutUntilItIsBack() async throws {
        let walk = Walk(try Stage.given(Happened.complete))
        defer { try? FileManager.default.removeItem(atPath: walk.path) }
        try await walk.start()
        let book = try NoticeBook(path: walk.path)
        let sending = "send/\(Stage.smallReturn)"
        let day = try #require(Day("2017-10-18"))
        try await book.snooze(sending, of: Cast.programme.id, until: day)
        try book.close()
        try await walk.go(from: "2017-10-02", to: "2017-10-20")
        let mine = await walk.letters(Cast.programme).filter {
            $0.letter.text.contains("Send A small return")
        }.map { Instant(milliseconds: Int64($0.at.timeIntervalSince1970 * 1_000)).day }
        #expect(mine == ["2017-10-18", "2017-10-19", "2017-10-20"].compactMap { Day($0) })
        #expect(await walk.days(Cast.deputy).contains("2017-10-13"))
    }

    @Test func aPreviewWritesNothing() async throws {
        let stage = try Stage.given()
        let book = try NoticeBook()
        let round = DailyRound(book)
        let day = stage.clock.now.onLondonClock.day
        let planned = try await round.letters(stage.books, on: day)
        #expect(planned.contains { $0.officer == Cast.programme.id })
        #expect(try await book.latest(10).isEmpty)
        #expect(try await round.letters(stage.books, on: day) == planned)
        #expect(
            try await round.writeLetters(stage.books, on: day, at: stage.clock.now)
                == planned.count)
        #expect(try await round.letters(stage.books, on: day).isEmpty)
    }
}
