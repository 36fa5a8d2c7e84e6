extension OdsSpelling {
    /// Part of a name, a function or an address without quotation marks.
    static func isWord(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "$", "\\", "?": true
        default: byte >= 128
        }
    }

    /// The run of word characters that begins at a place.
    private func word(from start: Int) -> String {
        String(decoding: bytes[start...].prefix(while: Self.isWord), as: UTF8.self)
    }

    /// A function, a name, TRUE, FALSE, or a reference.
    mutating func word() -> Bool {
        let word = word(from: index)
        let end = index + word.utf8.count
        let next = end < bytes.count ? Unicode.Scalar(bytes[end]) : nil
        if next == "(" {
            output += Self.function(word).utf8
            index = end
            return true
        }
        if next == "!" || next == ":" || CellAddress(word) != nil { return reference() }
        index = end
        switch word.uppercased() {
        case "TRUE", "FALSE": output += "\(word.uppercased())()".utf8
        default: output += word.utf8
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
    mutating func reference() -> Bool {
        guard let sheet = sheetBeforeMark() else { return false }
        let first = word(from: index)
        guard CellAddress(first) != nil else { return false }
        index += first.utf8.count
        var cells = ".\(first)"
        if current == UInt8(ascii: ":") {
            let second = word(from: index + 1)
            guard CellAddress(second) != nil else { return false }
            index += 1 + second.utf8.count
            cells += ":.\(second)"
        }
        output += "[\(sheet)\(cells)]".utf8
        isAfterReference = true
        return true
    }

    /// The sheet before an exclamation mark as OpenFormula spells it, nothing where there is none;
    /// nil where a quotation mark does not end.
    private mutating func sheetBeforeMark() -> String? {
        let quote = UInt8(ascii: "'")
        guard current == quote else {
            let name = word(from: index)
            let end = index + name.utf8.count
            guard end < bytes.count, bytes[end] == UInt8(ascii: "!") else { return "" }
            index = end + 1
            return "$\(Self.quoted(name))"
        }
        var name: [UInt8] = []
        var place = index + 1
        while place < bytes.count {
            if bytes[place] == quote {
                guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
                place += 1
            }
            name.append(bytes[place])
            place += 1
        }
        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "!") else { return nil }
        index = place + 2
        return "$\(Self.quoted(String(decoding: name, as: UTF8.self)))"
    }
}
