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
        try replayRuns(after: start) { (run) throws(JournalFault) in
            for place in 0..<run.count {
                try body(try run.entry(at: place), run.head(before: place + 1).digest)
            }
        }
    }

    /// Hands over the entries after `start` in runs, of which `body` checks every entry by asking
    /// for it; answers where the journal ended.
    ///
    /// Whole runs, so that a caller can check and read their entries on all processors at once.
    public func replayRuns(
        after start: JournalHead = .empty, _ body: (EntryRun) throws(JournalFault) -> Void
    ) throws(JournalFault) -> JournalHead {
        var run = EntryRun(after: start)
        var fault: JournalFault?
        try read(after: start.sequence) { stored in
            run.take(stored)
            guard run.isFull else { return .next }
            do throws(JournalFault) {
                try body(run)
                run = EntryRun(after: run.head)
                return .next
            } catch {
                fault = error
                return .stop
            }
        }
        if let fault { throw fault }
        try body(run)
        return run.head
    }
}

extension JournalStore {
    /// Hands over the bytes of every entry in order, where they lie, each chained to the one before
    /// it; answers where the journal ended.
    ///
    /// Whether the bytes are canonical and call themselves by that number is for `body` to see.
    public func replayBytes(
        _ body: (Int64, UnsafeRawBufferPointer) throws(JournalFault) -> Void
    ) throws(JournalFault) -> JournalHead {
        var head = JournalHead.empty
        var fault: JournalFault?
        try look(after: 0) { seen in
            do throws(JournalFault) {
                head = try seen.chained(after: head)
                try body(seen.sequence, seen.bytes)
                return .next
            } catch {
                fault = error
                return .stop
            }
        }
        if let fault { throw fault }
        return head
    }
}

extension SightedEntry {
    /// Where the journal ends with it, when it is the one that follows `head`.
    fileprivate func chained(after head: JournalHead) throws(JournalFault) -> JournalHead {
        let computed = JournalEntry.digest(previous: head.digest, bytes: bytes)
        guard computed == digest else {
            throw .damaged(sequence, "its digest does not follow")
        }
        guard sequence == head.sequence + 1 else {
            throw .damaged(sequence, "it stands after \(head.sequence)")
        }
        return JournalHead(sequence: sequence, digest: computed)
    }
}

extension JournalFault {
    fileprivate static func damaged(_ sequence: Int64, _ cause: String) -> JournalFault {
        JournalFault(
            operation: "replay", code: .damaged, cause: cause, context: "entry \(sequence)")
    }
}

extension StoredEntry {
    /// The entry, when it is the one that follows `head`.
    func checked(after head: JournalHead) throws(JournalFault) -> JournalEntry {
        let digest = JournalEntry.digest(previous: head.digest, bytes: bytes)
        guard digest == self.digest else { throw .damaged(sequence, "its digest does not follow") }
        let entry = try JournalEntry(bytes: bytes)
        guard entry.sequence == sequence, sequence == head.sequence + 1 else {
            throw .damaged(
                sequence, "it calls itself \(entry.sequence), after \(head.sequence)")
        }
        return entry
    }
}
