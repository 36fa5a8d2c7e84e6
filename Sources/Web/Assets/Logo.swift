import Accountability
import Ledger

/// The operator's logo, which the site serves itself.
public struct Logo: Hashable, Sendable {
    /// The most bytes of a logo.
    public static let mostBytes = 100_000

    private let bytes: [UInt8]
    private let type: String

    /// A logo of these bytes; a fault when they are no picture that only draws.
    public init(_ bytes: [UInt8]) throws(SiteFault) {
        guard bytes.count <= Self.mostBytes else {
            throw .logoUnusable("it has \(bytes.count) bytes")
        }
        self.bytes = bytes
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            type = "image/png"
        } else {
            guard let text = String(validating: bytes, as: UTF8.self)?.lowercased(),
                text.contains("<svg")
            else { throw .logoUnusable("it is neither PNG nor SVG") }
            // The names of vocabularies look like addresses and are none.
            let drawing = text.replacing(/xmlns(:[a-z]+)?="[^"]*"/, with: "")
            if let word = Self.acting.first(where: drawing.contains) {
                throw .logoUnusable("the SVG holds “\(word)”")
            }
            if let found = drawing.firstMatch(of: /\son[a-z]+\s*=/) {
                throw .logoUnusable("the SVG holds “\(found.output)”")
            }
            type = "image/svg+xml"
        }
    }

    /// What an SVG that only draws has no need of.
    private static let acting = [
        "<script", "<foreignobject", "<!doctype", "<!entity", "<iframe", "javascript:", "data:text",
        "http:", "https:", "@import",
    ]

    /// The address, with the fingerprint of the content.
    var path: String { SiteRoute.logo.path() + "?v=" + Fingerprint(of: bytes).short }

    var reply: Reply {
        Reply(
            status: 200,
            headers: [
                Reply.Header(name: "content-type", value: type),
                Reply.Header(name: "cache-control", value: "public, max-age=31536000, immutable"),
            ], body: bytes)
    }
}

/// A link of the operator's own at the foot of every page.
public struct FooterLink: Hashable, Sendable {
    /// What it says.
    public let words: String
    /// Where it leads: an address that begins with `https://`, or a path of this site.
    public let address: String

    /// A link that is written `Words=https://…`; nil for anything else.
    public init?(_ text: String) {
        let halves = text.split(separator: "=", maxSplits: 1).map { String($0) }
        guard halves.count == 2, !halves[0].isEmpty, halves[1].count < 500,
            halves[1].hasPrefix("https://")
                || halves[1].hasPrefix("/") && !halves[1].hasPrefix("//"),
            !halves[1].contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "\\" })
        else { return nil }
        (words, address) = (halves[0], halves[1])
    }
}
