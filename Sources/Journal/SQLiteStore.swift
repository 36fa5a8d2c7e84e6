import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// A journal in one SQLite file, with a seal beside it.
///
/// One process writes; any number may read at the same time. The file's names: `<path>` itself,
/// `<path>-wal` and `<path>-shm` while it is open, `<path>.lock` and `<path>.seal`.
public final class SQLiteStore: JournalStore {
    /// Where the file lies.
    public let path: String
    /// Where the store's one pen rests.
    public let penRest: PenRest

    private let writer: Mutex<Writer?>

    /// What a store that may write holds on to until it is closed.
    private struct Writer: ~Copyable, Sendable {
        let queue: DatabaseQueue
        let lock: WriterLock
    }

    private init(path: String, writer: consuming Writer?) {
        self.path = path
        penRest = PenRest(writable: writer != nil)
        self.writer = Mutex(writer)
    }

    /// Opens the journal at `path` for writing, making it when there is none.
    ///
    /// Faults: `heldElsewhere`, `notDurable` (the file system will not keep promises),
    /// `notAJournal`, `newerVersion`, `damaged`, `inputOutput`.
    public static func open(_ path: String) throws(JournalFault) -> SQLiteStore {
        try open(path, durability: .full)
    }

    /// Opens the journal for writing with less durability than promised: for the rehearsal of power
    /// cuts, whose control must lose.
    package static func open(
        _ path: String, durability: Durability
    ) throws(JournalFault) -> SQLiteStore {
        let lock = try WriterLock.take(for: path)
        if DiskFile.size(of: path) == nil { try DiskFile.touch(path) }
        let queue = try connect(path, durability: durability)
        // A killed writer may have left entries that readers see and the disk does not hold yet.
        try DiskFile.sync(path + "-wal")
        try DiskFile.syncDirectory(of: path)
        let store = SQLiteStore(path: path, writer: Writer(queue: queue, lock: lock))
        try JournalSeal.open(at: try store.head()).write(besides: path)
        return store
    }

    /// Opens the journal at `path` for reading only; another process may be writing in it.
    public static func openForReading(_ path: String) throws(JournalFault) -> SQLiteStore {
        let store = SQLiteStore(path: path, writer: nil)
        _ = try store.head()
        return store
    }

    /// Ends writing: moves everything into the one file and seals it.
    ///
    /// After a failed write the file is left unsealed, as after a crash, and held until the process
    /// ends.
    public func close() throws(JournalFault) {
        guard penRest.withdraw() else { return }
        do throws(JournalFault) {
            try writer.withLock { (writer) throws(JournalFault) in
                guard let queue = writer?.queue else { return }
                try seal(queue)
                writer = nil
            }
        } catch {
            abandon()
            throw error
        }
    }

    private func seal(_ queue: DatabaseQueue) throws(JournalFault) {
        let name = DiskFile.name(of: path)
        let head = try JournalFault.translating("close", name) {
            let head = try queue.inDatabase { db in
                try Self.checkpoint(db, name: name)
                return try Self.head(db)
            }
            try queue.close()
            return head
        }
        try DiskFile.syncDirectory(of: path)
        try JournalSeal.writeClosed(at: head, besides: path)
    }

    /// Keeps the store, with its connection and its lock, until the process ends: closing the
    /// connection would copy pages from a log that the disk may not hold.
    private func abandon() {
        _ = Unmanaged.passRetained(self)
    }

    /// Keeps a batch durably, all or nothing, when the journal still ends where the batch begins.
    public func append(_ batch: EntryBatch) throws(AppendError) {
        let outcome: AppendError? = writer.withLock { writer in
            guard let queue = writer?.queue else { return .fault(notWritable) }
            return Self.append(batch, to: queue, name: DiskFile.name(of: path))
        }
        guard let outcome else { return }
        if case .fault = outcome { abandon() }
        throw outcome
    }

    /// Asks the open connection again for every promise; a fault `notDurable` when one is broken.
    public func checkDurability() throws(JournalFault) {
        let name = DiskFile.name(of: path)
        try JournalFault.translating("check", name) {
            try disturb { try Durability.full.check($0, name: name, log: path + "-wal") }
        }
    }

    /// Asks whether an entry could be kept now: the pen is whole, every promise holds, and the file
    /// can be locked for writing. Nothing is written.
    public func checkWritable() throws(JournalFault) {
        try penRest.checkHeld()
        try checkDurability()
        try JournalFault.translating("check", DiskFile.name(of: path)) {
            try disturb { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                try db.execute(sql: "ROLLBACK")
            }
        }
    }

    /// The version of SQLite that is in use.
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    /// Runs `body` on the connection that writes, past the pen.
    func disturb(_ body: (Database) throws -> Void) throws {
        try writer.withLock { try $0?.queue.inDatabase(body) }
    }

    /// A connection that has made its promises, to a file that is a journal.
    static func connect(
        _ address: String, durability: Durability
    ) throws(JournalFault) -> DatabaseQueue {
        let name = DiskFile.name(of: address)
        return try JournalFault.translating("open", name) {
            let queue = try DatabaseQueue(path: address, configuration: configuration)
            try queue.inDatabase { db in
                try durability.settle(db, name: name)
                try JournalSchema.settle(db, name: name)
                try durability.check(db, name: name, log: address + "-wal")
            }
            return queue
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.busyMode = .timeout(5)
        return configuration
    }

    private var notWritable: JournalFault {
        JournalFault(
            operation: "append", code: .notWritable, cause: "the journal is not open for writing",
            context: DiskFile.name(of: path))
    }
}
