import Foundation
import Reckoning
import Testing

@testable import Journal

/// What holds for the file of a journal.
@Suite struct SQLiteStoreTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `a journal that is opened again goes on where it ended`() throws {
        let first = try SQLiteStore.open(place.journal)
        try fill(first, 10)
        let head = try first.head()
        try first.close()
        let second = try SQLiteStore.open(place.journal)
        #expect(try second.head() == head)
        try fill(second, 15)
        #expect(try second.replay { _, _ in }.sequence == 15)
        try second.close()
        #expect(SQLiteStore.verify(at: place.journal).findings.isEmpty)
    }

    @Test func `a second writer gets a plain fault while readers read on`() throws {
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 10)
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .heldElsewhere)
        let reader = try SQLiteStore.openForReading(place.journal)
        #expect(try reader.replay { _, _ in }.sequence == 10)
        try fill(store, 12)
        #expect(try reader.head().sequence == 12)
        try store.close()
        try SQLiteStore.open(place.journal).close()
    }

    @Test func `a store opened for reading has no pen`() throws {
        try SQLiteStore.open(place.journal).close()
        let reader = try SQLiteStore.openForReading(place.journal)
        #expect(fault { _ = try Pen(taking: reader) } == .notWritable)
    }

    @Test func `a closed store takes nothing more`() throws {
        let store = try SQLiteStore.open(place.journal)
        var pen = try Pen(taking: store)
        _ = try pen.append(drafts(0..<1))
        try store.close()
        try store.close()
        let refused = fault { _ = try pen.append(drafts(1..<2)) }
        #expect(refused == .notWritable)
        #expect(SQLiteStore.verify(at: place.journal).entries == 1)
    }

    @Test func `a write that fails breaks the pen for as long as the store is open`() throws {
        let store = try SQLiteStore.open(place.journal)
        var pen = try Pen(taking: store)
        _ = try pen.append(drafts(0..<5))
        try store.disturb("PRAGMA max_page_count = 1")
        let long = String(repeating: "x", count: 100_000)
        let draft = EntryDraft(at: Instant(milliseconds: 0), by: "officer-7", fact: .text(long))
        let full = fault { _ = try pen.append([draft]) }
        #expect(full == .inputOutput)
        try store.disturb("PRAGMA max_page_count = 1000000")
        let broken = fault { _ = try pen.append(drafts(5..<6)) }
        #expect(broken == .penBroken)
        #expect(fault { _ = try Pen(taking: store) } == .penBroken)
        #expect(try store.head().sequence == 5)
        try store.close()
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .heldElsewhere)
        let restarted = try place.crashed()
        #expect(SQLiteStore.verify(at: restarted.journal).codes == [.notClosedCleanly])
        let again = try SQLiteStore.open(restarted.journal)
        try fill(again, 6)
        try again.close()
        #expect(SQLiteStore.verify(at: restarted.journal).findings.isEmpty)
    }

    @Test func `the open connection waits for the disk at every commit`() throws {
        let store = try SQLiteStore.open(place.journal)
        try store.checkDurability()
        try store.disturb("PRAGMA synchronous = NORMAL")
        #expect(fault { try store.checkDurability() } == .notDurable)
    }

    @Test func `a database that cannot keep a write-ahead log is refused`() {
        #expect(fault { _ = try SQLiteStore.connect(":memory:", durability: .full) } == .notDurable)
    }

    @Test(arguments: [
        "UPDATE entry SET body = x'7b7d' WHERE n = 3", "DELETE FROM entry WHERE n = 10",
        "INSERT OR REPLACE INTO entry VALUES (3, x'7b7d', zeroblob(32))",
        "INSERT INTO entry VALUES (12, x'7b7d', zeroblob(32))",
        "INSERT INTO entry VALUES (11, x'7b7d', zeroblob(31))",
        "INSERT INTO entry VALUES (11, 'text', zeroblob(32))",
    ])
    func `the file itself refuses to be rewritten`(_ sql: String) throws {
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 10)
        let before = try store.head()
        #expect(throws: JournalFault.self) { try store.disturb(sql) }
        #expect(try store.replay { _, _ in } == before)
    }

    @Test func `a file of a newer version is refused`() throws {
        try SQLiteStore.open(place.journal).close()
        try SQLiteStore.disturb(place.journal, "PRAGMA user_version = 2")
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .newerVersion)
    }

    @Test func `a file that is something else is refused`() throws {
        try SQLiteStore.disturb(place.journal, "CREATE TABLE entry (n INTEGER)")
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .notAJournal)
        try place.write(Array(repeating: 7, count: 9_000), to: "other.db")
        #expect(fault { _ = try SQLiteStore.open(place.path + "/other.db") } == .notAJournal)
    }

    @Test func `a journal whose protection was taken away is refused`() throws {
        try SQLiteStore.open(place.journal).close()
        try SQLiteStore.disturb(place.journal, "DROP TRIGGER entry_stays")
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .damaged)
    }

    @Test func `only the owner may read the files`() throws {
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 1)
        for name in try place.names {
            let path = place.path + "/" + name
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }
}
