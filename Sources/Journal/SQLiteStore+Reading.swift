import Foundation
import GRDB

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
        let rows = try Row.fetchCursor(
            db, sql: "SELECT n, body, digest FROM entry WHERE n > ? ORDER BY n",
            arguments: [sequence])
        while let row = try rows.next() {
            guard body(try entry(row)) == .next else { return }
        }
    }

    private static func entry(_ row: Row) throws -> StoredEntry {
        let digest = try row.withUnsafeData(atIndex: 2) { Digest(bytes: [UInt8]($0 ?? Data())) }
        let bytes = try row.withUnsafeData(atIndex: 1) { [UInt8]($0 ?? Data()) }
        let sequence = Int64.fromDatabaseValue(row[0]) ?? 0
        return StoredEntry(sequence: sequence, bytes: bytes, digest: digest)
    }

    private static func address(of path: String) -> String {
        let plain = CharacterSet(charactersIn: "/-_.~").union(.alphanumerics)
        let escaped = path.addingPercentEncoding(withAllowedCharacters: plain) ?? path
        return "file:\(escaped)?immutable=1"
    }
}
