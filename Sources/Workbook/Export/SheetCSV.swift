extension Sheet {
    /// The sheet as CSV (RFC 4180): lines end in CR LF, empty cells at the end of a line are left
    /// out, and no text can start a formula in the program that opens the file.
    public func csv(limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> String {
        var lines = ""
        var next = 0
        for (row, cells) in rows {
            let columns = (cells.last?.address.column ?? 0) + 1
            guard lines.utf8.count + 2 * (row - next) + columns <= limits.exportBytes else {
                throw WorkbookRefusal(
                    .exportTooLarge, at: name,
                    found: "The sheet would take more than \(limits.exportBytes) bytes as CSV.")
            }
            lines += String(repeating: "\r\n", count: row - next)
            lines += Self.line(cells) + "\r\n"
            next = row + 1
        }
        return lines
    }

    private static func line(_ cells: ArraySlice<SheetCell>) -> String {
        var line = ""
        var column = 0
        for cell in cells {
            line += String(repeating: ",", count: cell.address.column - column)
            line += CSVField.text(of: cell.content)
            column = cell.address.column
        }
        return line
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
        let doubled = plain.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"\(doubled)\""
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
