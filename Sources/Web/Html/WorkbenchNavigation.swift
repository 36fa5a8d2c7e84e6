import Accountability

/// The ways from anywhere in the workbench to its four rooms.
struct WorkbenchNavigation {
    let visit: Visit

    var html: Html {
        guard visit.may(FundRoute.conditions) else { return .nothing }
        let items = Room.allCases.map { room -> Html in
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
    case returns, decisions, funds, initiatives

    init(_ route: Route) {
        let pattern = route.declared.pattern
        let rooms: [(String, Room)] = [
            ("/decisions", .decisions), ("/funds", .funds), ("/conditions", .funds),
            ("/initiatives", .initiatives), ("/portfolio", .initiatives),
        ]
        self = rooms.first { pattern.hasPrefix($0.0) }?.1 ?? .returns
    }

    var title: String {
        switch self {
        case .returns: "Returns"
        case .decisions: "Decisions"
        case .funds: "Funds"
        case .initiatives: "Initiatives"
        }
    }

    var path: String {
        switch self {
        case .returns: SiteRoute.home.path()
        case .decisions: DecisionRoute.decisions.path()
        case .funds: FundRoute.funds.path()
        case .initiatives: InitiativeRoute.portfolio.path()
        }
    }
}
