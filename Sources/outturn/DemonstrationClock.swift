import Reckoning
import Synchronization

/// The demonstration's clock: it runs, and can be put forward to the next day of the story.
final class DemonstrationClock: Sendable {
    private let start: Mutex<(moment: Instant, began: ContinuousClock.Instant)>

    /// A clock that starts at ten in the morning of a day.
    init(_ day: Day) {
        start = Mutex((Demonstration.morning(day), ContinuousClock.now))
    }

    /// The moment by the clock, to the second.
    var now: Instant {
        let (moment, began) = start.withLock { $0 }
        let passed = ContinuousClock.now - began
        return moment.adding(milliseconds: passed.components.seconds * 1_000)
    }

    /// Puts the clock to a moment; never back.
    func forward(to moment: Instant) {
        let now = now
        start.withLock { $0 = (max(now, moment), ContinuousClock.now) }
    }
}
