/// The first page, the standing pages and what every page needs.
enum SiteRoute: String, RouteGroup {
    case home, help, accessibility, privacy, cookies, stylesheet, health

    var declared: RouteDeclaration {
        switch self {
        case .home: .get("/", .anyone)
        case .help: .get("/help", .everyone)
        case .accessibility: .get("/accessibility", .everyone)
        case .privacy: .get("/privacy", .everyone)
        case .cookies: .get("/cookies", .everyone)
        case .stylesheet: .get("/assets/site.css", .anyone)
        case .health: .get("/healthz", .anyone)
        }
    }
}
