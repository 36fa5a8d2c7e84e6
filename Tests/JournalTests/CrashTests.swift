import Foundation
import Testing

@testable import Journal

/// What an inspection finds in the files that a crash leaves behind.
@Suite struct CrashTests {
    let crashed: Workplace
    let log: [UInt8]

    /// A journal of 40 entries that was killed while open, with its last 20 in the log alone.
    init() throws {
        let place = try sealedJournal(20)
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 40)
        crashed = try place.crashed()
        log = try crashed.bytes("journal.db-wal")
    }

    @Test func `a journal that was not closed is sound, with a note`() {
        let report = SQLiteStore.verify(at: crashed.journal)
        #expect(report.codes == [.notClosedCleanly])
        #expect(report.entries == 40)
    }

    @Test func `it opens again, loses nothing, and is sealed`() throws {
        let store = try SQLiteStore.open(crashed.journal)
        #expect(try store.replay { _, _ in }.sequence == 40)
        try store.close()
        #expect(SQLiteStore.verify(at: crashed.journal).findings.isEmpty)
    }

    @Test func `every flip in the log is found and placed`() throws {
        var numbers = SeededNumbers(seed: 23)
        let frame = 4_096 + 24
        for _ in 0..<500 {
            var bytes = log
            let offset = Int.random(in: 0..<log.count, using: &numbers)
            bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            try crashed.write(bytes, to: "journal.db-wal")
            try? crashed.remove("journal.db-shm")
            let report = SQLiteStore.verify(at: crashed.journal)
            let place = offset < 32 ? 0 : Int64((offset - 32) / frame * frame + 32)
            let isPlaced = report.findings.contains { $0.byte == place && $0.code.rawValue > 4_000 }
            #expect(!report.isSound && isPlaced, "byte \(offset): \(report.findings)")
        }
    }

    @Test func `a flip in an early transaction of the log is damage, not a torn end`() throws {
        var bytes = log
        bytes[32 + 24 + 100] ^= 1
        try crashed.write(bytes, to: "journal.db-wal")
        #expect(SQLiteStore.verify(at: crashed.journal).codes.contains(.logFrameDamaged))
    }

    @Test func `half a frame at the end of the log is only noted`() throws {
        try crashed.write(log + Array(log[32..<1_000]), to: "journal.db-wal")
        let report = SQLiteStore.verify(at: crashed.journal)
        #expect(report.codes == [.notClosedCleanly, .logEndTorn])
        #expect(report.isSound)
    }

    @Test func `a log that was thrown away shows by the seal when the journal had been reopened`()
        throws
    {
        let place = try sealedJournal(20)
        let old = try place.bytes("journal.db")
        let store = try SQLiteStore.open(place.journal)
        try fill(store, 30)
        try store.close()
        try place.write(old, to: "journal.db")
        let report = SQLiteStore.verify(at: place.journal)
        #expect(report.codes.contains(.entriesMissing))
        #expect(report.codes.contains(.pageDiffers))
    }

    @Test func `a log beside a sealed journal is a finding`() throws {
        let place = try sealedJournal(20)
        try place.write(log, to: "journal.db-wal")
        #expect(SQLiteStore.verify(at: place.journal).codes.contains(.writtenAfterSealing))
    }
}
