import Accountability
import Reckoning
import Testing

@testable import Accounts

@Suite struct PassphraseTests {
    private static let start = PeopleBookTests.start
    private static let officer = OfficerID("admin-1")
    private static let cheap = ScryptCost(rounds: 16, blocks: 1, lanes: 1)
    private static let right = Passphrase("seven herons by the weir")

    private static func later(minutes: Int64) -> Instant {
        start.adding(milliseconds: minutes * 60_000)
    }

    private static func book() throws -> PeopleBook {
        let book = try PeopleBook()
        try book.setPassphrase(right, for: officer, cost: cheap)
        return book
    }

    @Test func `scrypt gives what RFC 7914 says`() throws {
        // RFC 7914, section 12: scrypt("password", "NaCl", 1024, 8, 16, 64), its first 32 bytes.
        let kept = KeptPassphrase(
            salt: Array("NaCl".utf8),
            hash: [
                0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00, 0x78, 0x56, 0xe7, 0x19, 0x0d, 0x01,
                0xe9, 0xfe, 0x7c, 0x6a, 0xd7, 0xcb, 0xc8, 0x23, 0x78, 0x30, 0xe7, 0x73, 0x76, 0x63,
                0x4b, 0x37, 0x31, 0x62,
            ], cost: ScryptCost(rounds: 1_024, blocks: 8, lanes: 16))
        #expect(try kept.matches(Passphrase("password")))
        #expect(try !kept.matches(Passphrase("Password")))
        #expect(ScryptCost() == ScryptCost(rounds: 32_768, blocks: 8, lanes: 3))
    }

    @Test(arguments: [
        "short", "aaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop", "123456789012345", "Password-1234",
        "correct horse battery staple", "Manchester United 1999!", "admin-1 admin-1",
        "wilhelmina.o@example.gov.uk", "administrator2024",
    ])
    func `a passphrase that is tried first is not taken`(text: String) throws {
        let book = try PeopleBook()
        try book.put(
            NamedOfficer(
                identifier: "admin-1", name: "Wilhelmina O", email: "wilhelmina.o@example.gov.uk"))
        #expect(throws: PeopleFault.self) {
            try book.setPassphrase(Passphrase(text), for: Self.officer, cost: Self.cheap)
        }
        #expect(try book.breakGlassOfficers().isEmpty)
    }

    @Test(arguments: [
        "seven herons by the weir", "Überraschung im Garten",
        String(repeating: "xk7 qp2 ", count: 8),
    ])
    func `words that do not follow from one another are taken`(text: String) throws {
        #expect(Passphrase(text).weakness(knowing: ["admin-1"]) == nil)
    }

    @Test func `the right passphrase is told from a wrong one, however it is written in Unicode`()
        throws
    {
        let book = try PeopleBook()
        try book.setPassphrase(
            Passphrase("Caf\u{E9} am Weir, sieben"), for: Self.officer, cost: Self.cheap)
        let typed = Passphrase("Cafe\u{301} am Weir, sieben")
        #expect(try book.guess(typed, for: "admin-1", at: Self.start) == .right(Self.officer))
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.start) == .wrong)
        #expect(
            try book.guess(
                Passphrase(String(repeating: "x", count: 10_000)), for: "admin-1", at: Self.start)
                == .wrong)
    }

    @Test func `ten guesses lock the account, longer with each more, and the right one waits too`()
        throws
    {
        let book = try Self.book()
        let wrong = Passphrase("nine herons by the weir")
        for _ in 0..<10 {
            #expect(try book.guess(wrong, for: "admin-1", at: Self.start) == .wrong)
        }
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.start) == .locked)
        #expect(try book.guess(wrong, for: "admin-1", at: Self.later(minutes: 1)) == .wrong)
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.later(minutes: 2)) == .locked)
        #expect(
            try book.guess(Self.right, for: "admin-1", at: Self.later(minutes: 3))
                == .right(Self.officer))
        #expect(try book.guess(wrong, for: "admin-1", at: Self.later(minutes: 3)) == .wrong)
    }

    @Test func `nine guesses are forgiven after five minutes`() throws {
        let book = try Self.book()
        for minute in [0, 5, 10, 15] as [Int64] {
            for _ in 0..<9 {
                let at = Self.later(minutes: minute)
                #expect(try book.guess(Passphrase("nine"), for: "admin-1", at: at) == .wrong)
            }
        }
    }

    @Test func `setting a passphrase again ends a lock-out`() throws {
        let book = try Self.book()
        for _ in 0..<11 { _ = try book.guess(Passphrase("x"), for: "admin-1", at: Self.start) }
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.start) == .locked)
        try book.setPassphrase(Self.right, for: Self.officer, cost: Self.cheap)
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.start) == .right(Self.officer))
        try book.removePassphrase(of: Self.officer)
        #expect(try book.guess(Self.right, for: "admin-1", at: Self.start) == .wrong)
    }

    @Test func `accounts that do not exist are locked like those that do`() throws {
        var lockOuts = StrangerLockOuts()
        let answers = (0..<12).map { _ in lockOuts.takeGuess("nobody", at: Self.start) }
        #expect(answers == Array(repeating: true, count: 10) + [false, false])
        let later = lockOuts.takeGuess("nobody", at: Self.later(minutes: 1))
        let other = lockOuts.takeGuess("somebody else", at: Self.start)
        #expect(later && other)
    }

    @Test func `a delay never exceeds a day, and a day's rest wipes the slate`() {
        var lock = LockOut()
        var now = Self.start
        for _ in 0..<40 {
            _ = lock.takeGuess(at: now)
            now = max(now, lock.lockedUntil)
        }
        let before = now
        let isTaken = lock.takeGuess(at: now)
        #expect(isTaken && lock.lockedUntil == before.adding(milliseconds: 86_400_000))
        let rested = lock.lockedUntil.adding(milliseconds: 86_400_000)
        let answers = [lock.takeGuess(at: rested), lock.takeGuess(at: rested)]
        #expect(answers == [true, true])
    }
}
