/// The styles of a workbook with more formats at the end of its lists, so that no format that is in
/// use is another afterwards.
struct StylesEdit {
    private(set) var part: EditedPart
    private let root: ElementPlace
    private var lists: [List: StyleList] = [:]
    /// Where a list that is missing would stand: before the first that comes after it.
    private var places: [List: Int] = [:]
    private var marked: [Wanted: Int] = [:]

    /// The lists that grow, in the order in which they stand.
    enum List: String, CaseIterable {
        case fonts, fills, borders, cellXfs

        /// The elements of the standard that come after it (ECMA-376 part 1, 18.8.39).
        var later: Set<String> {
            let order = [
                "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles",
                "dxfs", "tableStyles", "colors", "extLst",
            ]
            return Set(order.drop { $0 != rawValue }.dropFirst())
        }
    }

    private struct Wanted: Hashable {
        let format: Int
        let level: Annotation.Level
    }

    init(_ part: EditedPart) throws(WorkbookRefusal) {
        self.part = part
        var lists: [List: StyleList] = [:]
        var places: [List: Int] = [:]
        root = try part.scan { xml throws(WorkbookRefusal) in
            try xml.enterRoot("styleSheet")
            let root = xml.openedElement()
            while try xml.child(of: 1) {
                let name = xml.string(xml.name)
                for list in List.allCases where list.later.contains(name) {
                    places[list] = places[list] ?? xml.fullName.start - 1
                }
                if let list = List(rawValue: name), lists[list] == nil {
                    lists[list] = try StyleList(&xml)
                }
            }
            return xml.closed(root)
        }
        let prefix = root.prefix
        for list in List.allCases {
            lists[list, default: StyleList(list, prefix)].know(part)
        }
        (self.lists, self.places) = (lists, places)
    }

    /// The format that a cell has when it is marked: its own with another paper and border.
    mutating func format(
        _ own: Int, marked level: Annotation.Level
    ) throws(WorkbookRefusal) -> Int {
        let wanted = Wanted(format: own, level: level)
        if let known = marked[wanted] { return known }
        let text = lists[.cellXfs]?.text(own, in: part) ?? "<\(root.prefix)xf/>"
        var format = EditedPart(part.name, text: Array(text.utf8), limits: part.limits)
        let (paper, border) = (paper(level), border(level))
        format.splices = try format.scan { xml throws(WorkbookRefusal) in
            var splices = Splices()
            _ = try xml.next()
            xml.setting("fillId", to: "\(paper)", &splices)
            xml.setting("borderId", to: "\(border)", &splices)
            xml.setting("applyFill", to: "1", &splices)
            xml.setting("applyBorder", to: "1", &splices)
            return splices
        }
        let index = add(.cellXfs, format.text(try format.changed()))
        marked[wanted] = index
        return index
    }

    /// The formats of the first sheet.
    mutating func formatsOfList() -> FindingsSheet.Formats {
        let p = root.prefix
        let bold = add(.fonts, font("<\(p)b/><\(p)sz val=\"11\"/>"))
        let title = add(.fonts, font("<\(p)b/><\(p)sz val=\"14\"/>"))
        let plain = add(.fonts, font("<\(p)sz val=\"11\"/>"))
        let linked = add(
            .fonts, font("<\(p)u/><\(p)sz val=\"11\"/><\(p)color rgb=\"FF1F5199\"/>"))
        var levels: [Annotation.Level: Int] = [:]
        for level in Annotation.Level.allCases {
            levels[level] = xf(font: bold, fill: paper(level), border: border(level))
        }
        return FindingsSheet.Formats(
            title: xf(font: title, wraps: false), heading: xf(font: bold),
            text: xf(font: plain), link: xf(font: linked), levels: levels)
    }

    /// The whole part.
    func changed() throws(WorkbookRefusal) -> [UInt8] {
        var part = part
        for list in List.allCases {
            guard let items = lists[list] else { continue }
            if !items.finish(&part) {
                let text = items.whole(list, root.prefix)
                if let place = places[list] {
                    part.splices.insert(text, at: place)
                } else {
                    part.splices.insert(text, at: root.closing)
                }
            }
        }
        return try part.changed()
    }
}

extension StylesEdit {
    private mutating func add(_ list: List, _ text: String) -> Int {
        lists[list, default: StyleList(list, root.prefix)].index(of: text)
    }

    private mutating func paper(_ level: Annotation.Level) -> Int {
        let p = root.prefix
        return add(
            .fills,
            "<\(p)fill><\(p)patternFill patternType=\"solid\"><\(p)fgColor rgb=\"FF\(level.paper)\"/>"
                + "<\(p)bgColor indexed=\"64\"/></\(p)patternFill></\(p)fill>")
    }

    private mutating func border(_ level: Annotation.Level) -> Int {
        let p = root.prefix
        let sides = ["left", "right", "top", "bottom"].map {
            "<\(p)\($0) style=\"medium\"><\(p)color rgb=\"FF\(level.line)\"/></\(p)\($0)>"
        }
        return add(.borders, "<\(p)border>\(sides.joined())<\(p)diagonal/></\(p)border>")
    }

    private func font(_ inside: String) -> String {
        let p = root.prefix
        return "<\(p)font>\(inside)<\(p)name val=\"Calibri\"/></\(p)font>"
    }

    private mutating func xf(
        font: Int, fill: Int = 0, border: Int = 0, wraps: Bool = true
    ) -> Int {
        let p = root.prefix
        let wrapping = wraps ? " wrapText=\"1\"" : ""
        return add(
            .cellXfs,
            "<\(p)xf numFmtId=\"0\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\" "
                + "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
                + "<\(p)alignment vertical=\"top\"\(wrapping)/></\(p)xf>")
    }

    /// The styles of a workbook that has none.
    static func least(_ vocabulary: String) -> String {
        let lists = List.allCases.map { StyleList($0, "").whole($0, "") }.joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<styleSheet xmlns=\"\(vocabulary)\">\(lists)</styleSheet>"
    }
}
