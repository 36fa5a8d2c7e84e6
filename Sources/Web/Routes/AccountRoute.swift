/// One's own account.
enum AccountRoute: String, RouteGroup {
    case account, endSession, endOtherSessions, makeToken, revokeToken, tie, untie

    var declared: RouteDeclaration {
        switch self {
        case .account: .get("/account", .signedIn)
        case .endSession: .post("/account/sessions/{session}/end", .signedIn)
        case .endOtherSessions: .post("/account/sessions/end", .signedIn)
        case .makeToken: .post("/account/tokens", .signedIn)
        case .revokeToken: .post("/account/tokens/{prefix}/revoke", .signedIn)
        case .tie: .post("/account/sign-ins/{provider}/tie", .signedIn)
        case .untie: .post("/account/sign-ins/untie", .signedIn)
        }
    }
}
