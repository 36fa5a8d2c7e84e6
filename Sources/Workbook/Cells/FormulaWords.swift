/// Words inside formulas and CSV.
enum FormulaWords {
    /// The text in quotation marks, its own doubled; by code points, since an accent that follows
    /// a quotation mark would else hide it.
    static func quoted(_ text: String) -> String {
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
