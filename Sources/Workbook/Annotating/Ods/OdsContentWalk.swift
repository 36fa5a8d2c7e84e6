/// One walk through the content of an OpenDocument spreadsheet: styles first, then the tables.
struct OdsContentWalk {
    let part: EditedPart
    let prefixes: OdsPrefixes
    var splices: Splices
    private var styles = OdsStylesEdit()
    private var stylesPlace: ElementPlace?
    private var bodyStart = 0
    private var firstTable: Int?

    init(part: EditedPart, prefixes: OdsPrefixes, splices: Splices) {
        self.part = part
        self.prefixes = prefixes
        self.splices = splices
    }

    /// Adds the first sheet and the marks.
    mutating func add(
        _ plan: AnnotationPlan, _ file: WorkbookFile, _ xml: inout XMLScanner
    ) throws(WorkbookRefusal) {
        var record: [OdsFindingsTable.Record] = []
        let (part, prefixes) = (part, prefixes)
        try walk(&xml, moved: 1, from: 0) { walk, index, xml throws(WorkbookRefusal) in
            guard let marks = plan.marks[index] else { return }
            var known: [CellAddress: AnnotationPlan.Mark] = [:]
            for mark in marks { known[mark.address] = mark }
            try walk.edit(marks.map(\.address), &xml) {
                styles, address, own throws(WorkbookRefusal) in
                guard let mark = known[address] else { return nil }
                record.append(
                    OdsFindingsTable.Record(
                        sheet: file.sheets[index].name, cell: address, style: own))
                return OdsCellChange(
                    style: try styles.style(own, marked: mark.level, prefixes, part),
                    note: mark.noteLines)
            }
        }
        guard let firstTable else { return }
        let table = OdsFindingsTable(
            plan: plan, record: record, styles: styles.addStylesOfList(prefixes),
            prefixes: prefixes)
        splices.insert(table.markup, at: firstTable)
        putStyles()
    }

    private mutating func putStyles() {
        let text = styles.text
        let name = prefixes.office + "automatic-styles"
        guard let place = stylesPlace else {
            return splices.insert("<\(name)>\(text)</\(name)>", at: bodyStart)
        }
        guard place.isEmpty else { return splices.insert(text, at: place.closing) }
        splices.replace((place.opened - 2)..<place.opened, with: ">\(text)</\(place.name)>")
    }

    /// Takes the first sheet and the marks of an earlier copy out.
    mutating func clear(
        _ record: FindingsRecord, _ earlier: SheetEntry, _ xml: inout XMLScanner
    ) throws(WorkbookRefusal) {
        let formats = try OdsRecordedStyles.read(part, prefixes, table: earlier.index)
        try walk(&xml, moved: -1, from: earlier.index) { walk, index, xml throws(WorkbookRefusal) in
            if index == earlier.index { return walk.splices.remove(try xml.pass().range) }
            guard let cells = record.cells[index] else { return }
            try walk.edit(cells.keys.sorted(), &xml) { _, address, _ in
                let style = cells[address].flatMap { formats[$0] }
                return OdsCellChange(style: style ?? "", note: nil)
            }
        }
        for range in styles.earlier { splices.remove(range) }
    }

    /// Changes cells of the table just opened.
    private mutating func edit(
        _ wanted: [CellAddress], _ xml: inout XMLScanner,
        _ change: (
            inout OdsStylesEdit, CellAddress, String
        ) throws(WorkbookRefusal) -> OdsCellChange?
    ) throws(WorkbookRefusal) {
        var edit = OdsTableEdit(part, prefixes, wanted, splices)
        var styles = styles
        try edit.walk(&xml) { address, own throws(WorkbookRefusal) in
            try change(&styles, address, own)
        }
        (self.styles, splices) = (styles, edit.splices)
    }

    private typealias Table = (
        inout OdsContentWalk, Int, inout XMLScanner
    ) throws(WorkbookRefusal) -> Void

    private mutating func walk(
        _ xml: inout XMLScanner, moved: Int, from first: Int, _ table: Table
    ) throws(WorkbookRefusal) {
        let names = prefixes.names
        while try xml.child(of: 1) {
            if xml.isElement(names.office, "automatic-styles") {
                let opened = xml.openedElement()
                try styles.read(&xml)
                stylesPlace = xml.closed(opened)
            } else if xml.isElement(names.office, "body") {
                bodyStart = xml.fullName.start - 1
                while try xml.child(of: 2) {
                    guard xml.isElement(names.office, "spreadsheet") else { continue }
                    try walkTables(&xml, moved, first, table)
                }
            }
        }
    }

    private mutating func walkTables(
        _ xml: inout XMLScanner, _ moved: Int, _ first: Int, _ table: Table
    ) throws(WorkbookRefusal) {
        let names = prefixes.names
        var index = 0
        while try xml.child(of: 3) {
            if xml.isElement(names.table, "table") {
                firstTable = firstTable ?? xml.fullName.start - 1
                let element = xml.openedElement()
                try table(&self, index, &xml)
                _ = try xml.passRest(of: element, at: 4)
                index += 1
            } else if xml.isElement(names.table, "tracked-changes") {
                try count(&xml, moved, first)
            }
        }
    }

    /// Changes that are kept name tables by position, which is counted anew.
    private mutating func count(
        _ xml: inout XMLScanner, _ moved: Int, _ first: Int
    ) throws(WorkbookRefusal) {
        let depth = xml.depth
        while true {
            switch try xml.next() {
            case .open:
                guard let run = xml.attributeRun(prefixes.names.table, "table"),
                    let old = xml.count(run), old >= first
                else { continue }
                splices.replace(run.start..<run.end, with: "\(max(old + moved, 0))")
            case .close where xml.depth < depth: return
            case .close, .text: continue
            case .end: return
            }
        }
    }
}

extension AnnotationPlan.Mark {
    /// The lines of the note within its bounds, without the heading.
    var noteLines: [String] {
        var rest = AnnotationLimits.note
        return lines.prefix { line in
            rest -= line.unicodeScalars.count
            return rest >= 0
        }
    }
}
