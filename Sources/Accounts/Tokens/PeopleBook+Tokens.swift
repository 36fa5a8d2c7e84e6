public import Accountability
internal import GRDB
public import Reckoning
internal import Synchronization

extension PeopleBook {
    /// How many tokens an officer may have.
    public static let mostTokens = 20

    /// A new token: what is kept of it, and the text that is shown once and never again. Nil when
    /// the officer has as many as one may have.
    public func makeToken(
        _ request: TokenRequest, for officer: OfficerID, at now: Instant
    ) throws(PeopleFault) -> (token: AccessToken, text: String)? {
        let secret = Secret.drawn()
        let days = min(max(request.days, 1), AccessToken.mostDays)
        let token = AccessToken(
            prefix: "outturn_\(Secret.drawn().text.prefix(8))", officer: officer,
            title: request.title, organisation: request.organisation, areas: request.areas,
            writes: request.writes, made: now,
            ends: now.adding(milliseconds: Int64(days) * 86_400_000))
        let isMade = try write("make a token") { db in
            try db.execute(
                sql: "DELETE FROM token WHERE ends <= ?",
                arguments: [now.adding(milliseconds: -30 * 86_400_000).milliseconds])
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM token WHERE officer = ? AND ends > ?",
                arguments: [officer.text, now.milliseconds])
            guard (count ?? 0) < Self.mostTokens else { return false }
            try db.execute(
                sql: "INSERT INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                arguments: [
                    token.prefix, secret.kept, officer.text, token.title, token.organisation.text,
                    token.areas.map(\.rawValue).sorted().joined(separator: ","),
                    token.writes ? 1 : 0, now.milliseconds, token.ends.milliseconds,
                ])
            return true
        }
        guard isMade else { return nil }
        memory.withLock { $0.tokens[token.prefix] = HeldToken(token: token, secret: secret.kept) }
        return (token, "\(token.prefix)_\(secret.text)")
    }

    /// The token that a program sent, while it lasts; notes that it was used.
    public func token(_ text: String, at now: Instant) -> AccessToken? {
        guard text.utf8.count < 100, let cut = text.lastIndex(of: "_") else { return nil }
        let secret = Secret(reading: String(text[text.index(after: cut)...]))
        return memory.withLock { held in
            let prefix = String(text[..<cut])
            guard let found = held.tokens[prefix],
                Secret(reading: found.secret).matches(secret.kept), found.token.lasts(at: now)
            else { return nil }
            held.tokens[prefix]?.token.lastUsed = now
            return held.tokens[prefix]?.token
        }
    }

    /// The tokens of an officer, the latest first.
    public func tokens(of officer: OfficerID) -> [AccessToken] {
        memory.withLock { $0.tokens.values.map(\.token).filter { $0.officer == officer } }
            .sorted { ($0.made, $0.prefix) > ($1.made, $1.prefix) }
    }

    /// Revokes a token of an officer; answers whether there was one.
    public func revokeToken(
        _ prefix: String, of officer: OfficerID
    ) throws(PeopleFault) -> Bool {
        let count = try write("revoke a token") { db in
            try db.execute(
                sql: "DELETE FROM token WHERE prefix = ? AND officer = ?",
                arguments: [prefix, officer.text])
            return db.changesCount
        }
        memory.withLock { held in
            if held.tokens[prefix]?.token.officer == officer { held.tokens[prefix] = nil }
        }
        return count > 0
    }
}
