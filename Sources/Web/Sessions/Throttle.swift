import Reckoning

/// Lets something happen only so many times in a minute.
actor Throttle {
    private let most: Int
    private var recent: [Instant] = []

    init(most: Int) {
        self.most = most
    }

    /// It may happen once more now.
    func allows(at now: Instant) -> Bool {
        let earliest = now.adding(milliseconds: -60_000)
        recent.removeAll { $0 <= earliest }
        guard recent.count < most else { return false }
        recent.append(now)
        return true
    }
}
