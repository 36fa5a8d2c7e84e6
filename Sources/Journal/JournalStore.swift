/// Where a journal's entries are kept; it can be read by anybody and written by its one pen.
public protocol JournalStore: Sendable {
    /// The last entry's number and digest, as stored.
    func head() throws(JournalFault) -> JournalHead

    /// Hands over the entries after `sequence` in order, one at a time, as they stood at one
    /// moment, until `body` answers `.stop`.
    func read(
        after sequence: Int64, _ body: (StoredEntry) -> ReadingStep
    ) throws(JournalFault)

    /// The same, each entry seen where it lies instead of copied.
    func look(
        after sequence: Int64, _ body: (SightedEntry) -> ReadingStep
    ) throws(JournalFault)

    /// Keeps a batch durably, all or nothing, when the journal still ends where the batch begins.
    func append(_ batch: EntryBatch) throws(AppendError)

    /// Where the store's one pen rests while nobody holds it.
    var penRest: PenRest { get }
}

/// Whether a reader wants the next entry.
public enum ReadingStep: Hashable, Sendable {
    case next
    case stop
}

/// An entry as it lies in a store: nothing about it has been checked.
public struct StoredEntry: Hashable, Sendable {
    /// The number it is stored under.
    public let sequence: Int64
    /// Its bytes, canonical unless damaged.
    public let bytes: [UInt8]
    /// The digest stored beside it; nil when that is not 32 bytes.
    public let digest: Digest?
}

/// An entry seen where it lies, for the time of one call: nothing about it has been checked.
public struct SightedEntry {
    /// The number it is stored under.
    public let sequence: Int64
    /// Its bytes, canonical unless damaged.
    public let bytes: UnsafeRawBufferPointer
    /// The digest stored beside it; nil when that is not 32 bytes.
    public let digest: Digest?
}

extension JournalStore {
    /// Hands over the entries after `sequence` where their copies lie.
    public func look(
        after sequence: Int64, _ body: (SightedEntry) -> ReadingStep
    ) throws(JournalFault) {
        try read(after: sequence) { stored in
            stored.bytes.withUnsafeBytes { bytes in
                body(
                    SightedEntry(sequence: stored.sequence, bytes: bytes, digest: stored.digest))
            }
        }
    }
}

/// Entries that belong together, tied to the head they were written for; only a pen makes one.
public struct EntryBatch: Hashable, Sendable {
    /// Where the journal must end for the batch to be kept.
    public let expected: JournalHead
    /// The entries, in order.
    public let entries: [StoredEntry]
}
