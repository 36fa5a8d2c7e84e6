import Foundation
import Reckoning
import Synchronization

/// The demonstration's clock: it runs, and can be put forward to the next day of the story. Put at
/// hand, it stands still and is put forward by whoever watches.
final class DemonstrationClock: Sendable {
    private struct Reading {
        var moment: Instant
        /// When it began to run; nil where it stands still.
        var began: ContinuousClock.Instant?
    }

    private let reading: Mutex<Reading>

    /// A clock that starts at ten in the morning of a day.
    convenience init(_ day: Day) {
        self.init(at: Demonstration.morning(day), isStanding: false)
    }

    /// A clock that starts at a moment, and runs or stands still.
    init(at moment: Instant, isStanding: Bool) {
        reading = Mutex(
            Reading(moment: moment, began: isStanding ? nil : ContinuousClock.now))
    }

    /// The moment by the clock, to the second.
    var now: Instant {
        let reading = reading.withLock { $0 }
        guard let began = reading.began else { return reading.moment }
        let passed = ContinuousClock.now - began
        return reading.moment.adding(milliseconds: passed.components.seconds * 1_000)
    }

    /// Puts the clock to a moment; never back.
    func forward(to moment: Instant) {
        let now = now
        reading.withLock { reading in
            reading.moment = max(now, moment)
            if reading.began != nil { reading.began = ContinuousClock.now }
        }
    }

    /// Puts the clock forward to each moment that is written on a line of the standard input, and
    /// says what time it is then.
    func followInput() {
        Thread.detachNewThread { [self] in
            var waiting = Data()
            // Not with readLine: it would hold the stream that flushing the output waits for.
            while case let more = FileHandle.standardInput.availableData, !more.isEmpty {
                waiting += more
                while let end = waiting.firstIndex(of: 10) {
                    follow(String(decoding: waiting[..<end], as: UTF8.self))
                    waiting = Data(waiting[(end + 1)...])
                }
            }
        }
    }

    private func follow(_ line: String) {
        guard let moment = Self.moment(line) else {
            return warn("“\(line)” is no moment, such as 2017-11-16 09:30.")
        }
        forward(to: moment)
        tell("It is \(now.inWords).")
    }

    /// A moment on the clock in London, to the minute, or less some seconds: `2017-11-16 09:30`,
    /// `2017-11-16 09:30 -1`.
    static func moment(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 2 || words.count == 3,
            let minute = Instant(london: "\(words[0]) \(words[1])")
        else { return nil }
        guard words.count == 3 else { return minute }
        return Int64(words[2]).map { minute.adding(milliseconds: $0 * 1_000) }
    }
}
