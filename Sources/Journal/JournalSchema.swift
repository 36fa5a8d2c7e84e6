import GRDB

/// The tables of a journal file, and the marks by which it is recognised.
enum JournalSchema {
    /// The version of the tables; kept in the file's `user_version`.
    static let version = 1
    /// `OUTT` in ASCII; kept in the file's `application_id`.
    static let applicationID = 0x4F55_5454
    /// Bytes per page of the file.
    static let pageSize = 4_096

    /// Each thing the file is made of, by name, as its statement is stored.
    static let statements: [(name: String, sql: String)] = [
        (
            "entry",
            """
            CREATE TABLE entry (
                n INTEGER PRIMARY KEY,
                body BLOB NOT NULL,
                digest BLOB NOT NULL CHECK (length(digest) = 32)
            ) STRICT
            """
        ),
        (
            "entry_follows",
            """
            CREATE TRIGGER entry_follows BEFORE INSERT ON entry
            WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM entry)
            BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END
            """
        ),
        (
            "entry_stays",
            """
            CREATE TRIGGER entry_stays BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END
            """
        ),
        (
            "entry_stands",
            """
            CREATE TRIGGER entry_stands BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END
            """
        ),
    ]

    /// Makes the tables in an empty file, or checks that the file is a journal of this version.
    static func settle(_ db: Database, name: String) throws {
        let found = try marks(of: db)
        if found == (0, 0), try statementsFound(in: db).isEmpty { return try create(in: db) }
        guard found.application == applicationID else {
            throw fault(.notAJournal, "application_id \(found.application)", name)
        }
        guard found.version <= version else {
            throw fault(.newerVersion, "version \(found.version), of at most \(version)", name)
        }
        guard try statementsFound(in: db) == expected else {
            throw fault(.damaged, "the tables are not those of version \(version)", name)
        }
    }

    /// The file's application and version marks.
    static func marks(of db: Database) throws -> (application: Int, version: Int) {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
        return (application ?? 0, try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
    }

    /// What the file is made of, by name, as its statements are stored.
    static func statementsFound(in db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema")
        return rows.reduce(into: [:]) { found, row in
            let name = String.fromDatabaseValue(row["name"]) ?? ""
            found[name] = String.fromDatabaseValue(row["sql"]) ?? ""
        }
    }

    /// What a journal of this version is made of.
    static var expected: [String: String] {
        Dictionary(uniqueKeysWithValues: statements.map { ($0.name, $0.sql) })
    }

    private static func create(in db: Database) throws {
        try db.inTransaction(.immediate) {
            for statement in statements { try db.execute(sql: statement.sql) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static func fault(
        _ code: JournalFault.Code, _ cause: String, _ name: String
    ) -> JournalFault {
        JournalFault(operation: "open", code: code, cause: cause, context: name)
    }
}
