/// What stands around the cells of a sheet, and where a drawing of notes is named.
struct SheetFrame {
    /// The prefix of the sheet's elements.
    private(set) var prefix = ""
    var hasCells = false
    /// Where the drawing of notes would be named: after all that comes before it.
    private var drawingPlace = 0
    /// What the drawing of notes is known by, when there is one, and where that stands.
    private(set) var drawing: String?
    private(set) var drawingValue: Range<Int>?
    private var dimension: CellRange?
    private var dimensionPlace: Range<Int>?

    mutating func begin(_ xml: borrowing XMLScanner) {
        let root = xml.openedElement()
        prefix = root.prefix
        drawingPlace = root.opened
    }

    /// Looks at the element just opened, if it is still the one that the scanner is at.
    mutating func pass(_ kind: String, _ xml: borrowing XMLScanner) {
        if kind == "legacyDrawing", drawing == nil {
            drawing = xml.attributeRun("id").map { xml.string($0) }
            drawingValue = xml.valuePlace("id")
        } else if kind == "dimension", dimensionPlace == nil {
            dimensionPlace = xml.valuePlace("ref")
            dimension = xml.attributeRun("ref").flatMap { CellRange(xml.string($0)) }
        }
    }

    mutating func end(_ kind: String, _ element: ElementPlace) {
        if Self.beforeDrawing.contains(kind) { drawingPlace = element.end }
    }

    /// The elements of a sheet that come before the drawing of notes (ECMA-376 part 1, 18.3.1.99).
    private static let beforeDrawing: Set<String> = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
        "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
        "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
        "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches",
        "ignoredErrors", "smartTags", "drawing",
    ]

    /// Names the drawing of notes.
    func name(_ link: String, _ vocabulary: String, _ splices: inout Splices) {
        if let drawingValue { return splices.replace(drawingValue, with: link) }
        splices.insert(
            "<\(prefix)legacyDrawing xmlns:r=\"\(vocabulary)\" r:id=\"\(link)\"/>",
            at: drawingPlace)
    }

    /// Puts cells or rows at the end of an element.
    func append(_ text: String, to element: ElementPlace, _ splices: inout Splices) {
        guard element.isEmpty else { return splices.insert(text, at: element.closing) }
        splices.replace(
            (element.opened - 2)..<element.opened, with: ">\(text)</\(element.name)>")
    }

    /// Lets the stated extent of the sheet take in cells that were put in.
    func widen(to cells: [CellAddress], _ splices: inout Splices) {
        guard let dimension, let dimensionPlace, !cells.isEmpty else { return }
        let rows = cells.map(\.row) + [dimension.first.row, dimension.last.row]
        let columns = cells.map(\.column) + [dimension.first.column, dimension.last.column]
        let whole = CellRange(
            CellAddress(row: rows.min() ?? 0, column: columns.min() ?? 0),
            CellAddress(row: rows.max() ?? 0, column: columns.max() ?? 0))
        if whole != dimension { splices.replace(dimensionPlace, with: "\(whole)") }
    }
}
