/// Officers, their roles and their deputies, for administrators.
enum PeopleRoute: String, RouteGroup {
    case people, peopleFile, newOfficer, enrol, officer, rename, grant, withdraw, appoint
    case endDeputy, sendLink, endSessions, erase

    var declared: RouteDeclaration {
        switch self {
        case .people: .get("/admin/people", .administrator)
        case .peopleFile: .get("/admin/people.csv", .administrator)
        case .newOfficer: .get("/admin/people/new", .administrator)
        case .enrol: .post("/admin/people/new", .administrator)
        case .officer: .get("/admin/people/{officer}", .administrator)
        case .rename: .post("/admin/people/{officer}/name", .administrator)
        case .grant: .post("/admin/people/{officer}/roles", .administrator)
        case .withdraw: .post("/admin/people/{officer}/roles/withdraw", .administrator)
        case .appoint: .post("/admin/people/{officer}/deputies", .administrator)
        case .endDeputy: .post("/admin/people/{officer}/deputies/end", .administrator)
        case .sendLink: .post("/admin/people/{officer}/link", .administrator)
        case .endSessions: .post("/admin/people/{officer}/sessions/end", .administrator)
        case .erase: .post("/admin/people/{officer}/erase", .administrator)
        }
    }
}
