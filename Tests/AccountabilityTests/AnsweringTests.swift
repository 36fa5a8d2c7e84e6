import Accountability
import Forms
import Reckoning
import Rehearsal
import Testing

struct AnsweringTests {
    static let id = Stage.smallReturn

    @Test func `an answer is kept with the way it came in`() async throws {
        let stage = try Stage.given([.opened])
        try await stage.when(.give("B1", .number(10)))
            .then(.answerGiven(Self.id, Stage.key("B1"), .number(10), .web))
        let given = try stage.small.entry.history(of: Stage.key("B1"))
        #expect(given.map(\.circumstance.by) == [Cast.programme.id])
        #expect(given.map(\.channel) == [.web])
    }

    @Test func `an answer that stands already is not given again`() async throws {
        let stage = try Stage.given([.opened, .answered("B1", .number(10))])
        try await stage.when(.give("B1", .number(10)), by: Cast.deputy).thenNothing()
    }

    @Test func `clearing an answer is a fact of its own`() async throws {
        let stage = try Stage.given([.opened, .answered("B1", .number(10))])
        try await stage.when(.give("B1", nil))
            .then(.answerGiven(Self.id, Stage.key("B1"), nil, .web))
        #expect(try stage.small.entry.sheet[Stage.key("B1")] == nil)
        #expect(try stage.small.entry.history(of: Stage.key("B1")).count == 2)
    }

    @Test func `all answers of an instruction are taken or none`() async throws {
        let stage = try Stage.given([.opened])
        let changes = [
            AnswerChange(Stage.key("B1"), to: .number(1)),
            AnswerChange(Stage.key("B3"), to: .number(2)),
        ]
        try await stage.when(.answer(changes, rows: [], .web, source: nil))
            .thenRefused(.calculatedQuestion)
        #expect(try stage.small.entry.sheet[Stage.key("B1")] == nil)
    }

    @Test func `whoever saw an older answer is shown both and changes nothing`() async throws {
        let stage = try Stage.given([
            .opened, .answered("B1", .number(10)), .answered("B1", .number(11), by: Cast.deputy),
        ])
        let refusal = try await stage.when(.give("B1", .number(12), seen: .answer(.number(10))))
            .thenRefused(.changedMeanwhile)
        #expect(
            refusal.conflicts == [
                AnswerConflict(
                    key: Stage.key("B1"), seen: .number(10), current: .number(11),
                    wanted: .number(12))
            ])
        #expect(try stage.small.entry.sheet[Stage.key("B1")] == .number(11))
    }

    @Test func `two who want the same do not conflict`() async throws {
        let stage = try Stage.given([.opened, .answered("B1", .number(11))])
        try await stage.when(.give("B1", .number(11), seen: .answer(.number(10)))).thenNothing()
    }

    @Test func `a change of another answer does not conflict`() async throws {
        let stage = try Stage.given([.opened, .answered("B1", .number(11))])
        try await stage.when(.give("B2", .number(4), seen: .answer(nil)))
            .then(.answerGiven(Self.id, Stage.key("B2"), .number(4), .web))
    }

    @Test func `a change takes the mark off its section and no other`() async throws {
        let stage = try Stage.given(Happened.complete)
        try await stage.when(.give("B2", .number(13)))
            .then(
                .answerGiven(Self.id, Stage.key("B2"), .number(13), .web),
                .sectionReopened(Self.id, section: "B"))
        #expect(try stage.small.entry.completedSections.keys.sorted() == ["A"])
    }

    @Test func `a workbook leaves its fingerprint when it changed something`() async throws {
        let stage = try Stage.given([.opened])
        let file = Fingerprint(String(repeating: "ab", count: 32))
        let change = AnswerChange(Stage.key("B1"), to: .number(1))
        let instruction = ReturnInstruction.answer([change], rows: [], .workbook, source: file)
        try await stage.when(instruction)
            .then(
                .answerGiven(Self.id, Stage.key("B1"), .number(1), .workbook),
                .workbookTaken(Self.id, content: file))
        try await stage.when(instruction, by: Cast.deputy).thenNothing()
    }

    @Test func `a section is marked, and the mark taken off`() async throws {
        let stage = try Stage.given(Happened.filledIn)
        try await stage.when(.complete(section: "A")).then(.sectionCompleted(Self.id, section: "A"))
        try await stage.when(.resume(section: "A")).then(.sectionReopened(Self.id, section: "A"))
        try await stage.when(.resume(section: "A")).thenNothing()
    }

    @Test func `blanks may be saved at any time`() async throws {
        let stage = try Stage.given([.opened])
        try await stage.when(.give("B2", .remark("about 1,200"))).thenDone()
        try await stage.when(.give("B1", .missing(.notYetKnown))).thenDone()
        #expect(try stage.standing.queries.count == 2)
    }
}
