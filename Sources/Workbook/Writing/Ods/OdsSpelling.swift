/// Formulas and references in the spelling of OpenFormula (ODF 1.3, part 4): what Excel spells
/// `SUM(A1:B2,'My sheet'!C3)` is `SUM([.A1:.B2];[$'My sheet'.C3])`.
///
/// It knows what a workbook's writer puts into formulas; for structured references, links to other
/// files, unions and intersections there is no spelling.
struct OdsSpelling {
    /// The formula as bytes: everything that means something in it is ASCII.
    let bytes: [UInt8]
    var index = 0
    var output: [UInt8] = []
    /// The brackets that are open: commas mean something else in a list between braces.
    private var open: [UInt8] = []
    /// Whether what was last read is a reference, which a blank after it could intersect.
    var isAfterReference = false

    private init(_ formula: String) {
        bytes = Array(formula.utf8)
    }

    /// The formula without a sign of equality before it; nil for what it has no spelling for.
    static func formula(_ excel: String) -> String? {
        var spelling = OdsSpelling(excel)
        if spelling.bytes.first == UInt8(ascii: "=") { spelling.index = 1 }
        return spelling.translated()
    }

    /// `$'My sheet'.$A$1:.$B$2`, for a name or for a link.
    static func range(_ target: SheetRange) -> String {
        let corners =
            target.range.first == target.range.last
            ? [target.range.first] : [target.range.first, target.range.last]
        let cells = corners.map { ".$\(CellAddress.letters(of: $0.column))$\($0.row + 1)" }
        return "$\(quoted(target.sheet))\(cells.joined(separator: ":"))"
    }

    /// A cell with its sheet, as `'My sheet'.A1`.
    static func cell(_ cell: CellAddress, on sheet: String) -> String {
        "\(quoted(sheet)).\(cell)"
    }

    static func quoted(_ sheet: String) -> String {
        let name = sheet.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        return "'\(name)'"
    }

    private mutating func translated() -> String? {
        while let byte = current {
            guard step(byte) else { return nil }
        }
        return open.isEmpty && !output.isEmpty ? String(decoding: output, as: UTF8.self) : nil
    }

    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Reads one thing; false where there is no spelling for it.
    private mutating func step(_ byte: UInt8) -> Bool {
        let wasReference = isAfterReference
        isAfterReference = false
        switch Unicode.Scalar(byte) {
        case "\"": return copyText()
        case "'": return reference()
        case "(", "{": opened(byte)
        case ")", "}": return closed(byte)
        case ",": return separator()
        case ";":
            guard open.last == UInt8(ascii: "{") else { return false }
            output.append(UInt8(ascii: "|"))
            index += 1
        case "[", "]", "@", "!": return false
        case "#": return failure()
        case "0"..."9", ".": return number()
        case " ", "\n":
            isAfterReference = wasReference
            put(byte)
        default:
            guard Self.isWord(byte) else {
                put(byte)
                return true
            }
            let isIntersected = wasReference && output.last == UInt8(ascii: " ")
            return !isIntersected && word()
        }
        return true
    }

    private mutating func put(_ byte: UInt8) {
        output.append(byte)
        index += 1
    }

    private mutating func opened(_ bracket: UInt8) {
        open.append(bracket)
        put(bracket)
    }

    private mutating func closed(_ bracket: UInt8) -> Bool {
        let opening = bracket == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "{")
        guard open.popLast() == opening else { return false }
        put(bracket)
        return true
    }

    private mutating func separator() -> Bool {
        guard !open.isEmpty else { return false }
        output.append(UInt8(ascii: ";"))
        index += 1
        return true
    }

    /// A text in quotation marks, untouched.
    private mutating func copyText() -> Bool {
        let mark = UInt8(ascii: "\"")
        put(mark)
        while let byte = current {
            put(byte)
            guard byte == mark else { continue }
            guard current == mark else { return true }
            put(mark)
        }
        return false
    }

    /// An error value such as `#N/A` or `#DIV/0!`.
    private mutating func failure() -> Bool {
        let known = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]
        guard let found = known.first(where: { bytes[index...].starts(with: $0.utf8) }) else {
            return false
        }
        output += found.utf8
        index += found.utf8.count
        return true
    }

    /// A number, also one with a power of ten; the rows of `1:3` are none.
    private mutating func number() -> Bool {
        var end = endOfDigits(from: index, orPoint: true)
        if end < bytes.count, bytes[end] == UInt8(ascii: ":") { return false }
        if end + 1 < bytes.count, bytes[end] | 32 == UInt8(ascii: "e") {
            let isSigned = "+-".utf8.contains(bytes[end + 1])
            let digits = end + (isSigned ? 2 : 1)
            let last = endOfDigits(from: digits, orPoint: false)
            if last > digits { end = last }
        }
        output += bytes[index..<end]
        index = end
        return true
    }

    private func endOfDigits(from start: Int, orPoint: Bool) -> Int {
        var end = start
        while end < bytes.count,
            (48...57).contains(bytes[end]) || orPoint && bytes[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        return end
    }
}
