extension String {
    /// The text as it stands in markup, in ASCII alone, so that it fits whatever encoding a part
    /// says it has; characters that XML does not have are left out.
    var asMarkup: String {
        var output = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 38: output += "&amp;"
            case 60: output += "&lt;"
            case 62: output += "&gt;"
            case 34: output += "&quot;"
            case 9, 13: output += "&#\(scalar.value);"
            case 10, 32..<127: output.unicodeScalars.append(scalar)
            case 0..<32, 127..<160, 0xFFFE, 0xFFFF: continue
            default: output += "&#\(scalar.value);"
            }
        }
        return output
    }

    /// The text of a cell or a note of an Office Open XML workbook, as it stands in markup.
    var asSheetMarkup: String {
        CellEscapes.encoded(self).asMarkup
    }
}
