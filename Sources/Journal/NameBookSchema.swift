import GRDB

/// The table of the name book, and the settings under which the erased is gone.
enum NameBookSchema {
    private static let version = 1
    /// `OUTN` in ASCII.
    private static let applicationID = 0x4F55_544E

    private static let statement = """
        CREATE TABLE officer (
            identifier TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            email TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """

    private static let settings: [(pragma: String, value: String, answer: Int)] = [
        ("synchronous", "FULL", 2), ("secure_delete", "ON", 1), ("temp_store", "MEMORY", 2),
    ]

    /// Sets and reads back the connection's promises; makes the table, or checks the file's marks.
    static func settle(_ db: Database, name: String) throws {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") ?? "no answer"
        guard mode == "wal" else { throw fault(.notDurable, "journal_mode answers \(mode)", name) }
        for setting in settings {
            try db.execute(sql: "PRAGMA \(setting.pragma) = \(setting.value)")
            let answer = try Int.fetchOne(db, sql: "PRAGMA \(setting.pragma)") ?? -1
            guard answer == setting.answer else {
                throw fault(.notDurable, "\(setting.pragma) answers \(answer)", name)
            }
        }
        try settleTable(db, name: name)
    }

    /// Empties the write-ahead log, in which the erased would otherwise lie on.
    static func forget(_ db: Database, name: String) throws {
        let answer = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard let busy = answer.flatMap({ Int.fromDatabaseValue($0[0]) }), busy == 0 else {
            throw fault(.heldElsewhere, "somebody is reading, so traces may remain", name)
        }
    }

    private static func settleTable(_ db: Database, name: String) throws {
        let marks = try JournalSchema.marks(of: db)
        if marks == (0, 0), try JournalSchema.statementsFound(in: db).isEmpty {
            return try create(in: db)
        }
        guard marks.application == applicationID else {
            throw fault(.notAJournal, "application_id \(marks.application)", name)
        }
        guard marks.version <= version else {
            throw fault(.newerVersion, "version \(marks.version), of at most \(version)", name)
        }
    }

    private static func create(in db: Database) throws {
        try db.inTransaction(.immediate) {
            try db.execute(sql: statement)
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
