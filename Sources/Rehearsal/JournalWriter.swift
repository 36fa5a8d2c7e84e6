import Foundation
import Journal
import Reckoning

/// A writer that is meant to be cut short: it appends through the real pen and notes in a file
/// beside the journal which entries have been acknowledged.
public enum JournalWriter {
    /// Appends `count` entries, in groups of 1 to 8, to `journal.db` in `directory`; writes the
    /// last number that it found there, and then after each group the last number acknowledged, as
    /// a line to `journal.ack`.
    ///
    /// A negative `count` never ends. `isWeakened` gives up durability: the control of the power-
    /// cut rehearsal, which must lose. Throws the pen's and the store's faults as they are.
    public static func run(directory: String, count: Int, isWeakened: Bool) throws {
        let store = try SQLiteStore.open(
            directory + "/journal.db", durability: isWeakened ? .weakened : .full)
        try append(count, to: store, acknowledging: directory + "/journal.ack")
        try store.close()
    }

    private static func append(
        _ count: Int, to store: SQLiteStore, acknowledging path: String
    ) throws {
        let acknowledgements = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(acknowledgements) }
        var pen = try Pen(taking: store)
        var written = 0
        acknowledge(pen.head, in: acknowledgements)
        while count < 0 || written < count {
            let group = (0..<(written % 8 + 1)).map { draft(Int(pen.head.sequence) + $0) }
            written += try pen.append(group).count
            acknowledge(pen.head, in: acknowledgements)
        }
    }

    private static func acknowledge(_ head: JournalHead, in file: Int32) {
        let line = Array("\(head.sequence)\n".utf8)
        _ = write(file, line, line.count)
    }

    /// A made-up fact of about 250 bytes, told apart by its number alone.
    private static func draft(_ number: Int) -> EntryDraft {
        let fact = CanonicalRecord([
            "amount": .whole(Int64(number) * 1_237 % 10_000_000),
            "drawdown": .text("drawdown-\(number)"),
            "kind": .text("drawdownPaid"),
            "reason": .text(String(repeating: "rehearsed \(number % 97) ", count: 10)),
        ])
        return EntryDraft(
            at: Instant(milliseconds: 1_500_000_000_000 + Int64(number)), by: "officer-7",
            fact: .record(fact))
    }
}
