import Accountability
import Clerk
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct EveryoneTests {
    /// What nobody outside may read, wherever it is kept.
    private static let secrets = [
        "£77,777", "77777", "A purchase in secret", "A draft decision", "letter-of-evidence",
        "What the letter says", "evidence is good", "Forty schools use it", "The last ten schools",
        "Licences came late", "Admissions that are avoided", "CL-1", "Waits for the lawyers",
        "A remark on a value", "democracy.example/exempt", "an internal certificate",
        "the lead officer", "the programme officer", "the finance officer",
        "the governance officer", "Schools Group of the north", "A remark on a figure",
    ]

    /// A world with something secret in every place that has room for it.
    private static func world() async throws -> World {
        let world = try await World(isDemonstration: false)
        let fund = DrawdownStory.fund
        try await world.carryOut(.publicity(.open(.fund(fund))), by: "programme")
        for initiative in [DrawdownStory.tracking, DrawdownStory.network] {
            try await world.carryOut(.publicity(.open(.initiative(initiative))), by: "programme")
        }
        try await world.carryOut(
            .publicity(.open(.outcome(OutcomeID("falls")))), by: "programme")
        try await decide(world)
        try await world.carryOut(
            .fund(
                fund,
                .submitEvidence(
                    EvidenceRecord(
                        for: DrawdownStory.condition, in: fund, "What the letter says",
                        reference: "letter-of-evidence"))), by: "lead")
        try await world.carryOut(
            .fund(fund, .accept(DrawdownStory.condition, reason: "evidence is good")), by: "board")
        try await world.carryOut(
            .fund(fund, .holdDrawdown(DrawdownStory.drawdown, reason: "Waits for the lawyers")),
            by: "finance")
        let initiative = DrawdownStory.tracking
        try await world.carryOut(
            .initiative(
                initiative,
                .observe([
                    MeasuredValue(
                        of: DrawdownStory.measure, in: initiative, on: world.clock.now.day, 3,
                        note: "A remark on a value")
                ])), by: "lead")
        let period = try #require(Period(from: Day(number: 17_000), to: Day(number: 18_000)))
        try await world.carryOut(
            .initiative(
                initiative,
                .show(
                    ComplianceEvidence(
                        for: initiative, "E1", of: "A toolkit",
                        reference: "an internal certificate",
                        period: period))), by: "lead")
        return world
    }

    /// A purchase whose amount is exempt, drawn from the open fund, and a decision not published.
    private static func decide(_ world: World) async throws {
        let secret = InitiativeID("INI-077")
        let period = try #require(Period(from: Day(number: 17_000), to: Day(number: 18_000)))
        let purchase = InitiativeRecord(
            secret, of: World.council, title: "A purchase in secret", fund: DrawdownStory.fund,
            period: period)
        try await world.carryOut(.initiative(secret, .propose(purchase)), by: "programme")
        let day = try #require(Day("2017-09-01"))
        var record = DecisionRecord(
            DecisionID("D50001"), of: World.council, title: "A purchase", maker: "Executive Board",
            taken: day)
        record.published = day
        record.effective = day
        record.resolutions = [
            Resolution(
                "a", "Buy it.", amount: .pounds(77_777), fund: DrawdownStory.fund,
                initiative: secret, isSubjectToCallIn: false,
                exemption: "Schedule 12A, paragraph 3")
        ]
        record.documents = [
            DecisionDocument(
                "The offer", address: "https://democracy.example/exempt",
                exemption: "Schedule 12A, paragraph 3")
        ]
        try await world.carryOut(.decision(.record(record)), by: "governance")
        try await world.carryOut(
            .fund(
                DrawdownStory.fund,
                .requestDrawdown(
                    DrawdownRequest(
                        DrawdownID("DD-77"), from: DrawdownStory.fund, on: record.decision,
                        day: day,
                        lines: [DrawdownLine(secret, .pounds(77_777), resolution: "a")]))),
            by: "programme")
        try await world.carryOut(
            .fund(DrawdownStory.fund, .approveDrawdown(DrawdownID("DD-77"))), by: "finance")
        var draft = DecisionRecord(
            DecisionID("D50002"), of: World.council, title: "A draft decision",
            maker: "Schools Group of the north", taken: day)
        draft.resolutions = [Resolution("a", "Not published yet.")]
        try await world.carryOut(.decision(.record(draft)), by: "governance")
    }

    /// The routes that everyone may read, written down apart from the code that decides it.
    private static let open: Set<String> = [
        "/", "/search", "/decisions", "/decisions.csv", "/decisions.atom", "/decisions/forthcoming",
        "/decisions/forthcoming.ics", "/decisions/{decision}", "/decisions/{decision}/feed.atom",
        "/funds", "/funds.csv", "/funds/{fund}", "/funds/{fund}/feed.atom", "/initiatives",
        "/initiatives.csv", "/initiatives/{initiative}", "/initiatives/{initiative}/impact",
        "/initiatives/{initiative}/money", "/initiatives/{initiative}/progress",
        "/initiatives/{initiative}/after-funding", "/initiatives/{initiative}/history",
        "/initiatives/{initiative}/values.csv", "/outcomes", "/outcomes.csv",
        "/outcomes/{outcome}", "/outcomes/{outcome}/values.csv", "/data", "/data/{dataset}",
        "/data/grants.csv", "/data/spending.csv", "/help", "/accessibility", "/privacy",
        "/cookies", "/licence", "/changes", "/changes.atom", "/assets/site.css", "/healthz",
        "/sign-in", "/sign-in/sent", "/sign-in/session", "/sign-in/out", "/assets/site.js",
        "/readyz", "/version", "/publications", "/publications.csv",
        "/publications/calendar", "/catalogue.jsonld", "/releases.atom",
        "/api/openapi.json", "/api/v1/decisions", "/api/v1/decisions/{decision}",
        "/api/v1/notices", "/api/v1/organisations", "/api/v1/funds", "/api/v1/funds/{fund}",
        "/api/v1/funds/{fund}/drawdowns", "/api/v1/initiatives",
        "/api/v1/initiatives/{initiative}", "/api/v1/initiatives/{initiative}/updates",
        "/api/v1/initiatives/{initiative}/measures",
        "/api/v1/initiatives/{initiative}/measures/{measure}/observations", "/api/v1/outcomes",
        "/api/v1/outcomes/{outcome}", "/api/v1/publications",
        "/collections/{collection}/questions", "/collections/{collection}/questions/{format}",
    ]

    @Test func everyoneReadsWhatIsOpenAndNothingElse() async throws {
        let world = try await Self.world()
        for route in Route.allCases where route.declared.method == .get {
            let visitor = Visitor(world)
            await visitor.get(RouteTests.address(route))
            let isOpen = Self.open.contains(route.declared.pattern)
            #expect((visitor.reply.status == 200) == isOpen, "\(route): \(visitor.reply.status)")
            for secret in Self.secrets where visitor.page.contains(secret) {
                Issue.record("“\(secret)” is on \(visitor.path)")
            }
        }
        for path in [
            "/decisions/D50001", "/initiatives/INI-002", "/decisions?text=a", "/search?q=a",
            "/search?q=secret", "/search?q=evidence&kind=decision", "/decisions/D50001/feed.atom",
            "/data/returns", "/data/spending", "/data/spending.csv?year=2014",
        ] {
            let visitor = Visitor(world)
            await visitor.get(path)
            #expect(visitor.reply.status == 200, "\(path)")
            for secret in Self.secrets where visitor.page.contains(secret) {
                Issue.record("“\(secret)” is on \(visitor.path)")
            }
        }
    }

    @Test func whatIsNotOpenIsNotThere() async throws {
        let visitor = Visitor(try await Self.world())
        for path in [
            "/decisions/D50002", "/initiatives/INI-077", "/funds/care-capital/ledger",
            "/funds/care-capital/drawdowns/DD-1", "/returns/\(World.id)",
            "/returns/\(World.id)/published/csv",
            "/returns/ibcf-2017-18-q2/E08000035", "/decisions/D50002/feed.atom", "/data/nothing",
            "/outcomes/falls/edit",
        ] {
            await visitor.get(path)
            #expect([403, 404].contains(visitor.reply.status), "\(path)")
        }
    }

    @Test func officersReadMoreAtTheSameAddress() async throws {
        let world = try await Self.world()
        let officer = try await Visitor(world, as: "auditor")
        var found: Set<String> = []
        for path in [
            "/decisions/D50001", "/decisions/D50002", "/funds/care-capital", "/initiatives/INI-001",
            "/initiatives/INI-077", "/funds/care-capital/drawdowns/DD-1",
            "/initiatives/INI-001/documents",
        ] {
            await officer.get(path)
            #expect(officer.header("cache-control") == "no-store")
            found.formUnion(Self.secrets.filter { officer.page.contains($0) })
        }
        let kept: Set = [
            "77777", "A remark on a value", "the programme officer", "democracy.example/exempt",
            "A remark on a figure",
        ]
        #expect(Set(Self.secrets).subtracting(found).subtracting(kept) == [], "nothing to hide")
        let stranger = try await Visitor(world, as: "neighbour")
        await stranger.get("/funds/care-capital")
        #expect(stranger.reply.status == 200 && !stranger.page.contains("CL-1"))
        #expect(stranger.page.contains("the neighbour officer"), "their own name stays")
    }

    @Test func anExemptAmountCannotBeWorkedOutFromTotals() async throws {
        let world = try await Self.world()
        let visitor = Visitor(world)
        await visitor.get("/funds/care-capital")
        #expect(visitor.page.contains("£1,350,000 approved"))
        #expect(visitor.page.contains("in none of these figures"))
        for figure in ["£1,427,777", "£572,223", "left to commit"] {
            #expect(!visitor.page.contains(figure), "\(figure)")
        }
    }

    @Test func aPublicPageIsKeptOnTheWayAndSetsNoCookie() async throws {
        let world = try await Self.world()
        let visitor = Visitor(world)
        for path in [
            "/", "/decisions", "/funds/care-capital", "/decisions.csv", "/decisions.atom", "/help",
            "/search?q=fund", "/data/spending.csv",
        ] {
            await visitor.get(path)
            #expect(visitor.header("set-cookie") == nil)
            #expect(visitor.header("cache-control") == "public, max-age=60")
            #expect(visitor.header("vary") == "cookie, authorization")
            let tag = try #require(visitor.header("etag"))
            await visitor.send("GET", path, [("if-none-match", "\"x\", W/\(tag)")], [])
            #expect(visitor.reply.status == 304 && visitor.reply.body.isEmpty)
            await visitor.send("GET", path, [("if-none-match", "\"x\"")], [])
            #expect(visitor.reply.status == 200 && !visitor.reply.body.isEmpty)
        }
        await visitor.get("/decisions/nothing")
        #expect(visitor.reply.status == 404 && visitor.header("cache-control") == "no-store")
    }

    @Test func anOfficerOpensAndClosesARecordWithAForm() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let reader = Visitor(world)
        await reader.get("/funds/care-capital")
        #expect(reader.reply.status == 404)
        await visitor.get("/public/fund/care-capital")
        await visitor.post(
            "/public/fund/care-capital",
            ["form": "publicity", "act": "open", "initiatives": "yes", "entry": "a1"])
        #expect(visitor.reply.status == 303)
        await reader.get("/funds/care-capital")
        #expect(reader.reply.status == 200 && reader.page.contains("Tracking Outcomes"))
        await reader.get("/initiatives/INI-002")
        #expect(reader.reply.status == 200)
        await visitor.post(
            "/public/fund/care-capital", ["form": "publicity", "act": "close", "entry": "a2"])
        #expect(visitor.reply.status == 422 && visitor.page.contains("Enter why it is closed"))
        await visitor.post(
            "/public/fund/care-capital",
            ["form": "publicity", "act": "close", "reason": "A mistake", "entry": "a3"])
        await reader.get("/funds/care-capital")
        #expect(reader.reply.status == 404)
        await reader.get("/initiatives/INI-002")
        #expect(reader.page.contains("The amounts are not published"))
    }
}
