import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal
import Testing

struct ExplanationTests {
    static let id = Stage.smallReturn
    static let doubled: [Happened] = [
        .opened, .answered("A1", .text("All went well")), .answered("B1", .number(10)),
        .answered("B2", .number(30)), .completed("A"), .completed("B"),
    ]
    static let explain = ReturnInstruction.explain(finding: "B-twice@B2", text: "A new home opened")

    @Test func `a query is explained with the answers that it rests on`() async throws {
        let stage = try Stage.given(Self.doubled)
        try await stage.when(Self.explain)
            .then(
                .findingExplained(
                    Self.id, finding: "B-twice@B2", text: "A new home opened",
                    basis: [Stage.key("B1"): .number(10), Stage.key("B2"): .number(30)],
                    blanks: []))
        #expect(try stage.standing.queries.isEmpty)
        #expect(try stage.standing.explained.count == 1)
    }

    @Test(arguments: ["B1", "B2"])
    func `an explanation lapses when an answer it rests on changes`(key: String) async throws {
        let stage = try Stage.given(Self.doubled)
        try await stage.when(Self.explain).thenDone()
        try await stage.when(.give(key, .number(key == "B1" ? 11 : 31))).thenDone()
        #expect(try stage.standing.queries.map(\.finding.identity) == ["B-twice@B2"])
        try await stage.when(.sendForSignOff).thenRefused(.queriesUnexplained)
    }

    @Test(arguments: ["B4", "B9", "A1"])
    func `an explanation survives the change of another answer`(key: String) async throws {
        let stage = try Stage.given(Self.doubled)
        try await stage.when(Self.explain).thenDone()
        try await stage.when(.give(key, key == "A1" ? .text("Well") : .number(3))).thenDone()
        #expect(try stage.standing.queries.isEmpty)
    }

    @Test func `an explanation holds again when its answers come back`() async throws {
        let stage = try Stage.given(Self.doubled)
        try await stage.when(Self.explain).thenDone()
        try await stage.when(.give("B2", .number(31))).thenDone()
        try await stage.when(.give("B2", .number(30))).thenDone()
        #expect(try stage.standing.queries.isEmpty)
    }

    @Test func `a lapsed explanation may be given again in the same words`() async throws {
        let stage = try Stage.given(Self.doubled)
        try await stage.when(Self.explain).thenDone()
        try await stage.when(.give("B2", .number(31))).thenDone()
        try await stage.when(Self.explain).thenDone()
        #expect(try stage.standing.queries.isEmpty)
    }

    @Test func `an explanation is part of what is signed`() async throws {
        let stage = try Stage.given(Self.doubled)
        let before = try stage.content
        try await stage.when(Self.explain).thenDone()
        let explained = try stage.content
        try await stage.when(.explain(finding: "B-twice@B2", text: "Two new homes opened"))
            .thenDone()
        #expect(Set([before, explained, try stage.content]).count == 3)
    }

    @Test func `a waiver covers its days, its rule and its organisation only`() async throws {
        let stage = try Stage.given(Self.doubled)
        let waiver = try Self.waiver(until: "2017-10-03")
        try await stage.when(.collection(.waive(Stage.smallCollection, waiver)), by: Cast.analyst)
            .then([.collection(.checkWaived(Stage.smallCollection, waiver))])
        #expect(try stage.standing.queries.isEmpty)
        #expect(try stage.standing.items.compactMap(\.waiver) == [waiver])
        stage.clock.advance(seconds: 2 * 86_400)
        #expect(try stage.standing.queries.map(\.finding.identity) == ["B-twice@B2"])
        try await stage.when(.sendForSignOff).thenRefused(.queriesUnexplained)
    }

    @Test func `a waiver of an error lets the return be sent`() async throws {
        let stage = try Stage.given(Happened.complete + [.answered("B1", nil), .completed("B")])
        try await stage.when(.sendForSignOff).thenRefused(.errorsStand)
        let waiver = try Self.waiver(of: "F2001", until: "2017-12-31")
        try await stage.when(.collection(.waive(Stage.smallCollection, waiver)), by: Cast.analyst)
            .thenDone()
        try await stage.when(.sendForSignOff).thenDone()
    }

    @Test func `another council's waiver does not cover it`() async throws {
        let stage = try Stage.given(Self.doubled)
        let waiver = try Self.waiver(for: Cast.birchwood, until: "2017-12-31")
        try await stage.when(.collection(.waive(Stage.smallCollection, waiver)), by: Cast.analyst)
            .thenDone()
        #expect(try stage.standing.queries.count == 1)
    }

    private static func waiver(
        of rule: String = "B-twice", for council: Organisation = Cast.ashby, until last: String
    ) throws -> CheckWaiver {
        let (from, to) = (try #require(Day("2017-10-01")), try #require(Day(last)))
        let days = try #require(Period(from: from, to: to))
        return CheckWaiver(
            rule: rule, organisation: council.id, days: days, reason: "A merger in July")
    }
}
