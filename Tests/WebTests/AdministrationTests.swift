import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Testing

@testable import Web

@Suite struct AdministrationTests {
    @Test func anOrganisationIsRegisteredWithItsCodes() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "administrator")
        await visitor.get("/admin")
        #expect(visitor.page.contains("href=\"/admin/organisations\""))
        #expect(visitor.page.contains("\(world.clerk.books.sequence)"))
        await visitor.get("/admin/organisations")
        var fields = ["form": "organisation", "id": "E08000035", "name": "Ashby", "codes": ""]
        await visitor.post("/admin/organisations", fields)
        #expect(visitor.page.contains("R1007") && visitor.page.contains("#organisation-id"))
        fields["id"] = "E06000901"
        fields["codes"] = "E1234, ashby"
        await visitor.post("/admin/organisations", fields)
        await visitor.follow()
        #expect(visitor.page.contains("E1234, ashby"))
        #expect(world.clerk.books.organisation(knownAs: "e1234")?.name == "Ashby")
    }

    @Test func everyPackageOfTheManifestIsNamedWithItsLicence() throws {
        let manifest = try World.text("Package.swift")
        let used = manifest.components(separatedBy: ".package(url: \"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        #expect(used.count > 5)
        #expect(Set(used) == Set(UsedLibrary.packages.map(\.address)))
    }

    @Test func theCouncilsRulesAboutDecisionsMakeTheDayOfEffect() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "governance")
        await visitor.get("/decisions/rules")
        var fields = [
            "form": "rules", "from": "1 October 2017", "threshold": "500,000", "callIn": "many",
            "start": "recordPublished", "notice": "28", "exception": "5", "source": "Constitution",
        ]
        await visitor.post("/decisions/rules", fields)
        #expect(visitor.reply.status == 422 && visitor.page.contains("href=\"#rules-callIn\""))
        fields["callIn"] = "3"
        await visitor.post("/decisions/rules", fields)
        await visitor.follow()
        #expect(visitor.page.contains("3 working days from the publication of the record"))
        await visitor.post(
            "/decisions/new",
            [
                "form": "decision", "reference": "D70000", "title": "A drawdown",
                "maker": "Cabinet", "outcome": "approved", "taken": "3/10/2017",
                "published": "4/10/2017", "rows": "1", "number-1": "i", "text-1": "Release more.",
                "callIn-1": "yes", "effective": "",
            ])
        #expect(visitor.reply.status == 303)
        let record = try #require(world.clerk.books.decision(DecisionID("D70000"))?.record)
        #expect(record.effective == Day("2017-10-10"))
    }
}
