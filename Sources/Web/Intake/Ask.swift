/// One request as the site sees it, whatever server received it.
struct Ask: Sendable {
    let method: String
    let path: String
    let query: String
    let headers: [String: String]
    /// Whom it comes from.
    var caller = Caller()
    /// Hands over the body when it is asked for; nil when it has more bytes than are taken.
    let body: @Sendable (_ most: Int) async -> [UInt8]?

    func header(_ name: String) -> String? { headers[name] }

    /// The value of a cookie; of several, the first.
    func cookie(_ name: String) -> String? {
        for part in (header("cookie") ?? "").split(separator: ";") {
            let trimmed = part.drop { $0 == " " }
            if trimmed.hasPrefix(name + "=") { return String(trimmed.dropFirst(name.count + 1)) }
        }
        return nil
    }

    /// The request comes from a page of this site, as far as the browser says.
    func isFrom(_ site: SiteSettings) -> Bool {
        switch header("sec-fetch-site") {
        case "same-origin"?, "none"?: return true
        case "cross-site"?, "same-site"?: return false
        case nil, .some: break
        }
        guard let origin = header("origin"), let host = header("host") else { return true }
        if origin == site.baseAddress || origin == "https://\(host)" { return true }
        return !site.isSecure && origin == "http://\(host)"
    }
}
