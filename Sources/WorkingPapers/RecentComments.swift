import Synchronization

/// The comments on the last few returns that were looked at. Whatever is written forgets all of it,
/// so it never says anything else than the file.
final class RecentComments: Sendable {
    private static let mostReturns = 100
    /// Returns with more than so many are read each time.
    private static let mostComments = 300

    private struct State {
        var comments: [String: [Comment]] = [:]
        /// How often it was forgotten.
        var turn = 0
    }

    private let state = Mutex(State())

    /// The comments that are known, and the turn in which they were not.
    func comments(on id: String) -> (known: [Comment]?, turn: Int) {
        state.withLock { ($0.comments[id], $0.turn) }
    }

    /// Keeps what was read, unless something was written meanwhile.
    func keep(_ comments: [Comment], on id: String, readAt turn: Int) {
        guard comments.count <= Self.mostComments else { return }
        state.withLock { state in
            guard state.turn == turn else { return }
            if state.comments.count >= Self.mostReturns { state.comments = [:] }
            state.comments[id] = comments
        }
    }

    func forget() {
        state.withLock { state in
            state.comments = [:]
            state.turn += 1
        }
    }
}
