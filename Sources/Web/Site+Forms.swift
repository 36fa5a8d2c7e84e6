import Accountability
import Clerk
import Ledger

extension Site {
    /// Carries out what a form asks and goes on to an address. What cannot be read or is refused
    /// comes back on the form's own page, with everything that was typed.
    func carryOut(
        _ visit: Visit, then next: String, page: (Visit) throws(Problem) -> Page,
        read: (inout FormReading) -> [Instruction]
    ) async throws(Problem) -> Reply {
        var reading = FormReading(visit)
        let instructions = read(&reading)
        guard reading.problems.isEmpty else {
            return try again(visit, reading.problems, 422, page)
        }
        do throws(Problem) {
            try await carryOut(all: instructions, visit)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return try again(visit, [reading.problem(refusal)], error.status, page)
        }
        return .go(to: next)
    }

    private func again(
        _ visit: Visit, _ problems: [FieldProblem], _ status: Int,
        _ page: (Visit) throws(Problem) -> Page
    ) throws(Problem) -> Reply {
        var back = visit
        back.books = clerk.books
        back.problems = problems
        return back.page(try page(back), status: status)
    }
}
