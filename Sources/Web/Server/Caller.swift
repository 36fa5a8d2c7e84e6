/// Whom a request comes from, as far as the connection and the proxies that are trusted say.
struct Caller: Hashable, Sendable {
    /// The address; nil where there is none, as in a test.
    var address: InternetAddress?
    /// The way to the caller is encrypted; nil where nobody says.
    var isEncrypted: Bool?

    /// Nobody in particular.
    init() {}

    /// The caller at the other end of a connection; where that is a trusted proxy, whom it speaks
    /// for: the last address that is not a trusted proxy's.
    init(peer: InternetAddress?, isEncrypted: Bool, headers: [String: String], proxies: ProxyTrust)
    {
        address = peer
        self.isEncrypted = isEncrypted ? true : nil
        guard let peer, proxies.trusts(peer) else { return }
        let hops = proxies.header.hops(headers)
        self.isEncrypted = hops.last?.isEncrypted ?? self.isEncrypted
        for hop in hops.reversed() {
            guard let next = hop.address else { return }
            address = next
            guard proxies.trusts(next) else { return }
        }
    }
}

/// Which proxies are believed about whom they speak for, and in which words.
public struct ProxyTrust: Hashable, Sendable {
    /// Where trusted proxies are.
    public var networks: [Network]
    /// The header that the proxy writes; any other is a stranger's.
    public var header: ForwardingHeader

    /// Trust in proxies; in none where nothing is said.
    public init(networks: [Network] = [], header: ForwardingHeader = .xForwarded) {
        self.networks = networks
        self.header = header
    }

    func trusts(_ address: InternetAddress) -> Bool {
        networks.contains { $0.contains(address) }
    }
}

/// How a proxy says whom it speaks for.
public enum ForwardingHeader: String, CaseIterable, Sendable {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`.
    case xForwarded = "x-forwarded"
    /// `Forwarded` (RFC 7239).
    case forwarded

    fileprivate struct Hop {
        var address: InternetAddress?
        var isEncrypted: Bool?
    }

    /// What was said at each proxy, the nearest last.
    fileprivate func hops(_ headers: [String: String]) -> [Hop] {
        switch self {
        case .xForwarded:
            let schemes = Self.list(headers["x-forwarded-proto"])
            var hops = Self.list(headers["x-forwarded-for"]).map {
                Hop(address: Self.address($0), isEncrypted: nil)
            }
            if hops.isEmpty { hops = [Hop()] }
            hops[hops.count - 1].isEncrypted = schemes.last.map { $0.lowercased() == "https" }
            return hops
        case .forwarded: return Self.list(headers["forwarded"]).map(Self.hop)
        }
    }

    private static func list(_ header: String?) -> [Substring] {
        (header ?? "").split(separator: ",").suffix(20).map { $0.trimmed }
    }

    private static func hop(_ text: Substring) -> Hop {
        var hop = Hop()
        for pair in text.split(separator: ";") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            let value = halves[1].trimmed.filter { $0 != "\"" }
            switch halves[0].trimmed.lowercased() {
            case "for": hop.address = address(value[...])
            case "proto": hop.isEncrypted = value.lowercased() == "https"
            default: continue
            }
        }
        return hop
    }

    /// An address without its port: `192.0.2.1:80`, `[2001:db8::1]:80`.
    private static func address(_ text: Substring) -> InternetAddress? {
        if text.hasPrefix("[") {
            return InternetAddress(String(text.dropFirst().prefix { $0 != "]" }))
        }
        let colons = text.filter { $0 == ":" }.count
        return InternetAddress(String(colons == 1 ? text.prefix { $0 != ":" } : text))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let rest = start.reversed().drop { $0 == " " || $0 == "\t" }.count
        return start.prefix(rest)
    }
}
