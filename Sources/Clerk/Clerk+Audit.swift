public import Accountability
public import Journal
import Ledger
public import Reckoning

/// One fact as it lies in the journal, with the digest that ties it to all before it.
public struct AuditEntry: Hashable, Sendable {
    /// Its number, its moment and its officer.
    public let circumstance: Circumstance
    /// What is kept of it, in the canonical form.
    public let kept: CanonicalValue
    /// The SHA-256 over the entry and the digest before it.
    public let digest: Fingerprint

    /// The name of its kind: `drawdownApproved`.
    public var kind: String { kept.record?["kind"]?.text ?? "" }

    /// What happened; nil where this version knows no such fact.
    public var fact: Fact? { Fact(canonical: kept) }
}

/// Some facts of the journal, the latest first.
public struct AuditPage: Hashable, Sendable {
    /// The facts.
    public let entries: [AuditEntry]
    /// The number below which to look for more; nil when the beginning was reached.
    public let next: Int64?
}

/// What a walk over the whole chain has found.
public struct ChainVerdict: Hashable, Sendable {
    /// How many facts were checked.
    public let entries: Int64
    /// The digest of the last one, which stands for the whole journal.
    public let head: Fingerprint
    /// What does not hold, a line for each; none when the chain is whole.
    public let findings: [String]
    /// Nothing is wrong.
    public let isSound: Bool
}

extension Clerk {
    /// The facts before a number that `isWanted` picks out, the latest first: at most `most` of
    /// them, and at most `looking` facts are looked at. It reads the journal, so it is not for a
    /// thread that answers requests.
    public nonisolated func entries(
        before end: Int64 = .max, most: Int, looking: Int64,
        where isWanted: (AuditEntry) -> Bool
    ) throws(JournalFault) -> AuditPage {
        let last = min(max(1, end) - 1, books.sequence)
        let first = max(1, last - looking + 1)
        var found: [AuditEntry] = []
        var upper = last
        while upper >= first {
            let lower = max(first, upper - Self.stride + 1)
            for entry in try entries(from: lower, to: upper).reversed() where isWanted(entry) {
                found.append(entry)
                let sequence = entry.circumstance.sequence
                if found.count == most {
                    return AuditPage(entries: found, next: sequence > 1 ? sequence : nil)
                }
            }
            upper = lower - 1
        }
        return AuditPage(entries: found, next: first > 1 ? first : nil)
    }

    /// The fact of a number; nil when there is none.
    public nonisolated func entry(_ sequence: Int64) throws(JournalFault) -> AuditEntry? {
        guard sequence > 0, sequence <= books.sequence else { return nil }
        return try entries(from: sequence, to: sequence).first
    }

    /// Walks over the whole chain and checks every digest; `progress` hears of each thousand facts.
    public nonisolated func verifyChain(progress: @escaping (Int64) -> Void) -> ChainVerdict {
        let expected = books.sequence
        let report = store.verifyChain(progress: progress)
        var findings = report.findings.map(\.description)
        if report.entries < expected {
            findings.append("\(report.entries) facts were found, expected at least \(expected)")
        }
        return ChainVerdict(
            entries: report.entries, head: Fingerprint(report.head.digest.hexadecimal),
            findings: findings, isSound: report.isSound && report.entries >= expected)
    }

    private static var stride: Int64 { 2_000 }

    /// The facts of some numbers, in order.
    private nonisolated func entries(
        from first: Int64, to last: Int64
    ) throws(JournalFault) -> [AuditEntry] {
        var stored: [StoredEntry] = []
        try store.read(after: first - 1) { entry in
            if entry.sequence <= last { stored.append(entry) }
            return entry.sequence < last ? .next : .stop
        }
        var entries: [AuditEntry] = []
        entries.reserveCapacity(stored.count)
        for entry in stored { entries.append(try AuditEntry(entry)) }
        return entries
    }
}

extension AuditEntry {
    fileprivate init(_ stored: StoredEntry) throws(JournalFault) {
        let entry = try JournalEntry(bytes: stored.bytes)
        circumstance = Circumstance(
            sequence: entry.sequence, at: entry.at, by: OfficerID(entry.by))
        kept = entry.fact
        digest = Fingerprint(stored.digest?.hexadecimal ?? "")
    }
}
