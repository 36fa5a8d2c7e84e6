import Accountability
import Accounts
import Clerk
import Ledger
import Outbound
import Reckoning
import Testing

@testable import Web

/// Officers, roles and deputies, as an administrator looks after them.
@Suite struct OfficersPageTests {
    private static let council = World.council.text

    private static func visitor(_ world: World) async throws -> Visitor {
        let visitor = try await Visitor(world, as: "administrator")
        await visitor.get("/admin/people")
        return visitor
    }

    @Test func somebodyIsEnrolledWithANameThatIsInNoFact() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        await visitor.get("/admin/people/new")
        await visitor.post(
            "/admin/people/new",
            [
                "form": "enrol", "officer": "finance-2", "name": "Ulrike Sandoval",
                "email": "u.sandoval@example.gov.uk", "role": "finance",
                "organisation": Self.council,
            ])
        #expect(visitor.reply.status == 303)
        await visitor.follow()
        #expect(
            visitor.page.contains("Ulrike Sandoval") && visitor.page.contains("Finance officer"))
        let officer = try #require(world.clerk.books.officer(OfficerID("finance-2")))
        #expect(officer.holds([.finance], for: World.council))
        await visitor.get("/admin/people.csv")
        #expect(visitor.page.contains("finance-2,Ulrike Sandoval,u.sandoval@example.gov.uk"))
        await visitor.get("/admin/people?text=sandoval")
        #expect(visitor.page.contains("1 officer"))
    }

    @Test func whatCannotBeUsedComesBackWithWhatWasTyped() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        let before = world.clerk.books.sequence
        await visitor.post(
            "/admin/people/new",
            [
                "form": "enrol", "officer": "Ulrike S", "name": "", "email": "lead@example.gov.uk",
                "role": "finance", "organisation": "",
            ])
        #expect(visitor.reply.status == 422 && visitor.page.contains("value=\"Ulrike S\""))
        for message in [
            "Use small letters, digits and hyphens", "Enter the name",
            "Another officer has this address", "Choose the organisation",
        ] { #expect(visitor.page.contains(message), "\(message)") }
        #expect(world.clerk.books.sequence == before)
    }

    @Test func anAdministratorTakesNoOtherRole() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        await visitor.post(
            "/admin/people/administrator/roles",
            ["form": "grant", "role": "finance", "organisation": Self.council])
        #expect(visitor.reply.status == 422 && visitor.page.contains("R1011"))
        await visitor.post(
            "/admin/people/lead/roles",
            ["form": "grant", "role": "administrator", "organisation": Self.council])
        #expect(visitor.reply.status == 303)
        let other = try await Visitor(world, as: "lead")
        await other.get("/admin/people/administrator")
        await other.post(
            "/admin/people/administrator/roles",
            ["form": "grant", "role": "finance", "organisation": Self.council])
        #expect(other.reply.status == 303)
        let officer = try #require(world.clerk.books.officer(OfficerID("administrator")))
        #expect(officer.holds([.finance], for: World.council))
    }

    @Test func aWithdrawnRoleEndsAtOnceAndSoDoTheSessions() async throws {
        let world = try await World(isDemonstration: false)
        let chaser = try await Visitor(world, as: "finance")
        await chaser.get("/portfolio")
        #expect(chaser.reply.status == 200)
        let visitor = try await Self.visitor(world)
        await visitor.post(
            "/admin/people/finance/roles/withdraw",
            ["role": "finance", "organisation": Self.council])
        #expect(visitor.reply.status == 303)
        await chaser.get("/portfolio")
        #expect(chaser.reply.status == 403 && chaser.page.contains("Sign in to see"))
    }

    @Test func aDeputyActsFromADayToADayAndThatIsShown() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        let today = world.clock.now.day
        await visitor.get("/admin/people/finance")
        await visitor.post(
            "/admin/people/finance/deputies",
            [
                "form": "deputy", "deputy": "auditor", "mandate": "finance \(Self.council)",
                "from": today.adding(days: 1).inWords, "to": today.adding(days: 2).inWords,
            ])
        #expect(visitor.reply.status == 303)
        await visitor.follow()
        #expect(visitor.page.contains("the auditor officer stands in as finance officer"))
        let deputy = try await Visitor(world, as: "auditor")
        let hold = "/funds/care-capital/drawdowns/DD-1/hold"
        await deputy.get("/funds/care-capital/drawdowns/DD-1")
        #expect(!deputy.page.contains(hold), "the day has not come")
        world.clock.move(minutes: 24 * 60)
        try await deputy.signIn(as: "auditor")
        await deputy.get("/funds/care-capital/drawdowns/DD-1")
        await deputy.post(hold, ["form": "hold", "reason": "Finance is away"])
        #expect(deputy.reply.status == 303)
        await deputy.follow()
        #expect(deputy.page.contains("the auditor officer as deputy of the finance officer"))
        await deputy.get("/account")
        #expect(deputy.page.contains("Deputy of the finance officer as finance officer"))
        world.clock.move(minutes: 2 * 24 * 60)
        try await deputy.signIn(as: "auditor")
        await deputy.get("/account")
        await deputy.post("/funds/care-capital/drawdowns/DD-1/resume")
        #expect(deputy.reply.status == 403, "the last day is over")
        await deputy.get("/funds/care-capital/drawdowns/DD-1")
        #expect(deputy.page.contains("as deputy of"), "what was done as a deputy stays so")
    }

    @Test func anAppointmentCanBeEndedBeforeItsLastDay() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        let today = world.clock.now.day
        let mandate = Mandate(role: .finance, organisation: World.council)
        let appointment = DeputyAppointment(
            deputy: OfficerID("auditor"), principal: OfficerID("finance"), mandate, from: today,
            to: today.adding(days: 9))
        try await world.carryOut(.people(.appointDeputy(appointment)), by: "administrator")
        let deputy = try await Visitor(world, as: "auditor")
        await deputy.get("/funds/care-capital/drawdowns/DD-1")
        #expect(deputy.page.contains("drawdowns/DD-1/hold"))
        await visitor.post(
            "/admin/people/finance/deputies/end",
            [
                "deputy": "auditor", "principal": "finance", "role": "finance",
                "organisation": Self.council, "from": "\(today)", "to": "\(today.adding(days: 9))",
            ])
        #expect(visitor.reply.status == 303)
        await deputy.get("/funds/care-capital/drawdowns/DD-1")
        #expect(!deputy.page.contains("drawdowns/DD-1/hold"))
    }

    @Test func aPersonIsErasedOnlyWhenTheBoxIsTicked() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        let lead = try await Visitor(world, as: "lead")
        await visitor.get("/admin/people/lead")
        await visitor.post("/admin/people/lead/erase", ["form": "erase"])
        #expect(visitor.reply.status == 422 && world.people.name(of: OfficerID("lead")) != nil)
        await visitor.post("/admin/people/lead/erase", ["form": "erase", "sure": "yes"])
        #expect(visitor.reply.status == 303 && world.people.name(of: OfficerID("lead")) == nil)
        await lead.get("/account")
        #expect(lead.reply.status == 403)
        await visitor.get("/admin/people")
        #expect(visitor.page.contains(">lead</a>"))
    }

    @Test func aLinkIsSentAndSomebodyIsSignedOut() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Self.visitor(world)
        await visitor.post("/admin/people/lead/link")
        #expect(await world.letters.letters.map(\.letter.to.text) == ["lead@example.gov.uk"])
        let lead = try await Visitor(world, as: "lead")
        await visitor.post("/admin/people/lead/sessions/end")
        await lead.get("/account")
        #expect(lead.reply.status == 403)
    }
}
