extension JournalStore {
    /// Hands over the entries after `start` in order, each checked: canonical, without gaps, and
    /// chained from `start` on; answers where the journal ended.
    ///
    /// A fault `damaged` or `notCanonical` names the first entry that does not hold; `body` may
    /// throw a fault of its own to stop.
    public func replay(
        after start: JournalHead = .empty,
        _ body: (JournalEntry, Digest) throws(JournalFault) -> Void
    ) throws(JournalFault) -> JournalHead {
        let nothing: @Sendable (JournalEntry) throws(JournalFault) -> Void = { _ in }
        return try replay(after: start, preparing: nothing) {
            (entry, digest, _) throws(JournalFault) in
            try body(entry, digest)
        }
    }

    /// The same, with something made of each entry beforehand, on all processors at once.
    public func replay<Prepared: Sendable>(
        after start: JournalHead = .empty,
        preparing prepare: @escaping @Sendable (JournalEntry) throws(JournalFault) -> Prepared,
        _ body: (JournalEntry, Digest, Prepared) throws(JournalFault) -> Void
    ) throws(JournalFault) -> JournalHead {
        var head = start
        var run = EntryRun(prepare: prepare)
        var fault: JournalFault?
        try read(after: start.sequence) { stored in
            run.take(stored)
            guard run.isFull else { return .next }
            do throws(JournalFault) {
                try run.handOver(movingOn: &head, body)
                return .next
            } catch {
                fault = error
                return .stop
            }
        }
        if let fault { throw fault }
        try run.handOver(movingOn: &head, body)
        return head
    }
}

extension StoredEntry {
    /// The entry, when it is the one that follows `head`.
    func checked(after head: JournalHead) throws(JournalFault) -> JournalEntry {
        let digest = JournalEntry.digest(previous: head.digest, bytes: bytes)
        guard digest == self.digest else { throw damaged("its digest does not follow") }
        let entry = try JournalEntry(bytes: bytes)
        guard entry.sequence == sequence, sequence == head.sequence + 1 else {
            throw damaged("it calls itself \(entry.sequence), after \(head.sequence)")
        }
        return entry
    }

    private func damaged(_ cause: String) -> JournalFault {
        JournalFault(
            operation: "replay", code: .damaged, cause: cause, context: "entry \(sequence)")
    }
}
