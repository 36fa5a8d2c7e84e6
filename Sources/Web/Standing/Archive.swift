import Accountability
import Clerk
import Ledger
import Reckoning

/// The books as they were known at the end of past days: the last few that were asked for.
actor Archive {
    private let most: Int
    private var kept: [(day: Day, books: Books)] = []

    init(most: Int = 4) {
        self.most = most
    }

    func books(of day: Day) -> Books? { kept.first { $0.day == day }?.books }

    func keep(_ books: Books, of day: Day) {
        kept.removeAll { $0.day == day }
        kept.append((day, books))
        if kept.count > most { kept.removeFirst() }
    }
}

extension Site {
    /// The visit with everything as it was known at the end of the day that the address asks for.
    func past(_ visit: Visit) async throws(Problem) -> Visit {
        var past = visit
        let typed = (visit.query["known"] ?? "").trimmed
        guard !typed.isEmpty, !visit.isEveryone else { return visit }
        guard let day = Day(typed: typed) else {
            past.problems = [
                FieldProblem(
                    field: "known", message: "Enter the day as a real date, such as 12 October 2017"
                )
            ]
            return past
        }
        guard day < visit.today else { return visit }
        past.asKnownOn = day
        past.books = try await books(knownOn: day)
        return past
    }

    private func books(knownOn day: Day) async throws(Problem) -> Books {
        if let books = await archive.books(of: day) { return books }
        let clerk = clerk
        let read = await readingRoom.read { () -> Result<Books, any Error> in
            Result { try clerk.books(asKnownAt: Instant(endOf: day)) }
        }
        switch read {
        case nil: throw .busy
        case .success(let books)?:
            await archive.keep(books, of: day)
            return books
        case .failure(let fault)?: throw failed("\(fault)")
        }
    }
}
