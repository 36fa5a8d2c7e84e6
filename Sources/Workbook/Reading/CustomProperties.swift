/// The custom document properties, which survive most programs and identify a file.
enum CustomProperties {
    static func read(
        from archive: ZipArchive, _ links: Relationships
    ) throws(WorkbookRefusal) -> [String: String] {
        guard let part = links.target(role: "custom-properties"), archive.has(part) else {
            return [:]
        }
        return try archive.scan(part) { xml throws(WorkbookRefusal) in
            try xml.enterRoot("Properties")
            var found: [String: String] = [:]
            while try xml.child(of: 1) {
                guard xml.isNamed("property"), let name = try xml.attribute("name") else {
                    continue
                }
                var value = ""
                while try xml.child(of: 2) { value = CellEscapes.decoded(try xml.content()) }
                found[name] = value
                try archive.checkListed(found.count, in: part)
            }
            return found
        }
    }
}
