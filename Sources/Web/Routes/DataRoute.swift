/// Open data: what there is, and the files that no list of the site has.
enum DataRoute: String, RouteGroup {
    case catalogue, grants, spending, awards, dataset

    var declared: RouteDeclaration {
        switch self {
        case .catalogue: .get("/data", .everyone)
        case .grants: .get("/data/grants.csv", .everyone)
        case .spending: .get("/data/spending.csv", .everyone)
        case .awards: .get("/data/360giving.json", .everyone)
        case .dataset: .get("/data/{dataset}", .everyone)
        }
    }
}
