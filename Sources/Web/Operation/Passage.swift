import Accountability
import Accounts

/// What is known of a request while it passes through the site.
struct Passage: Sendable {
    let method: String
    let caller: Caller
    /// What the request is called in the log and on a page that says it failed.
    var reference = String(Secret.drawn().text.prefix(12))
    /// The route; nil while, or because, none is found.
    var route: Route?
    /// Who is signed in.
    var officer: OfficerID?

    /// Nothing that was asked for.
    init() {
        method = "other"
        caller = Caller()
    }

    init(_ ask: Ask) {
        // A method that is not known is a word of the caller's own.
        method = Method(rawValue: ask.method) == nil ? "other" : ask.method
        caller = ask.caller
    }

    /// The route's name, for logs and figures.
    var routeName: String { route?.name ?? "none" }
}

extension Route {
    /// The name in logs and figures: `returns.section`.
    var name: String { Self.names[self] ?? "none" }

    private static let names = Dictionary(
        uniqueKeysWithValues: allCases.map { route in
            // A case prints as `returns(Web.ReturnRoute.section)`.
            let words = "\(route)"
            let group = words.prefix { $0 != "(" }
            let last = words.split { !$0.isLetter }.last ?? ""
            return (route, "\(group).\(last)")
        })

    /// Machines ask it again and again, and note themselves what it says.
    var isForMachines: Bool {
        if case .operation = self { return true }
        return false
    }

    /// A look at the page, or a change of it, is noted in the audit log: it shows or decides who
    /// people are and what they may do.
    var isWatched: Bool {
        ["/admin", "/audit", "/account"].contains { declared.pattern.hasPrefix($0) }
    }
}
