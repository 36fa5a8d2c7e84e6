internal import Accountability
internal import Foundation
internal import GRDB
public import Reckoning
internal import Synchronization

/// Who an officer's identifier stands for.
public struct NamedOfficer: Hashable, Sendable {
    /// The identifier that facts carry.
    public let identifier: String
    /// The person's name.
    public let name: String
    /// The person's address for electronic mail; nothing where there is none.
    public let email: String

    /// The officer of these parts.
    public init(identifier: String, name: String, email: String) {
        self.identifier = identifier
        self.name = name
        self.email = email
    }
}

/// People's names and addresses, and all that they sign in with, in a file of its own outside the
/// journal, so that they can be erased; facts carry identifiers only.
///
/// Of secrets it keeps what they can be checked by and nothing that they can be had from. What
/// every request asks for is held in memory; writing waits for the disk, so a site does it
/// elsewhere.
public final class PeopleBook: Sendable {
    let queue: DatabaseQueue
    let memory: Mutex<PeopleMemory>
    let strangers = Mutex(StrangerLockOuts())

    /// Opens the book at `path`, making it, readable by its owner only, when there is none.
    ///
    /// Faults: `inputOutput`, `notDurable`, `notAPeopleBook`, `newerVersion`.
    public convenience init(path: String) throws(PeopleFault) {
        try Self.touch(path)
        try self.init(isOnDisk: true) { try DatabaseQueue(path: path, configuration: $0) }
    }

    /// A book that is gone with the program.
    public convenience init() throws(PeopleFault) {
        try self.init(isOnDisk: false) { try DatabaseQueue(configuration: $0) }
    }

    private init(
        isOnDisk: Bool, _ open: (Configuration) throws -> DatabaseQueue
    ) throws(PeopleFault) {
        let (queue, held) = try PeopleFault.translating("open") {
            var configuration = Configuration()
            configuration.label = "people"
            configuration.busyMode = .timeout(5)
            let queue = try open(configuration)
            try queue.inDatabase { try PeopleSchema.settle($0, isOnDisk: isOnDisk) }
            return (queue, try queue.read { try PeopleMemory($0) })
        }
        self.queue = queue
        memory = Mutex(held)
    }

    private static func touch(_ path: String) throws(PeopleFault) {
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw PeopleFault("open", .inputOutput, String(cString: strerror(errno)))
        }
        _ = Foundation.close(descriptor)
    }

    /// Closes the file; nothing can be read or written any more.
    public func close() throws(PeopleFault) {
        try PeopleFault.translating("close") { try queue.close() }
    }

    /// Writes down what was seen meanwhile, and takes in what another program changed in the file.
    public func tend(at now: Instant) throws(PeopleFault) {
        let noted = memory.withLock { $0.takeNotes(at: now) }
        if !noted.isEmpty {
            try write("note") { db in
                for seen in noted.seen {
                    try db.execute(
                        sql: "UPDATE session SET lastSeen = ? WHERE secret = ?",
                        arguments: [seen.value.milliseconds, seen.key])
                }
                for used in noted.used {
                    try db.execute(
                        sql: "UPDATE token SET lastUsed = ? WHERE prefix = ?",
                        arguments: [used.value.milliseconds, used.key])
                }
            }
        }
        let known = memory.withLock { $0.version }
        let changed = try read("read") { db in
            try PeopleMemory.version(of: db) == known ? nil : try PeopleMemory(db)
        }
        if let changed { memory.withLock { $0.take(changed) } }
    }

    static func blob(_ bytes: [UInt8]) -> Data { Data(bytes) }

    static func bytes(_ blob: Data) -> [UInt8] { Array(blob) }

    func write<Value>(
        _ operation: String, _ body: (Database) throws -> Value
    ) throws(PeopleFault) -> Value {
        try PeopleFault.translating(operation) { try queue.write(body) }
    }

    func read<Value>(
        _ operation: String, _ body: (Database) throws -> Value
    ) throws(PeopleFault) -> Value {
        try PeopleFault.translating(operation) { try queue.read(body) }
    }
}
