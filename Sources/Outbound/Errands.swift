internal import Dispatch

/// Runs what waits for the network on threads of its own: a few at once, some more in line.
actor Errands {
    private let atOnce: Int
    private let longestLine: Int
    private var running = 0
    private var line: [CheckedContinuation<Void, Never>] = []
    private let queue = DispatchQueue(label: "outturn.outbound", attributes: .concurrent)

    init(atOnce: Int = 4, longestLine: Int = 64) {
        self.atOnce = atOnce
        self.longestLine = longestLine
    }

    /// What the errand brings home; a fault when too many are in line.
    func run<Value: Sendable>(
        _ operation: String,
        _ errand: @escaping @Sendable () -> Result<Value, OutboundFault>
    ) async throws(OutboundFault) -> Value {
        if running < atOnce {
            running += 1
        } else {
            guard line.count < longestLine else {
                throw OutboundFault(operation, .busy, "\(line.count) calls wait already")
            }
            await withCheckedContinuation { line.append($0) }
        }
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: errand()) }
        }
        if line.isEmpty { running -= 1 } else { line.removeFirst().resume() }
        return try result.get()
    }
}
