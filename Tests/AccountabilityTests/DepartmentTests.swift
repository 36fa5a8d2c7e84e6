import Accountability
import Clerk
import Forms
import Ledger
import Rehearsal
import Testing

struct DepartmentTests {
    static let id = Stage.smallReturn
    static let ask = ReturnInstruction.query(Stage.key("B2"), text: "Why so many?")

    @Test func `a query is asked, answered and closed`() async throws {
        let stage = try await Stage.submitted()
        try await stage.when(Self.ask, by: Cast.analyst)
            .then(.queried(Self.id, query: 1, Stage.key("B2"), text: "Why so many?"))
        try await stage.when(.reply(query: 1, text: "A home opened"))
            .then(.queryReplied(Self.id, query: 1, text: "A home opened"))
        try await stage.when(.accept, by: Cast.analyst).thenRefused(.queriesOpen)
        try await stage.when(.close(query: 1), by: Cast.analyst)
            .then(.queryClosed(Self.id, query: 1))
        try await stage.when(.accept, by: Cast.analyst).then(.accepted(Self.id, version: 1))
        let query = try #require(try stage.small.entry.queries.first)
        #expect(query.messages.map(\.text) == ["Why so many?", "A home opened"])
        #expect(query.messages.map(\.circumstance.by) == [Cast.analyst.id, Cast.programme.id])
    }

    @Test func `a query carries the check that it came up by`() async throws {
        let stage = try await Stage.submitted()
        let ask = ReturnInstruction.query(Stage.key("B2"), text: "Why?", rule: "cross-change")
        try await stage.when(ask, by: Cast.analyst).then(
            .queried(Self.id, query: 1, Stage.key("B2"), text: "Why?", rule: "cross-change"))
        #expect(try stage.small.entry.queries.map(\.rule) == ["cross-change"])
    }

    @Test func `a query is given to an analyst of the body that collects, and taken back`()
        async throws
    {
        let stage = try await Stage.submitted()
        let give = ReturnInstruction.assignQuery(.query(1), to: Cast.analyst.id)
        try await stage.when(give, by: Cast.analyst).thenRefused(.unknownQuery)
        try await stage.when(Self.ask, by: Cast.analyst).thenDone()
        try await stage.when(give, by: Cast.programme).thenRefused(.notPermitted)
        try await stage.when(.assignQuery(.query(1), to: Cast.chaser.id), by: Cast.analyst)
            .thenRefused(.ownerCannotAnswer)
        try await stage.when(.assignQuery(.query(1), to: OfficerID("x")), by: Cast.analyst)
            .thenRefused(.unknownOfficer)
        try await stage.when(
            .assignQuery(.explanation("B-twice@B2"), to: Cast.analyst.id), by: Cast.analyst
        ).thenRefused(.explanationMissing)
        try await stage.when(give, by: Cast.analyst).thenDone()
        #expect(try stage.small.entry.analyst(of: .query(1)) == Cast.analyst.id)
        try await stage.when(.assignQuery(.query(1), to: nil), by: Cast.analyst).thenDone()
        #expect(try stage.small.entry.analyst(of: .query(1)) == nil)
    }

    @Test(arguments: ["query 3", "explanation B-twice@A2b/1"])
    func `a matter is read as it is written`(text: String) {
        #expect(QueryMatter(written: text)?.written == text)
    }

    @Test(arguments: ["", "query", "query 0", "query x", "answer 1"])
    func `what is no matter is none`(text: String) {
        #expect(QueryMatter(written: text) == nil)
    }

    @Test func `a figure that is changed after a question counts as a reply`() async throws {
        let stage = try await Stage.submitted()
        try await stage.when(Self.ask, by: Cast.analyst).thenDone()
        func state() throws -> QueryState? {
            let entry = try stage.small.entry
            return entry.queries.first?.state(in: entry)
        }
        #expect(try state() == .waitingForReply)
        try await stage.when(.reopen(sections: ["B"], reason: "Look"), by: Cast.analyst).thenDone()
        #expect(try state() == .waitingForReply)
        try await stage.when(.give("B2", .number(14))).thenDone()
        #expect(try state() == .replied)
        try await stage.when(.close(query: 1), by: Cast.analyst).thenDone()
        #expect(try state() == .closed)
    }

    @Test func `only the sections that were opened again may change`() async throws {
        let stage = try await Stage.reopened()
        try await stage.when(.give("A1", .text("Other"))).thenRefused(.sectionNotReopened)
        try await stage.when(.addThing(1)).thenRefused(.sectionNotReopened)
        try await stage.when(.give("B2", .number(14)))
            .then(.answerGiven(Self.id, Stage.key("B2"), .number(14), .web))
    }

    @Test func `the second version leaves the first as it was`() async throws {
        let stage = try await Stage.reopened()
        let first = try #require(try stage.small.entry.versions.first)
        try await stage.when(.give("B2", .number(14))).thenDone()
        try await stage.when(.complete(section: "B")).thenDone()
        try await stage.when(.sendForSignOff).thenDone()
        try await stage.when(.submit).thenRefused(.notSigned)
        try await stage.signEverything()
        try await stage.when(.submit).thenDone()
        let versions = try stage.small.entry.versions
        #expect(versions.first == first)
        #expect(versions.map(\.number) == [1, 2])
        #expect(versions.map { $0.sheet[Stage.key("B2")] } == [.number(12), .number(14)])
        #expect(Set(versions.map(\.content)).count == 2)
        #expect(try stage.small.entry.stage == .submitted)
    }

    @Test func `a version's content is the fingerprint of what it shows`() async throws {
        let stage = try await Stage.submitted()
        let small = try stage.small
        let version = try #require(small.entry.versions.first)
        #expect(small.canonical(version: version) == small.canonical)
        #expect(version.content == small.content)
        #expect(version.signatures.map(\.content) == [version.content, version.content])
    }

    @Test func `reopening takes the acceptance away`() async throws {
        let stage = try await Stage.submitted()
        try await stage.when(.accept, by: Cast.analyst).thenDone()
        try await stage.when(
            .reopen(sections: ["B", "A"], reason: "A court ruling"), by: Cast.analyst
        )
        .then(.reopened(Self.id, sections: ["A", "B"], reason: "A court ruling"))
        #expect(try stage.small.entry.acceptedVersion == nil)
    }

    @Test func `whoever prepared the first version only may sign the second`() async throws {
        let stage = try await Stage.reopened()
        try await stage.when(.give("B2", .number(14)), by: Cast.deputy).thenDone()
        try await stage.when(.complete(section: "B")).thenDone()
        try await stage.when(.sendForSignOff).thenDone()
        for member in [Cast.programme, Cast.deputy] {
            let mandate = Mandate(role: .finance, organisation: Cast.ashby.id)
            try await stage.when(.people(.grant(member.id, mandate)), by: Cast.administrator)
                .thenDone()
        }
        try await stage.when(stage.certify(), by: Cast.deputy).thenRefused(.preparerSigns)
        try await stage.when(stage.certify(), by: Cast.programme).thenDone()
    }
}
