public import Accountability

/// An area that figures are for.
public struct ReleaseArea: Hashable, Sendable {
    /// What kind of area it is.
    public let level: AreaLevel
    /// Its code: `E92000001`.
    public let code: String
    /// What it is called.
    public let name: String
    /// The region that an authority lies in; nothing for others.
    public let region: String
    /// The class of an authority; nothing for others.
    public let group: String
}

/// The areas of a round and the bodies in each.
struct AreaMap {
    private(set) var areas: [(area: ReleaseArea, members: [Int])] = []
    /// The class of each body, as a number.
    let classes: [Int]
    private let bodies: [ReleaseBody]

    init(_ bodies: [ReleaseBody], levels: [AreaLevel]) {
        self.bodies = bodies
        let groups = Set(bodies.map(\.group)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        classes = bodies.map { numbers[$0.group] ?? 0 }
        for level in AreaLevel.allCases where levels.contains(level) { add(level) }
    }

    private mutating func add(_ level: AreaLevel) {
        switch level {
        case .nation:
            let nation = Geography.nation(of: bodies.map(\.code))
            put(level, nation.code, nation.name, Array(bodies.indices))
        case .region:
            for name in Set(bodies.map(\.region)).sorted() where !name.isEmpty {
                let members = bodies.indices.filter { bodies[$0].region == name }
                put(level, Geography.code(ofRegion: name), name, members)
            }
        case .group:
            for name in Set(bodies.map(\.group)).sorted() where !name.isEmpty {
                let members = bodies.indices.filter { bodies[$0].group == name }
                put(level, name, Geography.title(ofClass: name), members)
            }
        case .authority:
            for (place, body) in bodies.enumerated() {
                areas.append(
                    (
                        ReleaseArea(
                            level: level, code: body.code, name: body.name, region: body.region,
                            group: body.group), [place]
                    ))
            }
        }
    }

    private mutating func put(
        _ level: AreaLevel, _ code: String, _ name: String, _ members: [Int]
    ) {
        areas.append(
            (ReleaseArea(level: level, code: code, name: name, region: "", group: ""), members))
    }
}

/// Codes of the Office for National Statistics for areas that are larger than an authority, and
/// the classes that the department sorts authorities into.
enum Geography {
    private static let regions = [
        "North East": "E12000001", "North West": "E12000002",
        "Yorkshire and the Humber": "E12000003", "Yorkshire and The Humber": "E12000003",
        "East Midlands": "E12000004", "West Midlands": "E12000005", "East of England": "E12000006",
        "East": "E12000006", "London": "E12000007", "South East": "E12000008",
        "South West": "E12000009",
    ]
    private static let classes = [
        "L": "London boroughs", "LB": "London boroughs", "MD": "Metropolitan districts",
        "UA": "Unitary authorities", "SC": "Shire counties", "SD": "Shire districts",
        "O": "Other authorities",
    ]

    /// The code of a region; its name where it has none.
    static func code(ofRegion name: String) -> String { regions[name] ?? name }

    /// What a class is called; the class itself where it is not one of the department's.
    static func title(ofClass code: String) -> String { classes[code] ?? code }

    /// The nation that bodies of these codes belong to.
    static func nation(of codes: [String]) -> (code: String, name: String) {
        let initials = Set(codes.compactMap(\.first))
        return switch initials {
        case ["E"]: ("E92000001", "England")
        case ["W"]: ("W92000004", "Wales")
        case ["S"]: ("S92000003", "Scotland")
        case ["N"]: ("N92000002", "Northern Ireland")
        default: ("all", "All areas")
        }
    }
}
