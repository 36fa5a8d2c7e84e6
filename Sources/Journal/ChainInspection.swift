/// Walks a journal's entries from the first to the last and notes what does not hold.
///
/// One damaged entry gives one finding: the walk goes on from whichever digest, the stored or the
/// computed one, the next entry is chained to.
struct ChainInspection {
    var report: JournalReport
    private var head = JournalHead.empty
    private var links: [Digest] = [.zero]
    private var known: [JournalHead]
    private let progress: (Int64) -> Void

    /// An inspection that also expects the heads in `known` to lie on the way; `progress` hears of
    /// each thousand entries.
    init(
        continuing report: JournalReport, known: [JournalHead],
        progress: @escaping (Int64) -> Void = { _ in }
    ) {
        self.report = report
        self.known = known.filter { $0.sequence > 0 }
        self.progress = progress
    }

    /// Walks over everything a store holds.
    mutating func walk(_ read: ((StoredEntry) -> ReadingStep) throws -> Void) {
        do {
            try read { stored in
                take(stored)
                return report.isCutShort ? .stop : .next
            }
        } catch {
            report.add(.unreadable(error, after: head.sequence))
        }
        finish()
    }

    private mutating func take(_ stored: StoredEntry) {
        let hasGap = stored.sequence != head.sequence + 1
        if hasGap { noteGap(before: stored) }
        let computed = links.map { JournalEntry.digest(previous: $0, bytes: stored.bytes) }
        let follows = stored.digest.map(computed.contains) ?? false
        if !follows, !hasGap { noteDigest(of: stored, computed: computed) }
        checkBytes(of: stored, isIntact: follows)
        checkKnown(stored)
        links = follows ? [] : computed
        if let digest = stored.digest { links.append(digest) }
        head = JournalHead(sequence: stored.sequence, digest: stored.digest ?? .zero)
        report.entries += 1
        if report.entries.isMultiple(of: 1_000) { progress(report.entries) }
    }

    private mutating func noteGap(before stored: StoredEntry) {
        report.add(
            JournalFinding(
                .sequenceGap, sequence: stored.sequence, found: "entry \(stored.sequence)",
                expected: "entry \(head.sequence + 1)"))
    }

    private mutating func noteDigest(of stored: StoredEntry, computed: [Digest]) {
        report.add(
            JournalFinding(
                .digestDiffers, sequence: stored.sequence,
                found: stored.digest?.hexadecimal ?? "no digest of 32 bytes",
                expected: computed.first?.hexadecimal ?? "a digest"))
    }

    private mutating func checkBytes(of stored: StoredEntry, isIntact: Bool) {
        do throws(JournalFault) {
            let entry = try JournalEntry(bytes: stored.bytes)
            guard entry.sequence != stored.sequence else { return }
            report.add(
                JournalFinding(
                    .numberDiffers, sequence: stored.sequence, found: "n \(entry.sequence)",
                    expected: "n \(stored.sequence)"))
        } catch {
            report.add(
                JournalFinding(
                    .notCanonical, sequence: stored.sequence, found: "other bytes",
                    expected: error.cause))
        }
    }

    private mutating func checkKnown(_ stored: StoredEntry) {
        for head in known where head.sequence == stored.sequence && head.digest != stored.digest {
            report.add(
                JournalFinding(
                    .knownHeadDiffers, sequence: stored.sequence,
                    found: stored.digest?.hexadecimal ?? "no digest",
                    expected: head.digest.hexadecimal))
        }
    }

    private mutating func finish() {
        report.head = head
        guard !report.isCutShort, let last = known.map(\.sequence).max(), last > head.sequence
        else { return }
        report.add(
            JournalFinding(
                .entriesMissing, sequence: head.sequence + 1,
                found: "\(head.sequence) as the last entry", expected: "at least \(last)"))
    }
}

extension JournalFinding {
    /// Reading failed.
    static func unreadable(_ error: any Error, after sequence: Int64? = nil) -> JournalFinding {
        let fault =
            error as? JournalFault ?? JournalFault(error, during: "read", context: "the journal")
        return JournalFinding(
            .unreadable, sequence: sequence.map { $0 + 1 }, found: fault.cause,
            expected: "a readable journal")
    }
}

extension JournalStore {
    /// Walks the whole chain with one entry in memory at a time, expecting the heads in `known`,
    /// such as those on receipts, to lie on the way; `progress` hears of each thousand entries.
    public func verifyChain(
        against known: [JournalHead] = [], progress: @escaping (Int64) -> Void = { _ in }
    ) -> JournalReport {
        var inspection = ChainInspection(
            continuing: JournalReport(), known: known, progress: progress)
        inspection.walk { body in try read(after: 0, body) }
        return inspection.report
    }
}
