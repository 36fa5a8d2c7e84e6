import Synchronization

/// A journal that lasts as long as the process: for rehearsals and tests.
public final class MemoryStore: JournalStore {
    private let entries: Mutex<[StoredEntry]>

    /// Where the store's one pen rests.
    public let penRest = PenRest(writable: true)

    /// A journal without entries.
    public convenience init() {
        self.init(holding: [])
    }

    /// A journal of entries as they are, checked by nobody.
    init(holding entries: [StoredEntry]) {
        self.entries = Mutex(entries)
    }

    /// The last entry's number and digest.
    public func head() -> JournalHead {
        entries.withLock { Self.head(of: $0) }
    }

    /// Hands over the entries after `sequence`, as they stood when the reading began.
    public func read(after sequence: Int64, _ body: (StoredEntry) -> ReadingStep) {
        let snapshot = entries.withLock { $0 }
        for entry in snapshot where entry.sequence > sequence {
            guard body(entry) == .next else { return }
        }
    }

    /// Keeps a batch when the journal still ends where the batch begins.
    public func append(_ batch: EntryBatch) throws(AppendError) {
        try entries.withLock { (entries) throws(AppendError) in
            let found = Self.head(of: entries)
            guard found == batch.expected else {
                throw .conflict(JournalConflict(expected: batch.expected, found: found))
            }
            entries += batch.entries
        }
    }

    private static func head(of entries: [StoredEntry]) -> JournalHead {
        guard let last = entries.last else { return .empty }
        return JournalHead(sequence: last.sequence, digest: last.digest ?? .zero)
    }
}
