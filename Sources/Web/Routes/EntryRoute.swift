/// What is entered in a fund: movements, actuals from the general ledger, claims on others.
enum EntryRoute: String, RouteGroup {
    case newMovement, enterMovement, actuals, uploadActuals, actualsDraft, mapColumns, loadActuals
    case claims, claimsFile, newClaim, findClaim, claim, moveClaim

    var declared: RouteDeclaration {
        switch self {
        case .newMovement: .get("/funds/{fund}/movements/new", .treasurer)
        case .enterMovement: .post("/funds/{fund}/movements/new", .treasurer)
        case .actuals: .get("/funds/{fund}/actuals", .treasurer)
        case .uploadActuals: .post("/funds/{fund}/actuals", .treasurer)
        case .actualsDraft: .get("/funds/{fund}/actuals/{sent}", .treasurer)
        case .mapColumns: .post("/funds/{fund}/actuals/{sent}/mapping", .treasurer)
        case .loadActuals: .post("/funds/{fund}/actuals/{sent}/load", .treasurer)
        case .claims: .get("/funds/{fund}/claims", .insider)
        case .claimsFile: .get("/funds/{fund}/claims.csv", .insider)
        case .newClaim: .get("/funds/{fund}/claims/new", .fundKeeper)
        case .findClaim: .post("/funds/{fund}/claims/new", .fundKeeper)
        case .claim: .get("/funds/{fund}/claims/{claim}", .insider)
        case .moveClaim: .post("/funds/{fund}/claims/{claim}", .treasurer)
        }
    }
}
