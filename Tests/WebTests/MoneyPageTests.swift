import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct MoneyPageTests {
    private static let drawdown = "/funds/care-capital/drawdowns/DD-1"

    /// The words stand on the page in this order.
    private static func stand(_ words: [String], on page: String) -> Bool {
        var rest = page[...]
        for word in words {
            guard let found = rest.range(of: word) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    @Test func aDecisionSaysWhatWasDecidedAndWhatHasHappenedSince() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/decisions/D41819")
        let order = [
            "Effective from 29 November 2014", "£50,000 of this depends on a condition",
            "Executive Board", "What was decided", "£1,300,000", "None", "Outstanding",
            "Satisfactory conclusion", "£1,350,000", "What has happened since",
            "£1,300,000 of £1,350,000 drawn down on it has been released",
            "Reasons for the decision", "Documents", "not published: Schedule 12A, paragraph 3",
            "History of this page",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
    }

    @Test func warningsAboutADecisionAreForOfficersOnly() async throws {
        let world = try await World()
        let officer = try await Visitor(world, as: "auditor")
        await officer.get("/decisions/D41819")
        #expect(officer.page.contains("N3004"))
        let reader = Visitor(world)
        await reader.get("/decisions/D41819")
        #expect(reader.reply.status == 200 && !reader.page.contains("N3004"))
    }

    @Test func aFundSaysWhereItsMoneyIs() async throws {
        let visitor = try await Visitor(World(), as: "finance")
        await visitor.get("/funds/care-capital")
        let order = [
            "£1,350,000 approved; £1,350,000 drawn down on 1 decision; £50,000 waits on conditions",
            "<strong>£650,000</strong> left to commit", "Where the money is", "Drawdowns",
            "Released in part", "Conditions (1 outstanding)", "31 March 2015, overdue",
            "Initiatives", "Owed to the fund, not ours", "£75,000", "Source and rules",
            "In balance", "January 2015", "Locked",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
    }

    @Test func theBridgeAddsUpToThePenny() async throws {
        let world = try await World()
        let line = MovementLine(Money(pence: 12_345_67), for: DrawdownStory.tracking)
        let movement = Movement(
            MovementID("S-9"), in: DrawdownStory.fund, .actual, on: world.clock.now.day,
            lines: [line], text: "An invoice")
        try await world.carryOut(.fund(DrawdownStory.fund, .enter([movement])), by: "finance")
        let steps = FundBridge(try world.fund).steps
        let changes = steps.filter { !$0.isTotal }.map(\.amount).total()
        #expect(steps.first?.amount == .pounds(1_350_000))
        #expect(steps.last?.amount == Money(pence: 424_945_67))
        #expect(steps[0].amount + changes == Money(pence: 424_945_67))
        #expect(
            steps.contains { $0.words == "Held by conditions" && $0.amount == -.pounds(50_000) })
    }

    @Test func anInitiativeKeepsTheOrderOfItsPromises() async throws {
        let visitor = try await Visitor(World(), as: "lead")
        await visitor.get("/initiatives/INI-001")
        let order = [
            "3. In progress: showing results", "Amber", "Licences came late",
            "1. Impact", "520 on", "900", "2. Money", "£1,300,000",
            "3. Progress", "Forty schools", "1 late", "4. After the funding ends",
            "Not yet decided",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        for (tab, words) in [
            ("impact", "Add a value"), ("progress", "Late"), ("after-funding", "Record the plan"),
        ] {
            await visitor.get("/initiatives/INI-001/\(tab)")
            #expect(visitor.page.contains(words), "\(tab)")
        }
    }

    @Test func thePortfolioBeginsWithWhatNeedsAttention() async throws {
        let visitor = try await Visitor(World(), as: "board")
        await visitor.get("/portfolio")
        let order = [
            "2 initiatives. 2 need attention", "£1,350,000</strong> approved",
            "£50,000</strong> held by conditions", "Needs attention (2)", "Nothing is measured",
            "Initiatives by progress",
            "Tracking Outcomes", "Measures at a glance", "Make a board pack",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        await visitor.get("/portfolio?progress=planning")
        #expect(!visitor.page.contains("INI-001,") && visitor.page.contains("INI-002,"))
    }

    @Test func moneyUnderAConditionCannotBeReleasedByAForgedForm() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.drawdown)
        let before = world.clerk.books.sequence
        await visitor.post(
            Self.drawdown + "/release",
            [
                "form": "release", "entry": "abc123", "initiative": "INI-002", "amount": "50,000",
                "day": "11 October 2017",
            ])
        #expect((400..<500).contains(visitor.reply.status))
        #expect(visitor.page.contains("R3203") && visitor.page.contains("<title>Error: "))
        #expect(world.clerk.books.sequence == before)
    }

    private static let api = "/api/v1/funds/care-capital"

    private static func release(_ pence: Int, for initiative: String) -> [UInt8] {
        Array(
            #"""
            { "movement": "API-1", "as": "release", "day": "2017-10-11", "drawdown": "DD-1",
              "lines": [ { "initiative": "\#(initiative)", "amount": \#(pence) } ], "text": "By a program" }
            """#.utf8)
    }

    @Test func aProgramIsRefusedByTheSameRuleAndItsNumber() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.drawdown)
        let token = ("x-csrf-token", visitor.token)
        let before = world.clerk.books.sequence
        let held = Self.release(5_000_000, for: "INI-002")
        await visitor.send("POST", Self.api + "/movements", [token], held)
        #expect(visitor.reply.status == 409)
        #expect(visitor.header("content-type") == "application/problem+json")
        #expect(visitor.page.contains(#""code":"R3203""#) && visitor.page.contains("remedy"))
        for pence in [0, -1, Int.min, Int.max] {
            let wrong = Self.release(pence, for: "INI-001")
            await visitor.send("POST", Self.api + "/movements", [token], wrong)
            #expect(visitor.reply.status == 422 && visitor.page.contains("R3103"), "\(pence)")
        }
        await visitor.send("POST", Self.api + "/movements", [], held)
        #expect(visitor.reply.status == 403)
        await visitor.send("POST", Self.api + "/movements", [token], Array("{\"as\": 0.5}".utf8))
        #expect(visitor.reply.status == 400)
        #expect(world.clerk.books.sequence == before)
    }

    @Test func aProgramEntersAMovementOnceAndReadsHowTheFundStands() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.drawdown)
        let token = ("x-csrf-token", visitor.token)
        let commitment = Array(
            #"""
            {"movement": "API-2", "as": "commitment", "day": "2017-10-11", "text": "An order",
             "lines": [{"initiative": "INI-001", "amount": 12345}]}
            """#.utf8)
        await visitor.send("POST", Self.api + "/movements", [token], commitment)
        #expect(visitor.reply.status == 201 && visitor.page.contains("moneyMoved"))
        await visitor.send("POST", Self.api + "/movements", [token], commitment)
        #expect(visitor.reply.status == 200 && visitor.page.contains(#""facts":[]"#))
        await visitor.get(Self.api)
        #expect(visitor.page.contains(#""committed":12345"#))
        #expect(visitor.page.contains(#""heldByConditions":5000000"#))
    }

    @Test func aReleaseFollowsEvidenceAndSomebodyElsesVerdictAndIsEnteredOnce() async throws {
        let world = try await World()
        let conditions = "/funds/care-capital/conditions/DD-1-C2"
        let programme = try await Visitor(world, as: "programme")
        await programme.get(Self.drawdown)
        await programme.post(
            conditions + "/evidence",
            [
                "form": "evidence-DD-1-C2", "text": "The department agrees.",
                "reference": "Letter of 3 March",
            ])
        #expect(programme.reply.status == 303)
        let finance = try await Visitor(world, as: "finance")
        await finance.get("/your-work")
        #expect(finance.page.contains("Rule on the evidence for condition DD-1-C2"))
        await finance.post(
            conditions + "/accept", ["form": "accept-DD-1-C2", "reason": "The letter says so."])
        #expect(finance.reply.status == 303)
        await finance.get(Self.drawdown)
        let release = [
            "form": "release", "entry": Visitor.value(of: "entry", in: finance.page) ?? "",
            "initiative": "INI-002", "amount": "£50,000", "day": "11 October 2017",
        ]
        for _ in 0..<2 {
            await finance.post(Self.drawdown + "/release", release)
            #expect(finance.reply.status == 303)
        }
        #expect(try world.fund.position(of: DrawdownStory.network).released == .pounds(50_000))
        #expect(try world.fund.position(of: DrawdownStory.network).tranches == 1)
    }

    @Test func whatCannotBeReadComesBackWithEverythingThatWasTyped() async throws {
        let visitor = try await Visitor(World(), as: "finance")
        await visitor.get("/funds/care-capital")
        await visitor.post(
            "/funds/care-capital/months/lock",
            ["form": "lock", "month": "2015-02", "amount": "1.3m"])
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("<title>Error: "))
        #expect(visitor.page.contains("href=\"#lock-amount\""))
        #expect(visitor.page.contains("could be read in two ways"))
        #expect(visitor.page.contains("value=\"1.3m\""))
        #expect(visitor.page.contains("<option value=\"2015-02\" selected>"))
        await visitor.post(
            "/funds/care-capital/months/lock",
            ["form": "lock", "month": "2015-02", "amount": " £98,250.00 "])
        #expect(visitor.reply.status == 303)
    }

    @Test func aPageShowsWhatWasKnownOnAPastDay() async throws {
        let world = try await World()
        world.clock.move(minutes: 3 * 24 * 60)
        let board = try await Visitor(world, as: "board")
        let late = Movement(
            MovementID("S-10"), in: DrawdownStory.fund, .actual,
            on: try #require(Day("2015-05-05")),
            lines: [MovementLine(.pounds(1_000), for: DrawdownStory.tracking)], text: "Late")
        try await world.carryOut(.fund(DrawdownStory.fund, .enter([late])), by: "finance")
        for path in ["/funds/care-capital", "/portfolio"] {
            await board.get(path)
            #expect(board.page.contains("£413,600"), "\(path)")
            for _ in 0..<2 {
                await board.get(path + "?known=12+October+2017")
                #expect(board.page.contains("£412,600"), "\(path)")
                #expect(!board.page.contains("£413,600"))
                #expect(board.page.contains("known at the end of 12 October 2017"))
            }
        }
        await board.get("/portfolio?known=10+October+2017")
        #expect(board.page.contains("0 initiatives"))
        await board.get("/portfolio?known=soon")
        #expect(board.reply.status == 422 && board.page.contains("href=\"#known\""))
    }

    @Test func aListAsAFileHoldsNoFormulas() async throws {
        let world = try await World()
        var movement = Movement(
            MovementID("S-11"), in: DrawdownStory.fund, .actual, on: world.clock.now.day,
            lines: [MovementLine(.pounds(7), for: DrawdownStory.tracking)], text: "=1+1, \"x\"")
        movement.reference = "@SUM(A1)"
        try await world.carryOut(.fund(DrawdownStory.fund, .enter([movement])), by: "finance")
        let visitor = try await Visitor(world, as: "auditor")
        await visitor.get("/funds/care-capital/ledger.csv?kind=actual")
        #expect(visitor.header("content-type")?.hasPrefix("text/csv") == true)
        #expect(visitor.page.contains("\"'=1+1, \"\"x\"\"\"") && visitor.page.contains("'@SUM(A1)"))
        #expect(visitor.page.contains(",7.00,") && !visitor.page.contains("drawdown,INI"))
        #expect(visitor.page.split(separator: "\r\n").count == 5)
        for path in ["/decisions.csv", "/funds.csv", "/conditions.csv", "/portfolio.csv"] {
            await visitor.get(path)
            #expect(visitor.reply.status == 200 && visitor.page.contains("\r\n"), "\(path)")
        }
    }

    @Test func aDecisionIsRecordedCorrectedAndCalledIn() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "governance")
        await visitor.get("/decisions/new")
        var fields = [
            "form": "decision", "reference": "D50000", "title": "Second drawdown",
            "maker": "Executive Board", "outcome": "approved", "taken": "10/10/2017", "rows": "1",
            "number-1": "i", "text-1": "Release more.", "amount-1": "100000", "callIn-1": "yes",
            "reasons": "It works.", "alternatives": "None", "conflicts": "None declared",
        ]
        await visitor.post("/decisions/new", fields.merging(["add": "yes"]) { one, _ in one })
        #expect(visitor.reply.status == 200 && visitor.page.contains("Resolution 2"))
        #expect(visitor.page.contains("value=\"Second drawdown\""))
        await visitor.post("/decisions/new", fields)
        #expect(visitor.header("location") == "/decisions/D50000")
        fields["title"] = "The second drawdown"
        fields["reason"] = ""
        await visitor.post("/decisions/D50000/correct", fields)
        #expect(visitor.reply.status == 422 && visitor.page.contains("href=\"#decision-reason\""))
        fields["reason"] = "The title was short."
        await visitor.post("/decisions/D50000/correct", fields)
        await visitor.follow()
        #expect(visitor.page.contains("“Second drawdown” became “The second drawdown”"))
        await visitor.post(
            "/decisions/D50000/call-in",
            ["form": "call-in", "day": "11 October 2017", "reason": "It was not costed."])
        await visitor.follow()
        #expect(visitor.page.contains("Called in"))
        await visitor.post(
            "/decisions/D50000/call-in/conclude",
            ["form": "conclude", "outcome": "released", "day": "11 October 2017"])
        await visitor.follow()
        #expect(visitor.page.contains("Released to be carried out"))
    }

    @Test func anAmberRatingNeedsItsReason() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "lead")
        await visitor.get("/initiatives/INI-001/update")
        var fields = [
            "form": "update", "period": "2017-10-01", "progress": "showingResults",
            "commentary": "Fifty schools use it.", "level-impact": "amber", "why-impact": "",
        ]
        let before = world.clerk.books.sequence
        await visitor.post("/initiatives/INI-001/update", fields)
        #expect(visitor.reply.status == 422 && world.clerk.books.sequence == before)
        #expect(visitor.page.contains("href=\"#update-why-impact\""))
        #expect(visitor.page.contains("Fifty schools use it."))
        fields["why-impact"] = "Views fell in October."
        await visitor.post("/initiatives/INI-001/update", fields)
        await visitor.follow()
        #expect(visitor.page.contains("Views fell in October."))
    }
}
