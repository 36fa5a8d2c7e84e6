import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing

struct PeopleTests {
    static let newcomer = OfficerID("officer-50")

    @Test func `whoever sets the program up may bring the first people in`() async throws {
        let stage = try Stage()
        let mandate = Mandate(role: .administrator, organisation: Cast.ashby.id)
        try await stage.when(.people(.registerOrganisation(Cast.ashby)), by: Self.newcomer)
            .thenDone()
        try await stage.when(.people(.enrol(Self.newcomer)), by: Self.newcomer).thenDone()
        try await stage.when(.people(.grant(Self.newcomer, mandate)), by: Self.newcomer)
            .then([.people(.roleGranted(Self.newcomer, mandate))])
        try await stage.when(.people(.enrol(OfficerID("officer-51"))), by: OfficerID("officer-51"))
            .thenRefused(.notPermitted)
    }

    @Test func `a role is granted and withdrawn`() async throws {
        let stage = try Stage.given([.opened])
        try await stage.when(
            .people(.withdraw(Cast.programme.id, Cast.programme.mandate)), by: Cast.administrator
        )
        .then([.people(.roleWithdrawn(Cast.programme.id, Cast.programme.mandate))])
        try await stage.when(.give("B1", .number(1))).thenRefused(.notPermitted)
        try await stage.when(
            .people(.grant(Cast.programme.id, Cast.programme.mandate)), by: Cast.administrator
        )
        .thenDone()
        try await stage.when(.give("B1", .number(1))).thenDone()
    }

    @Test func `a role for one council is none for another`() async throws {
        let stage = try Stage.given([.opened])
        let officer = try #require(stage.books.officer(Cast.neighbour.id))
        #expect(officer.holds([.programme], for: Cast.birchwood.id))
        #expect(!officer.holds([.programme], for: Cast.ashby.id))
        #expect(officer.roles(for: Cast.ashby.id).isEmpty)
    }

    @Test func `a form is taken into use under its own name only`() async throws {
        let stage = try Stage.given()
        let definition = try SmallForm.canonical(SmallForm.text)
        let act = try await stage.when(
            .collection(.adoptForm(form: "small-q3", definition: definition)), by: Cast.analyst)
        #expect(act.mistakes.map(\.found) == ["small-q2"])
        try await stage.when(
            .collection(.adoptForm(form: "small-q2", definition: definition)), by: Cast.analyst
        ).thenNothing()
    }

    @Test func `what is no form is not taken into use`() async throws {
        let stage = try Stage.given()
        let act = try await stage.when(
            .collection(.adoptForm(form: "x", definition: .text("form: x"))), by: Cast.analyst)
        #expect(!act.mistakes.isEmpty && act.facts.isEmpty)
    }
}
