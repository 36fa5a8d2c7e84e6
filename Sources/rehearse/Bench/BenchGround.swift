import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal

/// The entries of a journal, to be written into another.
enum Entries {
    static func of(_ store: any JournalStore) throws -> [EntryDraft] {
        var drafts: [EntryDraft] = []
        _ = try store.replay { entry, _ throws(JournalFault) in
            drafts.append(EntryDraft(at: entry.at, by: entry.by, fact: entry.fact))
        }
        return drafts
    }
}

/// A journal of many answers, as a nation gives them.
enum LongJournal {
    static func write(_ count: Int, to store: any JournalStore) throws {
        let small = try Stage.given()
        var pen = try Pen(taking: store)
        _ = try pen.append(try Entries.of(small.store))
        let ids = (0..<150).map { ReturnID("small-q2-E0600\($0)") }
        let opened = ids.map { id in
            draft(
                .opened(
                    id, Stage.smallCollection, Cast.ashby.id, form: "small-q2", previous: nil))
        }
        _ = try pen.append(opened)
        for start in stride(from: 0, to: count, by: 1_000) {
            _ = try pen.append(
                (start..<min(count, start + 1_000)).map { number in
                    let key = AnswerKey("Q\(number / 150 % 400)")
                    let amount = DecimalNumber(Int64(number))
                    return draft(.answerGiven(ids[number % 150], key, .number(amount), .web))
                })
        }
    }

    private static func draft(_ fact: ReturnFact) -> EntryDraft {
        EntryDraft(
            at: Stage.firstDay, by: Cast.programme.id.text, fact: Fact.return(fact).canonical)
    }
}

/// A return whose workbook is about a megabyte.
enum LargeReturn {
    static let id = ReturnID("large-\(Cast.ashby.id)")
    private static let rows = 1_600

    private static var definition: String {
        var lines = [
            "form: large", "version: 1", "series: large", "title: Large", "owner: Ministry",
            "period: { from: 2017-07-01, to: 2017-09-30 }", "sections:", "  - id: A",
            "    title: Large", "    questions:", "      - table: T", "        title: Large",
            "        row: Line", "        name: T0", "        most rows: 5000",
            "        spare rows: 0", "        columns:",
            "          - { id: T0, label: Name, kind: text, words: 60, required: true }",
        ]
        lines += (1...11).map {
            "          - { id: T\($0), label: Figure \($0), kind: decimal, decimals: 2 }"
        }
        lines += [
            "sign-off:",
            "  - { id: finance, title: Finance, role: finance, bases: [certifier] }",
        ]
        return lines.joined(separator: "\n")
    }

    static func stage() async throws -> Stage {
        let stage = try Stage.given()
        let definition = try DefinitionFile.nodes(of: definition).canonical
        let collection = CollectionID("large")
        for instruction in [
            .adoptForm(form: "large", definition: definition),
            .open(collection, form: "large", owner: Cast.ministry.id),
            .invite(collection, Cast.ashby.id),
        ] as [CollectionInstruction] {
            _ = try await stage.clerk.carryOut(.collection(instruction), by: Cast.analyst.id)
        }
        _ = try await stage.clerk.carryOut(
            .openReturn(collection, Cast.ashby.id), by: Cast.programme.id)
        let added = (1...rows).map { RowChange.add(table: "T", row: $0, token: nil) }
        let changes = (1...rows).flatMap { row in
            [AnswerChange(AnswerKey("T0", row: row), to: .text("Provider number \(row)"))]
                + (1...11).map { column in
                    let amount = DecimalNumber(
                        coefficient: Int64(row * 7_919 * column % 9_999_991), scale: 2)
                    return AnswerChange(
                        AnswerKey("T\(column)", row: row), to: amount.map { .number($0) })
                }
        }
        _ = try await stage.clerk.carryOut(
            .return(id, .answer(changes, rows: added, .web, source: nil)), by: Cast.programme.id)
        return stage
    }

    static func context(_ stage: Stage) throws -> ReturnInContext {
        guard let context = stage.books.return(id) else { throw Missing() }
        return context
    }
}

/// The memory of this process, in bytes, as Linux counts it.
enum Memory {
    static func resident() -> Int { field("VmRSS:") }
    static func peak() -> Int { field("VmHWM:") }

    /// Lets the peak start again from what is resident now.
    static func forgetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    private static func field(_ name: String) -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return 0 }
        return (Int(line.filter(\.isNumber)) ?? 0) * 1_024
    }
}
