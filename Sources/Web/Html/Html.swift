import Documents

/// Markup that is safe to send: what is written in the program is markup, and everything put into
/// it is escaped, because a `String` has no way in but through here.
struct Html: Sendable, Hashable {
    private(set) var text: String

    static let nothing = Html(text: "")

    private init(text: String) {
        self.text = text
    }

    /// Words that somebody wrote, line by line as they were written.
    static func lines(_ words: String) -> Html {
        words.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "\(String($0))" as Html }.joined("<br>")
    }

    /// A description for machines. It is data, which no browser runs, and its writer lets nothing
    /// through that could end its element.
    static func linkedData(_ document: JSONTree) -> Html {
        let json = String(decoding: document.bytes, as: UTF8.self)
        return Html(text: "<script type=\"application/ld+json\">\n\(json)</script>")
    }

    static func + (left: Html, right: Html) -> Html { Html(text: left.text + right.text) }

    static func += (left: inout Html, right: Html) { left.text += right.text }
}

extension Html: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) {
        text = value
    }

    init(stringInterpolation: Pieces) {
        text = stringInterpolation.text
    }

    /// The pieces of one literal, each written as its type demands.
    struct Pieces: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ html: Html) { text += html.text }

        mutating func appendInterpolation(_ html: Html?) { text += html?.text ?? "" }

        mutating func appendInterpolation(_ list: [Html]) { for html in list { text += html.text } }

        mutating func appendInterpolation(_ words: String) { text.escape(words) }

        mutating func appendInterpolation(_ number: Int) { text += String(number) }

        /// An attribute with a value; left out when there is none.
        mutating func appendInterpolation(attribute name: String, _ value: String?) {
            guard let value else { return }
            text += " " + name + "=\""
            text.escape(value)
            text += "\""
        }

        /// An attribute without a value, such as `checked`.
        mutating func appendInterpolation(flag name: String, _ isSet: Bool) {
            if isSet { text += " " + name }
        }
    }
}

extension Sequence where Element == Html {
    func joined(_ separator: Html = .nothing) -> Html {
        var all = Html.nothing
        for (position, html) in enumerated() { all += position == 0 ? html : separator + html }
        return all
    }
}

extension String {
    /// Writes words so that they stay words, between tags and within a quoted attribute.
    fileprivate mutating func escape(_ words: String) {
        var rest = words.utf8[...]
        while let place = rest.firstIndex(where: { Self.entity($0) != nil }) {
            self += Substring(rest[..<place])
            self += Self.entity(rest[place]) ?? ""
            rest = rest[rest.index(after: place)...]
        }
        self += Substring(rest)
    }

    /// How a byte that could be markup is written; nil for any other.
    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
