/// Outcomes: how a population should live, and how far it does.
enum OutcomeRoute: String, RouteGroup {
    case outcomes, outcomesFile, newOutcome, describeOutcome, outcome, outcomeFile, editing
    case reviseOutcome, addValue, forecast, account, measure

    var declared: RouteDeclaration {
        switch self {
        case .outcomes: .get("/outcomes", .everyone)
        case .outcomesFile: .get("/outcomes.csv", .everyone)
        case .newOutcome: .get("/outcomes/new", .outcomeKeeper)
        case .describeOutcome: .post("/outcomes/new", .outcomeKeeper)
        case .outcome: .get("/outcomes/{outcome}", .everyone)
        case .outcomeFile: .get("/outcomes/{outcome}/values.csv", .everyone)
        case .editing: .get("/outcomes/{outcome}/edit", .outcomeKeeper)
        case .reviseOutcome: .post("/outcomes/{outcome}/edit", .outcomeKeeper)
        case .addValue: .post("/outcomes/{outcome}/values", .outcomeKeeper)
        case .forecast: .post("/outcomes/{outcome}/forecast", .outcomeKeeper)
        case .account: .post("/outcomes/{outcome}/account", .outcomeKeeper)
        case .measure: .post("/outcomes/{outcome}/measures", .outcomeKeeper)
        }
    }
}
