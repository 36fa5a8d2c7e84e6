import Foundation

/// One relationship of a part: what role the target plays, and where it is.
struct Relationship: Sendable {
    let identifier: String
    /// The last step of the relationship type, which strict and transitional files share.
    let role: String
    /// The name of the target part; nil if the target is outside the file.
    let target: String?
}

/// The relationships of one part, or of the whole package.
struct Relationships: Sendable {
    let all: [Relationship]

    /// Reads the relationships of a part; a part without any has an empty list.
    init(of part: String, in archive: ZipArchive) throws(WorkbookRefusal) {
        let name = Self.partName(for: part)
        guard archive.has(name) else {
            all = []
            return
        }
        all = try archive.scan(name) { xml throws(WorkbookRefusal) in
            try Self.read(&xml, source: part, archive: archive)
        }
    }

    /// The first relationship with a role.
    func target(role: String) -> String? {
        all.first { $0.role.lowercased() == role.lowercased() && $0.target != nil }?.target
    }

    func relationship(_ identifier: String) -> Relationship? {
        all.first { $0.identifier == identifier }
    }

    static func partName(for part: String) -> String {
        var steps = part.split(separator: "/").map(String.init)
        let last = steps.popLast() ?? ""
        return (steps + ["_rels", "\(last).rels"]).joined(separator: "/")
    }

    private static func read(
        _ xml: inout XMLScanner, source: String, archive: ZipArchive
    ) throws(WorkbookRefusal) -> [Relationship] {
        try xml.enterRoot("Relationships")
        var found: [Relationship] = []
        while try xml.child(of: 1) {
            guard xml.isNamed("Relationship") else { continue }
            let isExternal = try xml.attribute("TargetMode")?.lowercased() == "external"
            let target = try xml.attribute("Target") ?? ""
            found.append(
                Relationship(
                    identifier: try xml.attribute("Id") ?? "",
                    role: role(try xml.attribute("Type") ?? ""),
                    target: isExternal ? nil : part(target, of: source, in: archive)))
            try archive.checkListed(found.count, in: xml.part)
        }
        return found
    }

    private static func role(_ type: String) -> String {
        type.split(separator: "/").last.map(String.init) ?? ""
    }

    /// The part that a target names: as it is spelled, or with its percent signs undone, since
    /// programs differ in how they spell such parts in the archive.
    private static func part(
        _ target: String, of source: String, in archive: ZipArchive
    ) -> String? {
        let spelled = resolved(target, against: source)
        guard target.utf8.contains(UInt8(ascii: "%")) else { return spelled }
        if let spelled, archive.has(spelled) { return spelled }
        return resolved(target.removingPercentEncoding ?? target, against: source)
    }

    /// The part at a place, which may be absolute or relative.
    static func resolved(_ target: String, against source: String) -> String? {
        let plain = ZipName.forward(target)
        var steps: [Substring] =
            plain.hasPrefix("/") ? [] : Array(source.split(separator: "/").dropLast())
        for step in plain.split(separator: "/") where step != "." {
            if step != ".." {
                steps.append(step)
            } else if steps.popLast() == nil {
                return nil
            }
        }
        return steps.isEmpty ? nil : steps.joined(separator: "/")
    }
}
