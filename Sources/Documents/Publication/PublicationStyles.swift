internal import Reckoning
internal import Workbook

/// How published tables look: one font, black on white, nothing said by colour.
enum PublicationStyles {
    static let font = "Arial"
    static let size = 12.0

    private static let plain = CellStyle().with {
        $0.fontName = font
        $0.fontSize = size
        $0.vertical = .top
    }
    /// A line that runs on over the columns beside it.
    static let line = plain
    static let text = plain.with {
        $0.wraps = true
        $0.horizontal = .left
    }
    private static let figure = plain.with {
        $0.horizontal = .right
        $0.indent = 1
    }
    static let link = plain.with { $0.isUnderlined = true }
    static let heading = text.with { $0.isBold = true }
    static let title = plain.with {
        $0.isBold = true
        $0.fontSize = 16
    }
    /// The heading of a part of the cover.
    static let part = heading.with { $0.fontSize = 14 }

    /// Figures stand at the right; a column that holds words as well begins at the left.
    static func cells(in column: Int, of table: PublishedTable) -> CellStyle {
        let cells = table.rows.map { $0[column] }
        let isFigures = cells.contains { $0.isFigure } && !cells.contains { $0.isText }
        return isFigures ? figure : text
    }

    /// The headings, each on the side of its figures or words.
    static func headings(of table: PublishedTable) -> [SheetTable.Heading] {
        table.columns.enumerated().map { index, column in
            let style = cells(in: index, of: table).with {
                $0.isBold = true
                $0.wraps = true
            }
            return SheetTable.Heading(column.shown, style: style)
        }
    }

    /// How wide each column has to be for what stands in it, in characters.
    static func widths(of table: PublishedTable) -> [Double] {
        table.columns.enumerated().map { index, column in
            let longest = table.rows.map { width(of: $0[index]) }.max() ?? 0
            let heading = min(24, column.shown.count)
            return Double(min(70, max(12, longest, heading))) * 1.2 + 2
        }
    }

    /// How high a row has to be, in points, for texts in columns of these widths; Excel allows 409.
    static func height(of texts: [(text: String, width: Double)], size: Double = size) -> Double {
        let lines = texts.map { text, width in
            let inLine = max(1, Int((width * 7 + 5) / (size * 0.7)))
            return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
                $0 + max(1, ($1.count + inLine - 1) / inLine)
            }
        }
        return min(409, Double(lines.max() ?? 1) * size * 1.3 + 2)
    }

    private static func width(of cell: PublishedCell) -> Int {
        switch cell {
        case .text(let text): text.split(separator: "\n").map(\.count).max() ?? 0
        case .number(let number, _): number.formatted(decimals: 2).count
        case .date: 17
        case .shorthand(let sign): sign.rawValue.count
        }
    }
}

extension PublishedCell {
    /// The words in the cell, as far as they may take more than a line.
    var words: String {
        if case .text(let text) = self { text } else { "" }
    }

    fileprivate var isText: Bool {
        if case .text = self { true } else { false }
    }

    fileprivate var isFigure: Bool {
        switch self {
        case .number, .date: true
        case .text, .shorthand: false
        }
    }
}
