/// The part that lists the sheets, with one more before all others or one less.
///
/// Defined names and windows count sheets by position, so that they are counted anew.
struct BookEdit {
    private(set) var part: EditedPart

    init(_ name: String, in archive: ZipArchive) throws(WorkbookRefusal) {
        part = try EditedPart(name, in: archive)
    }

    /// What is known of the part after walking through it.
    private struct Found {
        var splices = Splices()
        var list: ElementPlace?
        var highest = 0
        var hasWindow = false
    }

    /// Lists a sheet before all others.
    mutating func add(sheet name: String, link: String, links: String) throws(WorkbookRefusal) {
        let found = try walk(Position(first: 0, moved: 1))
        guard let list = found.list, found.highest < 0xFFFF else {
            throw WorkbookRefusal(
                .unmarkable, at: part.name, found: "The list of sheets has no room for one more.")
        }
        part.splices = found.splices
        let prefix = list.prefix
        if !found.hasWindow {
            part.splices.insert(
                "<\(prefix)bookViews><\(prefix)workbookView activeTab=\"1\"/></\(prefix)bookViews>",
                at: list.start)
        }
        part.prepend(
            "<\(prefix)sheet xmlns:r=\"\(links)\" name=\"\(name.asMarkup)\" "
                + "sheetId=\"\(found.highest + 1)\" r:id=\"\(link)\"/>", to: list)
    }

    /// Lists a sheet no more.
    mutating func remove(sheet index: Int) throws(WorkbookRefusal) {
        part.splices = try walk(Position(first: index, moved: -1)).splices
    }

    /// How positions change.
    private struct Position {
        let first: Int
        let moved: Int

        /// The new position of a sheet; nil when the sheet is gone.
        func of(_ old: Int) -> Int? {
            if moved < 0, old == first { return nil }
            return old >= first ? old + moved : old
        }
    }

    private func walk(_ position: Position) throws(WorkbookRefusal) -> Found {
        try part.scan { xml throws(WorkbookRefusal) in
            var found = Found()
            try xml.enterRoot("workbook")
            while try xml.child(of: 1) {
                if xml.isNamed("bookViews") { try Self.windows(&xml, position, &found) }
                if xml.isNamed("sheets") {
                    try Self.sheets(&xml, position, &found)
                } else if xml.isNamed("definedNames") {
                    try Self.names(&xml, position, &found)
                }
            }
            return found
        }
    }

    private static func windows(
        _ xml: inout XMLScanner, _ position: Position, _ found: inout Found
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("workbookView") else { continue }
            found.hasWindow = true
            let active = xml.number("activeTab") ?? 0
            xml.setting("activeTab", to: "\(position.of(active) ?? 0)", &found.splices)
            guard let first = xml.number("firstSheet"), first > 0 else { continue }
            xml.setting("firstSheet", to: "\(position.of(first) ?? 0)", &found.splices)
        }
    }

    private static func sheets(
        _ xml: inout XMLScanner, _ position: Position, _ found: inout Found
    ) throws(WorkbookRefusal) {
        let list = xml.openedElement()
        var index = 0
        while try xml.child(of: 2) {
            guard xml.isNamed("sheet") else { continue }
            found.highest = max(found.highest, xml.number("sheetId") ?? 0)
            let place = try xml.pass()
            if position.of(index) == nil { found.splices.remove(place.range) }
            index += 1
        }
        found.list = xml.closed(list)
    }

    private static func names(
        _ xml: inout XMLScanner, _ position: Position, _ found: inout Found
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("definedName"), let old = xml.number("localSheetId") else { continue }
            if let new = position.of(old) {
                xml.setting("localSheetId", to: "\(new)", &found.splices)
            } else {
                found.splices.remove(try xml.pass().range)
            }
        }
    }
}
