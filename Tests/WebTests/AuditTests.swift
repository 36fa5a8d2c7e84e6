import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// The journal as a list, one fact, and the check of the whole chain.
@Suite struct AuditTests {
    private static func numbers(on page: String) -> [Int] {
        page.components(separatedBy: "href=\"/audit/").dropFirst().compactMap {
            Int($0.prefix { $0 != "\"" })
        }
    }

    @Test func theJournalIsReadFromItsEndPageByPage() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "auditor")
        let last = Int(world.clerk.books.sequence)
        var seen: [Int] = []
        var path: String? = "/audit"
        while let next = path {
            await visitor.get(next)
            #expect(visitor.reply.status == 200)
            seen += Self.numbers(on: visitor.page)
            let before = Visitor.value(
                of: "before",
                in: visitor.page.replacing(
                    "name=\"before\" value", with: "name=\"before\" value"))
            path = before.map { "/audit?before=\($0)" }
        }
        #expect(seen == Array((1...last).reversed()))
    }

    @Test func factsAreFoundByKindThingOfficerAndDay() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "auditor")
        for (query, words, other) in [
            ("kind=drawdown+approved", "Drawdown approved", "Drawdown requested"),
            ("thing=dd-1", "care-capital, DD-1", "Decision recorded"),
            ("officer=governance", "the governance officer", ">the finance officer, "),
        ] {
            await visitor.get("/audit?\(query)")
            let table = visitor.page.components(separatedBy: "<tbody>").last ?? ""
            #expect(table.contains(words) && !table.contains(other), "\(query)")
        }
        await visitor.get("/audit?from=1+January+2030")
        #expect(visitor.page.contains("No fact matches"))
        await visitor.get("/audit?to=yesterday")
        #expect(visitor.reply.status == 422 && visitor.page.contains("href=\"#filter-to\""))
    }

    @Test func aFactShowsItsWordsToAuditorsAndItsHashToAdministrators() async throws {
        let world = try await World()
        let auditor = try await Visitor(world, as: "auditor")
        await auditor.get("/audit?kind=fund+opened")
        let number = try #require(Self.numbers(on: auditor.page).first)
        await auditor.get("/audit/\(number)")
        #expect(auditor.page.contains("Health and Social Care Capital Fund"))
        let entry = try #require(try world.clerk.entry(Int64(number)))
        let administrator = try await Visitor(world, as: "administrator")
        await administrator.get("/audit/\(number)")
        #expect(administrator.page.contains(entry.digest.hexadecimal))
        #expect(!administrator.page.contains("Health and Social Care Capital Fund"))
        await administrator.get("/audit?thing=care-capital")
        #expect(administrator.page.contains("No fact matches"))
        await administrator.get("/audit.csv")
        #expect(!administrator.page.contains("care-capital"))
        #expect(administrator.page.contains(entry.digest.hexadecimal))
        await auditor.get("/audit.csv?kind=fund+opened")
        #expect(auditor.page.contains("care-capital"))
        #expect(auditor.page.split(separator: "\r\n").count == 2)
        for number in ["999999", "0", "-1", "\(Int64.min)", "one"] {
            await auditor.get("/audit/\(number)")
            #expect(auditor.reply.status == 404, "\(number)")
        }
        for number in ["1", "0", "\(Int64.min)"] {
            await auditor.get("/audit?before=\(number)")
            #expect(auditor.page.contains("No fact matches"), "\(number)")
        }
    }

    @Test func anotherCouncilsAuditorReadsNothingOfThisOne() async throws {
        let world = try await World()
        let auditor = Mandate(role: .auditor, organisation: OrganisationID("E9"))
        try await world.carryOut(
            .people(.grant(OfficerID("neighbour"), auditor)), by: "administrator")
        let visitor = try await Visitor(world, as: "neighbour")
        await visitor.get("/audit.csv?kind=money+moved")
        #expect(visitor.page.contains("moneyMoved") && !visitor.page.contains("care-capital"))
    }

    @Test func theChainIsCheckedWhileOthersGoOn() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "auditor")
        await visitor.get("/audit/chain")
        await visitor.post("/audit/chain")
        #expect(visitor.reply.status == 303)
        for _ in 0..<200 {
            await visitor.get("/audit/chain")
            if visitor.page.contains("The chain is whole") { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(visitor.page.contains("The chain is whole"))
        let entry = try #require(try world.clerk.entry(world.clerk.books.sequence))
        #expect(visitor.page.contains(entry.digest.hexadecimal))
    }

    @Test func onlyOneCheckOfTheChainRunsAtATime() async {
        let check = ChainCheck()
        #expect(await check.begin(of: 10))
        #expect(await check.begin(of: 10) == false)
        await check.reach(7)
        await check.reach(3)
        guard case .walking(7, of: 10) = await check.state else {
            Issue.record("what was reached is not kept")
            return
        }
    }
}
