/// Signing in and out.
enum SignInRoute: String, RouteGroup {
    case signIn, followLink, useLink, signInAs, signOut

    var declared: RouteDeclaration {
        switch self {
        case .signIn: .get("/sign-in", .anyone)
        case .followLink: .get("/sign-in/link/{token}", .anyone)
        case .useLink: .post("/sign-in/link/{token}", .anyone)
        case .signInAs: .post("/sign-in/as/{officer}", .anyone)
        case .signOut: .post("/sign-out", .signedIn)
        }
    }
}
