import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of initiatives and of the portfolio.
    func answer(_ route: InitiativeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .initiatives: return visit.page(InitiativesPage(visit).page)
        case .initiativesFile: return InitiativesPage(visit).file.reply
        case .newInitiative: return visit.page(ProposalPage(visit).page)
        case .proposeInitiative: return try await proposeInitiative(visit)
        case .initiative: return visit.page(try InitiativePage(visit).page)
        case .newUpdate: return visit.page(try UpdatePage(visit).page)
        case .writeUpdate: return try await writeUpdate(visit)
        case .addValue, .defineMeasure, .setMilestone, .profileSpending, .planAfterFunding:
            return try await keep(route, visit)
        case .portfolio:
            let past = try await past(visit)
            return past.page(PortfolioPage(past).page, status: past.problems.isEmpty ? 200 : 422)
        case .portfolioFile: return PortfolioPage(try await past(visit)).file.reply
        case .boardPack: return visit.page(BoardPackPage(try await past(visit)).page)
        }
    }

    private func proposeInitiative(_ visit: Visit) async throws(Problem) -> Reply {
        let id = InitiativeID((visit.fields["initiative"] ?? "").trimmed)
        return try await carryOut(
            visit, then: InitiativeRoute.initiative.path(id.text),
            page: { visit throws(Problem) in ProposalPage(visit).page },
            read: { reading in [.initiative(id, .propose(reading.proposal(visit.books)))] })
    }

    private func writeUpdate(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.initiative().id
        return try await carryOut(
            visit, then: InitiativeRoute.initiative.path(id.text) + "#progress",
            page: { visit throws(Problem) in try UpdatePage(visit).page },
            read: { reading in
                reading.update(of: id, on: visit.today).map { .initiative(id, $0) }
            })
    }

    /// What is sent from the forms on an initiative's own page.
    private func keep(_ route: InitiativeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let initiative = try visit.initiative()
        let id = initiative.id
        return try await carryOut(
            visit, then: InitiativeRoute.initiative.path(id.text),
            page: { visit throws(Problem) in try InitiativePage(visit).page },
            read: { reading in
                let instruction: InitiativeInstruction?
                switch route {
                case .addValue: instruction = .observe([reading.observation(in: id)])
                case .defineMeasure: instruction = .define(reading.measure(of: id))
                case .profileSpending: instruction = .profile(reading.profile(of: id))
                case .setMilestone: instruction = reading.milestone(of: initiative).map { .set($0) }
                default: instruction = .recordAfterFunding(reading.afterFunding(of: id))
                }
                return instruction.map { [.initiative(id, $0)] } ?? []
            })
    }
}
