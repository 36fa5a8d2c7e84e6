/// XML as it grows, without white space of its own; every value is escaped on its way in.
struct Markup {
    private(set) var text = ""

    /// The declaration that every part begins with.
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// An element with what the closure writes into it; an attribute that is nil is left out.
    mutating func element(
        _ name: String, _ attributes: [(String, String?)] = [], _ body: (inout Markup) -> Void
    ) {
        begin(name, attributes)
        text += ">"
        body(&self)
        text += "</\(name)>"
    }

    /// An element without content.
    mutating func element(_ name: String, _ attributes: [(String, String?)] = []) {
        begin(name, attributes)
        text += "/>"
    }

    /// An element with words in it.
    mutating func element(_ name: String, words: String) {
        element(name) { $0.words(words) }
    }

    /// Characters between elements.
    mutating func words(_ words: String) {
        text += Self.escaped(words)
    }

    /// Markup that was written before.
    mutating func append(_ other: Markup) {
        text += other.text
    }

    /// Begins an element that `close` ends.
    mutating func open(_ name: String) {
        text += "<\(name)>"
    }

    /// Ends an element that `open` began.
    mutating func close(_ name: String) {
        text += "</\(name)>"
    }

    private mutating func begin(_ name: String, _ attributes: [(String, String?)]) {
        text += "<\(name)"
        for case (let attribute, let value?) in attributes {
            text += " \(attribute)=\"\(Self.escaped(value))\""
        }
    }

    /// The text as XML spells it; what XML 1.0 cannot hold becomes a replacement character.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: needsCare) else { return text }
        var output = ""
        for scalar in text.unicodeScalars { append(scalar, to: &output) }
        return output
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout String) {
        switch scalar {
        case "&": output += "&amp;"
        case "<": output += "&lt;"
        case ">": output += "&gt;"
        case "\"": output += "&quot;"
        case "\t", "\n", "\r": output += "&#\(scalar.value);"
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
        default: output.unicodeScalars.append(scalar)
        }
    }

    /// A byte that begins or may begin something that is escaped.
    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 32 || byte == 0xEF || "&<>\"".utf8.contains(byte)
    }
}

extension Double {
    /// The number in the fewest digits that give it back, without a fraction that is nought.
    var inFewestDigits: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
