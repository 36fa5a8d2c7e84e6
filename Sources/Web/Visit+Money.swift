import Accountability
import Ledger
import Reckoning

extension Visit {
    /// Whose the thing is that the address names; nil when it names none.
    func owner() throws(Problem) -> OrganisationID? {
        guard let name = open.first else { return nil }
        let owner: OrganisationID?
        switch route.declared.subject {
        case .nothing, .return: return nil
        case .decision: owner = books.decision(DecisionID(name))?.organisation
        case .fund: owner = books.fund(FundID(name))?.record.organisation
        case .initiative: owner = books.initiative(InitiativeID(name))?.record.organisation
        case .release: owner = books.release(ReleaseID(name))?.plan.organisation
        case .collection: owner = books.collection(CollectionID(name))?.owner
        }
        guard let owner else { throw .notFound }
        return owner
    }

    /// The route's mandate admits the visitor.
    func isAdmitted(_ owner: OrganisationID?) -> Bool {
        route.declared.mandate.admits(
            officer, for: owner, isDemonstration: face.settings.isDemonstration)
    }

    /// The visitor may use a route for what belongs to an organisation, as things stand now.
    func may(_ route: some RouteGroup, for owner: OrganisationID) -> Bool {
        asKnownOn == nil
            && route.declared.mandate.admits(officer, for: owner, isDemonstration: false)
    }

    /// The visitor may use a route for some organisation.
    func may(_ route: some RouteGroup) -> Bool {
        route.declared.mandate.admits(officer, for: nil, isDemonstration: false)
    }

    /// The visitor reads what belongs to an organisation.
    func reads(_ owner: OrganisationID) -> Bool {
        RouteMandate.insider.admits(
            officer, for: owner, isDemonstration: face.settings.isDemonstration)
    }

    /// The decisions, funds and initiatives are for the visitor.
    var isAtHomeInMoney: Bool {
        RouteMandate.insider.admits(
            officer, for: nil, isDemonstration: face.settings.isDemonstration)
    }

    var decisions: [Decision] { books.everyDecision.filter { reads($0.organisation) } }

    var funds: [Fund] { books.everyFund.filter { reads($0.record.organisation) } }

    var initiatives: [Initiative] {
        books.everyInitiative.filter { reads($0.record.organisation) }
    }

    /// The decision that the address names.
    func decision() throws(Problem) -> Decision {
        guard let found = books.decision(DecisionID(open[0])) else { throw .notFound }
        return found
    }

    /// The fund that the address names.
    func fund() throws(Problem) -> Fund {
        guard let found = books.fund(FundID(open[0])) else { throw .notFound }
        return found
    }

    /// The initiative that the address names.
    func initiative() throws(Problem) -> Initiative {
        guard let found = books.initiative(InitiativeID(open[0])) else { throw .notFound }
        return found
    }

    /// The drawdown that the address names.
    func drawdown() throws(Problem) -> Drawdown {
        guard let found = try fund().drawdown(DrawdownID(open[1])) else { throw .notFound }
        return found
    }

    /// What an initiative is called; its identifier when it is not known.
    func title(_ id: InitiativeID) -> String { books.initiative(id)?.record.title ?? id.text }

    /// A link to an initiative, by its title.
    func link(_ id: InitiativeID) -> Html {
        .link(title(id), InitiativeRoute.initiative.path(id.text))
    }

    /// Who did something, and when; as whose deputy, where it takes these roles and was not in the
    /// officer's own right.
    func signed(
        _ circumstance: Circumstance, as roles: Set<Role> = [], of owner: OrganisationID? = nil
    ) -> Html {
        let principal = owner.flatMap { owner in
            books.officer(circumstance.by)?.principal(as: roles, for: owner, at: circumstance.at)
        }
        let deputy = principal.map { " as deputy of \(face.name($0))" } ?? ""
        return "\(face.name(circumstance.by) + deputy), \(circumstance.at.inWords)"
    }

    /// A line above a page that shows the past.
    var pastNotice: Html {
        guard let asKnownOn else { return .nothing }
        return """
            <p class="inset">This page shows what was known at the end of \(asKnownOn.inWords). \
            Anything recorded later is left out.</p>
            """
    }

    /// The address of a page as the visitor sees it, at the same past day.
    func keepingDay(_ path: String) -> String {
        asKnownOn.map { path + "?known=\($0)" } ?? path
    }
}

extension Officer {
    /// The organisation that the officer holds one of the roles for: the first by its code.
    func organisation(_ roles: Set<Role>) -> OrganisationID? {
        mandates.filter { roles.contains($0.role) }.map(\.organisation)
            .min { $0.text < $1.text }
    }
}
