/// Initiatives and the portfolio.
enum InitiativeRoute: String, RouteGroup {
    case initiatives, initiativesFile, newInitiative, proposeInitiative, initiative, impact, money,
        progress, afterFunding
    case valuesFile, documents, documentsFile, history, change, amendInitiative, stopInitiative,
        newUpdate, writeUpdate
    case addValue, defineMeasure, rebaseMeasure, profileSpending, releaseRule, setReleaseRule
    case setMilestone, planAfterFunding, listDocument, showCompliance, portfolio, portfolioFile
    case boardPack

    var declared: RouteDeclaration {
        switch self {
        case .initiatives: .get("/initiatives", .everyone)
        case .initiativesFile: .get("/initiatives.csv", .everyone)
        case .newInitiative: .get("/initiatives/new", .proposer)
        case .proposeInitiative: .post("/initiatives/new", .proposer)
        case .initiative: .get("/initiatives/{initiative}", .everyone)
        case .impact: .get("/initiatives/{initiative}/impact", .everyone)
        case .money: .get("/initiatives/{initiative}/money", .everyone)
        case .progress: .get("/initiatives/{initiative}/progress", .everyone)
        case .afterFunding: .get("/initiatives/{initiative}/after-funding", .everyone)
        case .valuesFile: .get("/initiatives/{initiative}/values.csv", .everyone)
        case .documents: .get("/initiatives/{initiative}/documents", .insider)
        case .documentsFile: .get("/initiatives/{initiative}/documents.csv", .insider)
        case .history: .get("/initiatives/{initiative}/history", .everyone)
        case .change: .get("/initiatives/{initiative}/change", .proposer)
        case .amendInitiative: .post("/initiatives/{initiative}/change", .proposer)
        case .stopInitiative: .post("/initiatives/{initiative}/stop", .fundKeeper)
        case .newUpdate: .get("/initiatives/{initiative}/update", .proposer)
        case .writeUpdate: .post("/initiatives/{initiative}/update", .proposer)
        case .addValue: .post("/initiatives/{initiative}/values", .proposer)
        case .defineMeasure: .post("/initiatives/{initiative}/measures", .proposer)
        case .rebaseMeasure: .post("/initiatives/{initiative}/rebases", .proposer)
        case .profileSpending: .post("/initiatives/{initiative}/spending", .planner)
        case .releaseRule: .get("/initiatives/{initiative}/release-rule", .fundKeeper)
        case .setReleaseRule: .post("/initiatives/{initiative}/release-rule", .fundKeeper)
        case .setMilestone: .post("/initiatives/{initiative}/milestones", .proposer)
        case .planAfterFunding: .post("/initiatives/{initiative}/after-funding", .proposer)
        case .listDocument: .post("/initiatives/{initiative}/documents", .proposer)
        case .showCompliance: .post("/initiatives/{initiative}/compliance", .proposer)
        case .portfolio: .get("/portfolio", .insider)
        case .portfolioFile: .get("/portfolio.csv", .insider)
        case .boardPack: .get("/portfolio/board-pack", .insider)
        }
    }
}
