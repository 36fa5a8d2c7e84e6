/// Registers that are read from a file: decisions, initiatives, values of measures.
enum ImportRoute: String, RouteGroup {
    case decisions, uploadDecisions, decisionsDraft, recordDecisions, initiatives
    case uploadInitiatives, initiativesDraft, recordInitiatives, values, uploadValues, valuesDraft
    case recordValues

    var declared: RouteDeclaration {
        switch self {
        case .decisions: .get("/decisions/import", .registrar)
        case .uploadDecisions: .post("/decisions/import", .registrar)
        case .decisionsDraft: .get("/decisions/import/{sent}", .registrar)
        case .recordDecisions: .post("/decisions/import/{sent}", .registrar)
        case .initiatives: .get("/initiatives/import", .proposer)
        case .uploadInitiatives: .post("/initiatives/import", .proposer)
        case .initiativesDraft: .get("/initiatives/import/{sent}", .proposer)
        case .recordInitiatives: .post("/initiatives/import/{sent}", .proposer)
        case .values: .get("/initiatives/{initiative}/values/import", .proposer)
        case .uploadValues: .post("/initiatives/{initiative}/values/import", .proposer)
        case .valuesDraft: .get("/initiatives/{initiative}/values/import/{sent}", .proposer)
        case .recordValues: .post("/initiatives/{initiative}/values/import/{sent}", .proposer)
        }
    }
}
