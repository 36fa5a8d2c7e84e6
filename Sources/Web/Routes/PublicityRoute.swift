/// What everyone may read, and what was opened to them.
enum PublicityRoute: String, RouteGroup {
    case publicity, changePublicity

    var declared: RouteDeclaration {
        switch self {
        case .publicity: .get("/public/{subject}/{name}", .publisher)
        case .changePublicity: .post("/public/{subject}/{name}", .publisher)
        }
    }
}
