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
        case .outcome: owner = books.outcome(OutcomeID(name))?.record.organisation
        case .release: owner = books.release(ReleaseID(name))?.plan.organisation
        case .collection: owner = books.collection(CollectionID(name))?.owner
        }
        guard let owner else { throw .notFound }
        return owner
    }

    /// The visitor may use a route for what belongs to an organisation, as things stand now.
    func may(_ route: some RouteGroup, for owner: OrganisationID) -> Bool {
        asKnownOn == nil && route.declared.mandate.admits(officer, for: owner)
    }

    /// The visitor may use a route for some organisation.
    func may(_ route: some RouteGroup) -> Bool {
        route.declared.mandate.admits(officer, for: nil)
    }

    /// The visitor reads all that belongs to an organisation.
    func reads(_ owner: OrganisationID) -> Bool {
        !isEveryone && RouteMandate.insider.admits(officer, for: owner)
    }

    /// The decisions that the visitor reads: those of the own organisation, and what everyone may.
    var decisions: [Decision] {
        mine(\.everyDecision, of: \.organisation) { left, right in
            left.day == right.day ? left.id.text > right.id.text : left.day > right.day
        }
    }

    /// The funds that the visitor reads.
    var funds: [Fund] {
        mine(\.everyFund, of: \.record.organisation) {
            $0.id.text < $1.id.text
        }
    }

    /// The initiatives that the visitor reads.
    var initiatives: [Initiative] {
        mine(\.everyInitiative, of: \.record.organisation) {
            $0.id.text < $1.id.text
        }
    }

    /// The outcomes that the visitor reads.
    var outcomes: [Outcome] {
        mine(\.everyOutcome, of: \.record.organisation) {
            ($0.record.title, $0.id.text) < ($1.record.title, $1.id.text)
        }
    }

    /// The things of the organisations that the visitor works for, and of others what is open.
    private func mine<Thing>(
        _ things: (Books) -> [Thing], of owner: KeyPath<Thing, OrganisationID>,
        by order: (Thing, Thing) -> Bool
    ) -> [Thing] {
        let all = things(books)
        if isEveryone { return all }
        let own = all.filter { reads($0[keyPath: owner]) }
        if asKnownOn != nil || own.count == all.count { return own }
        let open = things(everyone()).filter { !reads($0[keyPath: owner]) }
        return open.isEmpty ? own : (own + open).sorted(by: order)
    }

    /// An initiative's money, as far as the visitor may read it; nil where it is not open.
    func position(of initiative: Initiative) -> FundPosition? {
        if reads(initiative.record.organisation) { return books.position(of: initiative) }
        let fund = everyone().fund(initiative.record.fund)
        guard let fund, fund.isWhole || fund.initiatives.contains(initiative.id) else { return nil }
        return fund.position(of: initiative.id)
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

    /// The outcome that the address names.
    func outcome() throws(Problem) -> Outcome {
        guard let found = books.outcome(OutcomeID(open[0])) else { throw .notFound }
        return found
    }

    /// The drawdown that the address names.
    func drawdown() throws(Problem) -> Drawdown {
        guard let found = try fund().drawdown(DrawdownID(open[1])) else { throw .notFound }
        return found
    }

    /// What an initiative is called; its identifier when it is not known.
    func title(_ id: InitiativeID) -> String { books.initiative(id)?.record.title ?? id.text }

    /// A link to an initiative, by its title; its identifier where it is not open to everyone.
    func link(_ id: InitiativeID) -> Html {
        if isEveryone, books.initiative(id) == nil { return .words(id.text) }
        return .link(title(id), InitiativeRoute.initiative.path(id.text))
    }

    /// A link to a decision, by its reference; the reference alone where it is not published.
    func link(_ id: DecisionID) -> Html {
        if isEveryone, books.decision(id) == nil { return .words("not published") }
        return .link(id.text, DecisionRoute.decision.path(id.text))
    }

    /// A link to a fund, by its title; words where it is not open to everyone.
    func link(_ id: FundID) -> Html {
        guard let fund = books.fund(id) else {
            return .words(isEveryone ? "a fund that is not published" : id.text)
        }
        return .link(fund.record.title, FundRoute.fund.path(id.text))
    }

    /// Who did something, and when; as whose deputy, where it takes these roles and was not in the
    /// officer's own right.
    func signed(
        _ circumstance: Circumstance, as roles: Set<Role> = [], of owner: OrganisationID? = nil
    ) -> Html {
        if isEveryone { return .words(circumstance.at.onLondonClock.day.inWords) }
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

extension Decision {
    /// The day it was taken, or from which it may be.
    var day: Day { record?.taken ?? notice?.due.from ?? Day(number: 0) }
}
