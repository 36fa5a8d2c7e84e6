import Dispatch
import Foundation

/// A run of stored entries that is read and checked on all processors at once: because each entry's
/// digest is stored, every link of the chain can be checked without the others.
struct EntryRun {
    private static let maximumCount = 2_048
    private static let maximumByteCount = JournalEntry.maximumByteCount
    private static let lanes = min(8, ProcessInfo.processInfo.activeProcessorCount)

    private typealias Outcome = Result<JournalEntry, JournalFault>

    private var stored: [StoredEntry] = []
    private var byteCount = 0

    /// Nothing more should be taken before the run is handed over.
    var isFull: Bool {
        stored.count >= Self.maximumCount || byteCount >= Self.maximumByteCount
    }

    mutating func take(_ entry: StoredEntry) {
        stored.append(entry)
        byteCount += entry.bytes.count
    }

    /// Hands over the entries in order up to the first that does not hold, empties the run, and
    /// moves `head` along.
    mutating func handOver(
        movingOn head: inout JournalHead,
        _ body: (JournalEntry, Digest) throws(JournalFault) -> Void
    ) throws(JournalFault) {
        let outcomes = checked(after: head)
        for (outcome, stored) in zip(outcomes, stored) {
            let digest = stored.digest ?? .zero
            try body(try outcome.get(), digest)
            head = JournalHead(sequence: stored.sequence, digest: digest)
        }
        stored.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    private func checked(after head: JournalHead) -> [Outcome] {
        [Outcome](unsafeUninitializedCapacity: stored.count) { buffer, filled in
            // Each lane fills its own places, so no two threads meet.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: Self.lanes) { lane in
                for place in stride(from: lane, to: stored.count, by: Self.lanes) {
                    let outcome = outcome(at: place, after: head)
                    places.initializeElement(at: place, to: outcome)
                }
            }
            filled = stored.count
        }
    }

    private func outcome(at place: Int, after head: JournalHead) -> Outcome {
        let entry = stored[place]
        do throws(JournalFault) {
            guard place > 0 else { return .success(try entry.checked(after: head)) }
            let previous = stored[place - 1]
            let link = JournalHead(
                sequence: previous.sequence, digest: previous.digest ?? .zero)
            return .success(try entry.checked(after: link))
        } catch {
            return .failure(error)
        }
    }
}
