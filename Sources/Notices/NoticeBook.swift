public import Accountability
import Foundation
import GRDB
public import Reckoning
import Synchronization

/// The letters to officers and what belongs to them: what was told, what is put off, and who
/// follows the calendar. It is nobody's record, so it lies outside the journal, in a file of its
/// own in which everything can be erased.
public actor NoticeBook {
    /// The most letters to one officer that are kept; the oldest go first.
    public static let mostOfOne = 500
    /// The most letters that may wait for the post.
    public static let mostWaiting = 10_000

    private let queue: DatabaseQueue
    private nonisolated let counts = Mutex<[OfficerID: Int]>([:])

    /// Opens the notices at `path`, making the file when there is none.
    public init(path: String) throws(NoticeFault) {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        try self.init { try DatabaseQueue(path: path, configuration: $0) }
    }

    /// Notices that are kept only as long as the program runs.
    public init() throws(NoticeFault) {
        try self.init { try DatabaseQueue(configuration: $0) }
    }

    private init(_ open: (Configuration) throws -> DatabaseQueue) throws(NoticeFault) {
        do {
            var configuration = Configuration()
            configuration.label = "notices"
            configuration.busyMode = .timeout(5)
            queue = try open(configuration)
            try queue.inDatabase { try NoticeSchema.settle($0) }
            let found = try queue.read { try Self.counted($0) }
            counts.withLock { $0 = found }
        } catch {
            throw NoticeFault("open", error)
        }
    }

    /// Closes the file; nothing can be read or written any more.
    public nonisolated func close() throws(NoticeFault) {
        do { try queue.close() } catch { throw NoticeFault("close", error) }
    }

    /// How many letters an officer has not read; it is known without asking the disk.
    public nonisolated func unread(_ officer: OfficerID) -> Int {
        counts.withLock { $0[officer] ?? 0 }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(NoticeFault) -> Value {
        do { return try await queue.read(body) } catch { throw NoticeFault("read", error) }
    }

    func write<Value: Sendable>(
        _ operation: String = "write", _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(NoticeFault) -> Value {
        do { return try await queue.write(body) } catch { throw NoticeFault(operation, error) }
    }

    /// Counts anew what is not read, also what another process wrote.
    public func recount() async throws(NoticeFault) {
        let found = try await read { try Self.counted($0) }
        counts.withLock { $0 = found }
    }

    private static func counted(_ db: Database) throws -> [OfficerID: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT officer, count(*) FROM notice WHERE read IS NULL GROUP BY officer")
        return Dictionary(rows.map { (OfficerID($0[0]), $0[1]) }) { $1 }
    }
}

extension NoticeBook {
    /// The latest letters to an officer, the latest first.
    public func notices(of officer: OfficerID) async throws(NoticeFault) -> [Notice] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Notice.columns) FROM notice WHERE officer = ?
                    ORDER BY number DESC LIMIT \(Self.mostOfOne)
                    """, arguments: [officer.text]
            ).map { Notice($0) }
        }
    }

    /// The latest letters to anybody, the latest first.
    public func latest(_ most: Int) async throws(NoticeFault) -> [Notice] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(Notice.columns) FROM notice ORDER BY number DESC LIMIT ?",
                arguments: [most]
            ).map { Notice($0) }
        }
    }

    /// Marks a letter as read by the officer it is for, or all of the officer's when none is named.
    public func markRead(
        _ number: Int64? = nil, by officer: OfficerID, at now: Instant
    ) async throws(NoticeFault) {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE notice SET read = ?
                    WHERE officer = ? AND read IS NULL AND (? IS NULL OR number = ?)
                    """, arguments: [now.milliseconds, officer.text, number, number])
        }
        try await recount()
    }

    /// Erases all that is kept about an officer.
    public func erase(_ officer: OfficerID) async throws(NoticeFault) {
        try await write("erase") { db in
            for table in ["notice", "told", "snooze", "feed"] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE officer = ?", arguments: [officer.text])
            }
        }
        try await recount()
    }
}
