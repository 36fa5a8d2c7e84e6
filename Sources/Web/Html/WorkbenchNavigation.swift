import Accountability

/// The ways from anywhere to the rooms of the site: fewer for everyone than for officers.
struct WorkbenchNavigation {
    let visit: Visit

    var html: Html {
        let here = Room(visit.route)
        let items = Room.allCases.filter { $0.serves(visit) }.map { room -> Html in
            """
            <li><a href="\(room.path(visit))"\
            \(attribute: "aria-current", here == room ? "true" : nil)>\(room.title)</a></li>
            """
        }
        return """
            <nav class="service-nav" aria-label="Main"><ul class="frame wide">\(items)</ul></nav>
            """
    }
}

/// The rooms of the site, in the order of the navigation. A new one says whom it serves, and which
/// addresses are in it.
private enum Room: CaseIterable {
    case returns, collections, releases, decisions, funds, initiatives, outcomes, publications, data
    case journal, administration

    init?(_ route: Route) {
        let pattern = route.declared.pattern
        let found = Room.allCases.first { room in room.begins.contains { pattern.hasPrefix($0) } }
        guard let found else { return nil }
        self = found
    }

    var title: String {
        switch self {
        case .returns: "Returns"
        case .collections: "Collections"
        case .releases: "Releases"
        case .decisions: "Decisions"
        case .funds: "Funds"
        case .initiatives: "Initiatives"
        case .outcomes: "Outcomes"
        case .publications: "Publications"
        case .data: "Data"
        case .journal: "Journal"
        case .administration: "Administration"
        }
    }

    func path(_ visit: Visit) -> String {
        switch self {
        case .returns: ReturnRoute.returns.path()
        case .collections: CollectionRoute.collections.path()
        case .releases: ReleaseRoute.releases.path()
        case .decisions: DecisionRoute.decisions.path()
        case .funds: FundRoute.funds.path()
        case .initiatives:
            visit.may(InitiativeRoute.portfolio)
                ? InitiativeRoute.portfolio.path() : InitiativeRoute.initiatives.path()
        case .outcomes: OutcomeRoute.outcomes.path()
        case .publications: ReleaseRoute.publications.path()
        case .data: DataRoute.catalogue.path()
        case .journal: AuditRoute.journal.path()
        case .administration: AdministrationRoute.administration.path()
        }
    }

    /// How the addresses begin that are in the room.
    private var begins: [String] {
        switch self {
        case .returns: ["/returns/{id}", "/returns"]
        case .decisions: ["/decisions"]
        case .funds: ["/funds", "/conditions"]
        case .initiatives: ["/initiatives", "/portfolio"]
        case .outcomes: ["/outcomes"]
        case .collections: ["/collections"]
        case .releases: ["/releases"]
        case .publications: ["/publications"]
        case .data: ["/data"]
        case .journal: ["/audit"]
        case .administration: ["/admin"]
        }
    }

    /// Whoever works here finds the rooms of the work; everyone finds what is published.
    func serves(_ visit: Visit) -> Bool {
        switch self {
        case .returns: visit.officer != nil
        case .decisions, .funds, .initiatives, .outcomes: true
        case .collections: visit.may(CollectionRoute.collections)
        case .releases: visit.may(ReleaseRoute.releases)
        case .publications: visit.officer == nil || visit.may(CollectionRoute.collections)
        case .data: visit.officer == nil
        case .journal: visit.may(AuditRoute.journal)
        case .administration: visit.may(AdministrationRoute.administration)
        }
    }
}
