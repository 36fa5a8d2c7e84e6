internal import Foundation

/// One electronic letter to one person, in plain text.
public struct Letter: Hashable, Sendable {
    /// What tells it from every other letter; sent again, it is the same letter.
    public let id: String
    /// The address that it goes to.
    public let to: MailAddress
    /// What it is about, on one line.
    public let subject: String
    /// What it says, in plain text.
    public let text: String

    /// A letter with a new identifier.
    public init(to: MailAddress, subject: String, text: String) {
        self.init(id: UUID().uuidString.lowercased(), to: to, subject: subject, text: text)
    }

    /// A letter that was written before; line breaks are taken out of what it is about, and of its
    /// identifier all but letters, digits and hyphens, so that neither adds a header.
    public init(id: String, to: MailAddress, subject: String, text: String) {
        self.id = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        self.to = to
        self.subject = Self.plain(subject, keeping: [])
        self.text = Self.plain(text.replacing("\r\n", with: "\n"), keeping: ["\n", "\t"])
    }

    /// The text without marks that steer a machine.
    static func plain(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if kept.contains(scalar) { plain.append(scalar) }
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}
