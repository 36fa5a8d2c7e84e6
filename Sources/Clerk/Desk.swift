import Accountability
import Forms
import Journal
import Ledger
import Reckoning

/// Where the Clerk works: the pen, and the books as they stand.
final class Desk {
    private var pen: Pen
    private(set) var books: Books

    init(pen: consuming Pen, books: Books) {
        self.pen = pen
        self.books = books
    }

    /// Decides instructions in turn, each on what the ones before it left, and records all that
    /// follows at once. Instructions given together are carried out all or none. When recording
    /// fails, nothing of the batch stands.
    func carryOut(
        _ together: [([Instruction], OfficerID)], now: Instant
    ) -> [Result<CarriedOut, NotCarriedOut>] {
        var tentative = books
        var drafts: [EntryDraft] = []
        var results: [Result<CarriedOut, NotCarriedOut>] = []
        for (instructions, officer) in together {
            results.append(
                Self.decide(instructions, officer, now, &tentative).map { facts in
                    drafts += facts.map {
                        EntryDraft(at: now, by: officer.text, fact: $0.canonical)
                    }
                    return CarriedOut(facts: facts, sequence: tentative.sequence)
                })
        }
        return record(drafts, tentative, results)
    }

    private func record(
        _ drafts: [EntryDraft], _ tentative: Books, _ results: [Result<CarriedOut, NotCarriedOut>]
    ) -> [Result<CarriedOut, NotCarriedOut>] {
        guard !drafts.isEmpty else { return results }
        do throws(AppendError) {
            _ = try pen.append(drafts)
            books = tentative
            return results
        } catch {
            // What was already done may rest on what was just lost, so nothing is acknowledged.
            let fault = error.fault
            return results.map { result in result.flatMap { _ in .failure(.failed(fault)) } }
        }
    }

    /// The facts of instructions, all posted to the tentative books, or none.
    static func decide(
        _ instructions: [Instruction], _ officer: OfficerID, _ now: Instant, _ books: inout Books
    ) -> Result<[Fact], NotCarriedOut> {
        var after = books
        var all: [Fact] = []
        do throws(NotCarriedOut) {
            for instruction in instructions {
                let facts = try Ruling(books: after, actor: officer, now: now).facts(instruction)
                for fact in facts { post(fact, officer, now, &after) }
                all += facts
            }
        } catch {
            return .failure(error)
        }
        books = after
        return .success(all)
    }

    private static func post(
        _ fact: Fact, _ officer: OfficerID, _ now: Instant, _ books: inout Books
    ) {
        let circumstance = Circumstance(sequence: books.sequence + 1, at: now, by: officer)
        do throws(BooksFault) {
            try books.post(fact, circumstance)
        } catch {
            preconditionFailure("a rule gave a fact that the books refuse: \(error.cause)")
        }
    }
}

extension AppendError {
    fileprivate var fault: JournalFault {
        switch self {
        case .fault(let fault): fault
        case .conflict:
            JournalFault(
                operation: "append", code: .damaged, cause: "somebody else wrote to the journal",
                context: "head")
        }
    }
}
