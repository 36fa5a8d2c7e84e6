import Accountability
import Accounts
import Reckoning

/// Links that an operator hands out; each signs one officer in, once.
actor SignInLinks {
    /// How long a link may be used.
    static let lastsMilliseconds: Int64 = 24 * 60 * 60 * 1_000
    /// How many links may be waiting to be used.
    static let mostLinks = 1_000

    private struct Link {
        let officer: OfficerID
        let made: Instant
    }

    private var links: [String: Link] = [:]

    /// A new link's token.
    func make(for officer: OfficerID, at now: Instant) -> String {
        discard(at: now)
        let token = Secret.drawn().text
        links[token] = Link(officer: officer, made: now)
        return token
    }

    /// The officer of a link that can still be used.
    func officer(_ token: String, at now: Instant) -> OfficerID? {
        discard(at: now)
        return links[token]?.officer
    }

    /// Uses a link up.
    func use(_ token: String, at now: Instant) -> OfficerID? {
        discard(at: now)
        return links.removeValue(forKey: token)?.officer
    }

    private func discard(at now: Instant) {
        links = links.filter { now < $0.value.made.adding(milliseconds: Self.lastsMilliseconds) }
        while links.count >= Self.mostLinks,
            let oldest = links.min(by: { $0.value.made < $1.value.made })
        {
            links[oldest.key] = nil
        }
    }
}
