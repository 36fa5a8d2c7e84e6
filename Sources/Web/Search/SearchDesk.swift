import Accountability
import Ledger
import Reckoning

/// The two indexes of the site, one for everyone and one for officers, as of the last snapshot that
/// was looked in.
actor SearchDesk {
    private struct Kept {
        let sequence: Int64
        let day: Day
        let index: SearchIndex
    }

    private var kept: [Bool: Kept] = [:]

    func index(_ isOpen: Bool, of sequence: Int64, on day: Day) -> SearchIndex? {
        guard let kept = kept[isOpen], kept.sequence == sequence, kept.day == day else {
            return nil
        }
        return kept.index
    }

    func keep(_ index: SearchIndex, _ isOpen: Bool, of sequence: Int64, on day: Day) {
        kept[isOpen] = Kept(sequence: sequence, day: day, index: index)
    }
}

extension Site {
    /// What answers the address of the search.
    func search(_ visit: Visit) async throws(Problem) -> Reply {
        let query = SearchQuery(visit.query["q"] ?? "")
        guard !query.words.isEmpty else {
            return visit.page(SearchPage(visit, query, found: []).page)
        }
        let open = try await index(visit, isOpen: true)
        var found = open.matches(query) { visit.isEveryone || !visit.works(with: $0) }
        if !visit.isEveryone {
            let own = try await index(visit, isOpen: false)
            found = own.matches(query) { visit.works(with: $0) } + found
        }
        return visit.page(SearchPage(visit, query, found: found).page)
    }

    private func index(_ visit: Visit, isOpen: Bool) async throws(Problem) -> SearchIndex {
        let (sequence, day) = (visit.books.sequence, visit.today)
        if let index = await searchDesk.index(isOpen, of: sequence, on: day) { return index }
        let books = isOpen ? visit.everyone() : visit.books
        guard
            let index = await readingRoom.read({ SearchIndex(books, isOpen: isOpen) })
        else { throw .busy }
        await searchDesk.keep(index, isOpen, of: sequence, on: day)
        return index
    }
}

extension Visit {
    /// The visitor reads the whole of what was found, not only what everyone may.
    fileprivate func works(with entry: SearchEntry) -> Bool {
        guard let collector = entry.collector else { return reads(entry.owner) }
        return reads(entry.owner) || officer?.holds([.analyst, .auditor], for: collector) ?? false
    }
}
