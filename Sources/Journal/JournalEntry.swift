import Crypto
public import Reckoning

/// One thing that happened, as the journal keeps it for ever.
public struct JournalEntry: Hashable, Sendable {
    /// The most bytes one entry may have: 4 MiB.
    public static let maximumByteCount = 4 * 1_024 * 1_024

    /// The entry's place in the journal, counted from 1 without gaps.
    public let sequence: Int64
    /// When it was written down.
    public let at: Instant
    /// The identifier of the officer whose act it was; never a name.
    public let by: String
    /// What happened.
    public let fact: CanonicalValue

    /// The entry of these parts.
    public init(sequence: Int64, at: Instant, by: String, fact: CanonicalValue) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.fact = fact
    }

    /// The canonical bytes that are stored and digested, version 1:
    /// `{"at":milliseconds,"by":"officer","fact":…,"n":sequence,"v":1}`.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: #"{"at":"#.utf8)
        CanonicalValue.whole(at.milliseconds).write(into: &bytes)
        bytes.append(contentsOf: #","by":"#.utf8)
        CanonicalValue.text(by).write(into: &bytes)
        bytes.append(contentsOf: #","fact":"#.utf8)
        fact.write(into: &bytes)
        bytes.append(contentsOf: #","n":"#.utf8)
        CanonicalValue.whole(sequence).write(into: &bytes)
        bytes.append(contentsOf: #","v":1}"#.utf8)
        return bytes
    }

    /// The link that ties an entry to all before it: SHA-256 over the byte 0x01, the 32 bytes of
    /// the previous entry's digest (32 noughts before the first), and the entry's own bytes.
    ///
    /// `digest(n) = SHA-256(0x01 || digest(n − 1) || bytes(n))`, `digest(0) = 00…00`.
    public static func digest(previous: Digest, bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { digest(previous: previous, bytes: $0) }
    }

    static func digest(previous: Digest, bytes: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        withUnsafeTemporaryAllocation(byteCount: 1 + Digest.byteCount, alignment: 1) { start in
            start[0] = 0x01
            previous.withUnsafeBytes { link in
                UnsafeMutableRawBufferPointer(rebasing: start[1...]).copyMemory(from: link)
            }
            hash.update(bufferPointer: UnsafeRawBufferPointer(start))
        }
        hash.update(bufferPointer: bytes)
        return Digest(hash.finalize())
    }
}
