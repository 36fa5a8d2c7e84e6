import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct PublicSiteTests {
    /// A world whose fund, initiatives and outcome everyone reads, with a notice of a decision.
    private static func world() async throws -> World {
        let world = try await World(isDemonstration: false)
        let records: [PublicRecord] = [
            .fund(DrawdownStory.fund), .initiative(DrawdownStory.tracking),
            .initiative(DrawdownStory.network), .outcome(OutcomeID("falls")),
        ]
        for record in records {
            try await world.carryOut(.publicity(.open(record)), by: "programme")
        }
        let (first, last) = (try #require(Day("2017-11-15")), try #require(Day("2017-12-20")))
        let due = try #require(Period(from: first, to: last))
        let notice = KeyDecisionNotice(
            DecisionID("D60000"), of: World.council, matter: "Equipment; a new contract, “2018”",
            maker: "Executive Board", due: due, published: try #require(Day("2017-10-05")),
            documents: ["Report of the director"],
            representations: "Write to the clerk on or before 8 November 2017.")
        try await world.carryOut(.decision(.publishNotice(notice)), by: "governance")
        return world
    }

    private static func stand(_ words: [String], on page: String) -> Bool {
        var rest = page[...]
        for word in words {
            guard let found = rest.range(of: word) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    @Test func theFirstPageLeadsToEveryRoom() async throws {
        let visitor = Visitor(try await Self.world())
        await visitor.get("/")
        let order = [
            "aria-label=\"Main\"", "Decisions", "Funds", "Initiatives", "Outcomes", "Data",
            "Where public money goes", "Search decisions", "Latest decisions",
            "first drawdown", "Next key decisions", "Equipment;", "The funds in figures",
            "£412,600 of the £1,350,000", "Is anyone better off?", "Turning", "Latest changes",
            "Follow decisions as a feed", "Licence", "Open Government Licence",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        #expect(visitor.page.contains("href=\"/sign-in\"") && !visitor.page.contains("/your-work"))
        #expect(visitor.reply.body.count < 60_000)
        let officer = try await Visitor(visitor.world, as: "programme")
        await officer.get("/")
        #expect(officer.page.contains(">Returns</a>") && !officer.page.contains(">Data</a>"))
    }

    @Test func aNoticeSaysWhenAndHowToObject() async throws {
        let visitor = Visitor(try await Self.world())
        await visitor.get("/decisions/forthcoming")
        let order = [
            "1 key decision to be made", "Equipment; a new contract", "15 November 2017",
            "Executive Board", "Report of the director", "8 November 2017",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        await visitor.get("/decisions/forthcoming.ics")
        let lines = visitor.page.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.contains("DTSTART;VALUE=DATE:20171115"))
        #expect(lines.contains("DTEND;VALUE=DATE:20171221"))
        #expect(visitor.page.contains("Key decision: Equipment\\; a new contract\\, “2018”"))
        #expect(visitor.header("content-type") == "text/calendar; charset=utf-8")
    }

    @Test func anOutcomeShowsWhetherTheCurveTurns() async throws {
        let world = try await Self.world()
        let visitor = Visitor(world)
        await visitor.get("/outcomes/falls")
        let order = [
            "Older people are safe at home", "Turning",
            "290 in July to September 2017, 30 lower than the 320 expected if nothing changed",
            "<svg", "The trend of two years.",
            "fewer than 5 people", "Figures in a table", "<td class=\"figure\">c</td>",
            "How it is counted", "The story behind it", "Most falls happen at home.",
            "Ambulance service",
            "Strength and balance classes", "Make homes safe", "Public health",
            "How much did we do?", "No measure answers this yet", "How well did we do it?",
            "Is anyone better off?", "Views of a child’s outcomes", "History of this page",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        await visitor.get("/outcomes/falls/values.csv")
        #expect(visitor.page.contains("2017-03-31,c,") && visitor.page.contains(",290,320"))
        let officer = try await Visitor(world, as: "programme")
        await officer.get("/outcomes/falls/values.csv")
        #expect(officer.page.contains("2017-03-31,3,"))
    }

    @Test func anOutcomeIsKeptByForms() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/outcomes/new")
        var fields = [
            "form": "outcome", "entry": "a", "outcome": "warm-homes", "title": "Homes are warm",
            "population": "Everyone in Leeds", "indicator": "Cold homes", "unit": "homes",
            "definition": "Homes below 18 degrees", "direction": "decrease", "frequency": "yearly",
            "target": "1,000",
        ]
        await visitor.post("/outcomes/new", fields.merging(["title": ""]) { $1 })
        #expect(visitor.reply.status == 422 && visitor.page.contains("Enter the outcome"))
        #expect(visitor.page.contains("value=\"Cold homes\""))
        await visitor.post("/outcomes/new", fields)
        #expect(visitor.header("location") == "/outcomes/warm-homes")
        let edit = "/outcomes/warm-homes/edit"
        await visitor.get(edit)
        fields = ["form": "values", "entry": "b", "values": "31 March 2016 | 1,400\nnonsense"]
        await visitor.post("/outcomes/warm-homes/values", fields)
        #expect(visitor.reply.status == 422 && visitor.page.contains("Write “nonsense” as a day"))
        fields["values"] = "31 March 2016 | 1,400\n31 March 2017 | 1,500"
        await visitor.post("/outcomes/warm-homes/values", fields)
        await visitor.post(
            "/outcomes/warm-homes/forecast",
            [
                "form": "forecast", "from": "31 March 2017", "points": "31 March 2017 | 1,600",
                "basis": "The trend",
            ])
        #expect(visitor.reply.status == 409 && visitor.page.contains("R3305"))
        #expect(visitor.page.contains("href=\"#forecast-points\""))
        await visitor.post(
            "/outcomes/warm-homes/forecast",
            [
                "form": "forecast", "from": "31 March 2016", "points": "31 March 2017 | 1,600",
                "basis": "The trend",
            ])
        await visitor.post(
            "/outcomes/warm-homes/account",
            [
                "form": "account", "story": "Gas is dear.",
                "actions": "Insulate | Housing | 31 March 2018 | INI-001\nAsk the minister",
            ])
        await visitor.post(
            "/outcomes/warm-homes/measures",
            ["form": "measures", "howMuch": "INI-001 | views-a-month"])
        #expect(visitor.reply.status == 303)
        let outcome = try #require(world.clerk.books.outcome(OutcomeID("warm-homes")))
        #expect(outcome.turn?.isTurned == true && outcome.account?.actions.count == 2)
        #expect(outcome.account?.actions[0].initiative == DrawdownStory.tracking)
        #expect(
            outcome.links.map(\.question) == [.howMuch] && !outcome.record.indicator.isAboutPeople)
    }

    @Test func whatIsPublishedIsFoundWithItsWordsMarked() async throws {
        let world = try await Self.world()
        let visitor = Visitor(world)
        await visitor.get("/search?q=DRAWDOWN+capital")
        #expect(
            Self.stand(
                [
                    "Decisions (1)", "href=\"/decisions/D41819\"", "Capital</mark> Fund: first ",
                    "<mark>drawdown</mark>",
                ], on: visitor.page), "\(visitor.page)")
        await visitor.get("/search?q=strength")
        #expect(
            visitor.page.contains("Outcomes (1)") && visitor.page.contains("<mark>Strength</mark>"))
        for secret in ["Forty schools", "reablement", "D99999", "Licences"] {
            await visitor.get("/search?q=" + secret.replacing(" ", with: "+"))
            #expect(visitor.page.contains("Nothing was found"), "\(secret)")
        }
        let officer = try await Visitor(world, as: "programme")
        await officer.get("/search?q=Forty+schools")
        #expect(officer.page.contains("1 result") && officer.page.contains("/initiatives/INI-001"))
        await officer.get("/search?q=reablement&kind=answer")
        #expect(officer.page.contains("/returns/\(World.id)/sections/A#row-A2-"))
        await visitor.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
        #expect(!visitor.page.contains("<script>"))
    }

    @Test func resultsComePageByPage() async throws {
        let world = try await World()
        let day = try #require(Day("2017-09-01"))
        for number in 1...45 {
            var record = DecisionRecord(
                DecisionID("Z\(number)"), of: World.council, title: "Paving of street \(number)",
                maker: "Director", taken: day.adding(days: -number))
            record.published = day
            record.resolutions = [Resolution("a", "Pave it.")]
            try await world.carryOut(.decision(.record(record)), by: "governance")
        }
        let visitor = Visitor(world)
        await visitor.get("/search?q=paving")
        #expect(visitor.page.contains("45 results") && visitor.page.contains("All 45 decisions"))
        var seen: Set<String> = []
        for page in 1...3 {
            await visitor.get("/search?q=paving&kind=decision&page=\(page)")
            for match in visitor.page.matches(of: /href="\/decisions\/(Z\d+)"/) {
                seen.insert(String(match.1))
            }
        }
        #expect(seen.count == 45)
        await visitor.get("/search?q=paving&kind=decision&page=9")
        #expect(visitor.reply.status == 200 && visitor.page.contains("nothing on this page"))
    }

    @Test func aFeedKeepsItsIdentifiers() async throws {
        let world = try await Self.world()
        let visitor = Visitor(world)
        await visitor.get("/decisions.atom")
        let first = visitor.page
        #expect(first.hasPrefix("<?xml") && first.contains("first drawdown"))
        let ids = first.matches(of: /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/).map { String($0.1) }
        #expect(ids.count == 3 && Set(ids).count == 3)
        await visitor.send("GET", "/decisions.atom", [("host", "elsewhere.example:8080")], [])
        #expect(visitor.page.contains("href=\"http://elsewhere.example:8080/decisions/D41819\""))
        #expect(ids.allSatisfy { visitor.page.contains($0) })
        await visitor.send("GET", "/decisions.atom", [("host", "a\"><b>")], [])
        #expect(!visitor.page.contains("<b>"))
        await visitor.get("/funds/care-capital/feed.atom")
        #expect(visitor.page.contains("£1,350,000 drawn down"))
        await visitor.get("/changes")
        #expect(Self.stand(["Published: Tracking", "Decision: "], on: visitor.page))
        await visitor.get("/decisions/D41819")
        #expect(visitor.page.contains("type=\"application/atom+xml\""))
        #expect(visitor.page.contains("Cite, correct or follow this decision"))
    }

    @Test(arguments: Dataset.allCases)
    func theColumnsOfADataSetAreThoseOfItsFile(_ dataset: Dataset) async throws {
        let visitor = Visitor(try await Self.world())
        guard let file = dataset.file, dataset != .awards else { return }
        await visitor.get(file)
        let head = visitor.page.split(separator: "\r\n").first.map(String.init) ?? ""
        #expect(head == dataset.columns.map(\.name).joined(separator: ","))
        await visitor.get("/data/\(dataset.rawValue)")
        #expect(visitor.page.contains(dataset.columns[0].meaning))
    }

    @Test func spendingOfAYearIsListedWithoutWhatIsExempt() async throws {
        let visitor = Visitor(try await Self.world())
        await visitor.get("/data/spending")
        #expect(visitor.page.contains("spending.csv?year=2014"))
        await visitor.get("/data/spending.csv?year=2014")
        #expect(visitor.page.components(separatedBy: "\r\n").count == 5)
        #expect(visitor.page.contains("2015-01-20") && visitor.page.contains("112350.00"))
        await visitor.get("/data/spending.csv?year=99999999999999")
        #expect(visitor.reply.status == 200)
    }

    static func submit(_ world: World) async throws {
        let id = ReturnID(World.id)
        try await SignOffTests.complete(world)
        try await world.carryOut(.return(id, .sendForSignOff), by: "programme")
        let seen = try #require(world.clerk.books.return(id)).content
        let meeting = Meeting(date: try #require(Day("2017-10-05")), minute: "7")
        try await world.carryOut(
            .return(id, .sign(step: "finance", .certifier, seen: seen, nil)), by: "finance")
        try await world.carryOut(
            .return(id, .sign(step: "board", .meeting, seen: seen, meeting)), by: "board")
        try await world.carryOut(.return(id, .submit), by: "programme")
    }

    @Test func aPublishedReturnNamesNobody() async throws {
        let world = try await Self.world()
        try await Self.submit(world)
        let visitor = Visitor(world)
        let path = "/returns/ibcf-2017-18-q2/E08000035"
        await visitor.get(path)
        #expect(visitor.reply.status == 404)
        let officer = try await Visitor(world, as: "programme")
        await officer.get(path)
        #expect(officer.page.contains("Only officers see this page"))
        try await world.carryOut(
            .publicity(.open(.collection(CollectionID("ibcf-2017-18-q2")))), by: "analyst")
        await visitor.get(path)
        let order = [
            "The return as it was submitted", "ODS", "Section B", "104,024", "Sign-off", "signed",
            "Proof",
        ]
        #expect(Self.stand(order, on: visitor.page), "\(visitor.page)")
        for name in ["the finance officer", "the board officer", "by the officer"] {
            #expect(!visitor.page.contains(name))
        }
        await visitor.get("/search?q=104,024")
        #expect(visitor.page.contains("\(path)#q-B2a"))
        await visitor.get("/returns/\(World.id)/published/csv")
        #expect(visitor.reply.status == 200)
        await visitor.get("/returns/\(World.id)")
        #expect(visitor.reply.status == 403)
    }
}
