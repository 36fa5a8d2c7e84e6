public import Forms
internal import Reckoning

/// Reads decisions, funds, initiatives and what happens to them from a YAML file.
///
/// At the left margin stand the sections, each with a list of entries, and perhaps
/// `organisation`, `fund` and `initiative` for all entries that do not name their own.
public enum RegisterFile {
    /// The most entries a file may hold.
    public static let mostEntries = 20_000

    private static let shared = ["organisation", "fund", "initiative"]

    /// The entries in the order of the file; every mistake at once when there is one.
    public static func entries(
        of text: String, allowing sections: [RegisterSection] = RegisterSection.allCases
    ) throws(WrongDefinition) -> [RegisterEntry] {
        let node = try DefinitionFile.nodes(of: text)
        var reader = RegisterReader()
        let all = reader.reader.fields(
            node, of: "The file", allowed: shared + sections.map(\.rawValue))
        for name in shared { reader.shared[name] = reader.reader.optionalWord(name, all) }
        guard case .fields(let fields) = node.content else { throw reader.wrong }
        var entries: [RegisterEntry] = []
        for field in fields {
            guard let section = RegisterSection(rawValue: field.name) else { continue }
            let nodes = reader.reader.list(section.rawValue, all)
            for node in nodes.prefix(mostEntries) {
                if let entry = reader.entry(node, section) { entries.append(entry) }
            }
        }
        guard reader.reader.findings.isEmpty else { throw reader.wrong }
        return entries
    }
}

extension RegisterReader {
    /// The entry of a section that a node describes; nil, with findings, when it does not.
    mutating func entry(_ node: DefinitionNode, _ section: RegisterSection) -> RegisterEntry? {
        let before = reader.findings.count
        let record = record(node, section.shape)
        guard reader.findings.count == before else { return nil }
        if let entry = RegisterEntry(section, record) { return entry }
        reader.wrong(
            node, section.shape.thing, found: "something else",
            expected: "the fields of \(section.shape.thing.lowercased())")
        return nil
    }

    /// Every mistake, in the order of the lines.
    var wrong: WrongDefinition {
        WrongDefinition(
            findings: reader.findings.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) })
    }
}
