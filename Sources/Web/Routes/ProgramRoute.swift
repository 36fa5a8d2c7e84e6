/// The programming interface.
enum ProgramRoute: String, RouteGroup {
    case fundDocument, enterMovement

    var declared: RouteDeclaration {
        switch self {
        case .fundDocument: .get("/api/v1/funds/{fund}", .insider)
        case .enterMovement: .post("/api/v1/funds/{fund}/movements", .treasurer)
        }
    }
}
