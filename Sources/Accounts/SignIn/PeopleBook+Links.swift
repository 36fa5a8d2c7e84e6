public import Accountability
internal import GRDB
public import Reckoning

/// Where a sign-in link leads.
public struct SignInLink: Hashable, Sendable {
    /// Whom it signs in.
    public let officer: OfficerID
    /// The address of the site to go on to; nothing for the first page.
    public let next: String
}

extension PeopleBook {
    /// How long a link that is sent may be used, in milliseconds.
    public static let sentLinkLasts: Int64 = 30 * 60 * 1_000
    /// How long a link that an operator hands over may be used, in milliseconds.
    public static let givenLinkLasts: Int64 = 24 * 60 * 60 * 1_000
    /// How many links of one officer may wait to be used; the oldest gives way.
    static let mostLinks = 5

    /// A new link's secret, of which only its hash is kept.
    public func makeLink(
        for officer: OfficerID, lasting: Int64, next: String = "", at now: Instant
    ) throws(PeopleFault) -> Secret {
        let secret = Secret.drawn()
        try write("make a link") { db in
            try db.execute(sql: "DELETE FROM link WHERE ends <= ?", arguments: [now.milliseconds])
            try db.execute(
                sql: """
                    DELETE FROM link WHERE secret IN (
                        SELECT secret FROM link WHERE officer = ? ORDER BY made DESC
                        LIMIT -1 OFFSET ?)
                    """, arguments: [officer.text, Self.mostLinks - 1])
            try db.execute(
                sql: "INSERT INTO link VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    secret.kept, officer.text, now.milliseconds,
                    now.adding(milliseconds: lasting).milliseconds, next,
                ])
        }
        return secret
    }

    /// The link of a secret, when it can still be used.
    public func link(_ secret: Secret, at now: Instant) throws(PeopleFault) -> SignInLink? {
        try read("read a link") { try Self.link(secret, at: now, in: $0) }
    }

    /// Uses a link up; nil when somebody was quicker or it is over.
    public func useLink(_ secret: Secret, at now: Instant) throws(PeopleFault) -> SignInLink? {
        try write("use a link") { db in
            guard let link = try Self.link(secret, at: now, in: db) else { return nil }
            try db.execute(sql: "DELETE FROM link WHERE secret = ?", arguments: [secret.kept])
            return link
        }
    }

    private static func link(
        _ secret: Secret, at now: Instant, in db: Database
    ) throws -> SignInLink? {
        try Row.fetchOne(
            db, sql: "SELECT officer, next FROM link WHERE secret = ? AND ends > ?",
            arguments: [secret.kept, now.milliseconds]
        ).map { SignInLink(officer: OfficerID($0[0]), next: $0[1]) }
    }
}
