import GRDB

/// The tables of the papers and the promises of their file.
enum PapersSchema {
    private static let version = 1
    /// `OUTP` in ASCII.
    private static let applicationID = 0x4F55_5450

    private static let statements = """
        CREATE TABLE comment (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            thread INTEGER,
            return TEXT NOT NULL,
            question TEXT NOT NULL,
            author TEXT NOT NULL,
            at INTEGER NOT NULL,
            text TEXT NOT NULL,
            erased INTEGER NOT NULL DEFAULT 0,
            audience TEXT NOT NULL,
            addressee TEXT,
            resolver TEXT,
            resolved INTEGER,
            entry TEXT UNIQUE
        ) STRICT;
        CREATE INDEX comment_by_return ON comment (return, number);
        CREATE INDEX comment_by_author ON comment (author);
        CREATE TABLE average (
            return TEXT NOT NULL,
            question TEXT NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            weight TEXT NOT NULL,
            amount TEXT NOT NULL,
            PRIMARY KEY (return, question, position)
        ) STRICT, WITHOUT ROWID;
        """

    /// What is deleted is overwritten, and what is written outlasts a power cut.
    private static let settings = [
        "journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY",
    ]

    static func settle(_ db: Database) throws {
        for setting in settings { try db.execute(sql: "PRAGMA \(setting)") }
        guard try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1 else {
            throw PapersFault(operation: "open", cause: "secure_delete cannot be switched on")
        }
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if (application, found, tables) == (0, 0, 0) { return try make(db) }
        guard application == applicationID else {
            throw PapersFault(operation: "open", cause: "the file holds something else")
        }
        guard found == version else {
            throw PapersFault(operation: "open", cause: "the file is of version \(found)")
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
