import Dispatch
import Foundation

/// A run of stored entries that is read, checked and prepared on all processors at once: because
/// each entry's digest is stored, every link of the chain can be checked without the others.
struct EntryRun<Prepared: Sendable> {
    private typealias Outcome = Result<(entry: JournalEntry, prepared: Prepared), JournalFault>

    private let prepare: @Sendable (JournalEntry) throws(JournalFault) -> Prepared
    private var stored: [StoredEntry] = []
    private var byteCount = 0

    init(prepare: @escaping @Sendable (JournalEntry) throws(JournalFault) -> Prepared) {
        self.prepare = prepare
    }

    /// Nothing more should be taken before the run is handed over.
    var isFull: Bool {
        stored.count >= RunSize.entries || byteCount >= JournalEntry.maximumByteCount
    }

    mutating func take(_ entry: StoredEntry) {
        stored.append(entry)
        byteCount += entry.bytes.count
    }

    /// Hands over the entries in order up to the first that does not hold, empties the run, and
    /// moves `head` along.
    mutating func handOver(
        movingOn head: inout JournalHead,
        _ body: (JournalEntry, Digest, Prepared) throws(JournalFault) -> Void
    ) throws(JournalFault) {
        let outcomes = checked(after: head)
        for (outcome, stored) in zip(outcomes, stored) {
            let digest = stored.digest ?? .zero
            let (entry, prepared) = try outcome.get()
            try body(entry, digest, prepared)
            head = JournalHead(sequence: stored.sequence, digest: digest)
        }
        stored.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    private func checked(after head: JournalHead) -> [Outcome] {
        [Outcome](unsafeUninitializedCapacity: stored.count) { buffer, filled in
            // Each lane fills its own places, so no two threads meet.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: RunSize.lanes) { lane in
                for place in stride(from: lane, to: stored.count, by: RunSize.lanes) {
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
            let checked = try entry.checked(after: place > 0 ? stored[place - 1].head : head)
            return .success((checked, try prepare(checked)))
        } catch {
            return .failure(error)
        }
    }
}

/// How much is read and checked at once.
private enum RunSize {
    static let entries = 2_048
    static let lanes = min(8, ProcessInfo.processInfo.activeProcessorCount)
}

extension StoredEntry {
    /// Where the journal ends after this entry, if it holds.
    fileprivate var head: JournalHead {
        JournalHead(sequence: sequence, digest: digest ?? .zero)
    }
}
