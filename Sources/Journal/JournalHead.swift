/// How far a journal reaches: its last entry's number and digest.
public struct JournalHead: Hashable, Sendable {
    /// The last entry's number; 0 when there is none.
    public let sequence: Int64
    /// The last entry's digest, which stands for the whole journal up to it.
    public let digest: Digest

    /// The head of these parts.
    public init(sequence: Int64, digest: Digest) {
        self.sequence = sequence
        self.digest = digest
    }

    /// The head of a journal without entries.
    public static let empty = JournalHead(sequence: 0, digest: .zero)
}
