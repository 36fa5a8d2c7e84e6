public import Reckoning

/// An entry before it has a number: when, who and what.
public struct EntryDraft: Hashable, Sendable {
    /// When it is written down.
    public let at: Instant
    /// The identifier of the officer whose act it is; never a name.
    public let by: String
    /// What happened.
    public let fact: CanonicalValue

    /// The draft of these parts.
    public init(at: Instant, by: String, fact: CanonicalValue) {
        self.at = at
        self.by = by
        self.fact = fact
    }
}

/// The only thing that writes in a journal; each store has exactly one, and it cannot be copied.
public struct Pen: ~Copyable, Sendable {
    private let store: any JournalStore

    /// Where the journal ends, as far as this pen knows.
    public private(set) var head: JournalHead

    /// Takes the store's pen; a fault `penTaken` while somebody else holds it.
    public init(taking store: any JournalStore) throws(JournalFault) {
        try store.penRest.lift()
        do throws(JournalFault) {
            head = try store.head()
        } catch {
            store.penRest.lay()
            throw error
        }
        self.store = store
    }

    deinit {
        store.penRest.lay()
    }

    /// Numbers the drafts and keeps them in one durable transaction: all of them or none.
    ///
    /// When it returns, the entries outlast a power cut. After any fault of writing the pen is
    /// broken and refuses everything, because nobody knows any more what is on the disk.
    public mutating func append(
        _ drafts: [EntryDraft]
    ) throws(AppendError) -> [JournalEntry] {
        do throws(JournalFault) { try store.penRest.checkHeld() } catch { throw .fault(error) }
        let entries = numbered(drafts)
        let batch = try linked(entries)
        guard let last = batch.entries.last, let digest = last.digest else { return [] }
        do throws(AppendError) {
            try store.append(batch)
        } catch {
            if case .fault = error { store.penRest.snap() }
            throw error
        }
        head = JournalHead(sequence: last.sequence, digest: digest)
        return entries
    }

    /// Looks again where the journal ends, after a conflict.
    public mutating func catchUp() throws(JournalFault) {
        head = try store.head()
    }

    private func numbered(_ drafts: [EntryDraft]) -> [JournalEntry] {
        drafts.enumerated().map { place, draft in
            JournalEntry(
                sequence: head.sequence + Int64(place) + 1, at: draft.at, by: draft.by,
                fact: draft.fact)
        }
    }

    private func linked(_ entries: [JournalEntry]) throws(AppendError) -> EntryBatch {
        var previous = head.digest
        var stored: [StoredEntry] = []
        stored.reserveCapacity(entries.count)
        for entry in entries {
            let bytes = entry.bytes
            guard bytes.count <= JournalEntry.maximumByteCount else {
                throw .fault(Self.tooLarge(bytes.count, entry.sequence))
            }
            guard (try? JournalEntry(bytes: bytes)) == entry else {
                throw .fault(Self.unreadable(entry.sequence))
            }
            previous = JournalEntry.digest(previous: previous, bytes: bytes)
            stored.append(
                StoredEntry(sequence: entry.sequence, bytes: bytes, digest: previous))
        }
        return EntryBatch(expected: head, entries: stored)
    }

    private static func unreadable(_ sequence: Int64) -> JournalFault {
        JournalFault(
            operation: "append", code: .notCanonical,
            cause: "the fact could not be read back: too deep, or a field stands twice",
            context: "entry \(sequence)")
    }

    private static func tooLarge(_ count: Int, _ sequence: Int64) -> JournalFault {
        JournalFault(
            operation: "append", code: .tooLarge,
            cause: "\(count) bytes, of at most \(JournalEntry.maximumByteCount)",
            context: "entry \(sequence)")
    }
}
