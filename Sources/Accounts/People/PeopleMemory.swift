internal import Accountability
internal import GRDB
internal import Reckoning

/// What every request may ask of the people book, held in memory.
struct PeopleMemory {
    /// The moments that the file is behind by so much are written down again.
    private static let noteAfter: Int64 = 60_000

    /// Tells whether another program changed the file.
    private(set) var version: Int
    var people: [OfficerID: NamedOfficer] = [:]
    var signedIn: [OfficerID: Instant] = [:]
    /// By what is kept of their secret.
    var sessions: [String: HeldSession] = [:]
    /// By their prefix.
    var tokens: [String: HeldToken] = [:]

    /// What the file says.
    init(_ db: Database) throws {
        version = try Self.version(of: db)
        for row in try Row.fetchAll(db, sql: "SELECT officer, name, email FROM person") {
            people[OfficerID(row[0])] = NamedOfficer(
                identifier: row[0], name: row[1], email: row[2])
        }
        for row in try Row.fetchAll(db, sql: "SELECT officer, at FROM signedIn") {
            signedIn[OfficerID(row[0])] = Instant(milliseconds: row[1])
        }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM session") {
            let session = Session(row)
            sessions[row["secret"]] = HeldSession(session: session, written: session.lastSeen)
        }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM token") {
            tokens[row["prefix"]] = HeldToken(row)
        }
    }

    static func version(of db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    }

    /// Takes over what the file says now; what was seen later than it says stays seen.
    mutating func take(_ file: PeopleMemory) {
        let before = self
        self = file
        for (secret, held) in before.sessions {
            guard let found = sessions[secret]?.session else { continue }
            sessions[secret]?.session.lastSeen = max(found.lastSeen, held.session.lastSeen)
        }
        for (prefix, held) in before.tokens where tokens[prefix] != nil {
            tokens[prefix]?.token.lastUsed = held.token.lastUsed
        }
    }

    /// When sessions and tokens were used last, where the file is behind.
    struct Notes {
        var seen: [String: Instant] = [:]
        var used: [String: Instant] = [:]
        var isEmpty: Bool { seen.isEmpty && used.isEmpty }
    }

    mutating func takeNotes(at now: Instant) -> Notes {
        var notes = Notes()
        for (secret, held) in sessions
        where held.session.lastSeen >= held.written.adding(milliseconds: Self.noteAfter) {
            notes.seen[secret] = held.session.lastSeen
            sessions[secret]?.written = held.session.lastSeen
        }
        for (prefix, held) in tokens {
            guard let used = held.token.lastUsed,
                held.written.map({ used >= $0.adding(milliseconds: Self.noteAfter) }) ?? true
            else { continue }
            notes.used[prefix] = used
            tokens[prefix]?.written = used
        }
        return notes
    }

    /// Nothing of the officer is left.
    mutating func forget(_ officer: OfficerID) {
        people[officer] = nil
        signedIn[officer] = nil
        sessions = sessions.filter { $0.value.session.officer != officer }
        tokens = tokens.filter { $0.value.token.officer != officer }
    }
}

extension Session {
    init(_ row: Row) {
        self.init(
            number: row["number"], officer: OfficerID(row["officer"]),
            way: SignInWay(rawValue: row["way"]) ?? .link, browser: row["browser"],
            began: Instant(milliseconds: row["began"]),
            lastSeen: Instant(milliseconds: row["lastSeen"]))
    }
}
