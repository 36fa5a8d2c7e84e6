/// Text on its way into a file, so that it comes back as it was.
enum WrittenText {
    /// Without NUL, which no workbook can hold and which would end the text early.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return text.split(separator: "\0", omittingEmptySubsequences: false)
            .joined(separator: "\u{FFFD}")
    }

    /// Ready for a string cell: what looks like an escape is escaped, as the library does not.
    static func escaped(_ text: String) -> String {
        CellEscapes.encoded(plain(text))
    }
}

extension DecimalText {
    /// The number that a workbook stores for a decimal; nil if it has over 15 significant digits.
    static func storable(_ text: String) -> Double? {
        var copy = text
        guard let parts = copy.withUTF8({ parts(of: $0) }), parts.digits.count <= 15 else {
            return nil
        }
        return Double(text)
    }
}
