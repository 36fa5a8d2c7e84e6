/// The first page, the standing pages and what every page needs.
enum SiteRoute: String, RouteGroup {
    case home, help, accessibility, privacy, cookies, stylesheet, script, logo

    var declared: RouteDeclaration {
        switch self {
        case .home: .get("/", .anyone)
        case .help: .get("/help", .anyone)
        case .accessibility: .get("/accessibility", .anyone)
        case .privacy: .get("/privacy", .anyone)
        case .cookies: .get("/cookies", .anyone)
        case .stylesheet: .get("/assets/site.css", .anyone)
        case .script: .get("/assets/site.js", .anyone)
        case .logo: .get("/assets/logo", .anyone)
        }
    }
}
