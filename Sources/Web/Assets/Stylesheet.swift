import Accountability
import Ledger

/// The one style sheet of the site, under an address that changes with its content.
struct Stylesheet: Sendable {
    private let bytes: [UInt8]
    /// The address, with the fingerprint of the content.
    let path: String

    init(accent: Colour) {
        let parts = [
            ThemeColour.tokens(accent: accent), Self.frame, Self.fields, Self.tables, Self.charts,
            Self.money, Self.returns, Self.everyone, Self.paper, Self.sheets, Self.work,
        ]
        bytes = Array(parts.joined().utf8)
        path = SiteRoute.stylesheet.path() + "?v=" + Fingerprint(of: bytes).short
    }

    var reply: Reply {
        Reply(
            status: 200,
            headers: [
                Reply.Header(name: "content-type", value: "text/css; charset=utf-8"),
                Reply.Header(name: "cache-control", value: "public, max-age=31536000, immutable"),
            ], body: bytes)
    }
}
