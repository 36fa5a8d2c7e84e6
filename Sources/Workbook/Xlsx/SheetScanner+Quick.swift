extension SheetScanner {
    /// Takes cells of the plainest kind as long as they come; the next is read step by step.
    mutating func readQuickCells(
        _ xml: inout XMLScanner, _ body: (CellAddress, consuming LentContent) -> Void
    ) throws(WorkbookRefusal) {
        // Held once for the whole run of cells instead of once for each.
        let (strings, formats) = (strings, formats)
        while let cell = xml.quickCell() {
            guard let column = column(of: cell) else { return }
            if isBlank(cell, xml, strings) {
                self.column = column
                xml.position = cell.end
                continue
            }
            guard let content = quickContent(cell, xml, strings, formats) else { return }
            self.column = column
            xml.position = cell.end
            try countCell(content.textBytes, xml)
            body(CellAddress(row: row, column: column), content)
        }
    }

    /// Whether the cell holds nothing, or a shared text that is empty.
    @inline(__always)
    private func isBlank(
        _ cell: QuickCell, _ xml: borrowing XMLScanner, _ strings: [String]
    ) -> Bool {
        guard cell.value.count > 0 else { return true }
        guard cell.type == .shared, cell.formula.count == 0, let index = xml.count(cell.value),
            index < strings.count
        else { return false }
        return strings[index].utf8.isEmpty
    }

    /// The column, if it follows the last; what is wrong with any other is said elsewhere.
    @inline(__always)
    private func column(of cell: QuickCell) -> Int? {
        let next = cell.row < 0 ? column + 1 : cell.column
        guard cell.row < 0 || cell.row == row, next > column, next < CellAddress.columnLimit else {
            return nil
        }
        return next
    }

    /// What the cell holds; nil if that takes a closer look.
    @inline(__always)
    private func quickContent(
        _ cell: QuickCell, _ xml: borrowing XMLScanner, _ strings: [String], _ formats: CellFormats
    ) -> LentContent? {
        let value = UnsafeBufferPointer(rebasing: xml.bytes[cell.value.start..<cell.value.end])
        let content = quickValue(cell, value, xml, strings, formats)
        guard cell.formula.count > 0, let content else { return content }
        guard content.textBytes > 0 || cell.type != .shared else { return nil }
        let result = CachedResult(untrusted: content.kept())
        return .other(.formula(xml.string(cell.formula), cached: result))
    }

    @inline(__always)
    private func quickValue(
        _ cell: QuickCell, _ value: UnsafeBufferPointer<UInt8>, _ xml: borrowing XMLScanner,
        _ strings: [String], _ formats: CellFormats
    ) -> LentContent? {
        switch cell.type {
        case .shared:
            guard let index = xml.count(cell.value), index < strings.count else { return nil }
            return .text(strings[index])
        case .text, .inline:
            return value.count <= xml.limits.cellText ? .written(value) : nil
        case .flag:
            guard value.count == 1, let digit = value.first, digit & 0xFE == 48 else { return nil }
            return .other(.flag(digit == 49))
        case .failure, .date: return nil
        case .number: break
        }
        guard DecimalText.isPlain(value) else { return nil }
        switch formats.meaning(of: cell.style) {
        case .number: return .number(value)
        case .date: return dates.quickContent(of: value).map { .other($0) }
        case .duration: return nil
        }
    }
}
