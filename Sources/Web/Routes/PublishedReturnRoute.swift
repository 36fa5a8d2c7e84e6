/// A return as everyone reads it. Its address is tried last, because the pages of officers have
/// names where it has an organisation.
enum PublishedReturnRoute: String, RouteGroup {
    case publishedReturn

    var declared: RouteDeclaration {
        switch self {
        case .publishedReturn: .get("/returns/{collection}/{organisation}", .everyone)
        }
    }
}
