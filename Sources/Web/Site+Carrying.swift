import Accountability
import Accounts
import Clerk
import Ledger

extension Site {
    /// Hands an instruction to the Clerk in the visitor's name.
    @discardableResult
    func carryOut(_ instruction: Instruction, _ visit: Visit) async throws(Problem) -> CarriedOut {
        try await carryOut(all: [instruction], visit)
    }

    /// Hands instructions to the Clerk in the visitor's name, all or none.
    @discardableResult
    func carryOut(
        all instructions: [Instruction], _ visit: Visit
    ) async throws(Problem) -> CarriedOut {
        guard let officer = visit.officer else { throw .signInFirst }
        do throws(NotCarriedOut) {
            return try await clerk.carryOut(all: instructions, by: officer.id)
        } catch {
            switch error {
            case .refused(let refusal): throw .refused(refusal)
            case .busy: throw .busy
            case .wrongDefinition: throw .unreadableForm
            case .failed(let fault): throw failed("\(fault)")
            }
        }
    }

    /// Hands an instruction about the visited return to the Clerk.
    @discardableResult
    func carryOut(
        _ instruction: ReturnInstruction, _ at: ReturnVisit
    ) async throws(Problem) -> CarriedOut {
        try await carryOut(.return(at.entry.id, instruction), at.visit)
    }

    /// Notes a cause once under a reference, which is all that the page says of it.
    func failed(_ cause: String) -> Problem {
        let reference = String(Secret.drawn().text.prefix(8))
        watch.noteFailure(cause, reference: reference)
        return .failed(reference: reference)
    }

    /// The visit with the books as they stand now, after something was recorded.
    func again(_ at: ReturnVisit) throws(Problem) -> ReturnVisit {
        guard let context = clerk.books.return(at.entry.id) else { throw .notFound }
        return ReturnVisit(at.visit, context)
    }
}
