/// The list of what each part of a package holds.
struct ContentTypesEdit {
    private var part: EditedPart
    private let root: ElementPlace
    private var added: [String] = []
    private var endings: Set<String> = []
    private var places: [String: Range<Int>] = [:]

    private static let name = "[Content_Types].xml"

    init(_ archive: ZipArchive) throws(WorkbookRefusal) {
        let part = try EditedPart(Self.name, in: archive)
        var endings: Set<String> = []
        var places: [String: Range<Int>] = [:]
        var macro = false
        root = try part.scan { xml throws(WorkbookRefusal) in
            try xml.enterRoot("Types")
            let root = xml.openedElement()
            while try xml.child(of: 1) {
                let type = try xml.attribute("ContentType") ?? ""
                macro = macro || type.contains("macroEnabled")
                let ending = try xml.attribute("Extension")?.lowercased()
                let name = try xml.attribute("PartName")
                let place = try xml.pass()
                if let ending { endings.insert(ending) }
                if let name { places[ZipName.key(String(name.drop { $0 == "/" }))] = place.range }
            }
            return xml.closed(root)
        }
        (self.part, self.endings, self.places) = (part, endings, places)
        guard !macro else {
            throw WorkbookRefusal(
                .macrosInside, at: Self.name, found: "The file says that it holds macros.")
        }
    }

    /// Says what a new part holds.
    mutating func add(_ name: String, _ type: String) {
        added.append(
            "<\(root.prefix)Override PartName=\"/\(name.asMarkup)\" ContentType=\"\(type)\"/>")
    }

    /// Says what parts with an ending hold, unless that is said already.
    mutating func addEnding(_ ending: String, _ type: String) {
        guard endings.insert(ending).inserted else { return }
        added.append(
            "<\(root.prefix)Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>")
    }

    /// Says no more of a part.
    mutating func remove(_ name: String) {
        if let range = places[ZipName.key(name)] { part.splices.remove(range) }
    }

    func finish(_ copy: inout PackageCopy) throws(WorkbookRefusal) {
        var part = part
        if !added.isEmpty { part.append(added.joined(), to: root) }
        try copy.put(part)
    }
}
