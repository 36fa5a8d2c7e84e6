public import Accountability
internal import GRDB
public import Reckoning

/// Who somebody is at their organisation's sign-in.
public struct OutsideIdentity: Hashable, Sendable {
    /// The sign-in's own address: the claim `iss`.
    public let issuer: String
    /// The person there, for good: `sub`, or `tid` and `oid` at Microsoft.
    public let subject: String

    /// A person at an issuer.
    public init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

extension PeopleBook {
    /// The officer that an identity was tied to.
    public func officer(_ identity: OutsideIdentity) throws(PeopleFault) -> OfficerID? {
        try read("read") { db in
            try String.fetchOne(
                db, sql: "SELECT officer FROM identity WHERE issuer = ? AND subject = ?",
                arguments: [identity.issuer, identity.subject]
            ).map { OfficerID($0) }
        }
    }

    /// Ties an identity to an officer, who has one for each issuer.
    public func tie(
        _ identity: OutsideIdentity, to officer: OfficerID, at now: Instant
    ) throws(PeopleFault) {
        try write("tie") { db in
            try db.execute(
                sql: "DELETE FROM identity WHERE issuer = ? AND officer = ?",
                arguments: [identity.issuer, officer.text])
            try db.execute(
                sql: "REPLACE INTO identity VALUES (?, ?, ?, ?)",
                arguments: [identity.issuer, identity.subject, officer.text, now.milliseconds])
        }
    }

    /// Unties an officer from an issuer.
    public func untie(_ officer: OfficerID, from issuer: String) throws(PeopleFault) {
        try write("untie") { db in
            try db.execute(
                sql: "DELETE FROM identity WHERE issuer = ? AND officer = ?",
                arguments: [issuer, officer.text])
        }
    }

    /// The identities that are tied to an officer.
    public func identities(of officer: OfficerID) throws(PeopleFault) -> [OutsideIdentity] {
        try read("read") { db in
            try Row.fetchAll(
                db, sql: "SELECT issuer, subject FROM identity WHERE officer = ? ORDER BY issuer",
                arguments: [officer.text]
            ).map { OutsideIdentity(issuer: $0[0], subject: $0[1]) }
        }
    }
}
