import Accountability
import Documents
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// A figure is the same for programs, in files and on pages.
@Suite struct ProgramFigureTests {
    private typealias Program = ProgramTests.Program

    private static func table(_ world: World, _ path: String, _ officer: String) async throws
        -> CSVTable
    {
        let visitor = try await Visitor(world, as: officer)
        await visitor.get(path)
        #expect(visitor.reply.status == 200)
        return try CSVTable(visitor.reply.body)
    }

    @Test func fundsHaveTheFiguresOfTheirFile() async throws {
        let world = try await World()
        let table = try await Self.table(world, "/funds.csv", "finance")
        func place(_ heading: String) throws -> Int { try #require(table.column(heading)) }
        let names = ["Approved", "Drawn", "Released", "Spent"]
        let places = try names.map(place)
        let fund = try place("Fund")
        let inFile = table.rows.map { row in
            [row.field(fund)] + places.map { row.field($0) }
        }
        let list = try await Program(world, as: "finance").read("/api/v1/funds")
        let stated = try ProgramTests.items(list).map { item in
            let total = try #require(item["total"] as? [String: Any])
            let amounts = try names.map { name in
                let pence = try #require(total[name.lowercased()] as? Int)
                return try #require(DecimalNumber(coefficient: Int64(pence), scale: 2))
                    .formatted(decimals: 2).replacing(",", with: "")
            }
            return [item["fund"] as? String ?? ""] + amounts
        }
        #expect(stated == inFile && !stated.isEmpty)
    }

    @Test func aReleaseHasTheFiguresOfItsFileAndNoneBeforeItsTime() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        try await place.schedule(analyst, day: "16 October 2017", time: "9:30am")
        let program = try Program(place.world, as: nil)
        let path = "/api/v1/publications/care/quarter-2"
        let time = Instant(Day(number: 17_455), hour: 8, minute: 30)
        place.world.clock.set(time.adding(milliseconds: -1))
        for hidden in [path, path + "/figures", path + "?version=1"] {
            #expect(await program.call("GET", hidden).reply.status == 404)
        }
        #expect(try await program.read("/api/v1/publications")["total"] as? Int == 0)
        place.world.clock.set(time)
        let release = try await program.read(path)
        #expect(release["version"] as? Int == 1)
        var next: String? = path + "/figures?limit=200&level=nation"
        var stated: [String] = []
        while let part = next {
            let document = try await program.read(part)
            stated += try ProgramTests.items(document).map { item in
                ["collection", "measure", "category", "area", "statistic", "value", "sign"].map {
                    item[$0] as? String ?? ""
                }.joined(separator: "|")
            }
            next = document["next"] as? String
        }
        let visitor = Visitor(place.world)
        await visitor.get("/publications/care/quarter-2/files/care-2-v1.csv")
        let table = try CSVTable(visitor.reply.body)
        let columns = try [
            "collection", "measure", "category", "area_code", "statistic", "value", "shorthand",
            "geographic_level",
        ].map { try #require(table.column($0)) }
        let inFile = table.rows.filter { $0.field(columns[7]) == "National" }.map { row in
            columns.dropLast().map { row.field($0) }.joined(separator: "|")
        }
        #expect(stated.count > 20 && stated.sorted() == inFile.sorted())
    }
}
