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
        case .newInitiative: return visit.page(ProposalPage(proposing: visit).page)
        case .proposeInitiative: return try await proposeInitiative(visit)
        case .initiative, .impact, .money, .progress, .afterFunding, .documents, .history:
            return visit.page(try InitiativePage(visit, route.tab).page)
        case .valuesFile: return InitiativeImpact(try InitiativePage(visit)).file.reply
        case .documentsFile: return InitiativeDocuments(try InitiativePage(visit)).file.reply
        case .change: return visit.page(try ProposalPage(changing: visit).page)
        case .amendInitiative, .stopInitiative: return try await change(route, visit)
        case .newUpdate: return visit.page(try UpdatePage(visit).page)
        case .writeUpdate: return try await writeUpdate(visit)
        case .addValue, .defineMeasure, .rebaseMeasure, .setMilestone, .profileSpending,
            .planAfterFunding, .listDocument, .showCompliance:
            return try await keep(route, visit)
        case .releaseRule: return visit.page(try ReleaseRulePage(visit).page)
        case .setReleaseRule: return try await setReleaseRule(visit)
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
            page: { visit throws(Problem) in ProposalPage(proposing: visit).page },
            read: { reading in [.initiative(id, .propose(reading.proposal(visit.books)))] })
    }

    private func writeUpdate(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.initiative().id
        return try await carryOut(
            visit, then: InitiativeRoute.progress.path(id.text),
            page: { visit throws(Problem) in try UpdatePage(visit).page },
            read: { reading in
                reading.update(of: id, on: visit.today).map { .initiative(id, $0) }
            })
    }

    private func change(_ route: InitiativeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let initiative = try visit.initiative()
        let id = initiative.id
        return try await carryOut(
            visit, then: InitiativeRoute.initiative.path(id.text),
            page: { visit throws(Problem) in try ProposalPage(changing: visit).page },
            read: { reading in
                if route == .stopInitiative {
                    let reason = reading.needed("reason", "Enter why it is stopped")
                    return [.initiative(id, .stop(id, reason: reason))]
                }
                let record = reading.proposal(visit.books, changing: initiative.record)
                let reason = reading.needed("reason", "Enter why it is changed")
                return [.initiative(id, .amend(record, reason: reason))]
            })
    }

    private func setReleaseRule(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.initiative().id
        if visit.fields["try"] != nil { return try tryReleaseRule(visit) }
        return try await carryOut(
            visit, then: InitiativeRoute.money.path(id.text),
            page: { visit throws(Problem) in try ReleaseRulePage(visit).page },
            read: { reading in [.initiative(id, .setReleaseRule(reading.releaseRule(for: id)))] })
    }

    /// Shows what the typed rule would come to now, and records nothing.
    private func tryReleaseRule(_ visit: Visit) throws(Problem) -> Reply {
        var reading = FormReading(visit)
        var back = visit
        let initiative = try visit.initiative()
        let formula = reading.needed("formula", "Enter the rule as a formula")
        let rule = ReleaseRule(for: initiative.id, formula, words: reading.words("words"))
        if reading.problems.isEmpty {
            do throws(Refusal) {
                _ = try initiative.reading(
                    of: rule, visit.books.position(of: initiative), on: visit.today)
            } catch {
                back.problems = [reading.problem(error)]
            }
        } else {
            back.problems = reading.problems
        }
        return back.page(
            try ReleaseRulePage(back).page, status: back.problems.isEmpty ? 200 : 422)
    }

    /// What is sent from the forms on an initiative's own pages; it comes back on the same page.
    private func keep(_ route: InitiativeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let initiative = try visit.initiative()
        let id = initiative.id
        return try await carryOut(
            visit, then: route.tab.path(id.text),
            page: { visit throws(Problem) in try InitiativePage(visit, route.tab).page },
            read: { reading in
                reading.kept(route, of: initiative).map { [.initiative(id, $0)] } ?? []
            })
    }
}

extension FormReading {
    /// What a form on an initiative's page asks; nil when it asks nothing that can be read.
    fileprivate mutating func kept(
        _ route: InitiativeRoute, of initiative: Initiative
    ) -> InitiativeInstruction? {
        let id = initiative.id
        switch route {
        case .addValue: return .observe([observation(in: id)])
        case .defineMeasure: return .define(measure(of: id))
        case .rebaseMeasure: return .rebase(rebase(in: id))
        case .profileSpending: return .profile(profile(of: id, over: initiative.record.period))
        case .setMilestone: return milestone(of: initiative).map { .set($0) }
        case .listDocument: return .list(document(of: id))
        case .showCompliance: return .show(compliance(of: id))
        case .planAfterFunding: return .recordAfterFunding(afterFunding(of: id))
        default: return nil
        }
    }
}

extension InitiativeRoute {
    /// The page of the initiative that shows it, or that it was sent from.
    fileprivate var tab: InitiativeTab {
        switch self {
        case .impact, .valuesFile, .addValue, .defineMeasure, .rebaseMeasure: .impact
        case .money, .profileSpending, .releaseRule, .setReleaseRule: .money
        case .progress, .setMilestone, .newUpdate, .writeUpdate: .progress
        case .afterFunding, .planAfterFunding: .afterFunding
        case .documents, .documentsFile, .listDocument, .showCompliance: .documents
        case .history: .history
        case .initiatives, .initiativesFile, .newInitiative, .proposeInitiative, .initiative,
            .change,
            .amendInitiative,
            .stopInitiative, .portfolio, .portfolioFile, .boardPack:
            .overview
        }
    }
}
