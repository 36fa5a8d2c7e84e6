/// Signing in and out.
enum SignInRoute: String, RouteGroup {
    case signIn, askForLink, linkSent, followLink, useLink, breakGlass, signInAs, signOut
    case goToProvider, comeBack, signedOut, keptForm, remaining, stay

    var declared: RouteDeclaration {
        switch self {
        case .signIn: .get("/sign-in", .anyone)
        case .askForLink: .post("/sign-in/link", .anyone)
        case .linkSent: .get("/sign-in/sent", .anyone)
        case .followLink: .get("/sign-in/link/{token}", .anyone)
        case .useLink: .post("/sign-in/link/{token}", .anyone)
        case .breakGlass: .post("/sign-in/emergency", .anyone)
        case .signInAs: .post("/sign-in/as/{officer}", .anyone)
        case .signOut: .post("/sign-out", .signedIn)
        case .goToProvider: .get("/sign-in/with/{provider}", .anyone)
        case .comeBack: .get("/sign-in/with/{provider}/back", .anyone)
        case .signedOut: .get("/sign-in/out", .anyone)
        case .keptForm: .get("/sign-in/kept", .signedIn)
        case .remaining: .get("/sign-in/session", .anyone)
        case .stay: .post("/sign-in/session", .signedIn)
        }
    }
}
