/// The register of decisions.
enum DecisionRoute: String, RouteGroup {
    case decisions, decisionsFile, rules, rulesFile, adoptRules, newDecision, recordDecision,
        newNotice
    case publishNotice
    case decision, correction, correctDecision, withdrawDecision, callIns, callIn, concludeCallIn

    var declared: RouteDeclaration {
        switch self {
        case .decisions: .get("/decisions", .insider)
        case .decisionsFile: .get("/decisions.csv", .insider)
        case .rules: .get("/decisions/rules", .insider)
        case .rulesFile: .get("/decisions/rules.csv", .insider)
        case .adoptRules: .post("/decisions/rules", .registrar)
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
        }
    }
}
