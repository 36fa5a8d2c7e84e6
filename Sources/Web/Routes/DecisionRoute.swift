/// The register of decisions.
enum DecisionRoute: String, RouteGroup {
    case decisions, decisionsFile, decisionsFeed, forthcoming, forthcomingCalendar, rules, rulesFile
    case adoptRules, newDecision, recordDecision, newNotice, publishNotice, decisionFeed
    case decision, correction, correctDecision, withdrawDecision, callIns, callIn, concludeCallIn

    var declared: RouteDeclaration {
        switch self {
        case .decisions: .get("/decisions", .everyone)
        case .decisionsFile: .get("/decisions.csv", .everyone)
        case .decisionsFeed: .get("/decisions.atom", .everyone)
        case .forthcoming: .get("/decisions/forthcoming", .everyone)
        case .forthcomingCalendar: .get("/decisions/forthcoming.ics", .everyone)
        case .rules: .get("/decisions/rules", .insider)
        case .rulesFile: .get("/decisions/rules.csv", .insider)
        case .adoptRules: .post("/decisions/rules", .registrar)
        case .newDecision: .get("/decisions/new", .registrar)
        case .recordDecision: .post("/decisions/new", .registrar)
        case .newNotice: .get("/decisions/notice", .registrar)
        case .publishNotice: .post("/decisions/notice", .registrar)
        case .decision: .get("/decisions/{decision}", .everyone)
        case .decisionFeed: .get("/decisions/{decision}/feed.atom", .everyone)
        case .correction: .get("/decisions/{decision}/correct", .registrar)
        case .correctDecision: .post("/decisions/{decision}/correct", .registrar)
        case .withdrawDecision: .post("/decisions/{decision}/withdraw", .registrar)
        case .callIns: .get("/decisions/{decision}/call-in", .registrar)
        case .callIn: .post("/decisions/{decision}/call-in", .registrar)
        case .concludeCallIn: .post("/decisions/{decision}/call-in/conclude", .registrar)
        }
    }
}
