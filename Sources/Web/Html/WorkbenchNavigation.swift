import Accountability

/// The ways from anywhere in the workbench to its rooms.
struct WorkbenchNavigation {
    let visit: Visit

    var html: Html {
        let rooms = Room.allCases.filter { $0.isOpen(to: visit) }
        guard !rooms.isEmpty else { return .nothing }
        let items = rooms.map { room -> Html in
            let isHere = Room(visit.route) == room
            return """
                <li><a href="\(room.path)"\(attribute: "aria-current", isHere ? "true" : nil)>\
                \(room.title)</a></li>
                """
        }
        return """
            <nav class="service-nav" aria-label="Main"><ul class="frame wide">\(items)</ul></nav>
            """
    }
}

/// The rooms of the workbench.
private enum Room: CaseIterable {
    case returns, decisions, funds, initiatives, journal, administration

    /// The visitor has something to do there.
    func isOpen(to visit: Visit) -> Bool {
        switch self {
        case .returns, .decisions, .funds, .initiatives: visit.isAtHomeInMoney
        case .journal: visit.may(AuditRoute.journal)
        case .administration: visit.may(AdministrationRoute.administration)
        }
    }

    init(_ route: Route) {
        let pattern = route.declared.pattern
        let rooms: [(String, Room)] = [
            ("/decisions", .decisions), ("/funds", .funds), ("/conditions", .funds),
            ("/initiatives", .initiatives), ("/portfolio", .initiatives), ("/audit", .journal),
            ("/admin", .administration),
        ]
        self = rooms.first { pattern.hasPrefix($0.0) }?.1 ?? .returns
    }

    var title: String {
        switch self {
        case .returns: "Returns"
        case .decisions: "Decisions"
        case .funds: "Funds"
        case .initiatives: "Initiatives"
        case .journal: "Journal"
        case .administration: "Administration"
        }
    }

    var path: String {
        switch self {
        case .returns: ReturnRoute.returns.path()
        case .decisions: DecisionRoute.decisions.path()
        case .funds: FundRoute.funds.path()
        case .initiatives: InitiativeRoute.portfolio.path()
        case .journal: AuditRoute.journal.path()
        case .administration: AdministrationRoute.administration.path()
        }
    }
}
