public import Reckoning

/// How often a passphrase was guessed, and until when nobody may guess again.
///
/// Ten guesses may be wrong within five minutes; from then on each takes a minute, then two, four
/// and so on to a day.
public struct LockOut: Hashable, Sendable {
    /// How many guesses may be wrong within a window.
    static let freeGuesses = 10
    /// The window, in milliseconds.
    static let window: Int64 = 5 * 60 * 1_000
    private static let firstDelay: Int64 = 60 * 1_000
    private static let longestDelay: Int64 = 24 * 60 * 60 * 1_000

    /// The guesses that count.
    private(set) var guesses = 0
    /// When the first of them was made.
    private(set) var since = Instant(milliseconds: 0)
    /// Until when nobody may guess.
    private(set) var lockedUntil = Instant(milliseconds: 0)

    /// Nobody has guessed.
    public init() {}

    init(guesses: Int, since: Instant, lockedUntil: Instant) {
        self.guesses = guesses
        self.since = since
        self.lockedUntil = lockedUntil
    }

    /// Takes one guess, before it is known to be wrong; answers whether it may be made.
    public mutating func takeGuess(at now: Instant) -> Bool {
        guard now >= lockedUntil else { return false }
        let isStale = now >= since.adding(milliseconds: Self.window)
        if guesses < Self.freeGuesses, isStale { self = LockOut() }
        if now >= lockedUntil.adding(milliseconds: Self.longestDelay), isStale { self = LockOut() }
        if guesses == 0 { since = now }
        guesses += 1
        if guesses >= Self.freeGuesses {
            let doublings = min(guesses - Self.freeGuesses, 11)
            lockedUntil = now.adding(
                milliseconds: min(Self.firstDelay << Int64(doublings), Self.longestDelay))
        }
        return true
    }

    /// Whether it can be forgotten to make room.
    func isOver(at now: Instant) -> Bool {
        now >= lockedUntil && now >= since.adding(milliseconds: Self.window)
    }
}
