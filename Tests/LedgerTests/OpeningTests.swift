import Accountability
import Ledger
import Rehearsal
import Testing

/// Facts that no rule gives: a journal that holds them is not what the program wrote.
struct OpeningTests {
    @Test func `a fund that is opened twice is a fault of the books`() throws {
        try Self.postTwice { fact in
            if case .fund(.opened) = fact { true } else { false }
        }
    }

    @Test func `an initiative that is proposed twice is a fault of the books`() throws {
        try Self.postTwice { fact in
            if case .initiative(.proposed) = fact { true } else { false }
        }
    }

    /// Posts made-up books, and the first such fact once more.
    private static func postTwice(_ isOpening: (Fact) -> Bool) throws {
        let made = try RandomBooks(seed: 3, movements: 50)
        let opening = try #require(made.happened.first { isOpening($0.fact) })
        var books = made.books
        let next = Circumstance(
            sequence: books.sequence + 1, at: opening.circumstance.at, by: opening.circumstance.by)
        let fault = #expect(throws: BooksFault.self) { try books.post(opening.fact, next) }
        #expect(fault?.sequence == next.sequence)
        #expect(fault?.cause.hasSuffix("twice") == true)
        #expect(books.sequence == made.books.sequence)
    }
}
