import GRDB

/// Who an officer's identifier stands for.
public struct NamedOfficer: Hashable, Sendable {
    /// The identifier that facts carry.
    public let identifier: String
    /// The person's name.
    public let name: String
    /// The person's address for electronic mail.
    public let email: String

    /// The officer of these parts.
    public init(identifier: String, name: String, email: String) {
        self.identifier = identifier
        self.name = name
        self.email = email
    }
}

/// The names and addresses of people, in a file of their own outside the chain, so that they can be
/// erased; facts carry identifiers only.
public struct NameBook: Sendable {
    private let queue: DatabaseQueue
    private let name: String

    /// Opens the book at `path`, making it when there is none.
    ///
    /// Faults: `notDurable`, `notAJournal` (the file is something else), `newerVersion`,
    /// `inputOutput`.
    public init(path: String) throws(JournalFault) {
        let name = DiskFile.name(of: path)
        if DiskFile.size(of: path) == nil { try DiskFile.touch(path) }
        queue = try JournalFault.translating("open", name) {
            var configuration = Configuration()
            configuration.label = "names"
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try NameBookSchema.settle($0, name: name) }
            return queue
        }
        try DiskFile.syncDirectory(of: path)
        self.name = name
    }

    /// Writes down who an identifier stands for, in the place of what stood there before.
    public func put(_ officer: NamedOfficer) throws(JournalFault) {
        try JournalFault.translating("write", name) {
            try queue.inDatabase { db in
                try db.execute(
                    sql: "REPLACE INTO officer (identifier, name, email) VALUES (?, ?, ?)",
                    arguments: [officer.identifier, officer.name, officer.email])
                try NameBookSchema.forget(db, name: name)
            }
        }
    }

    /// Who an identifier stands for; nil when nobody is known or the person has been erased.
    public func officer(_ identifier: String) throws(JournalFault) -> NamedOfficer? {
        try officers("WHERE identifier = ?", [identifier]).first
    }

    /// Everybody in the book, by identifier.
    public func officers() throws(JournalFault) -> [NamedOfficer] {
        try officers("ORDER BY identifier", [])
    }

    /// Erases a person, so that the name and the address are in no byte of the book's files any
    /// more; answers whether there was anybody to erase.
    public func erase(_ identifier: String) throws(JournalFault) -> Bool {
        try JournalFault.translating("erase", name) {
            try queue.inDatabase { db in
                try db.execute(
                    sql: "DELETE FROM officer WHERE identifier = ?", arguments: [identifier])
                let isErased = db.changesCount > 0
                try db.execute(sql: "VACUUM")
                try NameBookSchema.forget(db, name: name)
                return isErased
            }
        }
    }

    /// Closes the file; nothing can be read or written any more.
    public func close() throws(JournalFault) {
        try JournalFault.translating("close", name) { try queue.close() }
    }

    private func officers(
        _ clause: String, _ arguments: StatementArguments
    ) throws(JournalFault) -> [NamedOfficer] {
        try JournalFault.translating("read", name) {
            try queue.read { db in
                let sql = "SELECT identifier, name, email FROM officer \(clause)"
                return try Row.fetchAll(db, sql: sql, arguments: arguments).map(Self.officer)
            }
        }
    }

    private static func officer(_ row: Row) -> NamedOfficer {
        let parts = (0..<3).map { String.fromDatabaseValue(row[$0]) ?? "" }
        return NamedOfficer(identifier: parts[0], name: parts[1], email: parts[2])
    }
}
