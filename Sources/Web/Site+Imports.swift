import Accountability
import Clerk
import Documents
import Ledger

extension Site {
    /// What answers the addresses of registers that are read from files.
    func answer(_ route: ImportRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .decisions, .initiatives, .values:
            return visit.page(try RegisterImport(route, visit).page)
        case .uploadDecisions, .uploadInitiatives, .uploadValues:
            return try await uploadRegister(route, visit)
        case .decisionsDraft, .initiativesDraft, .valuesDraft:
            let (on, waiting, draft) = try await draft(route, visit)
            return visit.page(ImportDraftPage(on, waiting, draft).page)
        case .recordDecisions, .recordInitiatives, .recordValues:
            return try await record(route, visit)
        }
    }

    private func uploadRegister(
        _ route: ImportRoute, _ visit: Visit
    ) async throws(Problem) -> Reply {
        let on = try RegisterImport(route, visit)
        let fund = visit.fields["fund"] ?? ""
        switch try await keepTable(visit, for: on.path, saying: fund) {
        case .success(let number): return .go(to: on.path("\(number)"))
        case .failure(let mistake):
            var back = visit
            back.problems = [FieldProblem(field: "import-file", message: mistake.sentence)]
            return back.page(try RegisterImport(route, back).page, status: 422)
        }
    }

    private func draft(
        _ route: ImportRoute, _ visit: Visit
    ) async throws(Problem) -> (RegisterImport, WaitingTable, ImportDraft) {
        guard let officer = visit.officer, let part = visit.open.last else { throw .signInFirst }
        let address = try RegisterImport(route, visit).path
        let waiting = try await waitingTable(visit, part, for: address)
        let on = try RegisterImport(route, visit, fund: waiting.choice)
        let (clerk, section, shared) = (clerk, on.section, on.shared)
        let draft = await readingRoom.read {
            ImportDraft(waiting.table, section, shared: shared, clerk, by: officer.id)
        }
        guard let draft else { throw .busy }
        return (on, waiting, draft)
    }

    private func record(_ route: ImportRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let (on, waiting, draft) = try await draft(route, visit)
        guard !draft.hasErrors, !draft.instructions.isEmpty else {
            return visit.page(ImportDraftPage(on, waiting, draft).page, status: 422)
        }
        try await carryOut(all: draft.instructions, visit)
        await tables.discard(waiting.number)
        return .go(to: on.next)
    }
}
