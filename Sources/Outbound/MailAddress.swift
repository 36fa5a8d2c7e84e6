/// An address for electronic mail that can be written into a header and an envelope as it is.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address: `officer@example.org`.
    public let text: String

    /// The address that somebody wrote; nil when it is not one of the plain kind that RFC 5321
    /// calls a mailbox: a dot-atom, an `@` and a domain, 254 characters at most.
    public init?(_ text: String) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, halves.count == 2, halves[0].utf8.count <= 64,
            Self.isDotted(halves[0], Self.isLocal), Self.isDotted(halves[1], Self.isDomain)
        else { return nil }
        self.text = text
    }

    /// The address as text.
    public var description: String { text }

    /// What stands after the `@`.
    public var domain: String { String(text.split(separator: "@").last ?? "") }

    private static func isDotted(_ half: Substring, _ allows: (UInt8) -> Bool) -> Bool {
        half.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(allows) }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isDomain(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
