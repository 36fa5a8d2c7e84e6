import Accountability
import Clerk
import Ledger

extension Site {
    /// What answers the addresses of what everyone may read.
    func answer(_ route: PublicityRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .publicity: return visit.page(try PublicityPage(visit).page)
        case .changePublicity: return try await changePublicity(visit)
        }
    }

    private func changePublicity(_ visit: Visit) async throws(Problem) -> Reply {
        let record = try PublicityPage(visit).record
        return try await carryOut(
            visit,
            then: PublicityRoute.publicity.path(record.subject.rawValue, record.name),
            page: { visit throws(Problem) in try PublicityPage(visit).page },
            read: { reading in
                if reading.words("act") == "close" {
                    let reason = reading.needed("reason", "Enter why it is closed")
                    return [.publicity(.close(record, reason: reason))]
                }
                let others =
                    reading.isTicked("initiatives") ? visit.closedInitiatives(of: record) : []
                return [.publicity(.open(record))]
                    + others.map { .publicity(.open(.initiative($0))) }
            })
    }
}
