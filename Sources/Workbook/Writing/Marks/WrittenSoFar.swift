/// What a workbook has so far, as far as it must not come twice.
struct WrittenSoFar {
    private var sheets: Set<String> = []
    /// The names of ranges and of tables, which share one list.
    private var names: Set<String> = []
    private var merged: [Int: [CellRange]] = [:]

    /// Notes a mark about the workbook; gives the cause where it cannot be made.
    mutating func note(_ mark: BookMark) -> String? {
        switch mark {
        case .sheet(let name):
            if let cause = Self.fault(inSheet: name) { return cause }
            return sheets.insert(name.lowercased()).inserted ? nil : "there is a sheet of this name"
        case .name(let name, _):
            return name.isPlainName ? note(name) : "it is no name of a range"
        case .property(let name, let value):
            let isTooLong = max(name.utf16.count, value.utf16.count) > 255
            return name.isEmpty || isTooLong ? "it is empty or longer than 255 characters" : nil
        case .info, .letters: return nil
        }
    }

    /// Notes a mark on a sheet; gives the cause where it cannot be made.
    mutating func note(_ mark: SheetMark, onSheet sheet: Int) -> String? {
        if let cause = MarkLimits.fault(mark) { return cause }
        switch mark {
        case .table(_, let table): return note(table.name)
        case .merge(let range, _, _):
            if merged[sheet, default: []].contains(where: range.overlaps) {
                return "it overlaps another merged range"
            }
            merged[sheet, default: []].append(range)
            return nil
        case .cell, .columns, .row, .freeze, .note, .hide, .activate, .print, .protect, .validate,
            .highlight:
            return nil
        }
    }

    private mutating func note(_ name: String) -> String? {
        names.insert(name.lowercased()).inserted ? nil : "the name \(name) is given twice"
    }

    private static func fault(inSheet name: String) -> String? {
        if name.isEmpty || name.utf16.count > 31 { return "it has not 1 to 31 characters" }
        let isOdd = name.contains { "[]:*?/\\".contains($0) }
        let isQuoted = name.hasPrefix("'") || name.hasSuffix("'")
        return isOdd || isQuoted ? "it has a character that no sheet's name may have" : nil
    }
}

extension CellRange {
    /// Whether any cell lies in both.
    func overlaps(_ other: CellRange) -> Bool {
        first.row <= other.last.row && other.first.row <= last.row
            && first.column <= other.last.column && other.first.column <= last.column
    }
}
