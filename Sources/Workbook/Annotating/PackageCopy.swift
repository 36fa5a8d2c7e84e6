/// A copy of a package: parts that are not changed are taken over as they are packed.
struct PackageCopy {
    let archive: ZipArchive
    private var changed: [String: [UInt8]] = [:]
    private var added: [(name: String, content: [UInt8])] = []
    private var removed: Set<String> = []

    init(_ archive: ZipArchive) {
        self.archive = archive
    }

    /// Puts a part in the place of the one of its name, or adds it.
    mutating func put(_ name: String, _ content: [UInt8]) {
        if archive.has(name) {
            changed[ZipName.key(name)] = content
        } else {
            added.append((name, content))
        }
    }

    mutating func put(_ part: EditedPart) throws(WorkbookRefusal) {
        guard !part.splices.isEmpty || !archive.has(part.name) else { return }
        put(part.name, try part.changed())
    }

    mutating func remove(_ name: String) {
        removed.insert(ZipName.key(name))
    }

    /// A name that no part has.
    func freeName(_ stem: String, _ ending: String) -> String {
        func isFree(_ name: String) -> Bool {
            !archive.has(name) && !added.contains { $0.name == name }
        }
        var number = 1
        while !isFree("\(stem)\(number)\(ending)") { number += 1 }
        return "\(stem)\(number)\(ending)"
    }

    /// The whole package, its parts in the order in which they lay in the file.
    func bytes() throws(WorkbookRefusal) -> [UInt8] {
        guard archive.names.count + added.count < 0xFFFF else {
            throw WorkbookRefusal(
                .tooManyEntries, at: "", found: "Found \(archive.names.count) parts in the file.")
        }
        var writer = ZipWriter()
        for entry in archive.entriesInFile where !removed.contains(ZipName.key(entry.name)) {
            if let content = changed[ZipName.key(entry.name)] {
                writer.add(entry.name, content)
            } else {
                writer.add(entry, packed: archive.packed(entry))
            }
        }
        for part in added { writer.add(part.name, part.content) }
        return writer.finished()
    }
}
