/// The first sheet of a copy of an OpenDocument spreadsheet.
struct OdsFindingsTable {
    /// The names of its styles, which begin alike.
    struct Styles {
        let stem: String
    }

    /// A cell that was marked, with the style it had.
    struct Record {
        let sheet: String
        let cell: CellAddress
        let style: String
    }

    let plan: AnnotationPlan
    let record: [Record]
    let styles: Styles
    let prefixes: OdsPrefixes

    /// The widths of the columns that are shown, in centimetres.
    static let widths = [2, 5, 2, 13, 11, 1]

    /// The whole table.
    var markup: String {
        let p = prefixes.table
        let columns = Self.widths.indices.map {
            "<\(p)table-column \(p)style-name=\"\(styles.stem)column-\($0)\"/>"
        }
        let hidden =
            "<\(p)table-column \(p)visibility=\"collapse\" \(p)number-columns-repeated=\"3\"/>"
        let count = max(FindingsSheet.head + plan.lines.count, record.count + 1)
        let rows = (0..<count).map { "<\(p)table-row>\(line($0))</\(p)table-row>" }
        return "<\(p)table \(p)name=\"\(plan.sheetName.asMarkup)\">\(columns.joined())\(hidden)"
            + "\(rows.joined())</\(p)table>"
    }

    private func line(_ row: Int) -> String {
        let shown = shown(row)
        let kept = kept(row)
        let blank = FindingsMark.sheet - shown.count
        let p = prefixes.table
        let gap =
            kept.isEmpty || blank < 1
            ? "" : "<\(p)table-cell \(p)number-columns-repeated=\"\(blank)\"/>"
        let cells = shown.joined() + gap + kept
        return cells.isEmpty ? "<\(p)table-cell/>" : cells
    }

    private func shown(_ row: Int) -> [String] {
        switch row {
        case 0: return [cell(plan.sheetName, "title")]
        case 1: return [cell(plan.summary, nil)]
        case FindingsSheet.head - 1: return FindingsSheet.headings.map { cell($0, "heading") }
        case FindingsSheet.head..<(FindingsSheet.head + plan.lines.count):
            let line = plan.lines[row - FindingsSheet.head]
            return [
                cell(line.annotation.word, "level-\(line.annotation.level.rawValue)"),
                cell(line.sheet, "text"), link(line), cell(line.problem, "text"),
                cell(line.remedy, "text"),
            ]
        default: return []
        }
    }

    private func kept(_ row: Int) -> String {
        if row == 0 { return cell(FindingsMark.text, nil) }
        guard record.indices.contains(row - 1) else { return "" }
        let item = record[row - 1]
        let p = prefixes.table
        let style = item.style.isEmpty ? "" : " \(p)style-name=\"\(item.style.asMarkup)\""
        return cell(item.sheet, nil) + cell("\(item.cell)", nil) + "<\(p)table-cell\(style)/>"
    }

    private func cell(_ text: String, _ style: String?) -> String {
        cell(markup: text.asMarkup, style)
    }

    private func cell(markup text: String, _ style: String?) -> String {
        let p = prefixes
        let name = style.map { " \(p.table)style-name=\"\(styles.stem)\($0)\"" } ?? ""
        return "<\(p.table)table-cell\(name) \(p.office)value-type=\"string\">"
            + "<\(p.text)p>\(text)</\(p.text)p></\(p.table)table-cell>"
    }

    private func link(_ line: AnnotationPlan.Line) -> String {
        guard let target = line.target else { return cell(line.cell, "text") }
        let sheet = target.sheet.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        let place = "#'\(sheet)'.\(target.cell)"
        let p = prefixes
        return cell(
            markup: "<\(p.text)a \(p.link)href=\"\(place.asMarkup)\" \(p.link)type=\"simple\">"
                + "\(target.cell)</\(p.text)a>", "text")
    }
}
