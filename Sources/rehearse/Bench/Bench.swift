import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal
import Workbook

/// Measures the main job, each figure beside its promise, in processor time of this process.
enum Bench {
    /// Measures everything, or only what is named: `replay`, `reading`, `figures` or `collecting`.
    static func run(_ only: String?) async throws {
        switch only {
        case "replay": return try replay()
        case "reading": return try ReadingBench.run()
        case "figures": return try FiguresBench.run()
        case "collecting": return try await CollectingBench.run()
        default: break
        }
        print("Processor time of this process; the median of the runs in brackets.")
        let stage = try await Leeds.stage(answering: ["ibcf-2017-18-q1", "ibcf-2017-18-q2"])
        let facts = Array(try Entries.of(stage.store))
        try await writing(stage)
        try await reading(facts)
        try await large()
        try replay()
        try ReadingBench.run()
        try FiguresBench.run()
        try await CollectingBench.run()
    }

    private static let id = Leeds.returnID("ibcf-2017-18-q2")

    private static func context(_ books: Books) throws -> ReturnInContext {
        guard let context = books.return(id) else { throw Missing() }
        return context
    }

    private static func writing(_ stage: Stage) async throws {
        let context = try context(stage.books)
        let day = stage.clock.now.day
        let bytes = try ReturnWorkbook.bytes(context, on: day, issue: "x")
        let times = try (0..<20).map { _ in
            try processorTime { _ = try ReturnWorkbook.bytes(context, on: day, issue: "x") }
        }
        report("write the prefilled workbook (\(bytes.count) bytes)", times, under: 100)
        let own = try (0..<5).map { _ in
            try processorTime {
                let file = try WorkbookFile(reading: bytes)
                for sheet in file.sheets { _ = try file.sheet(sheet.name) }
            }
        }
        report("read every cell of it", own, under: 50)
    }

    /// Reads, checks, compares and records one return with 40 changes, on a durable journal.
    private static func reading(_ facts: [EntryDraft]) async throws {
        try await BenchFolder.awaiting { folder in
            let store = try SQLiteStore.open("\(folder)/journal.sqlite")
            do {
                var pen = try Pen(taking: store)
                _ = try pen.append(facts)
            }
            let clerk = try Clerk(store) { Stage.firstDay }
            var times: [Double] = []
            for round in 0..<20 {
                let bytes = try changed(try context(clerk.books), round)
                times.append(
                    try await awaitedProcessorTime {
                        let context = try context(clerk.books)
                        let draft = ReturnWorkbook.draft(of: bytes, for: context)
                        let comparison = DraftComparison(
                            draft, with: context, on: Stage.firstDay.day)
                        let instruction = comparison.instruction(channel: .workbook)
                        let outcome = try await clerk.carryOut(
                            .return(id, instruction), by: Leeds.programme.id)
                        guard outcome.facts.count >= 37 else { throw Missing() }
                    })
            }
            report("read, check, compare and record one return", times, under: 50)
        }
    }

    /// A workbook in which somebody wrote a comment beside every initiative.
    private static func changed(_ context: ReturnInContext, _ round: Int) throws -> [UInt8] {
        var entry = context.entry
        let circumstance = Circumstance(
            sequence: context.sequence, at: Stage.firstDay, by: Leeds.programme.id)
        for row in entry.sheet.rows(of: "A2") {
            let comment = Answer.text("Progress of round \(round) on initiative \(row)")
            entry.apply(
                .answerGiven(id, AnswerKey("A2c", row: row), comment, .workbook), circumstance)
        }
        let edited = ReturnInContext(
            entry: entry, form: context.form, collection: context.collection,
            organisation: context.organisation, previous: context.previous,
            sequence: context.sequence)
        return try ReturnWorkbook.bytes(edited, on: Stage.firstDay.day, issue: "r\(round)")
    }

    /// The memory that reading a workbook of about a megabyte takes.
    private static func large() async throws {
        let stage = try await LargeReturn.stage()
        let context = try LargeReturn.context(stage)
        let bytes = try ReturnWorkbook.bytes(context, on: Stage.firstDay.day, issue: "x")
        let idle = Memory.resident()
        Memory.forgetPeak()
        let draft = ReturnWorkbook.draft(of: bytes, for: context)
        let comparison = DraftComparison(draft, with: context, on: Stage.firstDay.day)
        let above = Double(Memory.peak() - idle) / 1_048_576
        let size = Double(bytes.count) / 1_048_576
        print(
            String(
                format: "%-58@ %8.1f MB  (promised under 64)",
                "memory above idle for a workbook of \((size * 10).rounded() / 10) MB, "
                    + "\(comparison.unchanged) answers" as NSString, above))
    }

    private static func replay() throws {
        try BenchFolder.using { folder in
            let count = 300_000
            let store = try SQLiteStore.open("\(folder)/journal.sqlite")
            try LongJournal.write(count, to: store)
            var times: [Double] = []
            var walls: [Double] = []
            for _ in 0..<3 {
                let start = ContinuousClock.now
                times.append(try processorTime { _ = try Books.rebuilt(from: store) })
                walls.append((ContinuousClock.now - start) / .milliseconds(1))
            }
            let wall = walls.sorted()[1]
            report("rebuild the books of \(count) facts", times, under: 2_000)
            print(
                String(
                    format: "%-58@ %8.0f facts a second (promised 300000)",
                    "replaying the journal, by the clock" as NSString,
                    Double(count) / wall * 1_000))
        }
    }
}
