import Foundation
import GRDB
import Reckoning

/// What officers keep beside returns while they work on them: comments, and how averages were
/// worked out. It names people and is nobody's record, so it lies outside the journal, in a file of
/// its own in which everything can be erased.
public final class WorkingPapers: Sendable {
    /// The most comments on one return.
    public static let mostComments = 5_000
    /// The most characters of one comment.
    public static let longestComment = 4_000

    let queue: DatabaseQueue
    /// Comments that were read, so that a page does not ask the file each time.
    let recent = RecentComments()

    /// Opens the papers at `path`, making the file when there is none.
    public convenience init(path: String) throws(PapersFault) {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        try self.init { configuration in
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Papers that are kept only as long as the program runs.
    public convenience init() throws(PapersFault) {
        try self.init { configuration in try DatabaseQueue(configuration: configuration) }
    }

    private init(_ open: (Configuration) throws -> DatabaseQueue) throws(PapersFault) {
        do {
            var configuration = Configuration()
            configuration.label = "papers"
            configuration.busyMode = .timeout(5)
            queue = try open(configuration)
            try queue.inDatabase { try PapersSchema.settle($0) }
        } catch {
            throw PapersFault(at: "open", error)
        }
    }

    /// Closes the file; nothing can be read or written any more.
    public func close() throws(PapersFault) {
        do { try queue.close() } catch { throw PapersFault(at: "close", error) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(PapersFault) -> Value {
        do { return try await queue.read(body) } catch { throw PapersFault(at: "read", error) }
    }

    func write<Value: Sendable>(
        _ operation: String, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(PapersFault) -> Value {
        defer { recent.forget() }
        do { return try await queue.write(body) } catch { throw PapersFault(at: operation, error) }
    }
}

extension WorkingPapers {
    /// The categories from which the average at a question was worked out last, or nil.
    public func average(
        of question: String, in `return`: String
    ) async throws(PapersFault) -> WeightedAverage? {
        let lines = try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT name, weight, amount FROM average
                    WHERE return = ? AND question = ? ORDER BY position
                    """, arguments: [`return`, question]
            ).map { row in
                WeightedAverage.Line(
                    row["name"], weight: DecimalNumber(row["weight"] as String) ?? .zero,
                    amount: DecimalNumber(row["amount"] as String) ?? .zero)
            }
        }
        return lines.isEmpty ? nil : WeightedAverage(lines)
    }

    /// Keeps the categories from which an average is worked out, in the place of those before.
    public func keep(
        _ average: WeightedAverage, of question: String, in `return`: String
    ) async throws(PapersFault) {
        try await write("write") { db in
            try db.execute(
                sql: "DELETE FROM average WHERE return = ? AND question = ?",
                arguments: [`return`, question])
            for (position, line) in average.lines.enumerated() {
                try db.execute(
                    sql: "INSERT INTO average VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        `return`, question, position, line.name, "\(line.weight)",
                        "\(line.amount)",
                    ])
            }
        }
    }
}

extension PapersFault {
    /// What the system said; statements and what they were given are left out.
    init(at operation: String, _ error: any Error) {
        switch error {
        case let fault as PapersFault: self = fault
        case let error as DatabaseError:
            self.init(
                operation: operation,
                cause: "\(error.extendedResultCode) \(error.message ?? "")")
        default: self.init(operation: operation, cause: "\(type(of: error))")
        }
    }
}
