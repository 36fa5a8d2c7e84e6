import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

extension Site {
    func uploadActuals(_ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund()
        let address = EntryRoute.actuals.path(fund.id.text)
        let named = visit.fields["mapping"] ?? ""
        let mapping = fund.mappings[named] == nil ? "" : named
        switch try await keepTable(visit, for: address, saying: mapping) {
        case .success(let number):
            return .go(to: EntryRoute.actualsDraft.path(fund.id.text, "\(number)"))
        case .failure(let mistake):
            var back = visit
            back.problems = [FieldProblem(field: "actuals-file", message: mistake.sentence)]
            return back.page(try ActualsPage(back).page, status: 422)
        }
    }

    private func waiting(_ visit: Visit) async throws(Problem) -> WaitingTable {
        try await waitingTable(
            visit, visit.open[1], for: EntryRoute.actuals.path(visit.open[0]))
    }

    /// What the export would record; where nobody has said what its columns hold, that is asked.
    func actualsDraft(_ visit: Visit) async throws(Problem) -> Reply {
        let waiting = try await waiting(visit)
        guard let mapping = try visit.fund().mappings[waiting.choice] else {
            return visit.page(try MappingPage(visit, waiting).page)
        }
        switch try await draft(waiting, mapping, visit) {
        case .success(let draft):
            return visit.page(try ActualsDraftPage(visit, waiting, draft).page)
        case .failure(let wrong):
            // The file has other columns than the mapping names, so they are asked for again.
            var back = visit
            back.problems = wrong.findings.map {
                FieldProblem(field: "mapping", message: $0.message)
            }
            return back.page(try MappingPage(back, waiting).page, status: 422)
        }
    }

    /// The export read and tried, where files are read.
    private func draft(
        _ waiting: WaitingTable, _ mapping: ColumnMapping, _ visit: Visit
    ) async throws(Problem) -> Result<ActualsDraft, WrongDefinition> {
        guard let officer = visit.officer else { throw .signInFirst }
        let (fund, books, now) = (try visit.fund(), visit.books, visit.now)
        let read = await readingRoom.read { () -> Result<ActualsDraft, WrongDefinition> in
            let background = FundBackground(
                actor: officer, now: now, organisation: { books.organisation($0) },
                decision: { books.decision($0) }, initiative: { books.initiative($0) })
            do throws(WrongDefinition) {
                return .success(
                    try ActualsDraft(
                        waiting.table, by: mapping, into: fund, background,
                        as: Circumstance(sequence: 0, at: now, by: officer.id)))
            } catch {
                return .failure(error)
            }
        }
        guard let read else { throw .busy }
        return read
    }

    func mapColumns(_ visit: Visit) async throws(Problem) -> Reply {
        let waiting = try await waiting(visit)
        let fund = try visit.fund().id
        let name = (visit.fields["name"] ?? "").trimmed
        let reply = try await carryOut(
            visit, then: EntryRoute.actualsDraft.path(fund.text, waiting.text),
            page: { visit throws(Problem) in try MappingPage(visit, waiting).page },
            read: { reading in [.fund(fund, .save(reading.mapping(for: fund)))] })
        if reply.status == 303 {
            await tables.change(waiting.number, to: SentTable(choice: name))
        }
        return reply
    }

    /// Records all lines of the export or none, when they come to the control total.
    func loadActuals(_ visit: Visit) async throws(Problem) -> Reply {
        let waiting = try await waiting(visit)
        let fund = try visit.fund()
        guard let mapping = fund.mappings[waiting.choice],
            case .success(let draft) = try await draft(waiting, mapping, visit), !draft.hasErrors
        else { return try await actualsDraft(visit) }
        let reply = try await carryOut(
            visit, then: EntryRoute.actuals.path(fund.id.text),
            page: { visit throws(Problem) in try ActualsDraftPage(visit, waiting, draft).page },
            read: { reading in
                let control = reading.amount("control", "the control total")
                return [.fund(fund.id, .load(draft.movements, control: control))]
            })
        if reply.status == 303 { await tables.discard(waiting.number) }
        return reply
    }
}
