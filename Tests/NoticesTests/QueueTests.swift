import Accountability
import Accounts
import Foundation
import Outbound
import Reckoning
import Synchronization
import Testing

@testable import Notices

/// A post office that is shut for its first letters, and notes what it takes.
private final class ShutPostbox: Postbox {
    private let state: Mutex<(shut: Int, letters: [Letter])>
    private let fault: OutboundFault

    init(
        shut times: Int, fault: OutboundFault = OutboundFault("post", .notReached, "nobody answers")
    ) {
        state = Mutex((times, []))
        self.fault = fault
    }

    var letters: [Letter] { state.withLock { $0.letters } }

    func send(_ letter: Letter) async throws(OutboundFault) {
        let isOpen = state.withLock { state in
            state.shut -= 1
            if state.shut < 0 { state.letters.append(letter) }
            return state.shut < 0
        }
        if !isOpen { throw fault }
    }
}

@Suite struct QueueTests {
    private static let jo = OfficerID("officer-1")
    private static let start = Instant(Day(number: 17_450), hour: 9)
    private static let text = "The unmistakable text of a letter"

    /// A path in the temporary folder that is gone after the test.
    private final class Place {
        let path = FileManager.default.temporaryDirectory
            .appending(path: UUID().uuidString + ".sqlite").path

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var bytes: String {
            get throws {
                String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            }
        }
    }

    private static func draft(_ number: Int = 1, day: Day? = nil) -> DraftNotice {
        DraftNotice(to: jo, subject: "Subject \(number)", text: text, day: day)
    }

    private static func postman(_ book: NoticeBook, _ postbox: any Postbox) -> Postman {
        Postman(book, postbox) { $0 == jo ? "jo@example.org" : nil }
    }

    @Test func aLetterThatWaitsOutlastsARestartAndGoesOutOnce() async throws {
        let place = Place()
        let shut = ShutPostbox(shut: 1)
        let first = try NoticeBook(path: place.path)
        try await first.write([Self.draft()], at: Self.start, toBePosted: true)
        #expect(try await Self.postman(first, shut).goRound(at: Self.start).putOff == 1)
        try first.close()

        let second = try NoticeBook(path: place.path)
        #expect(second.unread(Self.jo) == 1)
        let postman = Self.postman(second, shut)
        let soon = Self.start.adding(milliseconds: 59_000)
        #expect(try await postman.goRound(at: soon) == Postman.Round())
        let later = Self.start.adding(milliseconds: 60_000)
        #expect(try await postman.goRound(at: later).sent == 1)
        #expect(try await postman.goRound(at: later.adding(milliseconds: 900_000_000)).sent == 0)
        let letter = try #require(shut.letters.first)
        #expect(shut.letters.count == 1 && letter.to.text == "jo@example.org")
        let kept = try #require(try await second.notices(of: Self.jo).first)
        #expect(kept.id == letter.id && kept.post == .sent(later))
    }

    @Test func aLetterIsTriedAfterGrowingWaitsAndThenGivenUpInSight() async throws {
        let book = try NoticeBook()
        let postman = Self.postman(book, ShutPostbox(shut: 1_000))
        try await book.write([Self.draft()], at: Self.start, toBePosted: true)
        var tries: [Int64] = []
        for minute in Int64(0)..<(5 * 1_440) {
            let round = try await postman.goRound(
                at: Self.start.adding(milliseconds: minute * 60_000))
            if round.putOff + round.failed > 0 { tries.append(minute) }
        }
        let waits = zip(tries, tries.dropFirst()).map { $1 - $0 }
        #expect(waits == Postman.waits)
        let notice = try #require(try await book.latest(1).first)
        #expect(notice.tries == Postman.waits.count + 1)
        guard case .failed(let fault) = notice.post else {
            Issue.record("it is not given up: \(notice.post)")
            return
        }
        #expect(fault.contains("nobody answers") && !fault.contains("@"))
    }

    @Test func whatIsRefusedForGoodIsNotTriedAgain() async throws {
        let book = try NoticeBook()
        let refused = OutboundFault("post", .refused, status: 550, "no such box")
        let postman = Self.postman(book, ShutPostbox(shut: 1, fault: refused))
        let nobody = DraftNotice(to: OfficerID("officer-2"), subject: "s", text: "t")
        try await book.write([Self.draft(), nobody], at: Self.start, toBePosted: true)
        #expect(try await postman.goRound(at: Self.start).failed == 2)
        let later = Self.start.adding(milliseconds: 100_000_000)
        #expect(try await postman.goRound(at: later) == Postman.Round())
    }

