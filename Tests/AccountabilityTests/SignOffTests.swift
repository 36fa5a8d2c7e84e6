import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal
import Testing

struct SignOffTests {
    static let id = Stage.smallReturn

    @Test func `a complete return is sent, signed by each step, submitted and received`()
        async throws
    {
        let stage = try Stage.given(Happened.complete)
        let content = try stage.content
        try await stage.when(.sendForSignOff).then(.sentForSignOff(Self.id, content: content))
        try await stage.when(stage.certify(), by: Cast.finance)
            .then(.signed(Self.id, step: "finance", .certifier, content: content, nil))
        try await stage.when(stage.agree(), by: Cast.board)
            .then(.signed(Self.id, step: "board", .meeting, content: content, .held))
        try await stage.when(.submit)
            .then(
                .submitted(Self.id, version: 1, content: content, try stage.stamp),
                .received(Self.id, version: 1, receipt: "SMALL-Q2/E06000901/1"))
    }

    @Test func `the same answers give the same fingerprint, however they came in`() async throws {
        let here = try Stage.given(Happened.filledIn)
        let there = try Stage.given([.opened, .answered("B2", .number(99))])
        for (key, answer) in [
            ("B2", .number(12)), ("B1", .number(10)), ("A1", .text("All went well")),
        ] as [(String, Answer)] {
            try await there.when(.give(key, answer), by: Cast.deputy).thenDone()
        }
        #expect(try here.content == there.content)
    }

    @Test(arguments: [Cast.programme, Cast.deputy, Cast.lead])
    func `whoever prepared a return may not sign it`(preparer: CastMember) async throws {
        let stage = try Stage.given(Happened.complete + [.answered("B4", .number(5), by: preparer)])
        try await stage.when(.complete(section: "B")).thenNothing()
        let mandate = Mandate(role: .finance, organisation: Cast.ashby.id)
        try await stage.when(.people(.grant(preparer.id, mandate)), by: Cast.administrator)
            .thenDone()
        try await stage.when(.sendForSignOff).thenDone()
        try await stage.when(stage.certify(), by: preparer).thenRefused(.preparerSigns)
    }

    @Test func `whoever explained a query may not sign either`() async throws {
        let stage = try Stage.given(
            Happened.complete + [.answered("B2", .number(30)), .completed("B")])
        try await stage.when(
            .explain(finding: "B-twice@B2", text: "A home opened"), by: Cast.finance
        )
        .thenDone()
        try await stage.when(.sendForSignOff).thenDone()
        try await stage.when(stage.certify(), by: Cast.finance).thenRefused(.preparerSigns)
    }

    @Test func `prefilled answers make nobody a preparer`() async throws {
        let prefilled = Happened(
            .return(.answerGiven(Self.id, Stage.key("B4"), .number(5), .prefill)), by: Cast.finance)
        let stage = try await Stage.sent(Happened.complete + [prefilled])
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
    }

    @Test func `a locked return takes no answers`() async throws {
        let stage = try await Stage.sent()
        for instruction in [
            .give("B1", .number(1)), .addThing(1), .explain(finding: "B-twice@B2", text: "x"),
            .complete(section: "A"), .resume(section: "A"),
        ] as [ReturnInstruction] {
            try await stage.when(instruction).thenRefused(.locked)
        }
    }

    @Test func `taking it back voids the signatures`() async throws {
        let stage = try await Stage.signed()
        try await stage.when(.withdrawFromSignOff(reason: "B2 is wrong"))
            .then(.withdrawnFromSignOff(Self.id, reason: "B2 is wrong"))
        #expect(try stage.small.entry.signatures.map(\.isValid) == [false, false])
        try await stage.when(.sendForSignOff).thenDone()
        try await stage.when(.submit).thenRefused(.notSigned)
    }

    @Test func `declining opens the return again with the reason`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        try await stage.when(.decline(step: "board", reason: "B2 looks high"), by: Cast.board)
            .then(.signOffDeclined(Self.id, step: "board", reason: "B2 looks high"))
        let entry = try stage.small.entry
        #expect(entry.stage == .open)
        #expect(entry.signatures.allSatisfy { !$0.isValid })
        #expect(entry.events.last?.reason == "B2 looks high")
    }

    @Test func `as many named signatories sign as the form asks`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        try await stage.when(stage.agree(.signatories, nil), by: Cast.board).thenDone()
        try await stage.when(.submit).thenRefused(.notSigned)
        try await stage.when(stage.agree(.signatories, nil), by: Cast.secondBoard).thenDone()
        try await stage.when(.submit).thenDone()
    }

    @Test func `the governance officer records the board's meeting`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        try await stage.when(stage.agree(), by: Cast.governance).thenDone()
        try await stage.when(.submit).thenDone()
    }

    @Test func `a delegated signature is ratified after submission`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        try await stage.when(stage.agree(.delegated, nil), by: Cast.board).thenDone()
        try await stage.when(.submit).thenDone()
        #expect(try stage.small.entry.signatures.filter(\.awaitsRatification).count == 1)
        let meeting = Meeting(date: stage.clock.now.day, minute: "7")
        try await stage.when(.ratify(step: "board", meeting), by: Cast.board)
            .then(.ratified(Self.id, step: "board", meeting))
        #expect(try stage.small.entry.signatures.last?.ratified == meeting)
    }

    @Test func `a version keeps its signatures and tells what was ratified since`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        try await stage.when(stage.agree(.delegated, nil), by: Cast.board).thenDone()
        try await stage.when(.submit).thenDone()
        let meeting = Meeting(date: stage.clock.now.day, minute: "7")
        try await stage.when(.ratify(step: "board", meeting), by: Cast.board).thenDone()
        try await stage.when(.reopen(sections: ["B"], reason: "wrong"), by: Cast.analyst)
            .thenDone()
        let entry = try stage.small.entry
        let version = try #require(entry.versions.last)
        let told = entry.signatures(of: version)
        #expect(told.map(\.ratified) == [nil, meeting])
        #expect(told.allSatisfy(\.isValid) && !entry.signatures.contains { $0.isValid })
        #expect(version.signatures.allSatisfy { $0.ratified == nil })
    }

    @Test func `a meeting on the day itself has taken place, by the London clock`() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        stage.clock.set(try #require(Instant("2017-10-02T23:30:00Z")))
        let today = try #require(Day("2017-10-03"))
        let meeting = Meeting(date: today, minute: "9")
        try await stage.when(stage.agree(.meeting, meeting), by: Cast.board).thenDone()
    }

    @Test func `nothing about findings hides behind a section's mark`() async throws {
        let stage = try Stage.given(Happened.complete + [.answered("B1", nil)])
        try await stage.when(.sendForSignOff).thenRefused(.errorsStand)
    }
}
