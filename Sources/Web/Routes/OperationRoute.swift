/// What machines ask: whether the site lives, can work, and how it fares.
enum OperationRoute: String, RouteGroup {
    case health, readiness, version, metrics, securityText

    var declared: RouteDeclaration {
        switch self {
        case .health: .get("/healthz", .anyone)
        case .readiness: .get("/readyz", .anyone)
        case .version: .get("/version", .anyone)
        case .metrics: .get("/metrics", .anyone)
        case .securityText: .get("/.well-known/security.txt", .anyone)
        }
    }
}
