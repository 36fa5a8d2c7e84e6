import GRDB

/// How hard a store tries to keep what it has acknowledged.
package enum Durability: Sendable {
    /// Every commit is on the disk before it is acknowledged.
    case full
    /// Commits may be lost in a power cut: the control of the power-cut rehearsal, nothing else.
    case weakened

    private var synchronous: (word: String, answer: Int) {
        switch self {
        case .full: ("FULL", 2)
        case .weakened: ("NORMAL", 1)
        }
    }

    /// Sets the connection's promises, and refuses when the answers are not what was asked for.
    ///
    /// A refused switch of the journal mode is silent in SQLite, and so is a library that sets a
    /// weaker mode after opening; hence every answer is read back.
    func settle(_ db: Database, name: String) throws {
        try db.execute(sql: "PRAGMA page_size = \(JournalSchema.pageSize)")
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        try Self.check("journal_mode", mode ?? "no answer", "wal", name)
        for setting in settings {
            try db.execute(sql: "PRAGMA \(setting.pragma) = \(setting.value)")
        }
    }

    /// Reads every promise back, and looks whether the write-ahead log is there: after one failed
    /// sync SQLite may answer `wal` and yet go on without.
    func check(_ db: Database, name: String, log: String) throws {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        try Self.check("journal_mode", mode ?? "no answer", "wal", name)
        let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        try Self.check("page_size", String(size), String(JournalSchema.pageSize), name)
        for setting in settings {
            let answer = try Int.fetchOne(db, sql: "PRAGMA \(setting.pragma)") ?? -1
            try Self.check(setting.pragma, String(answer), String(setting.answer), name)
        }
        let hasLog = DiskFile.size(of: log) != nil
        try Self.check("the write-ahead log", hasLog ? "present" : "absent", "present", name)
    }

    private var settings: [(pragma: String, value: String, answer: Int)] {
        [
            ("synchronous", synchronous.word, synchronous.answer),
            ("fullfsync", "ON", 1),
            ("checkpoint_fullfsync", "ON", 1),
            ("cell_size_check", "ON", 1),
            ("trusted_schema", "OFF", 0),
            ("recursive_triggers", "ON", 1),
        ]
    }

    private static func check(
        _ pragma: String, _ found: String, _ expected: String, _ name: String
    ) throws(JournalFault) {
        guard found == expected else {
            throw JournalFault(
                operation: "open", code: .notDurable,
                cause: "\(pragma) answers \(found), not \(expected)", context: name)
        }
    }
}
