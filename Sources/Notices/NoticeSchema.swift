import GRDB

/// The tables of the notices and the promises of their file.
enum NoticeSchema {
    private static let version = 1
    /// `OUTL` in ASCII.
    private static let applicationID = 0x4F55_544C

    private static let statements = """
        CREATE TABLE notice (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            officer TEXT NOT NULL,
            day INTEGER,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            written INTEGER NOT NULL,
            read INTEGER,
            state TEXT NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0,
            next INTEGER NOT NULL,
            posted INTEGER,
            fault TEXT,
            UNIQUE (officer, day)
        ) STRICT;
        CREATE INDEX notice_by_officer ON notice (officer, number);
        CREATE INDEX notice_waiting ON notice (state, next);
        CREATE TABLE told (
            officer TEXT NOT NULL,
            duty TEXT NOT NULL,
            anchor INTEGER NOT NULL,
            step INTEGER NOT NULL,
            PRIMARY KEY (officer, duty)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE snooze (
            officer TEXT NOT NULL,
            duty TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (officer, duty)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE feed (
            officer TEXT PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            made INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE mark (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What is deleted is overwritten, and what is written outlasts a power cut.
    private static let settings = [
        "journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY",
    ]

    static func settle(_ db: Database) throws {
        for setting in settings { try db.execute(sql: "PRAGMA \(setting)") }
        guard try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1 else {
            throw NoticeFault("open", "secure_delete cannot be switched on")
        }
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if (application, found, tables) == (0, 0, 0) { return try make(db) }
        guard application == applicationID else {
            throw NoticeFault("open", "the file holds something else")
        }
        guard found == version else {
            throw NoticeFault("open", "the file is of version \(found)")
        }
    }

    private static func make(_ db: Database) throws {
        try db.inTransaction {
            try db.execute(sql: statements)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }
}
