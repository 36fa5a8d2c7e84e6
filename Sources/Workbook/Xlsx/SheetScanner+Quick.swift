/// What a cell holds, lent for a moment: a text or a number that nobody keeps costs nothing.
enum LentContent {
    /// A plain decimal, as written.
    case number(UnsafeBufferPointer<UInt8>)
    /// A text that is kept elsewhere.
    case text(String)
    /// Everything else.
    case other(CellContent)

    /// The content, to be kept.
    var content: CellContent {
        switch self {
        case .number(let digits): .number(String(decoding: digits, as: UTF8.self))
        case .text(let text): .text(text)
        case .other(let content): content
        }
    }

    /// The length of a text in UTF-8; zero for all else.
    var textBytes: Int {
        switch self {
        case .number: 0
        case .text(let text): text.utf8.count
        case .other(let content): content.textBytes
        }
    }
}

/// A cell as nearly every program writes it: `<c r="B2" s="1" t="s"><v>12</v></c>`.
struct QuickCell {
    var row = -1
    var column = -1
    var style = 0
    var isShared = false
    /// The bytes of the value; none for a cell that is only formatted.
    var value = ByteRun()
    /// Where the next markup begins.
    var end = 0
}

extension XMLScanner {
    /// The cell that begins here, if it is written in the plainest way and wholly in view; nil, and
    /// nothing taken, for any other, which is then read step by step.
    @inline(__always)
    func quickCell() -> QuickCell? {
        guard !closesItself, let origin = bytes.baseAddress else { return nil }
        // Every test below fails on the byte after the last, so that none looks further.
        let last = bytes.count - 16
        var index = position
        guard index < last, origin[index] == 60, origin[index + 1] == UInt8(ascii: "c") else {
            return nil
        }
        index += 2
        var cell = QuickCell()
        var seen = (place: false, style: false, type: false)
        while origin[index] == 32 {
            guard index < last, origin[index + 2] == 61, origin[index + 3] == 34 else { return nil }
            let letter = origin[index + 1]
            index += 4
            switch letter {
            case UInt8(ascii: "r") where !seen.place:
                seen.place = true
                guard Self.place(origin, &index, last, &cell) else { return nil }
            case UInt8(ascii: "s") where !seen.style:
                seen.style = true
                guard let style = Self.whole(origin, &index, last) else { return nil }
                cell.style = style
            case UInt8(ascii: "t") where !seen.type:
                seen.type = true
                guard index < last else { return nil }
                cell.isShared = origin[index] == UInt8(ascii: "s")
                guard cell.isShared || origin[index] == UInt8(ascii: "n") else { return nil }
                index += 1
            default: return nil
            }
            guard index < last, origin[index] == 34 else { return nil }
            index += 1
        }
        return quickValue(origin, index, last, &cell) ? cell : nil
    }

    @inline(__always)
    private func quickValue(
        _ origin: UnsafePointer<UInt8>, _ start: Int, _ last: Int, _ cell: inout QuickCell
    ) -> Bool {
        var index = start
        guard index < last else { return false }
        if origin[index] == 47, origin[index + 1] == 62 {
            cell.end = index + 2
            return true
        }
        let raw = UnsafeRawPointer(origin)
        let opening = raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        guard opening == 0x3E76_3C3E else { return false }
        index += 4
        cell.value.start = index
        while index < last, origin[index] &- 43 <= 14 { index += 1 }
        cell.value.end = index
        guard index < last, cell.value.count > 0,
            raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) == 0x3E63_2F3C_3E76_2F3C
        else { return false }
        cell.end = index + 8
        return true
    }

    /// Capital letters and digits, as `AB12`, with a row from one.
    @inline(__always)
    private static func place(
        _ origin: UnsafePointer<UInt8>, _ index: inout Int, _ last: Int, _ cell: inout QuickCell
    ) -> Bool {
        var column = 0
        while index < last, origin[index] &- 65 <= 25 {
            column = column * 26 + Int(origin[index] &- 64)
            guard column <= CellAddress.columnLimit else { return false }
            index += 1
        }
        guard column > 0, let row = whole(origin, &index, last), row > 0 else { return false }
        (cell.column, cell.row) = (column - 1, row - 1)
        return true
    }

    /// A whole number of at most seven digits.
    @inline(__always)
    private static func whole(
        _ origin: UnsafePointer<UInt8>, _ index: inout Int, _ last: Int
    ) -> Int? {
        let start = index
        var value = 0
        while index < last, origin[index] &- 48 <= 9 {
            value = value * 10 + Int(origin[index] &- 48)
            guard index - start < 7 else { return nil }
            index += 1
        }
        return index > start ? value : nil
    }
}

extension SheetScanner {
    /// Takes cells of the plainest kind as long as they come; the next is read step by step.
    mutating func readQuickCells(
        _ xml: inout XMLScanner, _ body: (CellAddress, LentContent) -> Void
    ) throws(WorkbookRefusal) {
        while let cell = xml.quickCell() {
            guard let address = place(of: cell), let content = quickContent(cell, xml) else {
                return
            }
            column = address.column
            xml.position = cell.end
            guard let content = content.lent else { continue }
            try countCell(content, xml)
            body(address, content)
        }
    }

    /// The address, if it follows the last; what is wrong with any other is said elsewhere.
    @inline(__always)
    private func place(of cell: QuickCell) -> CellAddress? {
        let next = cell.row < 0 ? column + 1 : cell.column
        guard cell.row < 0 || cell.row == row, next > column, next < CellAddress.columnLimit else {
            return nil
        }
        return CellAddress(row: row, column: next)
    }

    /// What a plain cell holds, or that it holds nothing.
    private struct QuickContent {
        var lent: LentContent?
    }

    /// What the cell holds; nil if that takes a closer look.
    @inline(__always)
    private func quickContent(_ cell: QuickCell, _ xml: borrowing XMLScanner) -> QuickContent? {
        if cell.value.count == 0 { return QuickContent(lent: nil) }
        if cell.isShared {
            guard let index = xml.count(cell.value), index < strings.count else { return nil }
            let text = strings[index]
            return QuickContent(lent: text.isEmpty ? nil : .text(text))
        }
        let digits = UnsafeBufferPointer(rebasing: xml.bytes[cell.value.start..<cell.value.end])
        switch formats.meaning(of: cell.style) {
        case .number: return DecimalText.isPlain(digits) ? QuickContent(lent: .number(digits)) : nil
        case .date:
            guard let day = xml.count(cell.value),
                let content = dates.content(of: Double(day))
            else { return nil }
            return QuickContent(lent: .other(content))
        case .duration: return nil
        }
    }
}
