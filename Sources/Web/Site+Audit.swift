import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of the journal.
    func answer(_ route: AuditRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .journal:
            let filter = AuditFilter(visit.query)
            var shown = visit
            shown.problems = filter.problems
            let found = try await entries(
                visit, filter, most: JournalPage.pageSize, looking: JournalPage.mostLooked)
            return shown.page(
                JournalPage(shown, found).page, status: filter.problems.isEmpty ? 200 : 422)
        case .journalFile:
            let found = try await entries(
                visit, AuditFilter(visit.query), most: JournalPage.fileSize,
                looking: JournalPage.mostLookedForFile)
            return JournalPage(visit, found).file.reply
        case .chain: return visit.page(ChainPage(visit, await chainCheck.state).page)
        case .checkChain: return await checkChain()
        case .fact: return try await fact(visit)
        }
    }

    /// The facts that are asked for, read where files are read.
    private func entries(
        _ visit: Visit, _ filter: AuditFilter, most: Int, looking: Int64
    ) async throws(Problem) -> AuditPage {
        let before = visit.query["before"].flatMap { Int64($0) } ?? .max
        let clerk = clerk
        return try await readJournal { () -> Result<AuditPage, any Error> in
            Result {
                try clerk.entries(before: before, most: most, looking: looking) {
                    filter.admits($0) { visit.reads($0) }
                }
            }
        }
    }

    private func fact(_ visit: Visit) async throws(Problem) -> Reply {
        guard let number = Int64(visit.open[0]), number > 0 else { throw .notFound }
        let clerk = clerk
        let found = try await readJournal { () -> Result<[AuditEntry?], any Error> in
            Result { [try clerk.entry(number), try clerk.entry(number - 1)] }
        }
        guard let entry = found[0] else { throw .notFound }
        return visit.page(FactPage(visit, entry, after: found[1]).page)
    }

    func readJournal<Value: Sendable>(
        _ work: @escaping @Sendable () -> Result<Value, any Error>
    ) async throws(Problem) -> Value {
        switch await readingRoom.read(work) {
        case nil: throw .busy
        case .success(let value)?: return value
        case .failure(let fault)?: throw failed("\(fault)")
        }
    }

    /// Begins a walk over the chain and does not wait for its end.
    private func checkChain() async -> Reply {
        let (clerk, check, room) = (clerk, chainCheck, readingRoom)
        if await check.begin(of: clerk.books.sequence) {
            Task {
                let verdict = await room.read {
                    clerk.verifyChain { checked in Task { await check.reach(checked) } }
                }
                guard let verdict else { return await check.giveUp() }
                await check.end(verdict, at: clerk.now)
            }
        }
        return .go(to: AuditRoute.chain.path())
    }
}
