import Accountability
import Accounts
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// What programs do goes through the same door as what people do.
@Suite struct ProgramActTests {
    private typealias Program = ProgramTests.Program
    private static let fund = ProgramTests.fund
    private static let entry = ProgramTests.entry

    @Test func heldMoneyIsRefusedUntilSomebodyElseAcceptsTheEvidence() async throws {
        let world = try await World()
        let finance = try Program(world, as: "finance")
        let release = #"""
            {"movement": "API-7", "initiative": "INI-002", "amount": 5000000, "day": "2017-10-11"}
            """#
        let path = Self.fund + "/drawdowns/DD-1/releases"
        let before = world.clerk.books.sequence
        let refused = await finance.call("POST", path, release)
        #expect(refused.reply.status == 409)
        let problem = try ProgramTests.fields(refused)
        #expect(problem["code"] as? String == "R3203" && problem["remedy"] is String)
        #expect(world.clerk.books.sequence == before)
        let evidence = try await Program(world, as: "programme").call(
            "POST", Self.fund + "/conditions/DD-1-C2/evidence",
            #"{"text": "The department agrees.", "reference": "Letter of 3 March"}"#)
        #expect(evidence.reply.status == 201)
        try await world.carryOut(
            .fund(DrawdownStory.fund, .accept(DrawdownStory.condition, reason: "It says so.")),
            by: "finance")
        for status in [201, 200] {
            #expect(await finance.call("POST", path, release).reply.status == status)
        }
        let released = try world.fund.position(of: DrawdownStory.network).released
        #expect(released == .pounds(50_000))
        let lines = try ProgramTests.items(try await finance.read(Self.fund + "/drawdowns"))
            .compactMap { $0["lines"] as? [[String: Any]] }.flatMap(\.self)
        #expect(lines.compactMap { $0["released"] as? Int }.contains(5_000_000))
    }

    @Test func aFundIsShownAsAtADayAndAsItWasKnown() async throws {
        let world = try await World()
        let finance = try Program(world, as: "finance")
        let now = try await finance.read(Self.fund)
        let later = try await finance.read(Self.fund + "?asAt=2099-12-31")
        for name in ["allocated", "uncommitted"] {
            #expect(now[name] as? Int == later[name] as? Int)
        }
        let total = try #require(later["total"] as? [String: Any])
        let spent = try world.fund.total.outturn.pence
        #expect(total["spent"] as? Int == Int(spent) && spent > 0)
        let first = try #require(
            try world.fund.movements.filter { $0.movement.kind == .actual }.map(\.movement.day)
                .min())
        let early = try await finance.read(Self.fund + "?asAt=\(first.adding(days: -1))")
        #expect((early["total"] as? [String: Any])?["spent"] as? Int == 0)
        let today = world.clock.now.onLondonClock.day
        world.clock.move(minutes: 24 * 60)
        let order = await finance.call(
            "POST", Self.fund + "/movements",
            #"{"movement": "PO-1", "as": "commitment", "day": "2017-10-11", "text": "An order", "lines": [{"initiative": "INI-001", "amount": 777}]}"#
        )
        #expect(order.reply.status == 201)
        for (query, committed) in [("", 777), ("?asAt=2017-10-11", 777), ("?known=\(today)", 0)] {
            let total = try await finance.read(Self.fund + query)["total"] as? [String: Any]
            #expect(total?["committed"] as? Int == committed, "\(query)")
        }
        let unknown = await finance.call("GET", Self.fund + "?known=2016-01-01")
        #expect(unknown.reply.status == 404, "nothing of it was recorded by then")
        let stranger = try await Program(world, as: nil).call("GET", Self.fund + "?asAt=2017-01-01")
        #expect([401, 404].contains(stranger.reply.status))
    }

    @Test func answersAreUnderstoodAsOnThePagesAndAllOrNone() async throws {
        let world = try await World()
        let program = try Program(world, as: "programme")
        let path = Self.entry + "/answers"
        let saved = await program.call(
            "POST", path,
            #"{"answers": [{"place": "B2a", "answer": "1,850"}, {"place": "B1a", "answer": {"missing": "not yet known"}}]}"#
        )
        #expect(saved.reply.status == 201, "\(saved.page)")
        let entry = try world.entry
        #expect(entry.sheet[AnswerKey("B2a")] == .number(DecimalNumber(1_850)))
        #expect(entry.sheet[AnswerKey("B1a")] == .missing(.notYetKnown))
        #expect(entry.history(of: AnswerKey("B2a")).last?.channel == .program)
        let before = world.clerk.books.sequence
        let stale = await program.call(
            "POST", path,
            #"{"answers": [{"place": "B2a", "answer": {"number": "9"}, "seen": {"number": "7"}}, {"place": "B2b", "answer": {"number": "3"}}]}"#
        )
        #expect(stale.reply.status == 409 && stale.page.contains("R2009"))
        #expect(stale.page.contains("\"place\":\"B2a\""))
        let lost = await program.call(
            "POST", path, #"{"answers": [{"place": "Z9", "answer": "1"}, {"place": "Z8"}]}"#)
        #expect(lost.reply.status == 422 && lost.page.contains("/answers/1/place"))
        #expect(world.clerk.books.sequence == before)
        let row = #"{"newRows": [{"table": "A2", "token": "row-1"}]}"#
        for status in [201, 200] {
            #expect(await program.call("POST", path, row).reply.status == status)
        }
    }

    @Test func aReturnIsExplainedMarkedAndSentByTheRules() async throws {
        let world = try await World()
        let program = try Program(world, as: "programme")
        let early = await program.call("POST", Self.entry + "/sign-off", "{}")
        #expect(early.reply.status == 409 && early.page.contains("\"code\":\"R21"))
        for finding in try world.context.standing(on: world.clock.now.day).queries {
            let name = finding.finding.identity
            let told = await program.call(
                "POST", Self.entry + "/explanations",
                "{\"finding\": \"\(name)\", \"text\": \"The plan was revised.\"}")
            #expect(told.reply.status == 201, "\(told.page)")
        }
        for section in try world.context.form.form.sections {
            let marked = await program.call(
                "POST", Self.entry + "/sections/\(section.id)", "{\"isComplete\": true}")
            #expect(marked.reply.status == 201, "\(marked.page)")
        }
        for status in [201, 200] {
            let sent = await program.call("POST", Self.entry + "/sign-off", "{}")
            #expect(sent.reply.status == status, "\(sent.page)")
        }
        #expect(try world.entry.stage == .awaitingSignOff)
        let stated = try await program.read(Self.entry)
        #expect(stated["content"] as? String == (try world.context.content.hexadecimal))
    }

    @Test func anUpdateAndItsJudgementsAreWrittenTogetherOrNotAtAll() async throws {
        let world = try await World()
        let program = try Program(world, as: "lead")
        let path = "/api/v1/initiatives/INI-001/updates"
        func update(_ why: String) -> String {
            #"""
            {"period": {"from": "2017-10-01", "to": "2017-12-31"}, "progress": "showingResults",
             "commentary": "It works.",
             "ratings": [{"aspect": "spend", "level": "red", "commentary": "\#(why)"}]}
            """#
        }
        let before = world.clerk.books.sequence
        let refused = await program.call("POST", path, update(""))
        #expect(refused.page.contains("R3304") && refused.reply.status == 409)
        let turned = await program.call(
            "POST", path, update("Late").replacing("2017-12-31", with: "2017-01-31"))
        #expect(turned.reply.status == 422 && turned.page.contains("/period/to"))
        #expect(world.clerk.books.sequence == before)
        #expect(await program.call("POST", path, update("Late.")).reply.status == 201)
        let list = try ProgramTests.items(try await program.read(path))
        #expect(list.first?["commentary"] as? String == "It works.")
        let values = "/api/v1/initiatives/INI-001/measures/views-a-month/observations"
        let observed = await program.call(
            "POST", values, #"{"observations": [{"day": "2017-10-09", "value": "512.50"}]}"#)
        #expect(observed.reply.status == 201, "\(observed.page)")
        let read = try ProgramTests.items(try await program.read(values))
        #expect(read.last?["value"] as? String == "512.5")
    }

    @Test func noAmountIsTooMuchToBeRefused() async throws {
        let world = try await World()
        let program = try Program(world, as: "finance")
        for amount in [Int.max, Int.min, 0] {
            let line = "{\"initiative\": \"INI-001\", \"amount\": \(amount), \"resolution\": \"i\"}"
            let drawdown = await program.call(
                "POST", Self.fund + "/drawdowns",
                "{\"drawdown\": \"DD-9\", \"decision\": \"D41819\", \"day\": \"2017-10-11\", "
                    + "\"lines\": [\(line), \(line.replacing("001", with: "002"))]}")
            #expect(drawdown.reply.status == 422 && drawdown.page.contains("R3103"))
            let movement = await program.call(
                "POST", Self.fund + "/movements",
                "{\"movement\": \"M\", \"as\": \"actual\", \"day\": \"2017-10-11\", \"text\": \"t\", "
                    + "\"lines\": [{\"amount\": \(amount)}, {\"amount\": \(amount)}]}")
            #expect((400..<500).contains(movement.reply.status))
        }
    }
}

extension World {
    fileprivate var context: ReturnInContext {
        get throws { try #require(clerk.books.return(ReturnID(World.id))) }
    }
}
