/// The first sheet of a copy of an Office Open XML workbook.
struct FindingsSheet {
    /// The formats of its cells.
    struct Formats {
        let title: Int
        let heading: Int
        let text: Int
        let link: Int
        let levels: [Annotation.Level: Int]
    }

    /// A cell that was marked, with the format it had.
    struct Record {
        let sheet: String
        let cell: CellAddress
        let format: Int
    }

    private let plan: AnnotationPlan
    private let record: [Record]
    private let formats: Formats
    private let vocabulary: String

    init(
        _ plan: AnnotationPlan, _ record: [Record], _ formats: Formats, _ vocabulary: String
    ) {
        self.plan = plan
        self.record = record
        self.formats = formats
        self.vocabulary = vocabulary
    }

    /// The rows above the first line.
    static let head = 4
    /// The widths of the columns that are shown, in characters.
    private static let widths = [9, 28, 10, 70, 60, 3]
    static let headings = ["Level", "Sheet", "Cell", "Problem", "What to do"]

    /// The whole part.
    var markup: String {
        let count = max(Self.head + plan.lines.count, record.count + 1)
        var text = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="\(vocabulary)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <sheetViews><sheetView showGridLines="0" workbookViewId="0">\
            <pane ySplit="\(Self.head)" topLeftCell="A\(Self.head + 1)" activePane="bottomLeft" \
            state="frozen"/></sheetView></sheetViews><cols>\(columns)</cols><sheetData>
            """
        for row in 0..<count { text += line(row) }
        return text + "</sheetData>\(links)<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>"
            + "</worksheet>"
    }

    private var columns: String {
        let shown = Self.widths.enumerated().map { index, width in
            "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        return shown.joined() + "<col min=\"7\" max=\"9\" width=\"9\" hidden=\"1\"/>"
    }

    private func line(_ row: Int) -> String {
        let cells = shown(row) + kept(row)
        return cells.isEmpty
            ? "" : "<row r=\"\(row + 1)\"\(height(row))>\(cells)</row>"
    }

    /// The height for the lines that a row's texts take; not every program finds it by itself.
    private func height(_ row: Int) -> String {
        if row == 0 { return " ht=\"22\" customHeight=\"1\"" }
        guard plan.lines.indices.contains(row - Self.head) else { return "" }
        let line = plan.lines[row - Self.head]
        let texts = [line.annotation.word, line.sheet, line.cell, line.problem, line.remedy]
        let most = zip(texts, Self.widths).map { $0.unicodeScalars.count / ($1 - 3) + 1 }.max()
        return " ht=\"\(min((most ?? 1) * 15 + 3, 400))\" customHeight=\"1\""
    }

    /// The cells that are to be seen.
    private func shown(_ row: Int) -> String {
        switch row {
        case 0: return cell(plan.sheetName, row, 0, formats.title)
        case 1: return cell(plan.summary, row, 0, nil)
        case Self.head - 1:
            return Self.headings.enumerated().map { cell($1, row, $0, formats.heading) }.joined()
        case Self.head..<(Self.head + plan.lines.count):
            let line = plan.lines[row - Self.head]
            let level = line.annotation.level
            return cell(line.annotation.word, row, 0, formats.levels[level])
                + cell(line.sheet, row, 1, formats.text)
                + cell(line.cell, row, 2, line.target == nil ? formats.text : formats.link)
                + cell(line.problem, row, 3, formats.text)
                + cell(line.remedy, row, 4, formats.text)
        default: return ""
        }
    }

    /// The cells by which a later copy finds the marks of this one.
    private func kept(_ row: Int) -> String {
        if row == 0 { return cell(FindingsMark.text, row, FindingsMark.sheet, nil) }
        guard record.indices.contains(row - 1) else { return "" }
        let item = record[row - 1]
        let format = CellAddress(row: row, column: FindingsMark.format)
        return cell(item.sheet, row, FindingsMark.sheet, nil)
            + cell("\(item.cell)", row, FindingsMark.cell, nil)
            + "<c r=\"\(format)\" s=\"\(item.format)\"/>"
    }

    private func cell(_ text: String, _ row: Int, _ column: Int, _ format: Int?) -> String {
        let style = format.map { " s=\"\($0)\"" } ?? ""
        return "<c r=\"\(CellAddress(row: row, column: column))\"\(style) t=\"inlineStr\"><is>"
            + "<t xml:space=\"preserve\">\(text.asSheetMarkup)</t></is></c>"
    }

    private var links: String {
        let all = plan.lines.enumerated().compactMap { index, line in
            line.target.map { target in
                let place = SheetRange(
                    sheet: target.sheet, range: CellRange(target.cell, target.cell))
                return "<hyperlink ref=\"C\(Self.head + index + 1)\" "
                    + "location=\"\("\(place)".asMarkup)\" display=\"\(target.cell)\"/>"
            }
        }
        return all.isEmpty ? "" : "<hyperlinks>\(all.joined())</hyperlinks>"
    }

    /// The formats that the cells of an earlier copy had, by the row that names each.
    static func formats(in part: EditedPart) throws(WorkbookRefusal) -> [Int: Int] {
        try part.scan { xml throws(WorkbookRefusal) in
            var formats: [Int: Int] = [:]
            try xml.enterRoot("worksheet")
            while try xml.child(of: 1) {
                guard xml.isNamed("sheetData") else { continue }
                while try xml.child(of: 2) {
                    while try xml.child(of: 3) {
                        guard let run = xml.attributeRun("r"),
                            let cell = CellAddress(xml.string(run)),
                            cell.column == FindingsMark.format
                        else { continue }
                        formats[cell.row] = xml.number("s") ?? 0
                    }
                }
            }
            return formats
        }
    }
}

extension AnnotationPlan.Line {
    var sheet: String { annotation.sheet ?? "Whole file" }
    var cell: String { annotation.cell.map { "\($0)" } ?? "" }
    var problem: String { annotation.problem.cut(AnnotationLimits.sentence) }
    var remedy: String { annotation.remedy.cut(AnnotationLimits.sentence) }
}
