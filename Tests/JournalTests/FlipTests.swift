import Foundation
import Testing

@testable import Journal

/// One flipped bit anywhere in the files of a closed journal is found and placed.
@Suite struct FlipTests {
    let place: Workplace
    let journal: [UInt8]
    let seal: [UInt8]

    init() throws {
        place = try sealedJournal(300)
        journal = try place.bytes("journal.db")
        seal = try place.bytes("journal.db.seal")
    }

    private func flipped(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> ([UInt8], Int) {
        var bytes = bytes
        let offset = Int.random(in: 0..<bytes.count, using: &numbers)
        bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        return (bytes, offset)
    }

    @Test func `nothing is found in a journal that nobody has touched`() {
        #expect(SQLiteStore.verify(at: place.journal).findings.isEmpty)
        #expect(journal.count > 90_000)
    }

    @Test func `two thousand flips in the journal are found, each on its page`() throws {
        var numbers = SeededNumbers(seed: 7)
        var found = 0
        for _ in 0..<2_000 {
            let (bytes, offset) = flipped(journal, &numbers)
            try place.write(bytes, to: "journal.db")
            let report = SQLiteStore.verify(at: place.journal)
            let page = Int64(offset / 4_096) + 1
            let isPlaced = report.findings.contains { $0.code == .pageDiffers && $0.page == page }
            if isPlaced, !report.isSound { found += 1 }
        }
        #expect(found == 2_000)
    }

    @Test func `five hundred flips in the seal are found`() throws {
        var numbers = SeededNumbers(seed: 11)
        var found = 0
        for _ in 0..<500 {
            try place.write(flipped(seal, &numbers).0, to: "journal.db.seal")
            if SQLiteStore.verify(at: place.journal).codes == [.sealDamaged] { found += 1 }
        }
        #expect(found == 500)
    }

    @Test func `every cut end is found`() throws {
        var numbers = SeededNumbers(seed: 13)
        for _ in 0..<100 {
            let length = Int.random(in: 0..<journal.count, using: &numbers)
            try place.write(Array(journal[..<length]), to: "journal.db")
            let report = SQLiteStore.verify(at: place.journal)
            #expect(report.codes.contains(.sizeDiffers) && !report.isSound)
        }
        for length in [0, 1, 100, seal.count - 1] {
            try place.write(Array(seal[..<length]), to: "journal.db.seal")
            #expect(SQLiteStore.verify(at: place.journal).codes.contains(.sealDamaged))
        }
    }

    @Test func `an entry whose bytes are flipped is named even without a seal`() throws {
        var numbers = SeededNumbers(seed: 17)
        try place.remove("journal.db.seal")
        let marker = Array("paid on condition 140 ".utf8)
        let start = try #require(journal.firstRange(of: marker)).lowerBound
        for _ in 0..<50 {
            var bytes = journal
            bytes[start + Int.random(in: 0..<100, using: &numbers)] ^= 1
            try place.write(bytes, to: "journal.db")
            let report = SQLiteStore.verify(at: place.journal)
            #expect(report.findings.contains { $0.code == .digestDiffers && $0.sequence == 141 })
        }
    }

    @Test func `pages of rubbish end in findings, never in a crash`() throws {
        var numbers = SeededNumbers(seed: 19)
        try place.remove("journal.db.seal")
        var found = 0
        for _ in 0..<200 {
            var bytes = journal
            let page = Int.random(in: 0..<journal.count / 4_096, using: &numbers) * 4_096
            let start = page + [0, 8, 100][Int.random(in: 0..<3, using: &numbers)]
            for offset in start..<min(start + 512, bytes.count) {
                bytes[offset] = UInt8.random(in: 0...255, using: &numbers)
            }
            try place.write(bytes, to: "journal.db")
            if !SQLiteStore.verify(at: place.journal).isSound { found += 1 }
            _ = try? SQLiteStore.openForReading(place.journal).replay { _, _ in }
        }
        // Without a seal, rubbish in a page's unused space does no harm and leaves no trace.
        #expect(found > 180)
    }
}
