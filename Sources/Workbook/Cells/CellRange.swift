/// A rectangle of cells in one sheet, both corners included.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The top left corner.
    public let first: CellAddress
    /// The bottom right corner.
    public let last: CellAddress

    /// The rectangle between two opposite corners, in whichever order they are given.
    public init(_ one: CellAddress, _ other: CellAddress) {
        first = CellAddress(row: min(one.row, other.row), column: min(one.column, other.column))
        last = CellAddress(row: max(one.row, other.row), column: max(one.column, other.column))
    }

    /// Reads `A1`, `A1:B2`, `A:C` or `1:3`, each with or without dollar signs; nil otherwise.
    public init?(_ text: String) {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count <= 2, let left = Self.side(sides[0]),
            let right = sides.count == 2 ? Self.side(sides[1]) : left,
            (left.row == nil) == (right.row == nil),
            (left.column == nil) == (right.column == nil)
        else { return nil }
        if sides.count == 1, left.row == nil || left.column == nil { return nil }
        self.init(
            CellAddress(row: left.row ?? 0, column: left.column ?? 0),
            CellAddress(
                row: right.row ?? CellAddress.rowLimit - 1,
                column: right.column ?? CellAddress.columnLimit - 1))
    }

    private static func side(_ text: Substring) -> (row: Int?, column: Int?)? {
        var copy = String(text)
        return copy.withUTF8 { AddressText.parse($0) }
    }

    /// Whether the address lies inside.
    public func contains(_ address: CellAddress) -> Bool {
        (first.row...last.row).contains(address.row)
            && (first.column...last.column).contains(address.column)
    }

    /// `A1:B2`, or `A1` for a single cell.
    public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}

/// A rectangle of cells together with the name of its sheet.
public struct SheetRange: Hashable, Sendable, CustomStringConvertible {
    /// The sheet's name, without quotes.
    public let sheet: String
    /// The rectangle.
    public let range: CellRange

    /// A rectangle on a sheet.
    public init(sheet: String, range: CellRange) {
        self.sheet = sheet
        self.range = range
    }

    /// Reads `Sheet1!$A$1:$B$2` or `'Bob''s sheet'!A1`; nil for any other formula.
    public init?(formula: String) {
        guard let mark = formula.lastIndex(of: "!") else { return nil }
        guard let range = CellRange(String(formula[formula.index(after: mark)...])),
            let sheet = Self.unquoted(String(formula[..<mark]))
        else { return nil }
        self.init(sheet: sheet, range: range)
    }

    private static func unquoted(_ text: String) -> String? {
        guard text.hasPrefix("'") else {
            let plain = !text.isEmpty && !text.contains { "'[](),;:!\" ".contains($0) }
            return plain ? text : nil
        }
        guard text.count > 2, text.hasSuffix("'") else { return nil }
        let inner = text.dropFirst().dropLast().split(
            separator: "''", omittingEmptySubsequences: false)
        return inner.contains { $0.contains("'") } ? nil : inner.joined(separator: "'")
    }

    /// `'Sheet1'!$A$1:$B$2`, always quoted and absolute, as a formula wants it.
    public var description: String {
        let name = sheet.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        let corners = range.first == range.last ? [range.first] : [range.first, range.last]
        let cells = corners.map { "$\(CellAddress.letters(of: $0.column))$\($0.row + 1)" }
        return "'\(name)'!\(cells.joined(separator: ":"))"
    }
}
