import Accountability
import Clerk
import Documents
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// Nothing of a release is to be had before its time, by whatever address, and everything is at it.
@Suite struct EmbargoTests {
    private static let time = Instant(Day(number: 17_455), hour: 8, minute: 30)
    private static let day = "16 October 2017"

    /// Every address that somebody could think of, for each route that is read.
    private static func addresses() -> [String] {
        let files = ReleaseFile.allCases.map(\.ending).flatMap { ending in
            (1...3).map { "care-2-v\($0)\(ending)" }
        }
        let guesses = files + ["care-2.csv", "care-2-v1.xlsx", "figures.csv", "datapackage.json"]
        let names: [String: [String]] = [
            "series": ["care"], "period": ["quarter-2", "july-to-september-2018", "care-2"],
            "file": guesses, "number": ["1", "2", "3"], "release": ["care-2"],
            "collection": ["care-2"], "id": ["care-2-E06000001"], "version": ["1.json"],
            "format": ["ods"], "organisation": ["E06000001"],
        ]
        return Route.allCases.filter { $0.declared.method == .get }.flatMap { route in
            route.declared.pattern.split(separator: "/").reduce([""]) { paths, part in
                let fills =
                    part.hasPrefix("{")
                    ? names[String(part.dropFirst().dropLast())] ?? ["1"] : [String(part)]
                return paths.flatMap { path in fills.map { "\(path)/\($0)" } }
            }
        }.flatMap { path in
            let path = path.isEmpty ? "/" : path
            return [
                path, path + "?version=1", path + "?version=2",
                path + "?measure=a3&level=nation&area=E92000001&format=csv",
            ]
        }
    }

    /// National and regional totals, as files and as pages write them.
    private static func secrets(_ csv: [UInt8]) throws -> [String] {
        let table = try CSVTable(csv)
        func place(_ name: String) throws -> Int { try #require(table.column(name)) }
        let (level, value) = (try place("geographic_level"), try place("value"))
        let statistic = try place("statistic")
        let plain = table.rows.filter {
            ["National", "Regional"].contains($0.field(level)) && $0.field(statistic) == "total"
                && $0.field(value).count > 5
        }.map { $0.field(value) }
        #expect(plain.count > 15)
        return plain + plain.compactMap { DecimalNumber($0)?.formatted() }
    }

    private static let outsiders: [OfficerID?] = [
        nil, Cast.board.id, Cast.finance.id, Cast.programme.id, Cast.chaser.id, Cast.auditor.id,
        Cast.administrator.id, Cast.neighbour.id,
    ]

    private static func visitors(_ world: World) async throws -> [Visitor] {
        var visitors: [Visitor] = []
        for officer in outsiders {
            world.clock.move(minutes: 1)
            visitors.append(
                officer == nil
                    ? Visitor(world) : try await Visitor(world, as: officer?.text ?? ""))
        }
        return visitors
    }

    @Test func `one second before its time nothing of it is anywhere, at its time all is`()
        async throws
    {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        try await place.schedule(analyst, day: Self.day, time: "9:30am")
        let version = try #require(try place.release.versions.first)
        #expect(version.at == Self.time)
        let figures = try await place.world.site.figures(of: version)
        let secrets = try Self.secrets(figures.csv)
        let visitors = try await Self.visitors(place.world)
        place.world.clock.set(Self.time.adding(milliseconds: -1))
        let addresses = Self.addresses()
        #expect(addresses.count > 300)
        for visitor in visitors {
            for address in addresses {
                await visitor.get(address)
                let found = secrets.first { visitor.page.contains($0) }
                #expect(found == nil, "\(address) tells \(found ?? "")")
            }
        }
        await visitors[0].get("/publications/care/quarter-2")
        let hidden = visitors[0].page
        #expect(visitors[0].reply.status == 404)
        await visitors[0].get("/publications/care/quarter-9")
        #expect(visitors[0].page == hidden, "what is not out yet is like what never was")
        place.world.clock.set(Self.time)
        await visitors[0].get("/publications/care/quarter-2/files/care-2-v1.csv")
        #expect(visitors[0].reply.status == 200 && visitors[0].reply.body == figures.csv)
        await visitors[0].get("/publications/care/quarter-2?measure=a3")
        #expect(secrets.contains { visitors[0].page.contains($0) })
        for file in ReleaseFile.allCases {
            await visitors[0].get("/publications/care/quarter-2/files/care-2-v1\(file.ending)")
            #expect(visitors[0].reply.status == 200, "\(file)")
        }
    }

    @Test func `a correction is as well hidden until its own time`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        try await place.schedule(analyst, day: Self.day, time: "9:30am")
        place.world.clock.set(Self.time)
        try await analyst.signIn(as: Cast.analyst.id.text)
        await analyst.get("/collections/care-2/collate")
        var choice = ReleaseWorld.fields(analyst.page, form: "treatment")
        choice["method"] = "previousUprated"
        choice["reason"] = "Councils change little from quarter to quarter"
        await analyst.post("/collections/care-2/collate", choice)
        #expect(analyst.reply.status == 303)
        try await place.schedule(
            analyst, day: "17 October 2017", time: "9:30am", note: "Estimates for two councils")
        let first = try #require(try place.release.versions.first)
        let second = try #require(try place.release.versions.last)
        #expect(second.number == 2)
        let old = try await place.world.site.figures(of: first)
        let new = try await place.world.site.figures(of: second)
        #expect(!new.figures.filter(\.isRevised).isEmpty)
        let secrets = Set(try Self.secrets(new.csv)).subtracting(try Self.secrets(old.csv))
        #expect(secrets.count > 5)
        let stranger = Visitor(place.world)
        place.world.clock.set(second.at.adding(milliseconds: -1))
        for address in Self.addresses() {
            await stranger.get(address)
            let found = secrets.first { stranger.page.contains($0) }
            #expect(found == nil, "\(address) tells \(found ?? "")")
            #expect(!stranger.page.contains("Estimates for two councils"), "\(address)")
        }
        place.world.clock.set(second.at)
        await stranger.get(ReleaseWorld.path)
        #expect(stranger.page.contains("Estimates for two councils"))
        await stranger.get(ReleaseWorld.path + "?measure=a3")
        #expect(secrets.contains { stranger.page.contains($0) })
        await stranger.get(ReleaseWorld.path + "/versions/1")
        #expect(stranger.page.contains("Old version"))
        await stranger.get(ReleaseWorld.path + "/files/care-2-v1.csv")
        #expect(stranger.reply.body == old.csv, "what was published stays")
    }

