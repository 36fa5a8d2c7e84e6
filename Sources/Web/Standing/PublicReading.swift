import Accountability
import Ledger
import Reckoning
import Synchronization

/// The books as everyone may read them, worked out once for each snapshot and day.
final class PublicReading: Sendable {
    private struct Kept {
        let sequence: Int64
        let day: Day
        let books: Books
    }

    private let kept = Mutex<Kept?>(nil)

    func books(of books: Books, on day: Day) -> Books {
        let known = kept.withLock { $0 }
        if let known, known.sequence == books.sequence, known.day == day { return known.books }
        let open = books.forEveryone(on: day)
        kept.withLock { $0 = Kept(sequence: books.sequence, day: day, books: open) }
        return open
    }
}

extension Visit {
    /// Whoever works with what the address names reads all of it; everybody else reads what is open
    /// to everyone, if anything is.
    mutating func readAsAdmitted() throws(Problem) {
        switch route.declared.subject {
        case .nothing, .release, .collection: if officer == nil { readAsEveryone() }
        case .return: try readReturnAsAdmitted()
        case .decision, .fund, .initiative, .outcome:
            if let owner = try? owner(), reads(owner) { return }
            readAsEveryone()
            _ = try owner()
        }
    }

    private mutating func readReturnAsAdmitted() throws(Problem) {
        guard let id = open.first, let found = books.return(ReturnID(id)) else { throw .notFound }
        if !RouteMandate.reader.admits(officer, to: found) {
            guard books.isOpen(found.entry) else { throw .notFound }
            readAsEveryone()
        }
        context = found
    }
}
