extension Route {
    /// The declarations of decisions, funds and initiatives.
    var declaredAboutMoney: RouteDeclaration {
        switch self {
        case .decisions: .get("/decisions", .insider)
        case .decisionsFile: .get("/decisions.csv", .insider)
        case .newDecision: .get("/decisions/new", .registrar)
        case .recordDecision: .post("/decisions/new", .registrar)
        case .newNotice: .get("/decisions/notice", .registrar)
        case .publishNotice: .post("/decisions/notice", .registrar)
        case .decision: .get("/decisions/{decision}", .insider)
        case .correction: .get("/decisions/{decision}/correct", .registrar)
        case .correctDecision: .post("/decisions/{decision}/correct", .registrar)
        case .withdrawDecision: .post("/decisions/{decision}/withdraw", .registrar)
        case .callIns: .get("/decisions/{decision}/call-in", .registrar)
        case .callIn: .post("/decisions/{decision}/call-in", .registrar)
        case .concludeCallIn: .post("/decisions/{decision}/call-in/conclude", .registrar)
        case .conditions: .get("/conditions", .insider)
        case .conditionsFile: .get("/conditions.csv", .insider)
        case .portfolio: .get("/portfolio", .insider)
        case .portfolioFile: .get("/portfolio.csv", .insider)
        case .boardPack: .get("/portfolio/board-pack", .insider)
        default: declaredAboutFunds
        }
    }

    private var declaredAboutFunds: RouteDeclaration {
        switch self {
        case .fundDocument: .get("/api/v1/funds/{fund}", .insider)
        case .enterMovement: .post("/api/v1/funds/{fund}/movements", .treasurer)
        case .funds: .get("/funds", .insider)
        case .fundsFile: .get("/funds.csv", .insider)
        case .fund: .get("/funds/{fund}", .insider)
        case .fundLedger: .get("/funds/{fund}/ledger", .insider)
        case .fundLedgerFile: .get("/funds/{fund}/ledger.csv", .insider)
        case .takingBack: .get("/funds/{fund}/ledger/{movement}/take-back", .treasurer)
        case .takeBackMovement: .post("/funds/{fund}/ledger/{movement}/take-back", .treasurer)
        case .newDrawdown: .get("/funds/{fund}/drawdowns/new", .asker)
        case .requestDrawdown: .post("/funds/{fund}/drawdowns/new", .asker)
        case .drawdown: .get("/funds/{fund}/drawdowns/{drawdown}", .insider)
        case .approveDrawdown: .drawdown("approve", .treasurer)
        case .holdDrawdown: .drawdown("hold", .treasurer)
        case .resumeDrawdown: .drawdown("resume", .treasurer)
        case .withdrawDrawdown: .drawdown("withdraw", .asker)
        case .releaseDrawdown: .drawdown("release", .treasurer)
        case .submitEvidence: .condition("evidence", .witness)
        case .acceptCondition: .condition("accept", .arbiter)
        case .refuseCondition: .condition("refuse", .arbiter)
        case .waiveCondition: .condition("waive", .arbiter)
        case .lockMonth: .post("/funds/{fund}/months/lock", .treasurer)
        case .reopenMonth: .post("/funds/{fund}/months/reopen", .treasurer)
        default: declaredAboutInitiatives
        }
    }

    private var declaredAboutInitiatives: RouteDeclaration {
        switch self {
        case .newInitiative: .get("/initiatives/new", .proposer)
        case .proposeInitiative: .post("/initiatives/new", .proposer)
        case .initiative: .get("/initiatives/{initiative}", .insider)
        case .newUpdate: .get("/initiatives/{initiative}/update", .proposer)
        case .writeUpdate: .post("/initiatives/{initiative}/update", .proposer)
        case .addValue: .post("/initiatives/{initiative}/values", .proposer)
        case .defineMeasure: .post("/initiatives/{initiative}/measures", .proposer)
        case .profileSpending: .post("/initiatives/{initiative}/spending", .planner)
        case .setMilestone: .post("/initiatives/{initiative}/milestones", .proposer)
        case .planAfterFunding: .post("/initiatives/{initiative}/after-funding", .proposer)
        default: preconditionFailure("\(self) is not declared")
        }
    }
}

extension RouteDeclaration {
    fileprivate static func drawdown(_ act: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/funds/{fund}/drawdowns/{drawdown}/" + act, mandate)
    }

    fileprivate static func condition(_ act: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/funds/{fund}/conditions/{condition}/" + act, mandate)
    }
}
