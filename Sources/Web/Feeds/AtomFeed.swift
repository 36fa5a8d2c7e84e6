import Accountability
import Ledger
import Reckoning

/// A feed of changes (RFC 4287), for feed readers and for mail that follows feeds.
struct AtomFeed {
    let title: String
    /// The name from which the feed's own identifier is made.
    let name: String
    /// Where people read the same.
    let page: String
    /// The feed's own address, without the site's.
    let path: String
    /// The site's address: `https://www.example.gov.uk`.
    let origin: String
    let author: String
    let changes: [PublicChange]

    /// The most entries of a feed.
    static let most = 100

    var reply: Reply {
        .document(
            Array(xml.text.utf8), type: "application/atom+xml; charset=utf-8")
    }

    private var xml: Html {
        let updated = changes.map(\.at).max() ?? Instant(Day(number: 0))
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
            <title>\(title.plain)</title>
            <id>\(Self.identifier(name))</id>
            <updated>\("\(updated)" as String)</updated>
            <author><name>\(author.plain)</name></author>
            <link rel="self" type="application/atom+xml" href="\(origin)\(path)"/>
            <link rel="alternate" type="text/html" href="\(origin)\(page)"/>
            <rights>\(PublicLicence.sentence)</rights>
            \(changes.prefix(Self.most).map { entry($0) })</feed>

            """
    }

    private func entry(_ change: PublicChange) -> Html {
        """
        <entry><title>\(change.title.plain)</title>
        <id>\(Self.identifier(change.name))</id>
        <updated>\("\(change.at)" as String)</updated>
        <link rel="alternate" type="text/html" href="\(origin)\(change.path)"/>
        <summary>\(change.words.plain)</summary></entry>

        """
    }

    /// An identifier that is the same wherever the site stands: a UUID of version 8 (RFC 9562)
    /// out of the name.
    static func identifier(_ name: String) -> String {
        var digits = Array(Fingerprint(of: Array(name.utf8)).hexadecimal.prefix(32))
        digits[12] = "8"
        digits[16] = "a"
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }
}

extension String {
    /// The words without characters that XML has no way to write.
    fileprivate var plain: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.filter { scalar in
                    scalar.value >= 0x20
                        ? !(0xFFFE...0xFFFF).contains(scalar.value)
                        : [0x9, 0xA, 0xD].contains(scalar.value)
                }))
    }
}
