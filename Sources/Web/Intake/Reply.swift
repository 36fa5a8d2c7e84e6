import Accountability
import Ledger

/// One answer of the site, before a server sends it.
struct Reply: Sendable {
    let status: Int
    var headers: [Header] = []
    var body: [UInt8] = []

    struct Header: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// A document of a kind, kept by nobody on the way.
    static func document(_ bytes: [UInt8], type: String, status: Int = 200) -> Reply {
        Reply(
            status: status,
            headers: [
                Header(name: "content-type", value: type),
                Header(name: "cache-control", value: "no-store"),
            ], body: bytes)
    }

    /// Go there and ask for it: what every form that was carried out answers.
    static func go(to path: String) -> Reply {
        Reply(
            status: 303,
            headers: [
                Header(name: "location", value: path),
                Header(name: "cache-control", value: "no-store"),
            ])
    }

    /// The page is at another address for good.
    static func moved(to place: String) -> Reply {
        Reply(
            status: 308,
            headers: [
                Header(name: "location", value: place),
                Header(name: "cache-control", value: "no-store"),
            ])
    }

    /// A file to be kept under a name.
    func attached(as name: String) -> Reply {
        let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return with("content-disposition", "attachment; filename=\"\(plain.suffix(255))\"")
    }

    /// A page that is the same for everyone: kept on the way for a minute, and not sent again to
    /// those who hold it already.
    func shared(unlessHeld held: String?) -> Reply {
        guard status == 200, !headers.contains(where: { $0.name == "set-cookie" }) else {
            return self
        }
        let tag = "\"\(Fingerprint(of: body).short)\""
        let isHeld = (held ?? "").split(separator: ",").contains { mark in
            let mark = mark.drop { $0 == " " }
            return mark == "*" || (mark.hasPrefix("W/") ? mark.dropFirst(2) : mark) == tag
        }
        var reply = Reply(
            status: isHeld ? 304 : 200,
            headers: headers.filter { $0.name != "cache-control" && !isHeld },
            body: isHeld ? [] : body)
        reply.headers += [
            Header(name: "cache-control", value: "public, max-age=60"),
            Header(name: "etag", value: tag), Header(name: "vary", value: "cookie, authorization"),
        ]
        return reply
    }

    func with(_ name: String, _ value: String) -> Reply {
        var reply = self
        reply.headers.append(Header(name: name, value: value))
        return reply
    }

    /// The headers that every answer has, so that a browser trusts nothing it need not.
    static let guards = [
        Header(
            name: "content-security-policy",
            value: "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
                + "connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"),
        Header(name: "x-content-type-options", value: "nosniff"),
        Header(name: "x-frame-options", value: "DENY"),
        Header(name: "referrer-policy", value: "same-origin"),
        Header(name: "cross-origin-opener-policy", value: "same-origin"),
        Header(name: "cross-origin-resource-policy", value: "same-origin"),
        Header(
            name: "permissions-policy",
            value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        Header(name: "x-permitted-cross-domain-policies", value: "none"),
    ]

    /// The header with which a browser forgets the pages of somebody who signs out.
    static let forgetting = Header(name: "clear-site-data", value: "\"cache\", \"storage\"")

    /// The header that keeps browsers to HTTPS for a year.
    static let transportGuard = Header(
        name: "strict-transport-security", value: "max-age=31536000; includeSubDomains")
}
