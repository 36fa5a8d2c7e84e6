import Foundation
import Reckoning

@testable import Journal

/// A directory of its own for one test, removed afterwards.
final class Workplace {
    let path: String

    init() throws {
        let directory = FileManager.default.temporaryDirectory
        path = directory.appendingPathComponent("journal-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var journal: String { path + "/journal.db" }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// The files as a crash at this moment would leave them.
    func crashed() throws -> Workplace {
        let copy = try Workplace()
        for name in try names where !name.hasSuffix("-shm") {
            try copy.write(try bytes(name), to: name)
        }
        return copy
    }
}

/// Random numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Drafts that differ by their numbers.
func drafts(_ numbers: Range<Int>) -> [EntryDraft] {
    numbers.map { number in
        EntryDraft(
            at: Instant(milliseconds: 1_505_984_400_000 + Int64(number)), by: "officer-7",
            fact: .record(
                CanonicalRecord([
                    "amount": .whole(Int64(number * 125)), "kind": .text("drawdownPaid"),
                    "note": .text(String(repeating: "paid on condition \(number) ", count: 6)),
                ])))
    }
}

/// Appends so many entries in groups of seven.
func fill(_ store: any JournalStore, _ count: Int) throws {
    var pen = try Pen(taking: store)
    while pen.head.sequence < count {
        let start = Int(pen.head.sequence)
        _ = try pen.append(drafts(start..<min(start + 7, count)))
    }
}

/// A journal of so many entries, closed and sealed.
func sealedJournal(_ count: Int) throws -> Workplace {
    let place = try Workplace()
    let store = try SQLiteStore.open(place.journal)
    try fill(store, count)
    try store.close()
    return place
}

/// What a typed throw threw; nil when nothing was thrown.
func fault(of body: () throws -> Void) -> JournalFault.Code? {
    do {
        try body()
        return nil
    } catch let error as JournalFault {
        return error.code
    } catch AppendError.fault(let error) {
        return error.code
    } catch {
        return nil
    }
}

extension JournalReport {
    var codes: [JournalFinding.Code] { findings.map(\.code) }
}
