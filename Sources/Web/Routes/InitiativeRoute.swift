/// Initiatives and the portfolio.
enum InitiativeRoute: String, RouteGroup {
    case initiatives, initiativesFile, newInitiative, proposeInitiative, initiative, newUpdate,
        writeUpdate, addValue
    case defineMeasure, profileSpending, setMilestone, planAfterFunding, portfolio
    case portfolioFile, boardPack

    var declared: RouteDeclaration {
        switch self {
        case .initiatives: .get("/initiatives", .everyone)
        case .initiativesFile: .get("/initiatives.csv", .everyone)
        case .newInitiative: .get("/initiatives/new", .proposer)
        case .proposeInitiative: .post("/initiatives/new", .proposer)
        case .initiative: .get("/initiatives/{initiative}", .everyone)
        case .newUpdate: .get("/initiatives/{initiative}/update", .proposer)
        case .writeUpdate: .post("/initiatives/{initiative}/update", .proposer)
        case .addValue: .post("/initiatives/{initiative}/values", .proposer)
        case .defineMeasure: .post("/initiatives/{initiative}/measures", .proposer)
        case .profileSpending: .post("/initiatives/{initiative}/spending", .planner)
        case .setMilestone: .post("/initiatives/{initiative}/milestones", .proposer)
        case .planAfterFunding: .post("/initiatives/{initiative}/after-funding", .proposer)
        case .portfolio: .get("/portfolio", .insider)
        case .portfolioFile: .get("/portfolio.csv", .insider)
        case .boardPack: .get("/portfolio/board-pack", .insider)
        }
    }
}
