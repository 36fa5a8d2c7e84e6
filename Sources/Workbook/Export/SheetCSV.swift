extension Sheet {
    /// The sheet as CSV (RFC 4180): lines end in CR LF, empty cells at the end of a line are left
    /// out, and no text can start a formula in the program that opens the file.
    public func csv(limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> String {
        var lines = CSVLines(sheet: name, limit: limits.exportBytes)
        for cell in cells { try lines.add(cell) }
        return lines.finished()
    }
}

/// CSV as it grows, stopped at a number of bytes.
private struct CSVLines {
    let sheet: String
    let limit: Int
    private var text = ""
    private var row = 0
    private var column = 0

    init(sheet: String, limit: Int) {
        self.sheet = sheet
        self.limit = limit
    }

    mutating func add(_ cell: SheetCell) throws(WorkbookRefusal) {
        if cell.address.row > row {
            text += String(repeating: "\r\n", count: cell.address.row - row)
            (row, column) = (cell.address.row, 0)
        }
        text += String(repeating: ",", count: cell.address.column - column)
        text += CSVField.text(of: cell.content)
        column = cell.address.column
        guard text.utf8.count <= limit else {
            throw WorkbookRefusal(
                .exportTooLarge, at: sheet,
                found: "The sheet would take more than \(limit) bytes as CSV.")
        }
    }

    func finished() -> String {
        text.isEmpty ? "" : text + "\r\n"
    }
}

/// One field of a CSV file.
public enum CSVField {
    /// A text made safe: quoted where CSV asks for it, and with an apostrophe before `=`, `+`, `-`,
    /// `@`, tab and returns, which would otherwise begin a formula.
    public static func safe(_ text: String) -> String {
        let starts = text.utf8.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
        let plain = starts ? "'" + text : text
        guard plain.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return plain }
        return FormulaWords.quoted(plain)
    }

    /// The field for what a cell holds; numbers are settled to 15 digits, and are never text.
    static func text(of content: CellContent) -> String {
        switch content {
        case .number(let lexeme): DecimalText.settled(lexeme) ?? safe(lexeme)
        case .date(let date): "\(date)"
        case .time(let seconds): ClockText.text(of: seconds)
        case .duration(let seconds): String(seconds)
        case .text(let text), .failure(let text): safe(text)
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .formula(_, let cached): cached.untrusted.map(text(of:)) ?? ""
        }
    }
}
