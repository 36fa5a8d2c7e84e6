/// Formulas and references in the spelling of OpenFormula (ODF 1.3, part 4): what Excel spells
/// `SUM(A1:B2,'My sheet'!C3)` is `SUM([.A1:.B2];[$'My sheet'.C3])`.
///
/// It knows what a workbook's writer puts into formulas; for structured references, links to other
/// files, unions and intersections there is no spelling.
struct OdsSpelling {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var output = ""
    /// The brackets that are open: commas mean something else in a list between braces.
    private var open: [Unicode.Scalar] = []
    /// Whether what was last read is a reference, which a blank after it could intersect.
    private var isAfterReference = false

    private init(_ formula: String) {
        scalars = Array(formula.unicodeScalars)
    }

    /// The formula without a sign of equality before it; nil for what it has no spelling for.
    static func formula(_ excel: String) -> String? {
        var spelling = OdsSpelling(excel.hasPrefix("=") ? String(excel.dropFirst()) : excel)
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
        while let scalar = current {
            guard step(scalar) else { return nil }
        }
        return open.isEmpty && !output.isEmpty ? output : nil
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    /// Reads one thing; false where there is no spelling for it.
    private mutating func step(_ scalar: Unicode.Scalar) -> Bool {
        let wasReference = isAfterReference
        isAfterReference = false
        switch scalar {
        case "\"": return copyText()
        case "'": return reference()
        case "(", "{": opened(scalar)
        case ")", "}": return closed(scalar)
        case ",": return separator()
        case ";":
            guard open.last == "{" else { return false }
            put("|")
        case "[", "]", "@", "!": return false
        case "#": return failure()
        case "0"..."9", ".": return number()
        case " ", "\n":
            isAfterReference = wasReference
            put(scalar)
        default:
            guard Self.isWord(scalar) else {
                put(scalar)
                return true
            }
            let isIntersected = wasReference && output.hasSuffix(" ")
            return !isIntersected && word()
        }
        return true
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        output.unicodeScalars.append(scalar)
        index += 1
    }

    private mutating func opened(_ bracket: Unicode.Scalar) {
        open.append(bracket)
        put(bracket)
    }

    private mutating func closed(_ bracket: Unicode.Scalar) -> Bool {
        guard open.popLast() == (bracket == ")" ? "(" : "{") else { return false }
        put(bracket)
        return true
    }

    private mutating func separator() -> Bool {
        guard !open.isEmpty else { return false }
        output += ";"
        index += 1
        return true
    }

    /// A text in quotation marks, untouched.
    private mutating func copyText() -> Bool {
        put("\"")
        while let scalar = current {
            put(scalar)
            guard scalar == "\"" else { continue }
            guard current == "\"" else { return true }
            put("\"")
        }
        return false
    }

    /// An error value such as `#N/A` or `#DIV/0!`.
    private mutating func failure() -> Bool {
        let known = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]
        let rest = String(String.UnicodeScalarView(scalars[index...].prefix(8)))
        guard let found = known.first(where: rest.hasPrefix) else { return false }
        output += found
        index += found.unicodeScalars.count
        return true
    }

    /// A number, also one with a power of ten; or the rows of `1:3`.
    private mutating func number() -> Bool {
        var end = index
        while end < scalars.count, Self.isDigit(scalars[end]) || scalars[end] == "." { end += 1 }
        if end < scalars.count, scalars[end] == ":" { return false }
        if end + 1 < scalars.count, "eE".unicodeScalars.contains(scalars[end]) {
            let isSigned = "+-".unicodeScalars.contains(scalars[end + 1])
            let digits = end + (isSigned ? 2 : 1)
            if digits < scalars.count, Self.isDigit(scalars[digits]) {
                end = digits
                while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
            }
        }
        while index < end { put(scalars[index]) }
        return true
    }
}

extension OdsSpelling {
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Part of a name, a function or an address without quotation marks.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
            || "_.$\\?".unicodeScalars.contains(scalar)
    }

    /// The run of word characters that begins at a place.
    private func word(from start: Int) -> String {
        String(String.UnicodeScalarView(scalars[start...].prefix(while: Self.isWord)))
    }

    /// A function, a name, TRUE, FALSE, or a reference.
    private mutating func word() -> Bool {
        let word = word(from: index)
        let end = index + word.unicodeScalars.count
        let next = end < scalars.count ? scalars[end] : nil
        if next == "(" {
            output += Self.function(word)
            index = end
            return true
        }
        if next == "!" || CellAddress(word) != nil || next == ":" { return reference() }
        index = end
        switch word.uppercased() {
        case "TRUE", "FALSE": output += word.uppercased() + "()"
        default: output += word
        }
        return !word.contains("$")
    }

    /// The function's name in OpenFormula, without what Excel puts before newer ones.
    private static func function(_ name: String) -> String {
        var name = name
        for prefix in ["_xlfn.", "_xlws."] where name.hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
        }
        return ofMicrosoft.contains(name) ? "COM.MICROSOFT.\(name)" : name
    }

    /// Functions of Excel that OpenFormula has not, under the names that LibreOffice and Excel
    /// give them in an OpenDocument.
    private static let ofMicrosoft: Set = [
        "CONCAT", "IFS", "MAXIFS", "MINIFS", "SWITCH", "TEXTJOIN", "STDEV.S", "STDEV.P", "VAR.S",
        "VAR.P", "PERCENTILE.INC", "PERCENTILE.EXC", "QUARTILE.INC", "QUARTILE.EXC", "RANK.EQ",
        "RANK.AVG", "MODE.SNGL",
    ]

    /// `A1`, `$A$1:B2`, `Sheet1!A1` or `'My sheet'!A1:B2`.
    private mutating func reference() -> Bool {
        guard let sheet = sheetBeforeMark() else { return false }
        let first = word(from: index)
        guard CellAddress(first) != nil else { return false }
        index += first.unicodeScalars.count
        var cells = ".\(first)"
        if current == ":" {
            let second = word(from: index + 1)
            guard CellAddress(second) != nil else { return false }
            index += 1 + second.unicodeScalars.count
            cells += ":.\(second)"
        }
        output += "[\(sheet)\(cells)]"
        isAfterReference = true
        return true
    }

    /// The sheet before an exclamation mark as OpenFormula spells it, nothing where there is none;
    /// nil where a quotation mark does not end.
    private mutating func sheetBeforeMark() -> String? {
        guard current == "'" else {
            let name = word(from: index)
            let end = index + name.unicodeScalars.count
            guard end < scalars.count, scalars[end] == "!" else { return "" }
            index = end + 1
            return "$\(Self.quoted(name))"
        }
        var name = ""
        var place = index + 1
        while place < scalars.count {
            if scalars[place] == "'" {
                let isDoubled = place + 1 < scalars.count && scalars[place + 1] == "'"
                if !isDoubled { break }
                place += 1
            }
            name.unicodeScalars.append(scalars[place])
            place += 1
        }
        guard place + 1 < scalars.count, scalars[place + 1] == "!" else { return nil }
        index = place + 2
        return "$\(Self.quoted(name))"
    }
}
