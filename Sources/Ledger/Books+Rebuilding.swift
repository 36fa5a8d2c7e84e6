import Accountability
public import Journal
public import Reckoning

extension Books {
    /// The books of a whole journal, each entry checked on the way.
    ///
    /// `until` stops earlier: the books as they stood after that fact.
    public static func rebuilt(
        from store: any JournalStore, until last: Int64 = .max,
        progress: (Int64) -> Void = { _ in }
    ) throws(JournalFault) -> Books {
        var rebuilding = Rebuilding()
        _ = try store.replayRuns { (run) throws(JournalFault) in
            let read = FactRun(run)
            do throws(BooksFault) {
                try rebuilding.post(read, until: last)
            } catch {
                throw .unknownFact(error.sequence, error.cause)
            }
            if let fault = read.fault { throw fault }
            for fact in read.facts {
                guard let number = fact?.circumstance.sequence, number <= last else { break }
                if number.isMultiple(of: 10_000) { progress(number) }
            }
        }
        return rebuilding.finished
    }

    /// The books as they were known at a moment: from the entries up to the first one that was
    /// recorded later.
    public static func rebuilt(
        from store: any JournalStore, asKnownAt moment: Instant
    ) throws(JournalFault) -> Books {
        var rebuilding = Rebuilding()
        var isOver = false
        _ = try store.replayRuns { (run) throws(JournalFault) in
            guard !isOver else { return }
            let read = FactRun(run)
            let known = read.facts.prefix { $0.map { $0.circumstance.at <= moment } ?? false }
            isOver = known.count < read.facts.count
            do throws(BooksFault) {
                try rebuilding.post(read, until: known.last??.circumstance.sequence ?? 0)
            } catch {
                throw .unknownFact(error.sequence, error.cause)
            }
            if known.count == read.facts.firstIndex(where: { $0 == nil }), let fault = read.fault {
                throw fault
            }
        }
        return rebuilding.finished
    }

    /// The books after one more entry of the journal.
    public mutating func post(_ entry: JournalEntry) throws(JournalFault) {
        let read = try ReadFact(entry)
        do throws(BooksFault) {
            try post(read.fact, read.circumstance)
        } catch {
            throw .unknownFact(error.sequence, error.cause)
        }
    }
}

extension JournalFault {
    static func unknownFact(_ sequence: Int64, _ cause: String) -> JournalFault {
        JournalFault(
            operation: "rebuild the books", code: .damaged, cause: cause,
            context: "entry \(sequence)")
    }
}
