import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// The pages of an initiative, and what is kept on them.
@Suite struct InitiativePageTests {
    private static let path = "/initiatives/INI-001"

    @Test func eachPageOfAnInitiativeIsMarkedAndShort() async throws {
        let visitor = try await Visitor(World(), as: "lead")
        for tab in InitiativeTab.allCases {
            await visitor.get(tab.path("INI-001"))
            #expect(visitor.reply.status == 200)
            #expect(visitor.page.contains("aria-current=\"page\">\(tab.title)</a>"), "\(tab)")
            #expect(visitor.page.components(separatedBy: "aria-current=\"page\"").count == 2)
        }
        await visitor.get(Self.path)
        #expect(!visitor.page.contains("<form method=\"post\" action=\"/initiatives"))
    }

    @Test func aMeasureStartsAnewForAReason() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "lead")
        await visitor.get(Self.path + "/impact")
        var fields = [
            "form": "rebase-views-a-month", "measure": "views-a-month", "from": "1 September 2017",
            "reason": "", "definition": "",
        ]
        await visitor.post(Self.path + "/rebases", fields)
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("href=\"#rebase-views-a-month-reason\""))
        fields["reason"] = "A new source of the figures."
        await visitor.post(Self.path + "/rebases", fields)
        #expect(visitor.header("location") == Self.path + "/impact")
        await visitor.follow()
        #expect(visitor.page.contains("A new source of the figures."))
    }

    @Test func aDocumentIsALinkThatCanBeFollowed() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "lead")
        await visitor.get(Self.path + "/documents")
        var fields = [
            "form": "document", "entry": "a1", "title": "Evaluation",
            "address": "javascript:alert(1)", "day": "1 September 2017",
        ]
        await visitor.post(Self.path + "/documents", fields)
        #expect(visitor.page.contains("R3308") && visitor.page.contains("#document-address"))
        fields["address"] = "https://council.example/evaluation?a=1&b=2"
        for _ in 0..<2 { await visitor.post(Self.path + "/documents", fields) }
        await visitor.follow()
        #expect(
            visitor.page.contains("href=\"https://council.example/evaluation?a=1&amp;b=2\""))
        let initiative = try #require(world.clerk.books.initiative(DrawdownStory.tracking))
        #expect(initiative.documents.count == 1)
    }

    @Test func aRuleForReleasesSaysWhatItComesToNowAndWhy() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.path + "/release-rule")
        let before = world.clerk.books.sequence
        var fields = [
            "form": "rule", "words": "Half is spent.", "formula": "spent_of_last >= 50%",
            "try": "yes",
        ]
        await visitor.post(Self.path + "/release-rule", fields)
        #expect(world.clerk.books.sequence == before)
        #expect(visitor.page.contains("The next tranche has to wait."))
        #expect(visitor.page.contains("<code>spent_of_last</code>"))
        #expect(visitor.page.contains("0.317"))
        fields["formula"] = "spent_of_last >= 50% +"
        await visitor.post(Self.path + "/release-rule", fields)
        #expect(visitor.page.contains("R3303") && visitor.page.contains("#rule-formula"))
        fields["formula"] = "spent_of_last >= 30%"
        fields["try"] = nil
        await visitor.post(Self.path + "/release-rule", fields)
        await visitor.follow()
        #expect(visitor.page.contains("The next tranche may be released"))
        #expect(world.clerk.books.sequence == before + 1)
    }

    @Test func spendingIsSpreadEvenlyToThePenny() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/initiatives/INI-002/money")
        await visitor.post(
            "/initiatives/INI-002/spending",
            ["form": "profile", "kind": "plan", "total": "50,000", "months": "", "reason": ""])
        #expect(visitor.reply.status == 303)
        let plan = try #require(world.clerk.books.initiative(DrawdownStory.network)?.plan)
        #expect(plan.months.count == 40 && plan.total == .pounds(50_000))
        let amounts = Set(plan.months.map(\.amount))
        #expect(amounts == [.pounds(1_250)])
    }

    @Test func anInitiativeIsChangedWithAReasonAndStopped() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(Self.path + "/change")
        #expect(visitor.page.contains("value=\"Tracking Outcomes for Children and Young People\""))
        var fields = [
            "form": "proposal", "title": "Tracking Outcomes", "fund": "care-capital",
            "lead": "lead", "from": "1 December 2014", "to": "31 March 2018", "reason": "",
        ]
        await visitor.post(Self.path + "/change", fields)
        #expect(visitor.reply.status == 422 && visitor.page.contains("#proposal-reason"))
        fields["reason"] = "A shorter name."
        await visitor.post(Self.path + "/change", fields)
        #expect(visitor.header("location") == Self.path)
        await visitor.post(Self.path + "/stop", ["form": "stop", "reason": "It is superseded."])
        await visitor.get(Self.path + "/history")
        #expect(visitor.page.contains("A shorter name."))
        #expect(visitor.page.contains("Stopped early: It is superseded."))
        let lead = try await Visitor(world, as: "lead")
        await lead.get(Self.path + "/change")
        #expect(!lead.page.contains("Stop the initiative"))
    }
}
