import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal
import Testing

struct RowTests {
    static let id = Stage.smallReturn

    @Test func `a row without a number takes the next one`() async throws {
        let stage = try Stage.given([.opened, .rowAdded(2)])
        try await stage.when(.addThing(nil))
            .then(.rowAdded(Self.id, table: "A2", row: 3, token: nil))
    }

    @Test func `a number is never used for another row`() async throws {
        let stage = try Stage.given([.opened, .rowAdded(1), .rowAdded(2)])
        try await stage.when(.removeThing(2, because: "merged")).thenDone()
        try await stage.when(.addThing(nil))
            .then(.rowAdded(Self.id, table: "A2", row: 3, token: nil))
    }

    @Test func `a row goes with its answers and leaves their history`() async throws {
        let stage = try Stage.given([.opened, .rowAdded(1), .answered("A2a/1", .text("Ramp"))])
        try await stage.when(.removeThing(1, because: "merged"))
            .then(
                .rowRemoved(
                    Self.id, table: "A2", row: 1, columns: ["A2a", "A2b"], reason: "merged"))
        let entry = try stage.small.entry
        #expect(entry.sheet[Stage.key("A2a/1")] == nil)
        #expect(entry.history(of: Stage.key("A2a/1")).map(\.answer) == [.text("Ramp"), nil])
        try await stage.when(.removeThing(1, because: "merged")).thenNothing()
    }

    @Test func `a row that is there already is not added again`() async throws {
        let stage = try Stage.given([.opened, .rowAdded(1)])
        try await stage.when(.addThing(1)).thenNothing()
    }

    @Test func `a spare row of a workbook is known by its token`() async throws {
        let stage = try Stage.given([.opened])
        try await stage.when(.addThing(1, token: "spare-1"))
            .then(.rowAdded(Self.id, table: "A2", row: 1, token: "spare-1"))
        try await stage.when(.addThing(nil, token: "spare-1"), by: Cast.deputy).thenNothing()
    }

    @Test func `answers in a new row are given with it`() async throws {
        let stage = try Stage.given([.opened])
        let change = AnswerChange(Stage.key("A2a/1"), to: .text("Ramp"))
        let rows = [RowChange.add(table: "A2", row: 1, token: nil)]
        try await stage.when(.answer([change], rows: rows, .web, source: nil))
            .then(
                .rowAdded(Self.id, table: "A2", row: 1, token: nil),
                .answerGiven(Self.id, Stage.key("A2a/1"), .text("Ramp"), .web))
    }

    @Test func `rows of the quarter before come along, under their numbers`() async throws {
        let stage = try await Self.secondQuarter()
        let entry = try stage.small.entry
        #expect(entry.sheet.rows(of: "A2") == [2, 4])
        #expect(entry.sheet[Stage.key("A2a/4")] == .text("Rail"))
        #expect(entry.sheet[Stage.key("A2b/4")] == nil, "only what is prefilled comes along")
        #expect(entry.history(of: Stage.key("A2a/4")).map(\.channel) == [.prefill])
        try await stage.when(.addThing(nil))
            .then(.rowAdded(Self.id, table: "A2", row: 6, token: nil))
    }

    /// A first quarter in which row 5 was the highest and is gone; then the second is opened.
    private static func secondQuarter() async throws -> Stage {
        let stage = try Stage.given()
        let first = CollectionID("small-q1")
        try await stage.when(.openReturn(first, Cast.ashby.id)).thenDone()
        let changes = [
            AnswerChange(Stage.key("A2a/2"), to: .text("Ramp")),
            AnswerChange(Stage.key("A2a/4"), to: .text("Rail")),
            AnswerChange(Stage.key("A2b/4"), to: .choice("2")),
        ]
        let rows = [2, 4, 5].map { RowChange.add(table: "A2", row: $0, token: nil) }
        let before = ReturnID("small-q1-E06000901")
        try await stage.when(.return(before, .answer(changes, rows: rows, .web, source: nil)))
            .thenDone()
        try await stage.when(.return(before, .removeThing(5, because: "entered twice"))).thenDone()
        try await stage.when(.openReturn(Stage.smallCollection, Cast.ashby.id)).thenDone()
        return stage
    }
}
