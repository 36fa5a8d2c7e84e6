/// Funds, drawdowns, conditions and the ledger.
enum FundRoute: String, RouteGroup {
    case funds, fundsFile, newFund, openFund, fund, fundFeed, fundSettings, amendFund, fundLedger
    case fundLedgerFile, takingBack, takeBackMovement, newDrawdown, requestDrawdown, drawdown
    case approveDrawdown, holdDrawdown, resumeDrawdown
    case withdrawDrawdown, releaseDrawdown, lockMonth, reopenMonth, conditions, conditionsFile
    case submitEvidence, acceptCondition, refuseCondition, waiveCondition

    var declared: RouteDeclaration {
        switch self {
        case .funds: .get("/funds", .everyone)
        case .fundsFile: .get("/funds.csv", .everyone)
        case .newFund: .get("/funds/new", .fundKeeper)
        case .openFund: .post("/funds/new", .fundKeeper)
        case .fund: .get("/funds/{fund}", .everyone)
        case .fundFeed: .get("/funds/{fund}/feed.atom", .everyone)
        case .fundSettings: .get("/funds/{fund}/settings", .fundKeeper)
        case .amendFund: .post("/funds/{fund}/settings", .fundKeeper)
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
        case .lockMonth: .post("/funds/{fund}/months/lock", .treasurer)
        case .reopenMonth: .post("/funds/{fund}/months/reopen", .treasurer)
        case .conditions: .get("/conditions", .insider)
        case .conditionsFile: .get("/conditions.csv", .insider)
        case .submitEvidence: .condition("evidence", .witness)
        case .acceptCondition: .condition("accept", .arbiter)
        case .refuseCondition: .condition("refuse", .arbiter)
        case .waiveCondition: .condition("waive", .arbiter)
        }
    }
}
