import Accountability
import Reckoning
import Testing

@testable import Accounts

@Suite struct SessionTests {
    private static let start = PeopleBookTests.start
    private static let officer = OfficerID("finance-1")

    private static func later(minutes: Int64) -> Instant {
        start.adding(milliseconds: minutes * 60_000)
    }

    @Test func `a session outlasts the program, and its secret is not in the file`() throws {
        let place = try BookPlace()
        let book = try PeopleBook(path: place.path)
        let secret = try book.begin(for: Self.officer, by: .link, on: "Firefox", at: Self.start)
        #expect(book.session(secret, at: Self.later(minutes: 25)) != nil)
        try book.tend(at: Self.later(minutes: 25))
        try book.close()
        #expect(try place.traces(of: secret.text).isEmpty)
        let again = try PeopleBook(path: place.path)
        let session = try #require(again.session(secret, at: Self.later(minutes: 50)))
        #expect(session.officer == Self.officer && session.browser == "Firefox")
        #expect(again.session(.drawn(), at: Self.start) == nil)
        #expect(again.lastSignedIn(Self.officer) == Self.start)
    }

    @Test func `a session ends half an hour after it was used, and after twelve hours`() throws {
        let book = try PeopleBook()
        let secret = try book.begin(for: Self.officer, by: .link, on: "", at: Self.start)
        for quarter in 1..<48 {
            #expect(book.session(secret, at: Self.later(minutes: Int64(quarter) * 15)) != nil)
        }
        #expect(book.session(secret, at: Self.later(minutes: 720)) == nil)
        let idle = try book.begin(for: Self.officer, by: .link, on: "", at: Self.start)
        #expect(book.session(idle, at: Self.later(minutes: 29), isUse: false) != nil)
        #expect(book.session(idle, at: Self.later(minutes: 30)) == nil)
        #expect(book.lapsed(idle, at: Self.later(minutes: 30)) == Self.officer)
        #expect(book.lapsed(idle, at: Self.later(minutes: 26 * 60)) == nil)
    }

    @Test func `one session, the others, or all can be ended`() throws {
        let book = try PeopleBook()
        let secrets = try (0..<3).map { _ in
            try book.begin(for: Self.officer, by: .link, on: "", at: Self.start)
        }
        let other = try book.begin(for: OfficerID("lead-1"), by: .link, on: "", at: Self.start)
        let first = try #require(book.session(secrets[0], at: Self.start))
        try book.endSession(first.number, of: OfficerID("lead-1"))
        #expect(book.session(secrets[0], at: Self.start) != nil)
        try book.endSessions(of: Self.officer, except: first.number)
        #expect(book.sessions(of: Self.officer, at: Self.start).map(\.number) == [first.number])
        try book.end(secrets[0])
        #expect(book.sessions(of: Self.officer, at: Self.start).isEmpty)
        #expect(book.lapsed(secrets[0], at: Self.start) == nil, "it was ended, not left")
        #expect(book.session(other, at: Self.start) != nil)
    }

    @Test func `a link signs in once, within its time, and is not in the file`() throws {
        let place = try BookPlace()
        let book = try PeopleBook(path: place.path)
        let secret = try book.makeLink(
            for: Self.officer, lasting: PeopleBook.sentLinkLasts, next: "/funds", at: Self.start)
        #expect(try place.traces(of: secret.text).isEmpty)
        #expect(try book.link(secret, at: Self.later(minutes: 29))?.officer == Self.officer)
        #expect(try book.link(secret, at: Self.later(minutes: 30)) == nil)
        #expect(try book.useLink(secret, at: Self.start)?.next == "/funds")
        #expect(try book.useLink(secret, at: Self.start) == nil)
    }

    @Test func `of many links for one officer the oldest gives way`() throws {
        let book = try PeopleBook()
        let links = try (0..<7).map { number in
            try book.makeLink(
                for: Self.officer, lasting: 3_600_000, at: Self.later(minutes: Int64(number)))
        }
        let usable = try links.filter { try book.link($0, at: Self.later(minutes: 7)) != nil }
        #expect(usable == Array(links.suffix(5)))
    }

    @Test func `a secret derived for one use tells nothing of another`() {
        let secret = Secret.drawn()
        #expect(secret.derived(for: "form") == secret.derived(for: "form"))
        #expect(secret.derived(for: "form") != secret.derived(for: "other"))
        #expect(secret.derived(for: "form") != Secret.drawn().derived(for: "form"))
        #expect(secret.derived(for: "form").text.utf8.count == 32)
        // RFC 4231, test case 2.
        #expect(
            Secret(reading: "Jefe").derived(for: "what do ya want for nothing?").text
                == "5bdcc146bf60754e6a042426089575c7")
    }
}
