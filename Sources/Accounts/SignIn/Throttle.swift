public import Reckoning
internal import Synchronization

/// Lets something happen only so many times within a while: for each name, in bounded memory.
public final class Throttle: Sendable {
    private static let mostNames = 10_000

    private struct Window {
        var began: Instant
        var count: Int
    }

    private let most: Int
    private let milliseconds: Int64
    private let windows = Mutex<[String: Window]>([:])

    /// At most so many times within so many minutes.
    public init(most: Int, minutes: Int64) {
        self.most = most
        milliseconds = minutes * 60_000
    }

    /// It may happen once more now, and has.
    public func allows(_ name: String = "", at now: Instant) -> Bool {
        windows.withLock { windows in
            if windows.count >= Self.mostNames { makeRoom(in: &windows, at: now) }
            var window = windows[name] ?? Window(began: now, count: 0)
            if now >= window.began.adding(milliseconds: milliseconds) {
                window = Window(began: now, count: 0)
            }
            guard window.count < most else { return false }
            window.count += 1
            windows[name] = window
            return true
        }
    }

    /// It may happen once more now; nothing is counted.
    public func wouldAllow(_ name: String = "", at now: Instant) -> Bool {
        windows.withLock { windows in
            guard let window = windows[name],
                now < window.began.adding(milliseconds: milliseconds)
            else { return true }
            return window.count < most
        }
    }

    /// Forgets what is over; when that is too little, the names that came first.
    private func makeRoom(in windows: inout [String: Window], at now: Instant) {
        windows = windows.filter { now < $0.value.began.adding(milliseconds: milliseconds) }
        guard windows.count >= Self.mostNames else { return }
        for name in windows.sorted(by: { $0.value.began < $1.value.began })
            .prefix(Self.mostNames / 10).map(\.key)
        {
            windows[name] = nil
        }
    }
}
