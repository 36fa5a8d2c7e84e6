internal import GRDB

/// The tables of the people book, and the settings under which the erased is gone.
enum PeopleSchema {
    private static let version = 1
    /// `OUTP` in ASCII.
    private static let applicationID = 0x4F55_5450

    private static let statements = [
        """
        CREATE TABLE person (
            officer TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE session (
            secret TEXT PRIMARY KEY, officer TEXT NOT NULL, number TEXT NOT NULL,
            way TEXT NOT NULL, browser TEXT NOT NULL, began INTEGER NOT NULL,
            lastSeen INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE signedIn (officer TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE link (
            secret TEXT PRIMARY KEY, officer TEXT NOT NULL, made INTEGER NOT NULL,
            ends INTEGER NOT NULL, next TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE passphrase (
            officer TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL,
            rounds INTEGER NOT NULL, blocks INTEGER NOT NULL, lanes INTEGER NOT NULL,
            guesses INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL DEFAULT 0,
            lockedUntil INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE identity (
            issuer TEXT NOT NULL, subject TEXT NOT NULL, officer TEXT NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (issuer, subject)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE token (
            prefix TEXT PRIMARY KEY, secret TEXT NOT NULL, officer TEXT NOT NULL,
            title TEXT NOT NULL, organisation TEXT NOT NULL, areas TEXT NOT NULL,
            writes INTEGER NOT NULL, made INTEGER NOT NULL, ends INTEGER NOT NULL,
            lastUsed INTEGER
        ) STRICT, WITHOUT ROWID
        """,
    ]

    /// The tables with a line for an officer, each of which an erasure empties of it.
    static let tables = [
        "person", "session", "signedIn", "link", "passphrase", "identity", "token",
    ]

    private static let settings: [(pragma: String, value: String, answer: Int)] = [
        ("synchronous", "FULL", 2), ("secure_delete", "ON", 1), ("temp_store", "MEMORY", 2),
    ]

    /// Sets and reads back the connection's promises; makes the tables, or checks the file's marks.
    static func settle(_ db: Database, isOnDisk: Bool) throws {
        if isOnDisk {
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") ?? "no answer"
            guard mode == "wal" else {
                throw PeopleFault("open", .notDurable, "journal_mode answers \(mode)")
            }
        }
        for setting in settings {
            try db.execute(sql: "PRAGMA \(setting.pragma) = \(setting.value)")
            let answer = try Int.fetchOne(db, sql: "PRAGMA \(setting.pragma)") ?? -1
            guard answer == setting.answer else {
                throw PeopleFault("open", .notDurable, "\(setting.pragma) answers \(answer)")
            }
        }
        try settleTables(db)
    }

    private static func settleTables(_ db: Database) throws {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if application == 0, found == 0, tables == 0 { return try create(in: db) }
        guard application == applicationID else {
            throw PeopleFault("open", .notAPeopleBook, "application_id \(application)")
        }
        guard found <= version else {
            throw PeopleFault("open", .newerVersion, "version \(found), of at most \(version)")
        }
    }

    private static func create(in db: Database) throws {
        try db.inTransaction(.immediate) {
            for statement in statements { try db.execute(sql: statement) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Empties the write-ahead log, in which the erased would otherwise lie on.
    static func forget(_ db: Database) throws {
        let answer = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard let busy = answer.flatMap({ Int.fromDatabaseValue($0[0]) }), busy <= 0 else {
            throw PeopleFault("erase", .heldElsewhere, "somebody is reading, so traces may remain")
        }
    }
}
