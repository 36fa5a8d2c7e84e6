import Foundation

/// What a method and an address come to.
enum RouteMatch: Equatable {
    case found(Route, [String])
    case otherMethod([Method])
    case nothing
}

extension Route {
    private static let patterns: [(route: Route, segments: [Substring])] = allCases.map {
        ($0, $0.declared.pattern.split(separator: "/"))
    }

    /// The route that answers, with the parts of the address that it leaves open, in order; no
    /// route answers another method than those that there are.
    static func match(_ method: Method?, _ path: String) -> RouteMatch {
        guard path.utf8.count <= 2_000, let segments = decoded(path) else { return .nothing }
        var others: [Method] = []
        for (route, pattern) in patterns {
            guard let open = fill(pattern, with: segments) else { continue }
            if route.declared.method == method { return .found(route, open) }
            if !others.contains(route.declared.method) { others.append(route.declared.method) }
        }
        return others.isEmpty ? .nothing : .otherMethod(others)
    }

    private static func decoded(_ path: String) -> [String]? {
        var segments: [String] = []
        for segment in path.split(separator: "/") {
            guard let plain = segment.removingPercentEncoding else { return nil }
            segments.append(plain)
        }
        return segments
    }

    private static func fill(_ pattern: [Substring], with segments: [String]) -> [String]? {
        guard pattern.count == segments.count else { return nil }
        var open: [String] = []
        for (part, segment) in zip(pattern, segments) {
            if part.hasPrefix("{") {
                open.append(segment)
            } else if part != segment {
                return nil
            }
        }
        return open
    }
}
