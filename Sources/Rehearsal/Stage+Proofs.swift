public import Accountability
public import Clerk
import Forms
import Ledger
import Reckoning

extension Stage {
    /// Gives an instruction and proves on the way that the same instruction again adds nothing,
    /// that every fact survives being kept, and that the books agree with the journal.
    public func when(
        _ instruction: Instruction, by member: CastMember = Cast.programme
    ) async throws -> Act {
        try await when(instruction, by: member.id)
    }

    /// The same for an officer who may be none of the cast.
    public func when(_ instruction: Instruction, by officer: OfficerID) async throws -> Act {
        clock.advance()
        let before = books.sequence
        let act = try await carryOut(instruction, by: officer)
        let after = books.sequence
        guard after == before + Int64(act.facts.count) else {
            throw Unexpected("the books moved by \(after - before) for \(act.facts.count) facts")
        }
        for fact in act.facts { try Self.survives(fact) }
        if instruction.namesItsRows {
            let again = try await carryOut(instruction, by: officer)
            guard again.facts.isEmpty, books.sequence == after else {
                throw Unexpected("the same instruction again added \(again.facts)")
            }
        }
        try agreesWithJournal()
        return act
    }

    /// The same about Ashby's small return.
    public func when(
        _ instruction: ReturnInstruction, by member: CastMember = Cast.programme
    ) async throws -> Act {
        try await when(.return(Self.smallReturn, instruction), by: member.id)
    }

    /// Gives an instruction, with nothing proved on the way.
    public func carryOut(_ instruction: Instruction, by officer: OfficerID) async throws -> Act {
        do throws(NotCarriedOut) {
            return Act(facts: try await clerk.carryOut(instruction, by: officer).facts)
        } catch {
            switch error {
            case .refused(let refusal): return Act(refusal: refusal)
            case .wrongDefinition(let wrong): return Act(mistakes: wrong.findings)
            case .failed, .busy: throw error
            }
        }
    }

    /// Proves that a fact is the same after being written down and read back.
    public static func survives(_ fact: Fact) throws {
        let bytes = fact.canonical.bytes
        let kept = try CanonicalValue(canonical: bytes)
        guard Fact(canonical: kept) == fact else {
            throw Unexpected("\(fact) does not survive being kept")
        }
    }

    /// Proves that the books are those of the journal, read from the start.
    public func agreesWithJournal() throws {
        let rebuilt = BooksPicture(try Books.rebuilt(from: store))
        if let difference = BooksPicture(books).difference(from: rebuilt) {
            throw Unexpected("posting disagrees with rebuilding: \(difference)")
        }
    }
}

extension Instruction {
    /// Every row that it adds has a number or a token, without which adding twice adds two.
    fileprivate var namesItsRows: Bool {
        guard case .return(_, .answer(_, let rows, _, _)) = self else { return true }
        return rows.allSatisfy { row in
            if case .add(_, nil, nil) = row { false } else { true }
        }
    }
}
