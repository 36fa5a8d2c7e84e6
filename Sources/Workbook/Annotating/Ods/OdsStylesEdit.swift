/// The automatic styles of an OpenDocument spreadsheet, with those of marked cells at their end.
///
/// An automatic style cannot be the parent of another, so that it is copied; one from the list that
/// people see becomes the parent.
struct OdsStylesEdit {
    private var cells: [String: Range<Int>] = [:]
    /// The styles that an earlier copy had.
    private(set) var earlier: [Range<Int>] = []
    private var stem = OdsStylesEdit.usualStem
    private var added: [String] = []
    private var marked: [Wanted: String] = [:]

    private struct Wanted: Hashable {
        let style: String
        let level: Annotation.Level
    }

    private static let usualStem = "findings-"

    /// Reads the automatic styles just opened.
    mutating func read(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        var names: Set<String> = []
        let depth = xml.depth
        while try xml.child(of: depth) {
            let isCell = xml.attributeRun("family").map { xml.matches($0, "table-cell") } ?? false
            let name = try xml.attribute("name") ?? ""
            let isStyle = xml.isNamed("style")
            let range = try xml.pass().range
            guard isStyle else { continue }
            names.insert(name)
            if isCell { cells[name] = range }
            if name.hasPrefix(Self.usualStem) { earlier.append(range) }
            try xml.checkListed(names.count)
        }
        var number = 2
        while names.contains(where: { $0.hasPrefix(stem) }) {
            stem = "findings\(number)-"
            number += 1
        }
    }

    /// The style that a cell has when it is marked: its own with another paper and border.
    mutating func style(
        _ own: String, marked level: Annotation.Level, _ p: OdsPrefixes, _ part: EditedPart
    ) throws(WorkbookRefusal) -> String {
        let wanted = Wanted(style: own, level: level)
        if let known = marked[wanted] { return known }
        let name = "\(stem)\(marked.count + 1)"
        marked[wanted] = name
        if let range = cells[own] {
            added.append(try Self.copy(part.text(range), of: part, name, level, p))
        } else {
            let parent = own.isEmpty ? "Default" : own
            added.append(
                "<\(p.style)style \(p.style)name=\"\(name)\" \(p.style)family=\"table-cell\" "
                    + "\(p.style)parent-style-name=\"\(parent.asMarkup)\">"
                    + "\(Self.properties(level, p))</\(p.style)style>")
        }
        return name
    }

    private static func properties(_ level: Annotation.Level, _ p: OdsPrefixes) -> String {
        "<\(p.style)table-cell-properties \(p.format)background-color=\"#\(level.paper)\" "
            + "\(p.format)border=\"1.5pt solid #\(level.line)\"/>"
    }

    /// A style under another name, with another paper and border.
    private static func copy(
        _ text: String, of part: EditedPart, _ name: String, _ level: Annotation.Level,
        _ p: OdsPrefixes
    ) throws(WorkbookRefusal) -> String {
        var copy = EditedPart(part.name, text: Array(text.utf8), limits: part.limits)
        var isColoured = false
        var root: ElementPlace?
        copy.splices = try copy.scan { xml throws(WorkbookRefusal) in
            var splices = Splices()
            _ = try xml.next()
            root = xml.openedElement()
            if let range = xml.valuePlace("name") { splices.replace(range, with: name) }
            while try xml.child(of: 1) {
                guard xml.isNamed("table-cell-properties"), !isColoured else { continue }
                isColoured = true
                for side in [
                    "border", "border-left", "border-right", "border-top", "border-bottom",
                ] {
                    xml.dropAttribute(p.format + side, &splices)
                }
                xml.dropAttribute(p.format + "background-color", &splices)
                splices.insert(
                    " \(p.format)background-color=\"#\(level.paper)\" "
                        + "\(p.format)border=\"1.5pt solid #\(level.line)\"", at: xml.fullName.end)
            }
            return splices
        }
        if let root, !isColoured { copy.prepend(properties(level, p), to: root) }
        return copy.text(try copy.changed())
    }

    /// The styles of the first sheet, each under the name that it is given here.
    mutating func addStylesOfList(_ p: OdsPrefixes) -> OdsFindingsTable.Styles {
        func cell(_ name: String, _ cellProperties: String, _ textProperties: String) -> String {
            let properties =
                cellProperties.isEmpty
                ? "" : "<\(p.style)table-cell-properties \(cellProperties)/>"
            let letters =
                textProperties.isEmpty ? "" : "<\(p.style)text-properties \(textProperties)/>"
            return "<\(p.style)style \(p.style)name=\"\(stem)\(name)\" "
                + "\(p.style)family=\"table-cell\" \(p.style)parent-style-name=\"Default\">"
                + "\(properties)\(letters)</\(p.style)style>"
        }
        let wraps = "\(p.format)wrap-option=\"wrap\" \(p.style)vertical-align=\"top\""
        let bold = "\(p.format)font-weight=\"bold\""
        added.append(cell("title", "", "\(bold) \(p.format)font-size=\"14pt\""))
        added.append(cell("heading", wraps, bold))
        added.append(cell("text", wraps, ""))
        for level in Annotation.Level.allCases {
            let colours =
                " \(p.format)background-color=\"#\(level.paper)\" "
                + "\(p.format)border=\"1.5pt solid #\(level.line)\""
            added.append(cell("level-\(level.rawValue)", wraps + colours, bold))
        }
        for (index, width) in OdsFindingsTable.widths.enumerated() {
            added.append(
                "<\(p.style)style \(p.style)name=\"\(stem)column-\(index)\" "
                    + "\(p.style)family=\"table-column\"><\(p.style)table-column-properties "
                    + "\(p.style)column-width=\"\(width)cm\"/></\(p.style)style>")
        }
        return OdsFindingsTable.Styles(stem: stem)
    }

    /// All that is put at the end.
    var text: String { added.joined() }
}

extension XMLScanner {
    /// Leaves an attribute of the element just opened out.
    func dropAttribute(_ fullName: String, _ splices: inout Splices) {
        for index in 0..<attributeCount where string(attributes[index].fullName) == fullName {
            let attribute = attributes[index]
            splices.remove((attribute.fullName.start - 1)..<(attribute.value.end + 1))
        }
    }

    /// Gives an attribute of the element just opened another value.
    func setAttribute(_ fullName: String, to value: String, _ splices: inout Splices) {
        for index in 0..<attributeCount where string(attributes[index].fullName) == fullName {
            let place = attributes[index].value
            return splices.replace(place.start..<place.end, with: value)
        }
        splices.insert(" \(fullName)=\"\(value)\"", at: self.fullName.end)
    }
}
