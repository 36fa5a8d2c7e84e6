import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

/// The return that Leeds gave for July to September 2017, as this program reads it.
struct LeedsTests {
    private static func stage(_ quarters: String...) async throws -> Stage {
        try await Leeds.stage(answering: quarters)
    }

    private static func context(_ quarter: String, on stage: Stage) throws -> ReturnInContext {
        try #require(stage.books.return(Leeds.returnID(quarter)))
    }

    private static func secondQuarter() async throws -> (ReturnInContext, Assessment) {
        let stage = try await stage("ibcf-2017-18-q1", "ibcf-2017-18-q2")
        let context = try context("ibcf-2017-18-q2", on: stage)
        let form = context.form.form
        return (context, form.assess(context.entry.sheet, previous: context.previous?.sheet))
    }

    @Test func `thirty-seven initiatives stand in the columns they stood in`() async throws {
        let (context, _) = try await Self.secondQuarter()
        #expect(context.entry.sheet.rows(of: "A2") == Array(1...5) + Array(11...42))
    }

    @Test func `their progress is counted as it was counted by hand`() async throws {
        let (context, _) = try await Self.secondQuarter()
        let sheet = context.entry.sheet
        let answers = sheet.rows(of: "A2").map { sheet[AnswerKey("A2b", row: $0)] }
        #expect(answers.filter { $0 == .choice("1") }.count == 23)
        #expect(answers.filter { $0 == .choice("2") }.count == 9)
        #expect(answers.filter { $0 == .choice("3") }.count == 1)
        #expect(answers.filter { $0 == .choice("4") }.count == 3)
        #expect(answers.filter { $0 == .missing(.unreadable) }.count == 1)
    }

    @Test func `differences and changes are worked out to the last digit`() async throws {
        let (context, assessment) = try await Self.secondQuarter()
        let shown = ["B3a", "B3b", "B3c", "D1c", "D2c", "D3c"].map { id -> String in
            let form = context.form.form
            guard let question = form.question(id),
                let answer = assessment.calculated[Stage.key(id)]
            else { return "nothing" }
            return form.shown(answer, for: question)
        }
        #expect(shown == ["11,066", "126,369", "219", "3.73%", "6.13%", "6.16%"])
    }

    @Test func `one uplift on all three lines is asked about, with the figures`() async throws {
        let (_, assessment) = try await Self.secondQuarter()
        let finding = try #require(assessment.findings.first { $0.check == "B-same-uplift" })
        #expect(finding.severity == .query)
        #expect(finding.message.contains("11.9%, 11.8% and 11.9%"))
        #expect(finding.identity == "B-same-uplift@B2a")
    }

    /// By hand: six titles and one progress are lost in the scan, and one uplift is asked about.
    @Test func `there are no errors, eight queries and no notes`() async throws {
        let (_, assessment) = try await Self.secondQuarter()
        let lost =
            [2, 3, 12, 21, 31, 33].map { AnswerKey("A2a", row: $0) } + [AnswerKey("A2b", row: 2)]
        let missing = assessment.findings.filter { $0.number == .saidMissing }
        #expect(Set(missing.compactMap(\.place.key)) == Set(lost))
        #expect(missing.allSatisfy { $0.severity == .query })
        #expect(assessment.findings.count == lost.count + 1)
        #expect(assessment.failures.isEmpty)
    }

    @Test func `the next quarter opens with what is known from this one`() async throws {
        let stage = try await Self.stage("ibcf-2017-18-q1", "ibcf-2017-18-q2")
        let opening = ReturnID("ibcf-2017-18-q3-\(Leeds.council.id)")
        try await stage.carryOut(
            .openReturn(CollectionID("ibcf-2017-18-q3"), Leeds.council.id), by: Leeds.programme.id
        ).thenDone()
        let entry = try #require(stage.books.return(opening)).entry
        #expect(entry.previous == Leeds.returnID("ibcf-2017-18-q2"))
        #expect(entry.sheet.rows(of: "A2") == Array(1...5) + Array(11...42))
        #expect(entry.sheet[Stage.key("A2a/42")] == .text("A&H - Change Capacity"))
        #expect(entry.sheet[Stage.key("A2d/39")] == .choices(["6"]))
        #expect(entry.sheet[Stage.key("A2b/42")] == nil, "progress is to be told anew")
        #expect(entry.sheet[Stage.key("A1")] == nil)
        let kept = ["B1a", "B1c", "D1b", "D3a"].map { entry.sheet[Stage.key($0)] }
        #expect(kept == [.number(92_958), .number(1_840), Self.pounds("15.29"), .number(503)])
        #expect(entry.history(of: Stage.key("B1a")).map(\.channel) == [.prefill])
        #expect(entry.preparers.isEmpty)
    }

    private static func pounds(_ text: String) -> Answer? {
        DecimalNumber(text).map { .number($0) }
    }

    /// Counts once more from the document itself, by its lines and tabs, where it is at hand.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["OUTTURN_SHARED"] != nil))
    func `the document itself gives the same count`() async throws {
        let shared = ProcessInfo.processInfo.environment["OUTTURN_SHARED"] ?? ""
        let file = shared + "/sources/004_5e05aa859a566f1a.txt"
        let document = try LeedsDocument(String(contentsOfFile: file, encoding: .utf8))
        let (context, _) = try await Self.secondQuarter()
        let sheet = context.entry.sheet
        for row in sheet.rows(of: "A2") {
            let answer = sheet[AnswerKey("A2b", row: row)]
            #expect(document.progress[row] == Self.words(of: answer), "initiative \(row)")
        }
        #expect(Set(document.progress.keys) == Set(sheet.rows(of: "A2")).subtracting([2]))
        #expect(document.figures == [92_958, 1_073_312, 1_840, 104_024, 1_199_681, 2_059])
    }

    private static func words(of answer: Answer?) -> String? {
        guard case .choice(let code) = answer else { return nil }
        return ["1": "planning", "2": "no results", "3": "showing results", "4": "completed"][code]
    }
}

/// The progress and the plans in the published document, found without any of the product's code.
private struct LeedsDocument {
    var progress: [Int: String] = [:]
    var figures: [Int] = []

    init(_ text: String) {
        var initiatives: [Int] = []
        for line in text.components(separatedBy: "\n") {
            let cells = line.components(separatedBy: "\t")
            if line.contains("Initiative/Project ") {
                initiatives = cells.compactMap { cell in
                    cell.hasPrefix("Initiative/Project ") ? Int(cell.split(separator: " ")[1]) : nil
                }
            }
            note(cells, of: initiatives)
            if line.hasPrefix("B1. ") || line.hasPrefix("B2. ") {
                figures += cells.dropFirst().compactMap {
                    Int($0.replacingOccurrences(of: ",", with: ""))
                }
            }
        }
    }

    /// A row of progress is as wide as the row of initiatives above it, from its right end.
    private mutating func note(_ cells: [String], of initiatives: [Int]) {
        guard !cells.contains(where: { $0.contains("Initiative/Project ") }) else { return }
        for (initiative, cell) in zip(initiatives.reversed(), cells.reversed()) {
            if let word = Self.word(cell) { progress[initiative] = word }
        }
    }

    private static func word(_ cell: String) -> String? {
        let lower = cell.lowercased()
        let words = ["planning stage": "planning", "completed": "completed"]
        if let word = words.first(where: { lower.hasSuffix($0.key) && lower.count <= 20 }) {
            return word.value
        }
        if lower.hasSuffix("in progress: no results yet") { return "no results" }
        return lower.hasSuffix("in progress: showing results") ? "showing results" : nil
    }
}
