/// XML as it grows, without white space of its own; every value is escaped on its way in.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// The declaration that every part begins with.
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// A whole part with this root.
    static func part(
        _ root: String, _ attributes: [(String, String?)], _ body: (inout Markup) -> Void
    ) -> [UInt8] {
        var xml = Markup()
        xml.bytes += declaration.utf8
        xml.element(root, attributes, body)
        return xml.bytes
    }

    /// An element with what the closure writes into it; an attribute that is nil is left out.
    mutating func element(
        _ name: String, _ attributes: [(String, String?)] = [], _ body: (inout Markup) -> Void
    ) {
        begin(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        body(&self)
        close(name)
    }

    /// An element without content.
    mutating func element(_ name: String, _ attributes: [(String, String?)] = []) {
        begin(name, attributes)
        bytes += "/>".utf8
    }

    /// An element with words in it.
    mutating func element(_ name: String, words: String) {
        element(name) { $0.words(words) }
    }

    /// Characters between elements.
    mutating func words(_ words: String) {
        escape(words)
    }

    /// Markup that was written before.
    mutating func append(_ other: Markup) {
        bytes += other.bytes
    }

    /// Begins an element that `close` ends.
    mutating func open(_ name: String) {
        begin(name, [])
        bytes.append(UInt8(ascii: ">"))
    }

    /// Ends an element that `open` began.
    mutating func close(_ name: String) {
        bytes += "</".utf8
        bytes += name.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func begin(_ name: String, _ attributes: [(String, String?)]) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for case (let attribute, let value?) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes += attribute.utf8
            bytes += "=\"".utf8
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Adds a text as XML spells it; what XML 1.0 cannot hold becomes a replacement character.
    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case 9, 10, 13: bytes += "&#\(byte);".utf8
            case 0..<32: bytes += "\u{FFFD}".utf8
            case 0xBE, 0xBF:
                bytes.append(byte)
                replaceNonCharacter()
            default: bytes.append(byte)
            }
        }
    }

    /// Replaces U+FFFE or U+FFFF, where one has just been added.
    private mutating func replaceNonCharacter() {
        guard bytes.count >= 3, bytes[bytes.count - 3] == 0xEF, bytes[bytes.count - 2] == 0xBF
        else { return }
        bytes.removeLast(3)
        bytes += "\u{FFFD}".utf8
    }
}

extension Double {
    /// The number in the fewest digits that give it back, without a fraction that is nought.
    var inFewestDigits: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
