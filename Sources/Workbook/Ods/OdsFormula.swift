/// Formulas of OpenDocument brought to the spelling of Excel, as far as references and separators
/// go; they are shown to people and never evaluated.
enum OdsFormula {
    /// `of:=SUM([.A1:.B2];[$S.C3])` as `SUM(A1:B2,S!C3)`.
    static func plain(_ formula: String) -> String {
        var rest = formula[...]
        if let equals = rest.firstIndex(of: "="),
            rest[..<equals].allSatisfy({ $0.isLetter || $0 == ":" })
        {
            rest = rest[rest.index(after: equals)...]
        }
        var output = ""
        while let character = rest.first {
            switch character {
            case "\"":
                let text = quoted(rest)
                output += text
                rest = rest.dropFirst(text.count)
            case "[":
                let inner = rest.dropFirst().prefix { $0 != "]" }
                output += reference(inner)
                rest = rest.dropFirst(inner.count + 2)
            case ";":
                output += ","
                rest = rest.dropFirst()
            default:
                output.append(character)
                rest = rest.dropFirst()
            }
        }
        return output
    }

    /// `$'My sheet'.$A$1:.$B$2` as `'My sheet'!$A$1:$B$2`.
    static func reference(_ text: Substring) -> String {
        let (sheet, first, second) = sides(text)
        let cells = second.map { "\(first):\($0)" } ?? first
        return sheet.isEmpty ? cells : "\(sheet)!\(cells)"
    }

    /// The sheet and the two corners; a second sheet, which can only be the same, is left out.
    private static func sides(_ text: Substring) -> (sheet: String, first: String, second: String?)
    {
        var isQuoted = false
        var parts: [(sheet: String, cell: String)] = [("", "")]
        for character in text {
            if character == "'" { isQuoted.toggle() }
            if character == ":", !isQuoted {
                parts.append(("", ""))
            } else if character == ".", !isQuoted {
                parts[parts.count - 1] = (parts[parts.count - 1].cell, "")
            } else {
                parts[parts.count - 1].cell.append(character)
            }
        }
        let sheet = parts[0].sheet
        return (
            sheet.hasPrefix("$") ? String(sheet.dropFirst()) : sheet, parts[0].cell,
            parts.count > 1 ? parts[1].cell : nil
        )
    }

    /// The text from one quotation mark to the next, both included.
    private static func quoted(_ rest: Substring) -> Substring {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { return rest }
        return rest[...end]
    }
}
