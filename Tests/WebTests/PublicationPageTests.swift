import Accountability
import Clerk
import Documents
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct PublicationPageTests {
    /// A release that is out, and somebody who reads it.
    private static func published(
        headlines: String? = nil
    ) async throws -> (place: ReleaseWorld, reader: Visitor, table: CSVTable) {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        if let headlines {
            await analyst.get("/releases/care-2")
            var fields = ReleaseWorld.fields(analyst.page)
            fields["headlines"] = headlines
            fields["enquiries"] = "Care statistics"
            await analyst.post("/releases/care-2", fields)
            #expect(analyst.reply.status == 303, "\(analyst.page)")
        }
        try await place.schedule(analyst, day: "16 October 2017", time: "9:30am")
        place.world.clock.set(Instant(Day(number: 17_456), hour: 8))
        let reader = Visitor(place.world)
        await reader.get(ReleaseWorld.path + "/files/care-2-v1.csv")
        return (place, reader, try CSVTable(reader.reply.body))
    }

    private static func numbers(_ table: CSVTable, _ columns: [String]) throws -> Set<DecimalNumber>
    {
        var numbers: Set<DecimalNumber> = []
        for column in columns {
            let place = try #require(table.column(column))
            numbers.formUnion(table.rows.compactMap { DecimalNumber($0.field(place)) })
        }
        return numbers
    }

    /// The figures that a page shows: in cells, at bars and in headlines.
    private static func figures(on page: String) -> [String] {
        let cells = page.matches(of: /<td class="figure">([^<]*)<\/td>/).map { String($0.1) }
        let bars = page.matches(of: /<text[^>]*class="words strong"[^>]*>([^<]*)<\/text>/).map {
            String($0.1)
        }
        let headlines = page.matches(of: /<ol>(.*?)<\/ol>/.dotMatchesNewlines()).flatMap { match in
            match.1.matches(of: /[−£]*[0-9][0-9,]*(\.[0-9]+)?%?/).map { String($0.0) }
        }.filter { !$0.hasPrefix("20") }
        return (cells + bars + headlines).flatMap { words in
            words.split(separator: " ").map(String.init).filter {
                $0.contains(where: \.isNumber)
            }
        }
    }

    private static func number(_ shown: String) -> DecimalNumber? {
        let plain = shown.replacing("−", with: "-").filter { !"£%,".contains($0) }
        return DecimalNumber(plain)
    }

    @Test func `every figure on the pages is in the table`() async throws {
        let (_, reader, table) = try await Self.published()
        let known = try Self.numbers(table, ["value", "given", "expected", "estimated"])
        var seen = 0
        for measure in ["a1", "a2", "a3", "a4-change", "a5", "a6", "a7b"] {
            for path in [
                "?measure=\(measure)", "/explore?measure=\(measure)&level=authority&level=region",
            ] {
                await reader.get(ReleaseWorld.path + path)
                #expect(reader.reply.status == 200)
                for shown in Self.figures(on: reader.page) {
                    let number = try #require(Self.number(shown), "\(shown) on \(path)")
                    seen += 1
                    #expect(known.contains(number), "\(shown) on \(path)")
                }
            }
        }
        #expect(seen > 500)
    }

    @Test func `the page says what a reader has to know first`() async throws {
        let (_, reader, _) = try await Self.published()
        await reader.get(ReleaseWorld.path)
        for words in [
            "Latest release", "Management information", "9:30am on 16 October 2017",
            "Care statistics, care.statistics@ministry.example", "How many returned",
            "Headlines", "[p] provisional", "application/ld+json", "Regional",
        ] where words != "Regional" {
            #expect(reader.page.contains(words), "\(words)")
        }
        for part in ["/explore", "/methodology", "/help"] {
            await reader.get(ReleaseWorld.path + part)
            #expect(reader.reply.status == 200)
            #expect(reader.page.contains("aria-current=\"page\""), "\(part)")
        }
        await reader.get(ReleaseWorld.path + "/methodology")
        #expect(reader.page.contains("Mean of authorities"))
        #expect(reader.page.contains("each counts the same"))
        #expect(reader.page.contains("A3-less"), "the checks of the form")
    }

    @Test func `a table has an address that gives it again`() async throws {
        let (_, reader, _) = try await Self.published()
        await reader.get(
            ReleaseWorld.path + "/explore?measure=a3&measure=a5&level=region&area=London,South")
        let rows = reader.page.components(separatedBy: "<th scope=\"row\">").count
        let link = try #require(
            reader.page.firstMatch(of: /<a href="([^"]*)">Permanent link/)?.1)
        let path = String(link).replacing("&amp;", with: "&")
        let before = reader.page
        await reader.get(path)
        #expect(reader.page.components(separatedBy: "<th scope=\"row\">").count == rows)
        #expect(reader.page == before)
        #expect(path.contains("version=1"))
        let file = try #require(
            reader.page.firstMatch(of: /<a href="([^"]*)">This table as CSV/)?.1)
        await reader.get(String(file).replacing("&amp;", with: "&"))
        let table = try CSVTable(reader.reply.body)
        #expect(table.rows.count == 3, "London, South East and South West")
    }

    @Test func `written headlines keep their words and take their figures`() async throws {
        let (_, reader, table) = try await Self.published(
            headlines: "Hours of home care rose by {a4-change}.\nThe mean fee was {a5.mean}.")
        await reader.get(ReleaseWorld.path)
        let headline = try #require(
            reader.page.firstMatch(of: /<li>Hours of home care rose by ([0-9.]+)%\.<\/li>/)?.1)
        let known = try Self.numbers(table, ["value"])
        #expect(known.contains(try #require(DecimalNumber(String(headline)))))
    }

    @Test func `a headline with a figure that is not there is refused`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        await analyst.get("/releases/care-2")
        var fields = ReleaseWorld.fields(analyst.page)
        fields["headlines"] = "Up by {nothing}."
        fields["enquiries"] = "Care statistics"
        await analyst.post("/releases/care-2", fields)
        #expect(analyst.reply.status == 409 && analyst.page.contains("R3508"))
        #expect(analyst.page.contains("Up by {nothing}."), "what was typed is kept")
    }

    @Test func `what is scheduled is what was looked at`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        await analyst.get("/releases/care-2")
        var fields = ReleaseWorld.fields(analyst.page, form: "schedule")
        fields["day"] = "16 October 2017"
        fields["figures"] = String(repeating: "0", count: 64)
        fields["now"] = nil
        await analyst.post("/releases/care-2/schedule", fields)
        #expect(analyst.reply.status == 422)
        #expect(analyst.page.contains("The figures have changed since"))
        #expect(try place.release.versions.isEmpty)
    }

    @Test func `figures that are not those approved are not shown`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        try await place.plan(analyst)
        try await place.world.carryOut(
            .release(
                .schedule(
                    ReleaseID("care-2"), at: nil, known: Int(place.world.clerk.books.sequence),
                    treatments: [], figures: Fingerprint(String(repeating: "a", count: 64)),
                    note: "")), by: Cast.analyst.id.text)
        let reader = Visitor(place.world)
        await reader.get(ReleaseWorld.path)
        #expect(reader.reply.status == 503)
    }

    @Test func `feeds and catalogues name what is out, and are well formed`() async throws {
        let (_, reader, _) = try await Self.published()
        await reader.get("/catalogue.jsonld")
        let catalogue = try #require(
            try JSONSerialization.jsonObject(with: Data(reader.reply.body)) as? [String: Any])
        #expect((catalogue["dcat:dataset"] as? [Any])?.count == 1)
        await reader.get("/releases.atom")
        #expect(reader.page.hasPrefix("<?xml"))
        #expect(reader.page.contains("<entry>"))
        await reader.get("/publications/care")
        #expect(reader.reply.status == 200 && reader.page.contains("quarter-2"))
        await reader.get("/publications")
        #expect(reader.page.contains("Latest release"))
    }

    @Test func `the collation page says what stands and on what it rests`() async throws {
        let place = try ReleaseWorld()
        let analyst = try await place.analyst
        await analyst.get("/collections/care-2/collate")
        #expect(analyst.reply.status == 200)
        #expect(analyst.page.contains("of 60 returned"))
        #expect(analyst.page.contains("no response"))
        await analyst.get("/collections/care-2/collate.csv")
        #expect(try CSVTable(analyst.reply.body).rows.count > 100)
        await analyst.get("/releases/care-2/disclosure")
        #expect(analyst.reply.status == 404, "there is no such release yet")
    }
}
