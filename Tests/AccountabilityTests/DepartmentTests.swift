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
