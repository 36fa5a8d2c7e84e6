/// Initiatives and the portfolio.
enum InitiativeRoute: String, RouteGroup {
    case newInitiative, proposeInitiative, initiative, impact, money, progress, afterFunding
    case valuesFile, documents, documentsFile, history, change, amendInitiative, stopInitiative,
        newUpdate, writeUpdate
    case addValue, defineMeasure, rebaseMeasure, profileSpending, releaseRule, setReleaseRule
    case setMilestone, planAfterFunding, listDocument, showCompliance, portfolio, portfolioFile
    case boardPack

    var declared: RouteDeclaration {
        switch self {
        case .newInitiative: .get("/initiatives/new", .proposer)
        case .proposeInitiative: .post("/initiatives/new", .proposer)
        case .initiative: .get("/initiatives/{initiative}", .insider)
        case .impact: .get("/initiatives/{initiative}/impact", .insider)
        case .money: .get("/initiatives/{initiative}/money", .insider)
        case .progress: .get("/initiatives/{initiative}/progress", .insider)
        case .afterFunding: .get("/initiatives/{initiative}/after-funding", .insider)
        case .valuesFile: .get("/initiatives/{initiative}/values.csv", .insider)
        case .documents: .get("/initiatives/{initiative}/documents", .insider)
        case .documentsFile: .get("/initiatives/{initiative}/documents.csv", .insider)
        case .history: .get("/initiatives/{initiative}/history", .insider)
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