    @Test func oneBrokenAddressDoesNotHoldUpTheOthers() async throws {
        let book = try NoticeBook()
        let postbox = ShutPostbox(shut: 0)
        let nobody = DraftNotice(to: OfficerID("officer-2"), subject: "s", text: "t")
        try await book.write([nobody, Self.draft()], at: Self.start, toBePosted: true)
        let round = try await Self.postman(book, postbox).goRound(at: Self.start)
        #expect(round.sent == 1 && round.failed == 1 && postbox.letters.count == 1)
    }

    @Test func noAddressIsKeptAndTheErasedIsInNoByte() async throws {
        let place = Place()
        let book = try NoticeBook(path: place.path)
        try await book.write([Self.draft()], at: Self.start, toBePosted: true)
        _ = try await Self.postman(book, ShutPostbox(shut: 0)).goRound(at: Self.start)
        _ = try await book.makeFeed(for: Self.jo, at: Self.start)
        try await book.snooze("sign/x", of: Self.jo, until: Day(number: 20_000))
        #expect(try place.bytes.contains(Self.text))
        #expect(!(try place.bytes.contains("jo@")))
        try await book.erase(Self.jo)
        #expect(!(try place.bytes.contains(Self.text)))
        #expect(!(try place.bytes.contains(Self.jo.text)))
        #expect(book.unread(Self.jo) == 0)
    }

    @Test func fewLettersOfOneOfficerAreKeptAndNoneThatWaits() async throws {
        let book = try NoticeBook()
        try await book.write([Self.draft(0)], at: Self.start, toBePosted: true)
        let many = (1...NoticeBook.mostOfOne + 5).map { Self.draft($0) }
        try await book.write(many, at: Self.start, toBePosted: false)
        let kept = try await book.latest(2_000)
        #expect(kept.count == NoticeBook.mostOfOne + 1)
        #expect(kept.last?.subject == "Subject 0")
        #expect(kept.first?.subject == "Subject \(NoticeBook.mostOfOne + 5)")
    }

    @Test func aDayHasOneLetterOfReminders() async throws {
        let book = try NoticeBook()
        let day = Day(number: 17_450)
        let two = [Self.draft(1, day: day), Self.draft(2, day: day)]
        #expect(try await book.write(two, at: Self.start, toBePosted: false) == 1)
        let others = [Self.draft(3), Self.draft(4), Self.draft(5, day: day.adding(days: 1))]
        #expect(try await book.write(others, at: Self.start, toBePosted: false) == 3)
    }

    @Test func onlyOnesOwnLettersAreMarkedAsRead() async throws {
        let book = try NoticeBook()
        try await book.write([Self.draft(1), Self.draft(2)], at: Self.start, toBePosted: false)
        let number = try #require(try await book.notices(of: Self.jo).last?.number)
        try await book.markRead(number, by: OfficerID("officer-2"), at: Self.start)
        #expect(book.unread(Self.jo) == 2)
        try await book.markRead(number, by: Self.jo, at: Self.start)
        #expect(book.unread(Self.jo) == 1)
        try await book.markRead(by: Self.jo, at: Self.start)
        #expect(book.unread(Self.jo) == 0)
    }

    @Test func aFeedOpensByItsLastSecretUntilItIsRevoked() async throws {
        let place = Place()
        let book = try NoticeBook(path: place.path)
        let first = try await book.makeFeed(for: Self.jo, at: Self.start)
        #expect(try await book.officer(following: first.text) == Self.jo)
        #expect(!(try place.bytes.contains(first.text)), "only a digest is kept")
        let second = try await book.makeFeed(for: Self.jo, at: Self.start)
        #expect(try await book.officer(following: first.text) == nil)
        #expect(try await book.officer(following: second.text) == Self.jo)
        try await book.revokeFeed(of: Self.jo)
        #expect(try await book.officer(following: second.text) == nil)
        #expect(try await book.feed(of: Self.jo) == nil)
    }

    @Test func anotherFileIsNotTakenForNotices() throws {
        let place = Place()
        try Data("not a database, but long enough to be read as one".utf8)
            .write(to: URL(filePath: place.path))
        #expect(throws: NoticeFault.self) { try NoticeBook(path: place.path) }
    }
}
