public import Accountability
public import Accounts
import Crypto
import GRDB
public import Reckoning

extension NoticeBook {
    /// Puts off a duty for an officer until a day, on which it is back.
    public func snooze(
        _ duty: String, of officer: OfficerID, until day: Day
    ) async throws(NoticeFault) {
        try await write { db in
            try db.execute(
                sql: "REPLACE INTO snooze (officer, duty, until) VALUES (?, ?, ?)",
                arguments: [officer.text, duty, day.number])
        }
    }

    /// Brings a duty back that an officer had put off.
    public func wake(_ duty: String, of officer: OfficerID) async throws(NoticeFault) {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM snooze WHERE officer = ? AND duty = ?",
                arguments: [officer.text, duty])
        }
    }

    /// What an officer has put off today, each with the day on which it is back.
    public func snoozed(
        by officer: OfficerID, on today: Day
    ) async throws(NoticeFault) -> [String: Day] {
        try await everythingSnoozed(on: today, by: officer)[officer] ?? [:]
    }

    func everythingSnoozed(
        on today: Day, by officer: OfficerID? = nil
    ) async throws(NoticeFault) -> [OfficerID: [String: Day]] {
        let rows = try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT officer, duty, until FROM snooze
                    WHERE until > ? AND (? IS NULL OR officer = ?)
                    """, arguments: [today.number, officer?.text, officer?.text]
            ).map { (OfficerID($0["officer"]), $0["duty"] as String, Day(number: $0["until"])) }
        }
        return rows.reduce(into: [:]) { found, row in found[row.0, default: [:]][row.1] = row.2 }
    }
}

extension NoticeBook {
    /// Makes the secret by which an officer's calendar is followed, in the place of the one before.
    /// Only its digest is kept, so it can be shown this once.
    public func makeFeed(
        for officer: OfficerID, at now: Instant
    ) async throws(NoticeFault) -> Secret {
        let secret = Secret.drawn()
        let digest = Self.digest(secret.text)
        try await write { db in
            try db.execute(
                sql: "REPLACE INTO feed (officer, digest, made) VALUES (?, ?, ?)",
                arguments: [officer.text, digest, now.milliseconds])
        }
        return secret
    }

    /// When the secret of an officer's calendar was made; nil when there is none.
    public func feed(of officer: OfficerID) async throws(NoticeFault) -> Instant? {
        try await read { db in
            try Int64.fetchOne(
                db, sql: "SELECT made FROM feed WHERE officer = ?", arguments: [officer.text])
        }.map { Instant(milliseconds: $0) }
    }

    /// Revokes the secret of an officer's calendar.
    public func revokeFeed(of officer: OfficerID) async throws(NoticeFault) {
        try await write { db in
            try db.execute(sql: "DELETE FROM feed WHERE officer = ?", arguments: [officer.text])
        }
    }

    /// The officer whose calendar a secret opens, or nil.
    public func officer(following secret: String) async throws(NoticeFault) -> OfficerID? {
        let digest = Self.digest(secret)
        return try await read { db in
            try String.fetchOne(
                db, sql: "SELECT officer FROM feed WHERE digest = ?", arguments: [digest])
        }.map { OfficerID($0) }
    }

    private static func digest(_ secret: String) -> String {
        SHA256.hash(data: Array(secret.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension NoticeBook {
    /// Since when reminders go out by themselves; nil while they do not.
    public func remindingSince() async throws(NoticeFault) -> Instant? {
        try await mark("reminding").map { Instant(milliseconds: $0) }
    }

    /// Lets reminders go out by themselves from now on, or no longer.
    public func setReminding(_ isOn: Bool, at now: Instant) async throws(NoticeFault) {
        try await write { db in
            if isOn {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO mark (name, value) VALUES ('reminding', ?)",
                    arguments: [now.milliseconds])
            } else {
                try db.execute(sql: "DELETE FROM mark WHERE name = 'reminding'")
            }
        }
    }

    /// The last day whose letters were written, or nil.
    public func lastRound() async throws(NoticeFault) -> Day? {
        try await mark("round").map { Day(number: Int($0)) }
    }

    func setLastRound(_ day: Day) async throws(NoticeFault) {
        try await write { db in
            try db.execute(
                sql: "REPLACE INTO mark (name, value) VALUES ('round', ?)", arguments: [day.number])
        }
    }

    private func mark(_ name: String) async throws(NoticeFault) -> Int64? {
        try await read { db in
            try Int64.fetchOne(db, sql: "SELECT value FROM mark WHERE name = ?", arguments: [name])
        }
    }
}
