/// The relationships of one part, with new ones and without some.
struct LinksEdit {
    private var part: EditedPart
    private let root: ElementPlace
    private var taken: Set<String> = []
    private var places: [String: Range<Int>] = [:]
    private var added: [String] = []
    /// The vocabulary of relationships.
    let vocabulary: String

    init(of source: String, in archive: ZipArchive, isStrict: Bool) throws(WorkbookRefusal) {
        vocabulary =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let name = Relationships.partName(for: source)
        part =
            archive.has(name)
            ? try EditedPart(name, in: archive)
            : EditedPart(name, text: Array(Self.empty.utf8), limits: archive.limits)
        var taken: Set<String> = []
        var places: [String: Range<Int>] = [:]
        root = try part.scan { xml throws(WorkbookRefusal) in
            try xml.enterRoot("Relationships")
            let root = xml.openedElement()
            while try xml.child(of: 1) {
                let identifier = try xml.attribute("Id") ?? ""
                taken.insert(identifier.lowercased())
                places[identifier] = try xml.pass().range
            }
            return xml.closed(root)
        }
        (self.taken, self.places) = (taken, places)
    }

    private static let empty = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>
        """

    /// Adds a relationship to a part, and hands over what it is known by.
    mutating func add(_ role: String, _ target: String) -> String {
        var number = 1
        while !taken.insert("finding\(number)").inserted { number += 1 }
        added.append(
            "<\(root.prefix)Relationship Id=\"finding\(number)\" Type=\"\(vocabulary)/\(role)\" "
                + "Target=\"/\(target.asMarkup)\"/>")
        return "finding\(number)"
    }

    mutating func remove(_ identifier: String) {
        if let range = places[identifier] { part.splices.remove(range) }
    }

    func finish(_ copy: inout PackageCopy) throws(WorkbookRefusal) {
        var part = part
        if !added.isEmpty { part.append(added.joined(), to: root) }
        guard !part.splices.isEmpty else { return }
        try copy.put(part)
    }
}
