import Dispatch

/// Lets only so many in at a time, and turns the rest away.
actor Turnstile {
    private let places: Int
    private var taken = 0

    init(places: Int) {
        self.places = places
    }

    /// A place was free and is taken now.
    func enter() -> Bool {
        guard taken < places else { return false }
        taken += 1
        return true
    }

    /// Gives a place back.
    func leave() {
        taken -= 1
    }
}

/// Reads files away from the threads that answer requests: two at a time, the next few in line.
actor ReadingRoom {
    private let desks: Int
    private let longestLine: Int
    private var reading = 0
    private var line: [CheckedContinuation<Void, Never>] = []
    private let queue = DispatchQueue(label: "outturn.web.reading", attributes: .concurrent)

    init(desks: Int = 2, longestLine: Int = 8) {
        self.desks = desks
        self.longestLine = longestLine
    }

    /// What the work gives; nil when the line is full.
    func read<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        if reading >= desks {
            guard line.count < longestLine else { return nil }
            await withCheckedContinuation { line.append($0) }
        } else {
            reading += 1
        }
        let value = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
        if line.isEmpty {
            reading -= 1
        } else {
            line.removeFirst().resume()
        }
        return value
    }
}
