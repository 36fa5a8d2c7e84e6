import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// Opening a fund, changing its record, entering movements and claims by hand.
@Suite struct FundEntryTests {
    private static let fund = [
        "form": "fund", "fund": "winter", "title": "Winter pressures", "kind": "revenue",
        "source": "A grant of the department", "from": "1 April 2017", "to": "31 March 2018",
    ]

    @Test func aFundIsOpenedAndItsRecordChangedWithAReason() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/funds/new")
        await visitor.post("/funds/new", Self.fund.merging(["title": "", "kind": ""]) { $1 })
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("href=\"#fund-title\""))
        #expect(visitor.page.contains("href=\"#fund-kind\""))
        #expect(visitor.page.contains("A grant of the department"))
        await visitor.post("/funds/new", Self.fund)
        #expect(visitor.header("location") == "/funds/winter")
        await visitor.post(
            "/funds/winter/settings",
            Self.fund.merging(["title": "Winter", "reason": "A shorter name."]) { $1 })
        #expect(visitor.reply.status == 303)
        await visitor.get("/funds/winter/settings")
        #expect(
            visitor.page.contains("A shorter name.") && visitor.page.contains("Winter pressures"))
        let fund = try #require(world.clerk.books.fund(FundID("winter")))
        #expect(fund.record.title == "Winter" && fund.amendments.count == 1)
    }

    @Test func whatMovementsRestOnStaysAsItIs() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get("/funds/care-capital/settings")
        #expect(visitor.page.contains("It is a capital fund"))
        #expect(!visitor.page.contains("name=\"kind\""))
        // A forged field changes nothing of it.
        await visitor.post(
            "/funds/care-capital/settings",
            Self.fund.merging(["injects": "yes", "reason": "Why not"]) { $1 })
        #expect(visitor.reply.status == 303)
        #expect(try world.fund.record.kind == .capital)
        #expect(try world.fund.record.injects == false)
    }

    private static let spending = [
        "form": "movement", "kind": "actual", "step": "check", "entry": "abc123",
        "initiative": "INI-001", "amount": "£1,234.50", "category": "Staff",
        "day": "11 October 2017", "text": "Invoice 17",
    ]

    @Test func aMovementIsLookedAtBeforeItIsEnteredAndEnteredOnce() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        let path = "/funds/care-capital/movements/new"
        await visitor.get(path)
        #expect(visitor.page.contains("kind=virement") && !visitor.page.contains("kind=injection"))
        await visitor.get(path + "?kind=actual")
        #expect(!visitor.page.contains("name=\"resolution\""))
        let before = world.clerk.books.sequence
        await visitor.post(path, Self.spending)
        #expect(visitor.reply.status == 200 && world.clerk.books.sequence == before)
        #expect(visitor.page.contains("Released, not spent") && visitor.page.contains("£1,234.50"))
        #expect(visitor.page.contains("value=\"enter\""))
        await visitor.post(path, Self.spending.merging(["step": "enter", "back": "yes"]) { $1 })
        #expect(visitor.page.contains("value=\"Invoice 17\""))
        for _ in 0..<2 {
            await visitor.post(path, Self.spending.merging(["step": "enter"]) { $1 })
            #expect(visitor.header("location") == "/funds/care-capital/ledger")
        }
        #expect(world.clerk.books.sequence == before + 1)
    }

    @Test func whatTheRulesRefuseIsSaidAtTheFieldBeforeItIsEntered() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        let path = "/funds/care-capital/movements/new"
        await visitor.get(path)
        await visitor.post(path, Self.spending.merging(["amount": "", "day": "31/2/17"]) { $1 })
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("href=\"#movement-amount\""))
        #expect(visitor.page.contains("href=\"#movement-day\""))
        await visitor.post(path, Self.spending.merging(["initiative": "INI-002"]) { $1 })
        #expect(visitor.page.contains("R3112"))
        await visitor.post(path, Self.spending.merging(["category": "Agency staff"]) { $1 })
        #expect(visitor.page.contains("Young People, Agency-staff"))
        // A release and a drawdown have their own ways.
        await visitor.post(path, Self.spending.merging(["kind": "drawdown"]) { $1 })
        #expect(visitor.reply.status == 404)
    }

    @Test func aVirementGoesBetweenTwoAndAuthorityRestsOnAResolution() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        let path = "/funds/care-capital/movements/new"
        await visitor.get(path + "?kind=virement")
        #expect(visitor.page.contains("name=\"to\""))
        await visitor.get(path + "?kind=authority")
        #expect(visitor.page.contains("value=\"D41819|i\""))
        await visitor.post(
            path,
            [
                "form": "movement", "kind": "authority", "step": "check", "entry": "a1",
                "initiative": "INI-001", "amount": "1", "day": "11 October 2017", "text": "More",
                "resolution": "D41819|i",
            ])
        #expect(visitor.page.contains("R3108") && visitor.page.contains("#movement-amount"))
    }

    @Test func aClaimIsOwedUntilItIsReceivedOrWrittenOff() async throws {
        let world = try await World()
        let programme = try await Visitor(world, as: "programme")
        let claims = "/funds/care-capital/claims"
        await programme.get(claims + "/new")
        await programme.post(
            claims + "/new",
            [
                "form": "claim", "claim": "CL-9", "initiative": "INI-001", "debtor": "The trust",
                "basis": "Fewer admissions", "expected": "20,000", "day": "11 October 2017",
            ])
        #expect(programme.header("location") == claims + "/CL-9")
        await programme.get(claims)
        #expect(programme.page.contains("£20,000"))
        let finance = try await Visitor(world, as: "finance")
        await finance.get(claims + "/CL-9")
        var step = [
            "form": "step", "event": "agreed", "amount": "", "day": "11 October 2017",
            "text": "Letter 1",
        ]
        await finance.post(claims + "/CL-9", step)
        #expect(finance.reply.status == 422 && finance.page.contains("href=\"#step-amount\""))
        step["amount"] = "15,000"
        await finance.post(claims + "/CL-9", step)
        await finance.follow()
        #expect(finance.page.contains("£15,000 is owed to the fund"))
        await finance.post(
            claims + "/CL-9",
            step.merging(["event": "writtenOff", "amount": "", "text": "It was wound up."]) { $1 })
        await finance.follow()
        #expect(finance.page.contains("Written off") && !finance.page.contains("Record the step"))
        await finance.post(claims + "/CL-9", step.merging(["text": "Letter 2"]) { $1 })
        #expect(finance.page.contains("R3208"))
        await finance.get(claims + ".csv")
        #expect(finance.page.contains("CL-9,The trust,INI-001,Fewer admissions"))
    }
}
