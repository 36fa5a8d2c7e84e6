/// A cell as nearly every program writes it: `<c r="B2" s="1" t="s"><v>12</v></c>`, the same with a
/// formula before its value, or with a text of its own.
struct QuickCell {
    var row = -1
    var column = -1
    var style = 0
    var type = CellType.number
    /// The bytes of the formula; none for a cell without one.
    var formula = ByteRun()
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
        var reader = QuickReader(origin: origin, index: position, last: bytes.count - 64)
        return reader.cell()
    }

    /// The text in `<si><t>…</t></si>` that begins here, if it is plain and wholly in view.
    @inline(__always)
    func quickSharedText() -> (text: ByteRun, end: Int)? {
        guard !closesItself, let origin = bytes.baseAddress else { return nil }
        var reader = QuickReader(origin: origin, index: position, last: bytes.count - 64)
        reader.skipSpace()
        guard reader.take("<si><t"), reader.takeEndOfText(),
            let text = reader.text(), reader.take("</t></si>")
        else { return nil }
        return (text, reader.index)
    }
}

/// Goes over bytes that lie before a mark; at least 64 more may be looked at.
struct QuickReader {
    let origin: UnsafePointer<UInt8>
    var index: Int
    let last: Int

    @inline(__always)
    mutating func cell() -> QuickCell? {
        skipSpace()
        guard index < last, origin[index] == 60, origin[index + 1] == UInt8(ascii: "c") else {
            return nil
        }
        index += 2
        var cell = QuickCell()
        guard attributes(&cell), index < last else { return nil }
        if origin[index] == 47, origin[index + 1] == 62 {
            cell.end = index + 2
            return cell
        }
        guard take(">"), content(&cell) else { return nil }
        cell.end = index
        return cell
    }

    @inline(__always)
    mutating func skipSpace() {
        while index < last, origin[index] <= 32 { index += 1 }
    }

    /// Steps over exactly these bytes.
    @inline(__always)
    mutating func take(_ wanted: StaticString) -> Bool {
        guard index < last else { return false }
        let start = wanted.utf8Start
        for place in 0..<wanted.utf8CodeUnitCount where origin[index + place] != start[place] {
            return false
        }
        index += wanted.utf8CodeUnitCount
        return true
    }

    /// The end of the tag of a text, which may say that its spaces count.
    @inline(__always)
    mutating func takeEndOfText() -> Bool {
        take(">") || take(" xml:space=\"preserve\">")
    }

    /// Plain characters up to the next tag: no reference, return or escape among them.
    @inline(__always)
    mutating func text() -> ByteRun? {
        let start = index
        while index < last {
            switch origin[index] {
            case 60: return ByteRun(start: start, end: index)
            case 38, 13, 95: return nil
            default: index += 1
            }
        }
        return nil
    }

    /// A whole number of at most seven digits.
    @inline(__always)
    mutating func whole() -> Int? {
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

extension QuickReader {
    /// The place, style and type of a cell, each at most once and without any other.
    @inline(__always)
    private mutating func attributes(_ cell: inout QuickCell) -> Bool {
        var seen = (place: false, style: false, type: false)
        while origin[index] == 32 {
            guard index < last, origin[index + 2] == 61, origin[index + 3] == 34 else {
                return false
            }
            let letter = origin[index + 1]
            index += 4
            switch letter {
            case UInt8(ascii: "r") where !seen.place:
                seen.place = true
                guard place(&cell) else { return false }
            case UInt8(ascii: "s") where !seen.style:
                seen.style = true
                guard let style = whole() else { return false }
                cell.style = style
            case UInt8(ascii: "t") where !seen.type:
                seen.type = true
                guard type(&cell) else { return false }
            default: return false
            }
            guard take("\"") else { return false }
        }
        return true
    }

    /// Capital letters and digits, as `AB12`, with a row from one.
    @inline(__always)
    private mutating func place(_ cell: inout QuickCell) -> Bool {
        var column = 0
        while index < last, origin[index] &- 65 <= 25 {
            column = column * 26 + Int(origin[index] &- 64)
            guard column <= CellAddress.columnLimit else { return false }
            index += 1
        }
        guard column > 0, let row = whole(), row > 0 else { return false }
        (cell.column, cell.row) = (column - 1, row - 1)
        return true
    }

    @inline(__always)
    private mutating func type(_ cell: inout QuickCell) -> Bool {
        if take("str") {
            cell.type = .text
        } else if take("s") {
            cell.type = .shared
        } else if take("n") {
            cell.type = .number
        } else if take("b") {
            cell.type = .flag
        } else if take("inlineStr") {
            cell.type = .inline
        } else {
            return false
        }
        return true
    }

    /// What stands between the tags of a cell, and the tag that closes it.
    @inline(__always)
    private mutating func content(_ cell: inout QuickCell) -> Bool {
        if cell.type == .inline {
            guard take("<is><t"), takeEndOfText(), let text = text() else { return false }
            cell.value = text
            return take("</t></is></c>")
        }
        if take("<f>") {
            guard let formula = text(), formula.count > 0, take("</f>") else { return false }
            cell.formula = formula
        }
        guard take("<v>") else { return false }
        if cell.type == .text {
            guard let text = text(), text.count > 0 else { return false }
            cell.value = text
        } else {
            cell.value.start = index
            while index < last, origin[index] &- 43 <= 14 { index += 1 }
            cell.value.end = index
            guard cell.value.count > 0 else { return false }
        }
        return take("</v></c>")
    }
}