    @Test func `whoever is on the list sees it in the day before, and nobody else`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst, holder: Cast.board.id)
        try await place.schedule(analyst, day: Self.day, time: "9.30 am")
        place.world.clock.set(Self.time.adding(milliseconds: -86_400_000 - 1))
        let reader = try await Visitor(place.world, as: Cast.board.id.text)
        await reader.get(ReleaseWorld.path)
        #expect(reader.reply.status == 404)
        place.world.clock.set(Self.time.adding(milliseconds: -86_400_000))
        await reader.get(ReleaseWorld.path)
        #expect(reader.reply.status == 200 && reader.page.contains("Not published yet."))
        await reader.get(ReleaseWorld.path + "/files/care-2-v1.csv")
        #expect(reader.reply.status == 200)
        let other = try await Visitor(place.world, as: Cast.finance.id.text)
        await other.get(ReleaseWorld.path)
        #expect(other.reply.status == 404)
        for path in ["/publications", "/releases.atom", "/catalogue.jsonld", "/publications.csv"] {
            await reader.get(path)
            #expect(!reader.page.contains("quarter-2"), "\(path)")
        }
        await other.get("/publications/calendar")
        #expect(other.page.contains("9:30am on 16 October 2017"))
    }

    @Test func `what is taken off the calendar never comes out`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        try await place.schedule(analyst, day: Self.day, time: "9:30am")
        await analyst.get("/releases/care-2")
        var fields = ReleaseWorld.fields(analyst.page, form: "take-off")
        fields["reason"] = "A council asked for a day more"
        await analyst.post("/releases/care-2/take-off", fields)
        #expect(analyst.reply.status == 303)
        place.world.clock.set(Self.time.adding(milliseconds: 86_400_000))
        let stranger = Visitor(place.world)
        await stranger.get(ReleaseWorld.path)
        #expect(stranger.reply.status == 404)
        #expect(try place.release.state(at: place.world.clock.now) == .draft)
    }
}
