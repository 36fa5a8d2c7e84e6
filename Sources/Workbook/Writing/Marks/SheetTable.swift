/// A range marked up as a table, so that a screen reader can say the heading of each cell.
public struct SheetTable: Sendable, Hashable {
    /// What the table is called in formulas: letters, digits and underscores, none twice in a file.
    public var name: String
    /// What stands in the first row, one for each column, all different.
    public var headings: [Heading]

    /// What stands above a column, and how it looks.
    public struct Heading: Sendable, Hashable {
        /// The words.
        public var text: String
        /// Their look.
        public var style: CellStyle

        /// A heading in a look.
        public init(_ text: String, style: CellStyle = CellStyle()) {
            self.text = text
            self.style = style
        }
    }

    /// A table with its headings.
    public init(name: String, headings: [Heading]) {
        self.name = name
        self.headings = headings
    }

    /// Why the range cannot be such a table; nil when it can.
    func fault(in range: CellRange) -> String? {
        if headings.count != range.last.column - range.first.column + 1 {
            return "\(headings.count) headings are not one for each column"
        }
        if range.first.row == range.last.row { return "there is no row below the headings" }
        let texts = headings.map(\.text)
        if texts.contains(where: { $0.isEmpty || $0.contains(where: \.isNewline) }) {
            return "a heading is empty or has more than one line"
        }
        if texts.contains(where: { $0.utf16.count > 255 }) { return "a heading is too long" }
        if Set(texts.map { $0.lowercased() }).count != texts.count {
            return "two headings are the same"
        }
        return name.isPlainName ? nil : "\(name) is no name of a table"
    }
}

extension String {
    /// A letter or underscore, then letters, digits, dots and underscores, and no cell's address.
    var isPlainName: Bool {
        guard let first = unicodeScalars.first, first.properties.isAlphabetic || first == "_",
            utf16.count <= 255, CellRange(self) == nil
        else { return false }
        return unicodeScalars.allSatisfy { scalar in
            let isSign = scalar == "." || scalar == "_"
            return isSign || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
    }
}
