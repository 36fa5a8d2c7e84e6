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
        var books = Books()
        _ = try store.replay(preparing: Self.fact) { (entry, _, fact) throws(JournalFault) in
            guard entry.sequence <= last else { return }
            try books.post(fact, of: entry)
            if entry.sequence.isMultiple(of: 10_000) { progress(entry.sequence) }
        }
        return books
    }

    /// The books after one more entry of the journal.
    public mutating func post(_ entry: JournalEntry) throws(JournalFault) {
        try post(try Self.fact(entry), of: entry)
    }

    private static func fact(_ entry: JournalEntry) throws(JournalFault) -> Fact {
        if let fact = Fact(canonical: entry.fact) { return fact }
        throw .unknownFact(entry.sequence, "this version knows no such fact")
    }

    private mutating func post(_ fact: Fact, of entry: JournalEntry) throws(JournalFault) {
        let circumstance = Circumstance(
            sequence: entry.sequence, at: entry.at, by: OfficerID(entry.by))
        do throws(BooksFault) {
            try post(fact, circumstance)
        } catch {
            throw .unknownFact(error.sequence, error.cause)
        }
    }
}

extension JournalFault {
    fileprivate static func unknownFact(_ sequence: Int64, _ cause: String) -> JournalFault {
        JournalFault(
            operation: "rebuild the books", code: .damaged, cause: cause,
            context: "entry \(sequence)")
    }
}
