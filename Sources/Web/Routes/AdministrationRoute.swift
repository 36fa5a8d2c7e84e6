/// What an administrator looks after besides people.
enum AdministrationRoute: String, RouteGroup {
    case administration, organisations, organisationsFile, registerOrganisation, about

    var declared: RouteDeclaration {
        switch self {
        case .administration: .get("/admin", .administrator)
        case .organisations: .get("/admin/organisations", .administrator)
        case .organisationsFile: .get("/admin/organisations.csv", .administrator)
        case .registerOrganisation: .post("/admin/organisations", .administrator)
        case .about: .get("/admin/about", .administrator)
        }
    }
}
