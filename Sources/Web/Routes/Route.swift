import Accounts

/// Every address of the site: requests are matched against these and nothing else.
enum Route: Hashable, Sendable {
    case site(SiteRoute)
    case operation(OperationRoute)
    case signIn(SignInRoute)
    case account(AccountRoute)
    case people(PeopleRoute)
    case returns(ReturnRoute)
    case imports(ImportRoute)
    case papers(PaperRoute)
    case decisions(DecisionRoute)
    case funds(FundRoute)
    case entries(EntryRoute)
    case initiatives(InitiativeRoute)
    case work(WorkRoute)
    case audit(AuditRoute)
    case administration(AdministrationRoute)
    case releases(ReleaseRoute)
    case programs(ProgramRoute)
    case publicity(PublicityRoute)
    case outcomes(OutcomeRoute)
    case data(DataRoute)
    case publishedReturns(PublishedReturnRoute)
    case reviews(ReviewRoute)

    /// Every route there is, group by group: what has a word where others leave a part open stands
    /// before them.
    static let allCases: [Route] =
        SiteRoute.allCases.map(Route.site)
        + OperationRoute.allCases.map(Route.operation)
        + SignInRoute.allCases.map(Route.signIn)
        + AccountRoute.allCases.map(Route.account)
        + PeopleRoute.allCases.map(Route.people)
        + ReturnRoute.allCases.map(Route.returns)
        + ImportRoute.allCases.map(Route.imports)
        + PaperRoute.allCases.map(Route.papers)
        + DecisionRoute.allCases.map(Route.decisions)
        + FundRoute.allCases.map(Route.funds)
        + EntryRoute.allCases.map(Route.entries)
        + InitiativeRoute.allCases.map(Route.initiatives)
        + WorkRoute.allCases.map(Route.work)
        + AuditRoute.allCases.map(Route.audit)
        + AdministrationRoute.allCases.map(Route.administration)
        + ReleaseRoute.allCases.map(Route.releases)
        + ProgramRoute.allCases.map(Route.programs)
        + PublicityRoute.allCases.map(Route.publicity)
        + OutcomeRoute.allCases.map(Route.outcomes)
        + DataRoute.allCases.map(Route.data)
        + PublishedReturnRoute.allCases.map(Route.publishedReturns)
        + ReviewRoute.allCases.map(Route.reviews)

    /// The method, the address and the mandate.
    var declared: RouteDeclaration {
        switch self {
        case .site(let route): route.declared
        case .operation(let route): route.declared
        case .signIn(let route): route.declared
        case .account(let route): route.declared
        case .people(let route): route.declared
        case .returns(let route): route.declared
        case .imports(let route): route.declared
        case .papers(let route): route.declared
        case .decisions(let route): route.declared
        case .funds(let route): route.declared
        case .entries(let route): route.declared
        case .initiatives(let route): route.declared
        case .work(let route): route.declared
        case .audit(let route): route.declared
        case .administration(let route): route.declared
        case .releases(let route): route.declared
        case .programs(let route): route.declared
        case .publicity(let route): route.declared
        case .outcomes(let route): route.declared
        case .data(let route): route.declared
        case .publishedReturns(let route): route.declared
        case .reviews(let route): route.declared
        }
    }
}

extension Route {
    /// What is sent there is a form with a file.
    var takesFile: Bool {
        let routes: Set<Route> = [
            .returns(.upload), .entries(.uploadActuals), .imports(.uploadDecisions),
            .imports(.uploadInitiatives), .imports(.uploadValues),
        ]
        return routes.contains(self)
    }

    /// People use it in a browser, and send forms to it that are worth keeping.
    var isForPages: Bool {
        switch self {
        case .signIn, .programs, .operation: false
        case .site, .account, .people, .returns, .papers, .decisions, .funds, .initiatives,
            .entries, .imports, .audit, .administration, .releases, .publicity, .outcomes, .data,
            .publishedReturns, .work, .reviews:
            true
        }
    }

    /// What a token has to be for; nil where no token is taken.
    var area: TokenArea? {
        switch self {
        case .site, .signIn, .account, .people, .operation, .audit, .administration, .imports,
            .releases, .publicity, .outcomes, .data, .publishedReturns, .work, .reviews:
            nil
        case .returns, .papers: .returns
        case .decisions: .decisions
        case .funds, .programs, .entries: .funds
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
