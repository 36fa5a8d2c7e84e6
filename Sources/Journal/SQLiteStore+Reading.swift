import Foundation
import GRDB
import GRDBSQLite

extension SQLiteStore {
    /// The last entry's number and digest, as stored.
    public func head() throws(JournalFault) -> JournalHead {
        try JournalFault.translating("read", DiskFile.name(of: path)) {
            try Self.reader(of: path).read { try Self.head($0) }
        }
    }

    /// Hands over the entries after `sequence` as they stood when the reading began, one in memory
    /// at a time.
    public func read(
        after sequence: Int64, _ body: (StoredEntry) -> ReadingStep
    ) throws(JournalFault) {
        try JournalFault.translating("read", DiskFile.name(of: path)) {
            try Self.reader(of: path).read { try Self.read($0, after: sequence, body) }
        }
    }

    /// Hands over the entries after `sequence` as they stood when the reading began, each where
    /// SQLite has it.
    public func look(
        after sequence: Int64, _ body: (SightedEntry) -> ReadingStep
    ) throws(JournalFault) {
        try JournalFault.translating("read", DiskFile.name(of: path)) {
            try Self.reader(of: path).read { try Self.look($0, after: sequence, body) }
        }
    }

    /// A connection that cannot write; `quiet` promises that nobody else writes meanwhile, so that
    /// not even a lock is left on the file.
    static func reader(of path: String, quiet: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "journal-reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(
            path: quiet ? address(of: path) : path, configuration: configuration)
    }

    static func head(_ db: Database) throws -> JournalHead {
        let sql = "SELECT n, digest FROM entry ORDER BY n DESC LIMIT 1"
        guard let row = try Row.fetchOne(db, sql: sql) else { return .empty }
        let bytes = Data.fromDatabaseValue(row[1]).map { [UInt8]($0) } ?? []
        guard let sequence = Int64.fromDatabaseValue(row[0]), let digest = Digest(bytes: bytes)
        else {
            throw JournalFault(
                operation: "read", code: .damaged, cause: "its digest is not 32 bytes",
                context: "the last entry")
        }
        return JournalHead(sequence: sequence, digest: digest)
    }

    static func read(
        _ db: Database, after sequence: Int64, _ body: (StoredEntry) -> ReadingStep
    ) throws {
        try look(db, after: sequence) { seen in
            body(
                StoredEntry(
                    sequence: seen.sequence, bytes: Array(seen.bytes), digest: seen.digest))
        }
    }

    /// The columns are taken from SQLite as they are, for a row of GRDB costs as much as the rest
    /// of the reading.
    private static func look(
        _ db: Database, after sequence: Int64, _ body: (SightedEntry) -> ReadingStep
    ) throws {
        let sql = "SELECT n, body, digest FROM entry WHERE n > ? ORDER BY n"
        let statement = try db.makeStatement(sql: sql)
        try statement.setArguments([sequence])
        let row = statement.sqliteStatement
        defer { sqlite3_reset(row) }
        while true {
            let result = sqlite3_step(row)
            guard result == SQLITE_ROW else {
                guard result == SQLITE_DONE else {
                    throw DatabaseError(resultCode: ResultCode(rawValue: result), sql: sql)
                }
                return
            }
            let seen = SightedEntry(
                sequence: sqlite3_column_int64(row, 0), bytes: blob(row, 1),
                digest: Digest(blob(row, 2)))
            guard body(seen) == .next else { return }
        }
    }

    private static func blob(_ row: SQLiteStatement, _ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(row, column)
        let count = Int(sqlite3_column_bytes(row, column))
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    private static func address(of path: String) -> String {
        let plain = CharacterSet(charactersIn: "/-_.~").union(.alphanumerics)
        let escaped = path.addingPercentEncoding(withAllowedCharacters: plain) ?? path
        return "file:\(escaped)?immutable=1"
    }
}
