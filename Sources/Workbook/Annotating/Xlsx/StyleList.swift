/// One list of the styles: what is in it, and what is put at its end.
struct StyleList {
    /// Where the list lies; nil when it is not there yet.
    private var place: ElementPlace?
    private var countPlace: Range<Int>?
    private var items: [Range<Int>] = []
    private var added: [String] = []
    private var known: [String: Int] = [:]

    /// The list that the scanner has just opened.
    init(_ xml: inout XMLScanner) throws(WorkbookRefusal) {
        let opened = xml.openedElement()
        countPlace = xml.valuePlace("count")
        let depth = xml.depth
        while try xml.child(of: depth) {
            items.append(try xml.pass().range)
            try xml.checkListed(items.count)
        }
        place = xml.closed(opened)
    }

    /// A list that is not there, with the items that every program takes to be its first.
    init(_ list: StylesEdit.List, _ p: String) {
        switch list {
        case .fonts:
            added = ["<\(p)font><\(p)sz val=\"11\"/><\(p)name val=\"Calibri\"/></\(p)font>"]
        case .fills:
            added = ["none", "gray125"].map {
                "<\(p)fill><\(p)patternFill patternType=\"\($0)\"/></\(p)fill>"
            }
        case .borders:
            let sides = ["left", "right", "top", "bottom", "diagonal"].map { "<\(p)\($0)/>" }
            added = ["<\(p)border>\(sides.joined())</\(p)border>"]
        case .cellXfs:
            added = ["<\(p)xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]
        }
    }

    /// Looks at the items, so that none is added twice.
    mutating func know(_ part: EditedPart) {
        for (index, range) in items.enumerated() {
            let text = part.text(range)
            known[text] = known[text] ?? index
        }
        for (index, text) in added.enumerated() { known[text] = items.count + index }
    }

    /// The item of an index as it is written.
    func text(_ index: Int, in part: EditedPart) -> String? {
        if items.indices.contains(index) { return part.text(items[index]) }
        let rest = index - items.count
        return added.indices.contains(rest) ? added[rest] : items.first.map(part.text)
    }

    /// The index of an item, which is added if it is not there.
    mutating func index(of text: String) -> Int {
        if let index = known[text] { return index }
        added.append(text)
        known[text] = items.count + added.count - 1
        return items.count + added.count - 1
    }

    /// Puts the new items at the end of the list; false when the list is not there.
    func finish(_ part: inout EditedPart) -> Bool {
        guard let place else { return false }
        guard !added.isEmpty else { return true }
        if let countPlace {
            part.splices.replace(countPlace, with: "\(items.count + added.count)")
        }
        part.append(added.joined(), to: place)
        return true
    }

    /// The whole list, for a part that has none.
    func whole(_ list: StylesEdit.List, _ p: String) -> String {
        "<\(p)\(list.rawValue) count=\"\(added.count)\">\(added.joined())</\(p)\(list.rawValue)>"
    }
}
