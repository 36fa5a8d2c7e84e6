import Accounts

/// Every address of the site: requests are matched against these and nothing else.
enum Route: Hashable, Sendable {
    case site(SiteRoute)
    case signIn(SignInRoute)
    case account(AccountRoute)
    case people(PeopleRoute)
    case returns(ReturnRoute)
    case papers(PaperRoute)
    case decisions(DecisionRoute)
    case funds(FundRoute)
    case initiatives(InitiativeRoute)
    case programs(ProgramRoute)

    /// Every route there is, group by group.
    static let allCases: [Route] =
        SiteRoute.allCases.map(Route.site)
        + SignInRoute.allCases.map(Route.signIn)
        + AccountRoute.allCases.map(Route.account)
        + PeopleRoute.allCases.map(Route.people)
        + ReturnRoute.allCases.map(Route.returns)
        + PaperRoute.allCases.map(Route.papers)
        + DecisionRoute.allCases.map(Route.decisions)
        + FundRoute.allCases.map(Route.funds)
        + InitiativeRoute.allCases.map(Route.initiatives)
        + ProgramRoute.allCases.map(Route.programs)

    /// The method, the address and the mandate.
    var declared: RouteDeclaration {
        switch self {
        case .site(let route): route.declared
        case .signIn(let route): route.declared
        case .account(let route): route.declared
        case .people(let route): route.declared
        case .returns(let route): route.declared
        case .papers(let route): route.declared
        case .decisions(let route): route.declared
        case .funds(let route): route.declared
        case .initiatives(let route): route.declared
        case .programs(let route): route.declared
        }
    }
}

extension Route {
    /// People use it in a browser, and send forms to it that are worth keeping.
    var isForPages: Bool {
        switch self {
        case .signIn, .programs: false
        case .site, .account, .people, .returns, .papers, .decisions, .funds, .initiatives:
            true
        }
    }

    /// What a token has to be for; nil where no token is taken.
    var area: TokenArea? {
        switch self {
        case .site, .signIn, .account, .people: nil
        case .returns, .papers: .returns
        case .decisions: .decisions
        case .funds, .programs: .funds
        case .initiatives: .initiatives
        }
    }
}

/// The routes about one kind of thing, each with its declaration.
protocol RouteGroup: CaseIterable, Hashable, Sendable {
    /// The method, the address and the mandate.
    var declared: RouteDeclaration { get }
}

extension RouteGroup {
    /// The address, with its open parts filled in.
    func path(_ open: String...) -> String { declared.path(open[...]) }
}
