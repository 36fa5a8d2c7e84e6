import Dispatch
import Foundation

/// A run of stored entries that follow each other. Because each entry's digest is stored, every
/// link of the chain can be checked without the others, so any thread may ask for any entry.
public struct EntryRun: Sendable {
    /// How many threads a run is worth.
    public static let lanes = min(8, ProcessInfo.processInfo.activeProcessorCount)

    private static let mostEntries = 4_096

    private let start: JournalHead
    private var stored: [StoredEntry] = []
    private var byteCount = 0

    init(after start: JournalHead) {
        self.start = start
        stored.reserveCapacity(Self.mostEntries)
    }

    /// How many entries it has.
    public var count: Int { stored.count }

    /// Nothing more should be taken before the run is handed over.
    var isFull: Bool {
        stored.count >= Self.mostEntries || byteCount >= JournalEntry.maximumByteCount
    }

    /// Where the journal ends after the run, if it holds.
    var head: JournalHead { head(before: stored.count) }

    mutating func take(_ entry: StoredEntry) {
        stored.append(entry)
        byteCount += entry.bytes.count
    }

    /// The entry at a place, checked: canonical, and chained to the one stored before it.
    public func entry(at place: Int) throws(JournalFault) -> JournalEntry {
        try stored[place].checked(after: head(before: place))
    }

    /// Runs `body` once for each lane, with places of its own, on all processors at once.
    public func onLanes(_ body: @Sendable (Range<Int>) -> Void) {
        let count = stored.count
        DispatchQueue.concurrentPerform(iterations: Self.lanes) { lane in
            body(lane * count / Self.lanes..<(lane + 1) * count / Self.lanes)
        }
    }

    func head(before place: Int) -> JournalHead {
        guard place > 0 else { return start }
        let entry = stored[place - 1]
        return JournalHead(sequence: entry.sequence, digest: entry.digest ?? .zero)
    }
}
