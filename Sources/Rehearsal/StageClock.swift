public import Reckoning
import Synchronization

/// A clock that moves only when it is told to.
public final class StageClock: Sendable {
    private let moment: Mutex<Instant>

    /// A clock that stands at a moment.
    public init(at moment: Instant) {
        self.moment = Mutex(moment)
    }

    /// The moment it stands at.
    public var now: Instant { moment.withLock { $0 } }

    /// Moves it on by so many seconds.
    public func advance(seconds: Int64 = 60) {
        moment.withLock { $0 = $0.adding(milliseconds: seconds * 1_000) }
    }

    /// Sets it, also backwards.
    public func set(_ moment: Instant) {
        self.moment.withLock { $0 = moment }
    }
}
