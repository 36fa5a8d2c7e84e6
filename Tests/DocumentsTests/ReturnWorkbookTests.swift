import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing

@Suite struct ReturnWorkbookTests {
    private static let id = Leeds.returnID("ibcf-2017-18-q2")

    private static func leeds() async throws -> ReturnInContext {
        let stage = try await Leeds.stage(answering: ["ibcf-2017-18-q1", "ibcf-2017-18-q2"])
        return try #require(stage.books.return(id))
    }

    private static let day = Stage.firstDay.day

    /// The return with other answers, and its workbook as if somebody had typed them.
    private static func typed(
        _ context: ReturnInContext, _ facts: [ReturnFact], _ format: SpreadsheetFormat
    ) throws -> [UInt8] {
        var entry = context.entry
        let circumstance = Circumstance(
            sequence: context.sequence, at: Stage.firstDay, by: Leeds.programme.id)
        for fact in facts { entry.apply(fact, circumstance) }
        let edited = ReturnInContext(
            entry: entry, form: context.form, collection: context.collection,
            organisation: context.organisation, previous: context.previous,
            sequence: context.sequence)
        return try ReturnWorkbook.bytes(edited, on: day, issue: "x", as: format)
    }

    @Test(arguments: SpreadsheetFormat.allCases)
    func `a workbook that nobody changed changes nothing`(format: SpreadsheetFormat) async throws {
        let context = try await Self.leeds()
        let bytes = try ReturnWorkbook.bytes(context, on: Self.day, issue: "x", as: format)
        let draft = ReturnWorkbook.draft(of: bytes, for: context)
        let comparison = DraftComparison(draft, with: context, on: Self.day)
        #expect(!comparison.isRefused)
        #expect(comparison.changed.isEmpty)
        #expect(comparison.conflicts.isEmpty)
        #expect(comparison.newRows.isEmpty)
        #expect(comparison.unchanged > 150)
        #expect(comparison.sheet == context.entry.sheet)
    }

    @Test(arguments: SpreadsheetFormat.allCases)
    func `the same return on the same day is the same file, byte for byte`(
        format: SpreadsheetFormat
    ) async throws {
        let context = try await Self.leeds()
        let first = try ReturnWorkbook.bytes(context, on: Self.day, issue: "x", as: format)
        #expect(try ReturnWorkbook.bytes(context, on: Self.day, issue: "x", as: format) == first)
        #expect(try ReturnWorkbook.bytes(context, on: Self.day, issue: "y", as: format) != first)
        #expect(
            ReturnWorkbook.fileName(context, as: format)
                == "leeds-ibcf-2017-18-q2-v1.\(format.rawValue)")
    }

    /// Writing is the identity when read back, whatever the answers are.
    @Test(arguments: 1...12, SpreadsheetFormat.allCases)
    func `every answer comes back as it was written`(
        seed: UInt64, format: SpreadsheetFormat
    ) async throws {
        let context = try await Self.leeds()
        var random = SeededRandom(seed: seed)
        var facts: [ReturnFact] = []
        for key in context.entry.sheet.places(of: context.form.form) {
            guard let question = context.form.form.question(key.question),
                question.calculation == nil, Bool.random(using: &random)
            else { continue }
            let answer = Self.answer(to: question, context.form.form, &random)
            facts.append(.answerGiven(Self.id, key, answer, .workbook))
        }
        let draft = ReturnWorkbook.draft(of: try Self.typed(context, facts, format), for: context)
        let comparison = DraftComparison(draft, with: context, on: Self.day)
        var wanted = context.entry.sheet
        for case .answerGiven(_, let key, let answer, _) in facts { wanted[key] = answer }
        let differences = comparison.sheet.differences(from: wanted)
        #expect(differences.isEmpty, "\(differences)")
    }

    private static let texts = [
        "=1+1", "+44 113", "-5 places", "@home", "Line one\nline two", "“Quoted” & <marked>",
        "0042", "12", "1,840", "TRUE", "_x000D_", "é", "   padded", "[unreadable]",
    ]

    private static func answer(
        to question: Question, _ form: Form, _ random: inout SeededRandom
    ) -> Answer? {
        let amount = Int64.random(in: 0...99_999, using: &random)
        switch question.kind {
        case .text:
            return form.read(
                .text(texts.randomElement(using: &random) ?? ""), for: question
            ).answer
        case .whole: return .number(DecimalNumber(amount))
        case .decimal, .money, .percent:
            return DecimalNumber(coefficient: amount, scale: 2).map { .number($0) }
        case .date: return .date(Day(number: 17_000 + Int(amount % 900)))
        case .choice(let list):
            return form.options[list]?.options.randomElement(using: &random).map {
                .choice($0.code)
            }
        case .choices(let list):
            let codes = form.options[list]?.options.map(\.code) ?? []
            let chosen = codes.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            return chosen.isEmpty ? nil : .choices(chosen)
        case .yesNo: return .yesNo(Bool.random(using: &random))
        }
    }

    @Test func `a file that is no workbook is refused with a number and a remedy`() async throws {
        let context = try await Self.leeds()
        for bytes in [[], Array("PK\u{3}\u{4}".utf8), Array("not a workbook".utf8)] as [[UInt8]] {
            let draft = ReturnWorkbook.draft(of: bytes, for: context)
            #expect(draft.isRefused)
            let finding = try #require(draft.findings.first)
            #expect(finding.number == .unreadableWorkbook)
            #expect(finding.message.contains("W1"))
            #expect(!finding.remedy.isEmpty)
        }
    }

    @Test func `another organisation's workbook is refused and both are named`() async throws {
        let context = try await Self.leeds()
        let other = ReturnInContext(
            entry: context.entry, form: context.form, collection: context.collection,
            organisation: Cast.ashby, previous: context.previous, sequence: context.sequence)
        let bytes = try ReturnWorkbook.bytes(other, on: Self.day, issue: "x")
        let draft = ReturnWorkbook.draft(of: bytes, for: context)
        #expect(draft.isRefused)
        #expect(draft.findings.map(\.number) == [.otherOrganisation])
        #expect(draft.findings[0].found == Cast.ashby.id.text)
        #expect(draft.findings[0].expected == "E08000035")
    }

    @Test func `any cut or flip of a workbook is read or refused, and never stops the program`()
        async throws
    {
        let context = try await Self.leeds()
        let bytes = try ReturnWorkbook.bytes(context, on: Self.day, issue: "x")
        var random = SeededRandom(seed: 3)
        for _ in 0..<60 {
            var spoilt = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            if Bool.random(using: &random) {
                spoilt[place] ^= UInt8.random(in: 1...255, using: &random)
            } else {
                spoilt.removeLast(bytes.count - place)
            }
            let draft = ReturnWorkbook.draft(of: spoilt, for: context)
            #expect(draft.isRefused || !draft.answers.isEmpty || !draft.findings.isEmpty)
        }
    }
}
