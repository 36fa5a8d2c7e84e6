import Foundation
import GRDB

extension SQLiteStore {
    static func append(_ batch: EntryBatch, to queue: DatabaseQueue, name: String) -> AppendError? {
        do {
            try queue.inTransaction(.immediate) { db in
                let found = try head(db)
                guard found == batch.expected else {
                    throw JournalConflict(expected: batch.expected, found: found)
                }
                try insert(batch.entries, in: db)
                return .commit
            }
            return nil
        } catch let conflict as JournalConflict {
            return .conflict(conflict)
        } catch let fault as JournalFault {
            return .fault(fault)
        } catch {
            return .fault(JournalFault(error, during: "append", context: name))
        }
    }

    private static func insert(_ entries: [StoredEntry], in db: Database) throws {
        let insertion = try db.cachedStatement(
            sql: "INSERT INTO entry (n, body, digest) VALUES (?, ?, ?)")
        for entry in entries {
            let digest = entry.digest.map { Data($0.bytes) }
            try insertion.execute(arguments: [entry.sequence, Data(entry.bytes), digest])
        }
    }

    /// Moves everything from the write-ahead log into the file, and empties the log.
    static func checkpoint(_ db: Database, name: String) throws {
        let answer = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard let busy = answer.flatMap({ Int.fromDatabaseValue($0[0]) }), busy == 0 else {
            throw JournalFault(
                operation: "close", code: .heldElsewhere,
                cause: "somebody is still reading, so the journal is left unsealed", context: name)
        }
    }
}
