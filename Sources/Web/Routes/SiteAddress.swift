/// An address of the site, as it is said outside.
public struct SiteAddress: Hashable, Sendable {
    /// How it is asked for: `GET` or `POST`.
    public let method: String
    /// The address, with open parts in braces: `/returns/{id}`.
    public let pattern: String
    /// Whose mandate it takes.
    public let mandate: String

    /// Every address there is, in the order in which they are matched.
    public static var all: [SiteAddress] {
        Route.allCases.map { route in
            SiteAddress(
                method: route.declared.method.rawValue, pattern: route.declared.pattern,
                mandate: route.declared.mandate.rawValue)
        }
    }
}
