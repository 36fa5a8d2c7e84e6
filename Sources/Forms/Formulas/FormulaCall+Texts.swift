extension FormulaCall {
    /// The functions of texts; nil when this is none of them.
    var text: FormulaValue? {
        switch function {
        case .length: length
        case .trim: transformed(Self.trimmed)
        case .upper: transformed(FormulaCollation.folded)
        case .lower: transformed(Self.lower)
        case .left: part { $0.prefix($1) }
        case .right: part { $0.suffix($1) }
        case .middle: middle
        case .exact: exact
        case .concatenate: concatenated
        default: nil
        }
    }

    /// The text, unless it is longer than a cell can hold.
    static func bounded(_ text: String) -> String? {
        text.utf8.count <= longestText ? text : nil
    }

    /// How many bytes a calculated text may have; a cell holds 32,767 characters.
    static let longestText = 32_767

    private var length: FormulaValue {
        var blame = FormulaBlame()
        let text = arguments[0].text(&blame)
        return blame.number(Double(text.unicodeScalars.count))
    }

    private func transformed(_ step: (String) -> String) -> FormulaValue {
        var blame = FormulaBlame()
        let text = arguments[0].text(&blame)
        return blame.text(Self.bounded(step(text)))
    }

    /// Without blanks at the ends, and with no more than one between words.
    private static func trimmed(_ text: String) -> String {
        text.unicodeScalars.split(separator: " ").map { String($0) }.joined(separator: " ")
    }

    private static func lower(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }))
    }

    private func part(
        _ cut: (String.UnicodeScalarView, Int) -> Substring.UnicodeScalarView
    ) -> FormulaValue {
        var blame = FormulaBlame()
        let count = arguments.count > 1 ? letters(arguments[1], &blame) : 1
        let text = arguments[0].text(&blame)
        return blame.text(String(cut(text.unicodeScalars, count)))
    }

    /// How many letters a number stands for; to be blamed when below nought or far too large.
    private func letters(_ worth: FormulaWorth, _ blame: inout FormulaBlame) -> Int {
        let number = Calculation.floor(worth.number(&blame))
        guard (0...2_147_483_647).contains(number) else {
            blame.add(.value)
            return 0
        }
        return Int(number)
    }

    private var middle: FormulaValue {
        var blame = FormulaBlame()
        let count = letters(arguments[2], &blame)
        let start = letters(arguments[1], &blame)
        let text = arguments[0].text(&blame)
        guard start >= 1 else { return blame.text(nil) }
        return blame.text(String(text.unicodeScalars.dropFirst(start - 1).prefix(count)))
    }

    private var exact: FormulaValue {
        var blame = FormulaBlame()
        let second = arguments[1].text(&blame)
        let first = arguments[0].text(&blame)
        return blame.flag(first.unicodeScalars.elementsEqual(second.unicodeScalars))
    }

    private var concatenated: FormulaValue {
        var blame = FormulaBlame()
        var joined: String? = ""
        for argument in arguments {
            let text = argument.text(&blame)
            joined = joined.flatMap { Self.bounded($0 + text) }
        }
        return blame.text(joined)
    }
}
