import Accountability
public import Journal

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
