import Accountability
import Reckoning
import Testing

@testable import Accounts

@Suite struct TokenTests {
    private static let start = PeopleBookTests.start
    private static let officer = OfficerID("finance-1")
    private static let request = TokenRequest(
        title: "Nightly export", organisation: OrganisationID("E1"), areas: [.funds], days: 30)

    private static func later(days: Int64) -> Instant {
        start.adding(milliseconds: days * 86_400_000)
    }

    @Test func `a token is known by its text alone, and only its hash is kept`() throws {
        let place = try BookPlace()
        let book = try PeopleBook(path: place.path)
        let made = try #require(
            try book.makeToken(Self.request, for: Self.officer, at: Self.start))
        let secret = try #require(made.text.split(separator: "_").last)
        #expect(try place.traces(of: String(secret)).isEmpty)
        #expect(try !place.traces(of: made.token.prefix).isEmpty)
        let found = try #require(book.token(made.text, at: Self.later(days: 29)))
        #expect(found.officer == Self.officer && found.lastUsed == Self.later(days: 29))
        #expect(book.token(made.text + "0", at: Self.start) == nil)
        #expect(book.token(made.token.prefix + "_" + Secret.drawn().text, at: Self.start) == nil)
        #expect(book.token("", at: Self.start) == nil && book.token("_", at: Self.start) == nil)
        try book.tend(at: Self.later(days: 29))
        try book.close()
        let again = try PeopleBook(path: place.path)
        #expect(again.tokens(of: Self.officer).first?.lastUsed == Self.later(days: 29))
        #expect(again.token(made.text, at: Self.start)?.areas == [.funds])
    }

    @Test func `a token ends by itself, within a year, or when it is revoked`() throws {
        let book = try PeopleBook()
        var long = Self.request
        long.days = 10_000
        let made = try #require(try book.makeToken(long, for: Self.officer, at: Self.start))
        #expect(book.token(made.text, at: Self.later(days: 364)) != nil)
        #expect(book.token(made.text, at: Self.later(days: 365)) == nil)
        #expect(try !book.revokeToken(made.token.prefix, of: OfficerID("lead-1")))
        #expect(book.token(made.text, at: Self.start) != nil)
        #expect(try book.revokeToken(made.token.prefix, of: Self.officer))
        #expect(book.token(made.text, at: Self.start) == nil)
    }

    @Test func `a token reads or changes what it was made for and nothing else`() throws {
        let book = try PeopleBook()
        let reads = try #require(
            try book.makeToken(Self.request, for: Self.officer, at: Self.start))
        #expect(reads.token.allows(.funds, writing: false))
        #expect(!reads.token.allows(.funds, writing: true))
        #expect(!reads.token.allows(.returns, writing: false))
        var wanted = Self.request
        wanted.writes = true
        let writes = try #require(try book.makeToken(wanted, for: Self.officer, at: Self.start))
        #expect(writes.token.allows(.funds, writing: true))
    }

    @Test func `an officer has only so many tokens`() throws {
        let book = try PeopleBook()
        for _ in 0..<PeopleBook.mostTokens {
            #expect(try book.makeToken(Self.request, for: Self.officer, at: Self.start) != nil)
        }
        #expect(try book.makeToken(Self.request, for: Self.officer, at: Self.start) == nil)
        #expect(try book.makeToken(Self.request, for: OfficerID("lead-1"), at: Self.start) != nil)
        #expect(
            try book.makeToken(Self.request, for: Self.officer, at: Self.later(days: 30)) != nil)
    }

    @Test func `a throttle counts each name apart, and forgets within its bounds`() {
        let throttle = Throttle(most: 2, minutes: 1)
        let answers = (0..<3).map { _ in throttle.allows("a", at: Self.start) }
        #expect(answers == [true, true, false])
        #expect(
            !throttle.wouldAllow("a", at: Self.start) && throttle.wouldAllow("b", at: Self.start))
        #expect(throttle.allows("a", at: Self.start.adding(milliseconds: 60_000)))
        for number in 0..<25_000 { _ = throttle.allows("\(number)", at: Self.start) }
        #expect(throttle.wouldAllow("a", at: Self.later(days: 1)))
    }
}
