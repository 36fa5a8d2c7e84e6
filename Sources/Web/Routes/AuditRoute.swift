/// The journal, as an auditor reads it.
enum AuditRoute: String, RouteGroup {
    case journal, journalFile, chain, checkChain, fact

    var declared: RouteDeclaration {
        switch self {
        case .journal: .get("/audit", .inspector)
        case .journalFile: .get("/audit.csv", .inspector)
        case .chain: .get("/audit/chain", .inspector)
        case .checkChain: .post("/audit/chain", .inspector)
        case .fact: .get("/audit/{fact}", .inspector)
        }
    }
}
