/// What the workbook part says: the sheets, the defined names and how days are counted.
struct XlsxBook: Sendable {
    /// A sheet as the workbook part lists it.
    struct ListedSheet: Sendable {
        var name: String
        var visibility: SheetVisibility
        var relationship: String
    }

    private(set) var sheets: [ListedSheet] = []
    private(set) var names: [DefinedName] = []
    private(set) var dates = DateSystem.from1900

    init(part: String, links: Relationships, in archive: ZipArchive) throws(WorkbookRefusal) {
        guard archive.has(part) else {
            throw WorkbookRefusal(.missingPart, at: part, found: "The workbook part is missing.")
        }
        self = try archive.scan(part) { xml throws(WorkbookRefusal) in
            try XlsxBook(&xml, archive: archive)
        }
        guard !sheets.isEmpty else {
            throw WorkbookRefusal(.noSheets, at: part, found: "The workbook lists no sheets.")
        }
        try checkNames(part)
    }

    private init(_ xml: inout XMLScanner, archive: ZipArchive) throws(WorkbookRefusal) {
        try xml.enterRoot("workbook")
        while try xml.child(of: 1) {
            if xml.isNamed("workbookPr"), xml.isSet("date1904") { dates = .from1904 }
            if xml.isNamed("sheets") { try readSheets(&xml, archive) }
            if xml.isNamed("definedNames") { try readNames(&xml, archive) }
        }
    }

    private mutating func readSheets(
        _ xml: inout XMLScanner, _ archive: ZipArchive
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("sheet") else { continue }
            let state = try xml.attribute("state").flatMap(SheetVisibility.init(rawValue:))
            sheets.append(
                ListedSheet(
                    name: try xml.attribute("name") ?? "", visibility: state ?? .visible,
                    relationship: try xml.attribute("id") ?? ""))
            try archive.checkListed(sheets.count, in: xml.part)
        }
    }

    private mutating func readNames(
        _ xml: inout XMLScanner, _ archive: ZipArchive
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("definedName") else { continue }
            let name = try xml.attribute("name") ?? ""
            let scope = xml.attributeRun("localSheetId").flatMap { xml.count($0) }
            let isHidden = xml.isSet("hidden")
            let formula = try xml.content()
            let sheet = scope.flatMap { $0 < sheets.count ? sheets[$0].name : nil }
            names.append(
                DefinedName(name: name, scope: sheet, formula: formula, isHidden: isHidden))
            try archive.checkListed(names.count, in: xml.part)
        }
    }

    private func checkNames(_ part: String) throws(WorkbookRefusal) {
        var seen: Set<String> = []
        for sheet in sheets where !seen.insert(sheet.name.lowercased()).inserted {
            throw WorkbookRefusal(
                .duplicateSheet, at: part, found: "Found two sheets named \(sheet.name).")
        }
    }
}
