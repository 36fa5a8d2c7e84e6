import Reckoning

/// A list as comma-separated values (RFC 4180), which no spreadsheet takes for formulas.
struct ListFile {
    /// One cell of a list.
    enum Cell {
        case words(String)
        case money(Money)
        case day(Day?)
        case number(DecimalNumber?)

        fileprivate var written: String {
            switch self {
            case .words(let words): Self.guarded(words)
            case .money(let amount): "\(amount)"
            case .day(let day): day.map { "\($0)" } ?? ""
            case .number(let number): number.map { "\($0)" } ?? ""
            }
        }

        /// Text that a spreadsheet would calculate is marked as text.
        private static func guarded(_ words: String) -> String {
            guard let first = words.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
            else { return words }
            return "'" + words
        }
    }

    let name: String
    let columns: [String]
    let rows: [[Cell]]

    var reply: Reply {
        let lines = [columns.map { Cell.words($0) }] + rows
        let text = lines.map { Self.line($0) }.joined()
        return .document(Array(text.utf8), type: "text/csv; charset=utf-8")
            .attached(as: name + ".csv")
    }

    private static func line(_ cells: [Cell]) -> String {
        cells.map { cell in
            let text = cell.written
            let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
