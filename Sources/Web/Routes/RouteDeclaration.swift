import Foundation

/// What is declared of a route: how it is asked for, and who may.
struct RouteDeclaration: Sendable {
    let method: Method
    let pattern: String
    let mandate: RouteMandate

    /// What the first open part of the address names.
    var subject: RouteSubject {
        let address = pattern.hasPrefix("/api/v1/") ? pattern.dropFirst(7) : pattern[...]
        for subject in RouteSubject.allCases where address.hasPrefix(subject.prefix) {
            return subject
        }
        return .nothing
    }

    /// The address, with its open parts filled in.
    func path(_ open: ArraySlice<String>) -> String {
        var rest = open
        let segments = pattern.split(separator: "/").map { part -> String in
            guard part.hasPrefix("{"), let next = rest.popFirst() else { return String(part) }
            return next.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? ""
        }
        return "/" + segments.joined(separator: "/")
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")
}

extension RouteDeclaration {
    static func get(_ pattern: String, _ mandate: RouteMandate) -> RouteDeclaration {
        RouteDeclaration(method: .get, pattern: pattern, mandate: mandate)
    }

    static func post(_ pattern: String, _ mandate: RouteMandate) -> RouteDeclaration {
        RouteDeclaration(method: .post, pattern: pattern, mandate: mandate)
    }

    /// A page of one return.
    static func page(_ rest: String) -> RouteDeclaration {
        .get("/returns/{id}" + rest, .reader)
    }

    /// A form of one return.
    static func write(_ rest: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/returns/{id}" + rest, mandate)
    }

    /// A form about one drawdown.
    static func drawdown(_ act: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/funds/{fund}/drawdowns/{drawdown}/" + act, mandate)
    }

    /// A form about one condition.
    static func condition(_ act: String, _ mandate: RouteMandate) -> RouteDeclaration {
        .post("/funds/{fund}/conditions/{condition}/" + act, mandate)
    }
}

/// What an address is about.
enum RouteSubject: String, CaseIterable, Sendable {
    case `return`, decision, fund, initiative, outcome, release, collection, nothing

    fileprivate var prefix: String {
        switch self {
        case .return: "/returns/{id}"
        case .decision: "/decisions/{decision}"
        case .fund: "/funds/{fund}"
        case .initiative: "/initiatives/{initiative}"
        case .outcome: "/outcomes/{outcome}"
        case .release: "/releases/{release}"
        case .collection: "/collections/{collection}"
        case .nothing: "/"
        }
    }
}
