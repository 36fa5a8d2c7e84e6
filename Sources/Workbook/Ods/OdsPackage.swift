/// What an OpenDocument spreadsheet holds; all sheets share one part, which is read in one go.
struct OdsPackage {
    let entries: [SheetEntry]
    let sheets: [Sheet]
    let names: [DefinedName]
    let properties: [String: String]

    init(_ archive: ZipArchive) throws(WorkbookRefusal) {
        try Self.checkKind(of: archive)
        try Self.checkOpen(archive)
        properties = try Self.properties(in: archive)
        guard archive.has(Self.content) else {
            throw WorkbookRefusal(
                .missingPart, at: Self.content, found: "The part with the cells is missing.")
        }
        let body = try archive.scan(Self.content) { xml throws(WorkbookRefusal) in
            try OdsBody(&xml)
        }
        (entries, sheets, names) = (body.entries, body.sheets, body.names)
        try checkNames()
    }

    private static let content = "content.xml"

    /// Refuses texts, presentations and everything else that has its content in one part.
    private static func checkKind(of archive: ZipArchive) throws(WorkbookRefusal) {
        guard archive.has("mimetype") else { return }
        let type = String(decoding: try archive.part("mimetype").prefix(100), as: UTF8.self)
        let known = "application/vnd.oasis.opendocument.spreadsheet"
        guard type.hasPrefix(known) else {
            throw WorkbookRefusal(
                .openDocument, at: "mimetype", found: "The file is an OpenDocument of type \(type)."
            )
        }
    }

    /// Refuses a file whose parts are encrypted, as the manifest says of them.
    private static func checkOpen(_ archive: ZipArchive) throws(WorkbookRefusal) {
        let manifest = "META-INF/manifest.xml"
        guard archive.has(manifest) else { return }
        let isEncrypted = try archive.scan(manifest) { xml throws(WorkbookRefusal) in
            while true {
                switch try xml.next() {
                case .open where xml.isNamed("encryption-data"): return true
                case .end: return false
                case .open, .close, .text: continue
                }
            }
        }
        guard !isEncrypted else {
            throw WorkbookRefusal(
                .protectedOrOld, at: "", found: "The file is password-protected.")
        }
    }

    /// The properties that somebody gave the document, which survive conversion.
    private static func properties(
        in archive: ZipArchive
    ) throws(WorkbookRefusal) -> [String: String] {
        let part = "meta.xml"
        guard archive.has(part) else { return [:] }
        return try archive.scan(part) { xml throws(WorkbookRefusal) in
            var found: [String: String] = [:]
            try xml.enterRoot("document-meta")
            while try xml.child(of: 1) {
                guard xml.isNamed("meta") else { continue }
                while try xml.child(of: 2) {
                    guard xml.isNamed("user-defined"), let name = try xml.attribute("name") else {
                        continue
                    }
                    found[name] = try xml.content()
                    try archive.checkListed(found.count, in: part)
                }
            }
            return found
        }
    }

    private func checkNames() throws(WorkbookRefusal) {
        guard !sheets.isEmpty else {
            throw WorkbookRefusal(
                .noSheets, at: Self.content, found: "The workbook lists no sheets.")
        }
        var seen: Set<String> = []
        for sheet in sheets where !seen.insert(sheet.name.lowercased()).inserted {
            throw WorkbookRefusal(
                .duplicateSheet, at: Self.content, found: "Found two sheets named \(sheet.name).")
        }
    }
}

/// The sheets and names of a spreadsheet.
private struct OdsBody {
    private(set) var entries: [SheetEntry] = []
    private(set) var sheets: [Sheet] = []
    private(set) var names: [DefinedName] = []

    init(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        try xml.enterRoot("document-content")
        let names = OdsNames(xml)
        var reader = OdsTableReader(names: names)
        var hidden: Set<String> = []
        var isSpreadsheet = false
        while try xml.child(of: 1) {
            if xml.isElement(names.office, "automatic-styles") {
                try readStyles(&xml, into: &hidden)
            } else if xml.isElement(names.office, "body") {
                while try xml.child(of: 2) {
                    guard xml.isElement(names.office, "spreadsheet") else { continue }
                    isSpreadsheet = true
                    try readBody(&xml, &reader, hidden: hidden)
                }
            }
        }
        guard isSpreadsheet else {
            throw WorkbookRefusal(
                .openDocument, at: xml.part, found: "The file is an OpenDocument without sheets.")
        }
        while try xml.next() != .end {}
    }

    /// Which styles of tables keep a table from being shown.
    private func readStyles(
        _ xml: inout XMLScanner, into hidden: inout Set<String>
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("style"), let family = xml.attributeRun("family"),
                xml.matches(family, "table"), let name = try xml.attribute("name")
            else { continue }
            while try xml.child(of: 3) {
                guard xml.isNamed("table-properties"), let run = xml.attributeRun("display"),
                    xml.matches(run, "false")
                else { continue }
                hidden.insert(name)
            }
        }
    }

    private mutating func readBody(
        _ xml: inout XMLScanner, _ reader: inout OdsTableReader, hidden: Set<String>
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 3) {
            if xml.isElement(reader.names.table, "table") {
                let style = try xml.attribute(reader.names.table, "style-name") ?? ""
                let sheet = try reader.read(&xml)
                entries.append(
                    SheetEntry(
                        name: sheet.name, visibility: hidden.contains(style) ? .hidden : .visible,
                        index: sheets.count, hasCells: true))
                sheets.append(sheet)
                try xml.checkListed(sheets.count)
            } else if xml.isElement(reader.names.table, "named-expressions") {
                try reader.readNames(&xml, scope: nil)
            }
        }
        names = reader.defined
    }
}

extension XMLScanner {
    /// Refuses a list that has grown beyond the limit.
    func checkListed(_ count: Int) throws(WorkbookRefusal) {
        guard count <= limits.listed else {
            throw WorkbookRefusal(
                .listTooLong, at: part, found: "Found a list of more than \(limits.listed) entries."
            )
        }
    }
}
