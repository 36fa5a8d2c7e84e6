import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// Registers from files: looked at first, then recorded all or none.
@Suite struct ImportTests {
    private static func file(_ lines: [String]) -> [UInt8] {
        Array(lines.joined(separator: "\r\n").utf8)
    }

    @Test func decisionsAreReadFromAFileAllOrNone() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "governance")
        await visitor.get("/decisions/import")
        #expect(visitor.page.contains("<code>decision maker</code>"))
        let before = world.clerk.books.sequence
        await visitor.upload(
            "/decisions/import",
            Self.file([
                "reference,title,decision maker,taken,published",
                "D60001,One,Cabinet,2017-10-02,", "D60002,Two,Cabinet,2030-01-01,",
            ]))
        await visitor.follow()
        #expect(visitor.page.contains("1 mistake in 2 rows") && visitor.page.contains("R3003"))
        await visitor.post("/decisions/import/1", ["form": "record"])
        #expect(visitor.reply.status == 422 && world.clerk.books.sequence == before)
        await visitor.get("/decisions/import")
        await visitor.upload(
            "/decisions/import",
            Self.file([
                "reference,title,decision maker,taken", "D60001,One,Cabinet,2017-10-02",
                "D60002,Two,Cabinet,2017-10-03",
            ]))
        await visitor.follow()
        #expect(visitor.page.contains("2 would be recorded"))
        await visitor.post("/decisions/import/2", ["form": "record"])
        #expect(visitor.header("location") == "/decisions")
        #expect(world.clerk.books.sequence == before + 2)
    }

    @Test func aColumnThatNobodyKnowsIsSaid() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/initiatives/import")
        await visitor.upload(
            "/initiatives/import",
            Self.file(["initiative,titel,fund,period", "INI-9,Nine,care-capital,2017-18"]))
        await visitor.follow()
        #expect(visitor.page.contains("Nothing can be recorded yet"))
        #expect(visitor.page.contains("“titel”") && visitor.page.contains("Do you mean “title”?"))
    }

    @Test func valuesOfAMeasureAreReadFromAFile() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "lead")
        let path = "/initiatives/INI-001/values/import"
        await visitor.get(path)
        await visitor.upload(
            path,
            Self.file([
                "measure,day,value", "views-a-month,2017-09-30,610",
                "views-a-month,2017-08-31,\"1,599\"",
            ]))
        await visitor.follow()
        #expect(visitor.page.contains("2 values of INI-001"), "\(visitor.page)")
        await visitor.post(path + "/1", ["form": "record"])
        #expect(visitor.header("location") == "/initiatives/INI-001/impact")
        let measure = try #require(
            world.clerk.books.initiative(DrawdownStory.tracking)?.measure(DrawdownStory.measure))
        await visitor.get("/initiatives/INI-001/values.csv")
        #expect(visitor.page.hasPrefix("measure,day,value,note\r\n"))
        let before = world.clerk.books.sequence
        let written = visitor.reply.body
        await visitor.get(path)
        await visitor.upload(path, written)
        await visitor.follow()
        #expect(visitor.page.contains("Recorded already"))
        #expect(world.clerk.books.sequence == before)
        #expect(
            measure.observations.suffix(2).map { "\($0.observation.value)" } == ["1599", "610"])
    }
}
