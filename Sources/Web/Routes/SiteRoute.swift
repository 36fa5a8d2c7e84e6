/// The first page, the standing pages and what every page needs.
enum SiteRoute: String, RouteGroup {
    case home, search, help, accessibility, privacy, cookies, licence, changes, changesFeed
    case stylesheet, script, logo

    var declared: RouteDeclaration {
        switch self {
        case .home: .get("/", .everyone)
        case .search: .get("/search", .everyone)
        case .help: .get("/help", .everyone)
        case .accessibility: .get("/accessibility", .everyone)
        case .privacy: .get("/privacy", .everyone)
        case .cookies: .get("/cookies", .everyone)
        case .licence: .get("/licence", .everyone)
        case .changes: .get("/changes", .everyone)
        case .changesFeed: .get("/changes.atom", .everyone)
        case .stylesheet: .get("/assets/site.css", .anyone)
        case .script: .get("/assets/site.js", .anyone)
        case .logo: .get("/assets/logo", .anyone)
        }
    }
}
