import Outbound
import Web

/// What a setting's value has to be.
public enum SettingKind: Sendable {
    /// Words on one line.
    case words
    /// Words that nobody may see.
    case secret
    case flag
    case whole(ClosedRange<Int>)
    /// `#` and six hexadecimal digits, dark enough to be read.
    case colour
    /// The path of a file that can be read.
    case file
    /// The path of a file that is written, whose folder is there.
    case writtenFile
    /// The path of a folder that is there.
    case folder
    /// A name or an address that the site listens on.
    case host
    /// An address that begins with `https://` or `http://` and has no path.
    case origin
    /// An address that begins with `mailto:` or `https://`.
    case contact
    /// An address for electronic mail.
    case mail
    /// A list of addresses, or of addresses with how many of their bits count.
    case networks
    /// A list of `Words=https://…`.
    case links
    case choice([String])

    /// Values are lists, with commas between them.
    var isList: Bool {
        switch self {
        case .networks, .links: true
        default: false
        }
    }

    /// What is expected, as it follows “it has to be”.
    public var inWords: String {
        switch self {
        case .words, .secret: "words on one line, 500 characters at most"
        case .flag: "true or false"
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .colour: "a colour such as #1d4f73, dark enough to be read"
        case .file: "the path of a file that can be read"
        case .writtenFile: "the path of a file in a folder that is there"
        case .folder: "the path of a folder that is there"
        case .host: "an address such as 127.0.0.1, or the name of a machine"
        case .origin: "an address such as https://outturn.example.gov.uk, with nothing after it"
        case .contact: "an address that begins with mailto: or https://"
        case .mail: "an address such as outturn@example.gov.uk"
        case .networks: "addresses such as 10.0.0.1 or 10.0.0.0/8, with commas between them"
        case .links:
            "links such as Privacy=https://example.gov.uk/privacy, with commas between them"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        }
    }
}

extension SettingKind {
    /// The value can be used, as far as one can see without opening what it names.
    func admits(_ value: SettingValue) -> Bool {
        let text = value.text
        switch self {
        case .words, .secret: return !text.contains(where: \.isNewline) && text.count <= 500
        case .flag: return Bool(text) != nil
        case .whole(let range): return Int(text).map(range.contains) ?? false
        case .colour: return SiteSettings.colourFault(text) == nil
        case .file, .writtenFile, .folder: return !text.isEmpty && !text.contains("\0")
        case .host: return !text.isEmpty && text.allSatisfy(Self.isOfHost)
        case .origin: return Self.isOrigin(text)
        case .contact:
            return ["mailto:", "https://"].contains { text.hasPrefix($0) }
                && !text.contains(where: \.isWhitespace)
        case .mail: return MailAddress(text) != nil
        case .networks: return value.list.allSatisfy { Network($0) != nil }
        case .links: return value.list.allSatisfy { FooterLink($0) != nil }
        case .choice(let words): return words.contains(text)
        }
    }

    private static func isOfHost(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || ".-:[]%".contains(character))
    }

    private static func isOrigin(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else {
            return false
        }
        let rest = text.dropFirst(scheme.count)
        return !rest.isEmpty && rest.allSatisfy(isOfHost)
    }
}

/// What a setting is set to: one text, or a list of them.
public struct SettingValue: Hashable, Sendable {
    /// The parts of a list; of anything else, the one text.
    public let list: [String]

    /// The value as one text.
    public var text: String { list.joined(separator: ",") }

    init(_ list: [String]) {
        self.list = list
    }
}
