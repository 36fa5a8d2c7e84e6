import Accountability
import Clerk
import Ledger

extension Site {
    /// What answers the addresses of administration.
    func answer(_ route: AdministrationRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .administration:
            return visit.page(AdministrationPage(visit, last: try await lastFact(visit)).page)
        case .organisations: return visit.page(OrganisationsPage(visit).page)
        case .organisationsFile: return OrganisationsPage(visit).file.reply
        case .registerOrganisation: return try await registerOrganisation(visit)
        case .about: return visit.page(LibrariesPage(visit).page)
        }
    }

    private func lastFact(_ visit: Visit) async throws(Problem) -> AuditEntry? {
        let (clerk, number) = (clerk, visit.books.sequence)
        let read = await readingRoom.read { () -> Result<AuditEntry?, any Error> in
            Result { try clerk.entry(number) }
        }
        switch read {
        case nil: throw .busy
        case .success(let entry)?: return entry
        case .failure(let fault)?: throw failed("\(fault)")
        }
    }

    private func registerOrganisation(_ visit: Visit) async throws(Problem) -> Reply {
        try await carryOut(
            visit, then: AdministrationRoute.organisations.path(),
            page: { visit throws(Problem) in OrganisationsPage(visit).page },
            read: { reading in [.people(.registerOrganisation(reading.organisation()))] })
    }
}
