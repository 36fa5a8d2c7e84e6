import Crypto
public import Foundation
import Journal
import Reckoning

/// A copy of a data folder as it stood at one moment, in a folder of its own, with a record of what
/// it must be.
public struct Backup: Sendable {
    /// The folder of the backup.
    public let folder: String
    /// What the backup holds.
    public let record: Record

    static let recordName = "backup.json"

    /// What a backup holds, and by what it is known again.
    public struct Record: Codable, Hashable, Sendable {
        /// The program that made it.
        public let program: String
        /// When it was made.
        public let made: Date
        /// How many facts the journal has.
        public let facts: Int64
        /// The digest of the last of them, in hexadecimal.
        public let head: String
        /// The files, each with its SHA-256 in hexadecimal.
        public let files: [String: String]
    }

    /// Why a backup cannot be made, believed or restored.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case noJournal(String)
        case notEmpty(String)
        case notABackup(String)
        case changed(String)
        case damaged(String)
        case failed(String)

        /// What is wrong, and what to do.
        public var description: String {
            switch self {
            case .noJournal(let folder): "There is no journal in \(folder). Name another folder."
            case .notEmpty(let folder):
                "\(folder) holds something already. Name a folder that is new or empty."
            case .notABackup(let folder):
                "\(folder) is not a backup: it has no \(Backup.recordName) that can be read."
            case .changed(let file):
                "\(file) is not what was backed up. Use another backup, and find out who changed it."
            case .damaged(let finding):
                "The journal in the backup is damaged: \(finding) Use another backup."
            case .failed(let cause): "It failed: \(cause)"
            }
        }
    }

    /// Reads what a folder says it holds.
    public init(reading folder: String) throws(Fault) {
        self.folder = folder
        guard let bytes = Settings.bytes(of: "\(folder)/\(Self.recordName)", most: 1_000_000),
            let record = try? Self.decoder.decode(Record.self, from: Data(bytes)),
            record.files.keys.allSatisfy({ !$0.contains("/") && !$0.hasPrefix(".") })
        else { throw .notABackup(folder) }
        self.record = record
    }

    private init(folder: String, record: Record) {
        self.folder = folder
        self.record = record
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }

    /// Copies every file of SQLite of a data folder, while the site may be running, into a new
    /// folder in `place` named by the moment.
    public static func create(
        of data: String, journal: String, in place: String, at now: Date = Date()
    ) throws(Fault) -> Backup {
        guard FileManager.default.fileExists(atPath: "\(data)/\(journal)") else {
            throw .noJournal(data)
        }
        let moment = Instant(milliseconds: Int64(now.timeIntervalSince1970 * 1_000))
        let folder = place + "/" + "\(moment)".filter { $0 != ":" }
        try makeFolder(folder)
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: data)
                .filter { $0.hasSuffix(".sqlite") }.sorted()
            for name in names { try SQLiteCopy.copy("\(data)/\(name)", to: "\(folder)/\(name)") }
            // Opening and closing the copy seals it.
            let store = try SQLiteStore.open("\(folder)/\(journal)")
            let head = try store.head()
            try store.close()
            let record = Record(
                program: ProgramVersion.words, made: now, facts: head.sequence,
                head: head.digest.hexadecimal, files: try digests(of: folder))
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            try encoder.encode(record).write(
                to: URL(filePath: "\(folder)/\(recordName)"), options: .atomic)
            return Backup(folder: folder, record: record)
        } catch {
            throw .failed("\(error)")
        }
    }

    /// Looks whether every file is what was backed up and the journal is whole.
    public func verify(journal: String) throws(Fault) {
        let found = try Self.found { try Self.digests(of: folder) }
        for (name, digest) in record.files.sorted(by: { $0.key < $1.key })
        where found[name] != digest { throw .changed("\(folder)/\(name)") }
        let report = SQLiteStore.verify(at: "\(folder)/\(journal)")
        guard report.isSound else { throw .damaged("\(report.findings[0])") }
        guard report.head.sequence == record.facts,
            report.head.digest.hexadecimal == record.head
        else { throw .changed("\(folder)/\(journal)") }
    }

    /// Verifies the backup and copies it into a data folder that is new or empty.
    public func restore(to data: String, journal: String) throws(Fault) {
        try verify(journal: journal)
        let there = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
        guard there.isEmpty else { throw .notEmpty(data) }
        try Self.makeFolder(data)
        try Self.found {
            for name in record.files.keys {
                try FileManager.default.copyItem(
                    atPath: "\(folder)/\(name)", toPath: "\(data)/\(name)")
            }
        }
        try Backup(folder: data, record: record).verify(journal: journal)
    }

    /// When the newest backup in a place was made; nil when there is none.
    static func newest(in place: String) -> Date? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return names.compactMap { try? Backup(reading: "\(place)/\($0)").record.made }.max()
    }

    private static func makeFolder(_ path: String) throws(Fault) {
        try found {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
    }

    /// The SHA-256 of each file but the record.
    private static func digests(of folder: String) throws -> [String: String] {
        var digests: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".sqlite") || name.hasSuffix(".seal") {
            guard let file = FileHandle(forReadingAtPath: "\(folder)/\(name)") else { continue }
            var hash = SHA256()
            while let piece = try file.read(upToCount: 1_000_000), !piece.isEmpty {
                hash.update(data: piece)
            }
            digests[name] = hash.finalize().map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
        return digests
    }

    private static func found<Value>(_ work: () throws -> Value) throws(Fault) -> Value {
        do { return try work() } catch { throw .failed("\(error)") }
    }
}
