public import Foundation

/// Keeps the last letters on this machine instead of sending them, for a demonstration.
public actor LocalMailbox: Postbox {
    /// How many letters are kept; the oldest go first.
    public static let mostLetters = 500

    /// A letter that was kept, with the time at which it came.
    public struct Kept: Hashable, Sendable {
        /// The letter.
        public let letter: Letter
        /// When it came.
        public let at: Date
    }

    private var kept: [Kept] = []
    private let now: @Sendable () -> Date

    /// An empty mailbox.
    public init(now: @escaping @Sendable () -> Date = { Date() }) {
        self.now = now
    }

    /// The letters that are kept, the latest first.
    public var letters: [Kept] { kept.reversed() }

    /// Keeps a letter; one that is here already is not kept twice.
    public func send(_ letter: Letter) {
        guard !kept.contains(where: { $0.letter.id == letter.id }) else { return }
        kept.append(Kept(letter: letter, at: now()))
        if kept.count > Self.mostLetters { kept.removeFirst() }
    }
}
