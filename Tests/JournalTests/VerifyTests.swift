import Foundation
import Testing

@testable import Journal

/// What an inspection finds when somebody has been at the record.
@Suite struct VerifyTests {
    /// A rewriting of history past every lock, and what must be found.
    struct Attack: CustomTestStringConvertible {
        let name: String
        let sql: String
        let code: JournalFinding.Code
        let sequence: Int64?
        var testDescription: String { name }
    }

    static let attacks = [
        Attack(
            name: "an entry changed",
            sql: "UPDATE entry SET body = CAST(replace(body, '1250', '1260') AS BLOB) WHERE n = 11",
            code: .digestDiffers, sequence: 11),
        Attack(
            name: "an entry and its digest changed",
            sql: "UPDATE entry SET body = CAST('{}' AS BLOB), digest = zeroblob(32) WHERE n = 11",
            code: .digestDiffers, sequence: 11),
        Attack(
            name: "an entry taken out", sql: "DELETE FROM entry WHERE n = 11", code: .sequenceGap,
            sequence: 12),
        Attack(
            name: "entries taken from the end", sql: "DELETE FROM entry WHERE n > 25",
            code: .entriesMissing, sequence: 26),
        Attack(
            name: "two entries exchanged",
            sql: """
                UPDATE entry SET n = 1000 WHERE n = 11; UPDATE entry SET n = 11 WHERE n = 12;
                UPDATE entry SET n = 12 WHERE n = 1000
                """,
            code: .numberDiffers, sequence: 11),
        Attack(
            name: "a body that is no record",
            sql: "UPDATE entry SET body = x'00' WHERE n = 30", code: .notCanonical, sequence: 30),
    ]

    @Test(arguments: attacks)
    func `a rewritten history is found and placed`(_ attack: Attack) throws {
        let place = try sealedJournal(30)
        try disarmed(place, attack.sql)
        let report = SQLiteStore.verify(at: place.journal)
        #expect(!report.isSound)
        #expect(
            report.findings.contains { $0.code == attack.code && $0.sequence == attack.sequence },
            "\(report.findings)")
    }

    @Test(arguments: attacks) func `the chain alone finds it as well`(_ attack: Attack) throws {
        let place = try sealedJournal(30)
        let head = try SQLiteStore.openForReading(place.journal).head()
        try disarmed(place, attack.sql)
        let reader = try SQLiteStore.openForReading(place.journal)
        let report = reader.verifyChain(against: [head])
        #expect(report.codes.contains(attack.code))
        let memory = MemoryStore(holding: try stored(in: reader))
        #expect(memory.verifyChain(against: [head]) == report)
    }

    private func stored(in store: SQLiteStore) throws -> [StoredEntry] {
        var all: [StoredEntry] = []
        try store.read(after: 0) { entry in
            all.append(entry)
            return .next
        }
        return all
    }

    /// Runs SQL with the triggers away for the time being.
    private func disarmed(_ place: Workplace, _ sql: String) throws {
        let triggers = JournalSchema.statements.dropFirst()
        let down = triggers.map { "DROP TRIGGER \($0.name);" }.joined()
        let up = triggers.map { "\($0.sql);" }.joined()
        try SQLiteStore.disturb(place.journal, "\(down) \(sql); \(up)")
    }

    @Test func `one changed entry is one finding of the chain`() throws {
        let place = try sealedJournal(30)
        try disarmed(place, Self.attacks[0].sql)
        let reader = try SQLiteStore.openForReading(place.journal)
        #expect(reader.verifyChain().findings.map(\.sequence) == [11])
    }

    @Test func `one changed digest is one finding of the chain`() throws {
        let place = try sealedJournal(30)
        try disarmed(place, "UPDATE entry SET digest = randomblob(32) WHERE n = 11")
        let reader = try SQLiteStore.openForReading(place.journal)
        #expect(reader.verifyChain().findings.map(\.sequence) == [11])
    }

    @Test func `a history forged from one entry on is found by the seal`() throws {
        let place = try sealedJournal(30)
        let other = try sealedJournal(29)
        try place.write(try other.bytes("journal.db"), to: "journal.db")
        let report = SQLiteStore.verify(at: place.journal)
        #expect(report.codes.contains(.entriesMissing))
    }

    @Test func `a stranger's table is found`() throws {
        let place = try sealedJournal(3)
        try place.remove("journal.db.seal")
        try SQLiteStore.disturb(place.journal, "CREATE TABLE notes (body TEXT)")
        #expect(SQLiteStore.verify(at: place.journal).codes == [.notSealed, .wrongTables])
    }

    @Test func `another journal mode, page size or mark is found`() throws {
        let place = try sealedJournal(3)
        try place.remove("journal.db.seal")
        try SQLiteStore.disturb(
            place.journal, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 8192; VACUUM")
        let report = SQLiteStore.verify(at: place.journal)
        #expect(report.codes.filter { $0 == .wrongSetting }.count == 2, "\(report.findings)")
    }

    @Test func `no file is a finding`() throws {
        let place = try Workplace()
        #expect(SQLiteStore.verify(at: place.journal).codes == [.unreadable])
    }

    @Test func `a journal in use is verified without its pages`() throws {
        let place = try Workplace()
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 10)
        let report = SQLiteStore.verify(at: place.journal)
        #expect(report.codes == [.inUse])
        #expect(report.isSound)
        #expect(report.entries == 10)
    }

    @Test func `verifying leaves a sealed journal as it was`() throws {
        let place = try sealedJournal(10)
        let names = try place.names
        #expect(SQLiteStore.verify(at: place.journal).findings.isEmpty)
        #expect(try place.names == names)
    }

    @Test func `every finding has a number of its own and a sentence`() {
        let codes = JournalFinding.Code.allCases
        #expect(Set(codes.map(\.number)).count == codes.count)
        #expect(codes.allSatisfy { $0.meaning.hasSuffix(".") })
    }
}
