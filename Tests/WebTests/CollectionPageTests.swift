import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Ledger
import Notices
import Reckoning
import Testing

@testable import Web

/// A department sets a collection up, opens it, chases, extends and locks it on its pages.
@Suite struct CollectionPageTests {
    private static let id = "ibcf-2017-18-q3"
    private static let place = "/collections/\(id)"
    private static let third = OrganisationID("E10")

    /// A world with a register of three authorities, one of which nobody works for.
    private static func world() async throws -> World {
        let world = try await World()
        let from = try #require(Day("2010-04-01"))
        for (code, name, region) in [
            ("E08000035", "Leeds", "Yorkshire and The Humber"), ("E9", "Another", "London"),
            ("E10", "Third", "London"),
        ] {
            let record = AuthorityRecord(
                OrganisationID(code), name: name, category: "MD", region: region, from: from)
            try await world.carryOut(.authority(.enter(record, reason: nil)), by: "analyst")
        }
        return world
    }

    private static func collection(_ world: World) throws -> Accountability.Collection {
        try #require(world.clerk.books.collection(CollectionID(id)))
    }

    /// The lines of the file of those who have not submitted, without its headings.
    private static func missing(_ visitor: Visitor) async -> [String] {
        await visitor.get(place + "/non-submitters.csv")
        return visitor.page.split(separator: "\r\n").dropFirst().map(String.init)
    }

    /// The page's numbers are those of the standing.
    private static func expectCounts(_ visitor: Visitor, _ world: World) async throws {
        await visitor.get(place)
        let standing = world.clerk.books.standing(of: try collection(world), at: world.clerk.now)
        for (count, words) in [
            (standing.expected.count, "Expected"), (standing.count(.notStarted), "Not started"),
            (standing.count(.inProgress), "In progress"),
            (standing.submitted.count, "Submitted"),
        ] {
            #expect(visitor.page.contains("<strong>\(count)</strong> \(words)"), "\(words)")
        }
    }

    private static func draft(_ analyst: Visitor) async throws {
        await analyst.get("/collections/new")
        await analyst.upload(
            "/collections/new/form", Array(try World.text("Forms/\(id).yaml").utf8),
            name: "form.yaml")
        #expect(
            analyst.header("location")?.removingPercentEncoding == "/collections/new?form=\(id)")
        await analyst.follow()
        await analyst.post(
            "/collections/new",
            ["form": "draft", "definition": id, "owner": World.department.text])
        #expect(analyst.header("location") == place + "/set-up")
        await analyst.follow()
        #expect(
            analyst.page.contains("6 tasks still to be done") || analyst.page.contains("7 tasks"))
    }

    private static func prepare(_ analyst: Visitor) async {
        await analyst.get(place + "/respondents")
        await analyst.post(
            place + "/respondents/list", ["form": "list", "day": "31 December 2017"])
        #expect(analyst.header("location") == place + "/respondents")
        await analyst.post(
            place + "/dates",
            [
                "form": "dates", "opens-day": "12 October 2017", "opens-time": "9am",
                "due-day": "20 October 2017", "due-time": "midday",
                "closes-day": "27 October 2017", "closes-time": "midday",
            ])
        #expect(analyst.header("location") == place + "/set-up")
        for task in ["form", "sign-off", "prefill"] {
            await analyst.post(place + "/set-up/confirm", ["task": task])
        }
        await analyst.post(
            place + "/reminders", ["form": "plan", "before": "5, 1", "after": "1"])
        #expect(analyst.reply.status == 303)
    }

    private static func opened(_ world: World) async throws -> Visitor {
        let analyst = try await Visitor(world, as: "analyst")
        try await draft(analyst)
        await prepare(analyst)
        await analyst.get(place + "/authorities/E10")
        await analyst.post(
            place + "/authorities/E10/exempt", ["form": "exempt", "reason": "It is too small."])
        await analyst.post(place + "/set-up/test")
        await analyst.post(place + "/set-up/finish", ["form": "finish"])
        #expect(analyst.header("location") == place + "/set-up")
        world.clock.set(try #require(Instant(london: "2017-10-12 10:00")))
        try await analyst.signIn(as: "analyst")
        return analyst
    }

    @Test func nothingOpensBeforeEveryTaskIsDone() async throws {
        let world = try await Self.world()
        let analyst = try await Visitor(world, as: "analyst")
        try await Self.draft(analyst)
        await analyst.post(Self.place + "/set-up/finish", ["form": "finish"])
        #expect(analyst.reply.status == 409 && analyst.page.contains("Not done yet"))
        await Self.prepare(analyst)
        await analyst.post(Self.place + "/set-up/test")
        await analyst.follow()
        #expect(analyst.page.contains("Nobody prepares returns of Third."))
        await analyst.post(Self.place + "/set-up/finish", ["form": "finish"])
        #expect(analyst.reply.status == 409 && analyst.page.contains("test"))
        #expect(try !Self.collection(world).isSetUp)
    }

    @Test func aTrialOpensNothingAndSaysWhatItWouldOpen() async throws {
        let world = try await Self.world()
        let analyst = try await Self.opened(world)
        let run = try #require(try Self.collection(world).testRun)
        #expect(run.returns == 2 && run.problems.isEmpty)
        #expect(world.clerk.books.returns(to: CollectionID(Self.id)).isEmpty)
        let before = world.clerk.books.sequence
        try await world.carryOut(
            .openReturn(CollectionID(Self.id), World.council), by: "programme")
        let facts = world.clerk.books.sequence - before
        await analyst.get(Self.place + "/audit")
        #expect(analyst.page.contains("Collection tried"))
        #expect(run.prefilled > 0 && facts > Int64(run.prefilled))
    }

    @Test func whoHasNotSubmittedIsRightAtEachStep() async throws {
        let world = try await Self.world()
        let analyst = try await Self.opened(world)
        try await Self.expectCounts(analyst, world)
        #expect(await Self.missing(analyst).map { $0.prefix(3) } == ["E08", "E9,"])
        try await world.carryOut(
            .openReturn(CollectionID(Self.id), World.council), by: "programme")
        try await Self.expectCounts(analyst, world)
        #expect(analyst.page.contains("0 of 2 expected returns are submitted (0%)"))
        await analyst.get(Self.place + "?status=notStarted")
        #expect(analyst.page.contains("/authorities/E9\">Another"))
        #expect(!analyst.page.contains("/authorities/E08000035\">Leeds"))
        await analyst.get(Self.place + "?region=Yorkshire+and+The+Humber")
        #expect(!analyst.page.contains("/authorities/E9\">Another"))
        world.clock.set(try #require(Instant(london: "2017-10-23 10:00")))
        try await analyst.signIn(as: "analyst")
        #expect(await Self.missing(analyst).allSatisfy { $0.contains(",yes,") })
        await analyst.get(Self.place + "?matter=overdue")
        #expect(analyst.page.contains("2 organisations, what needs somebody first"))
        world.clock.set(try #require(Instant(london: "2017-10-30 10:00")))
        try await analyst.signIn(as: "analyst")
        await analyst.get(Self.place + "/set-up")
        await analyst.post(Self.place + "/lock", ["form": "lock"])
        #expect(analyst.header("location") == Self.place + "/set-up")
        #expect(await Self.missing(analyst).allSatisfy { $0.contains("Not submitted") })
        await analyst.get(Self.place)
        #expect(analyst.page.contains("Locked at") && !analyst.page.contains("Remind 1"))
    }

    @Test func aChaserRemindsAndExtendsAndReadsNoAnswer() async throws {
        let world = try await Self.world()
        _ = try await Self.opened(world)
        let chaser = try await Visitor(world, as: "chaser")
        await chaser.get(Self.place)
        #expect(chaser.page.contains("Remind 2 not started"))
        #expect(chaser.page.contains("Next automatic reminder: 13 October 2017, 5 working days"))
        #expect(!chaser.page.contains(Self.place + "/set-up\""))
        await chaser.post(Self.place + "/remind", ["status": "notStarted"])
        #expect(chaser.header("location") == Self.place + "/reminders")
        await chaser.follow()
        #expect(chaser.page.contains("by hand"))
        let told = try await world.notices.notices(of: OfficerID("neighbour"))
        #expect(told.map(\.subject).filter { $0.hasPrefix("Please send your return") }.count == 1)
        await chaser.post(Self.place + "/remind", ["status": "notStarted"])
        let again = try await world.notices.notices(of: OfficerID("neighbour"))
        #expect(again.count == told.count, "nobody is reminded twice on a day")
        await chaser.get(Self.place)
        #expect(chaser.page.contains("2 organisations reminded by hand today"))
        #expect(!chaser.page.contains("Remind 2 not started"))
        await chaser.post(
            Self.place + "/authorities/E9/extend",
            ["form": "extend", "day": "25 October 2017", "time": "midday", "reason": ""])
        #expect(chaser.reply.status == 422 && chaser.page.contains("Enter why it has more time"))
        await chaser.post(
            Self.place + "/authorities/E9/extend",
            ["form": "extend", "day": "25 October 2017", "time": "midday", "reason": "A flood."])
        #expect(chaser.header("location") == Self.place + "/authorities/E9")
        await chaser.follow()
        #expect(chaser.page.contains("until midday on 25 October 2017: A flood."))
        #expect(chaser.page.contains("neighbour@example.gov.uk"))
        let letters = try await world.notices.notices(of: OfficerID("neighbour"))
        #expect(letters.contains { $0.text.contains("Why: A flood.") })
        await chaser.post(Self.place + "/lock", ["form": "lock"])
        #expect(chaser.reply.status == 403)
    }

    @Test func onlyWhatOneIsAskedCanBeSeenByEveryone() async throws {
        let world = try await Self.world()
        let analyst = try await Visitor(world, as: "analyst")
        try await Self.draft(analyst)
        let stranger = Visitor(world)
        await stranger.get(Self.place + "/questions")
        #expect(stranger.reply.status == 404, "it is still being set up")
        await stranger.get("/collections/ibcf-2017-18-q2/questions")
        #expect(stranger.reply.status == 200 && stranger.page.contains("B-same-uplift"))
        await stranger.get("/collections/ibcf-2017-18-q2/questions/xlsx")
        #expect(stranger.reply.body.starts(with: Array("PK".utf8)))
        await stranger.get("/collections/ibcf-2017-18-q2")
        #expect(stranger.reply.status == 403)
    }

    @Test func aDataSetIsLookedAtBeforeItIsTaken() async throws {
        let world = try await Self.world()
        let analyst = try await Visitor(world, as: "analyst")
        try await Self.draft(analyst)
        await Self.prepare(analyst)
        await analyst.get(Self.place + "/prefill")
        let question = "B2a"
        let rows = ["Code,Homes,Note", "E08000035,\"1,840\",a", "E9,none,b", "E77,5,c"]
        await analyst.upload(
            Self.place + "/prefill", Array(rows.joined(separator: "\r\n").utf8), name: "a.csv")
        let draft = try #require(analyst.header("location"))
        await analyst.get(draft + "?column-1=\(question)")
        #expect(analyst.page.contains("No authority is, or was, known as “E77”"))
        #expect(analyst.page.contains("“none” is no answer to \(question)"))
        #expect(analyst.page.contains("2 expected, and not in the file"))
        await analyst.post(
            draft,
            [
                "form": "take", "column-0": "code", "column-1": question, "name": "A",
                "source": "B",
            ])
        #expect(analyst.reply.status == 422)
        await analyst.upload(
            Self.place + "/prefill", Array(rows.prefix(2).joined(separator: "\r\n").utf8),
            name: "a.csv")
        let second = try #require(analyst.header("location"))
        await analyst.get(second)
        await analyst.post(
            second,
            [
                "form": "take", "column-0": "code", "column-1": question, "name": "Homes",
                "source": "A census",
            ])
        #expect(analyst.header("location") == Self.place + "/prefill")
        let data = try #require(try Self.collection(world).dataSets.first)
        #expect(data.answers[World.council]?.count == 1 && data.name == "Homes")
    }

    @Test func aListOfRespondentsIsImported() async throws {
        let world = try await Self.world()
        let analyst = try await Visitor(world, as: "analyst")
        try await Self.draft(analyst)
        await analyst.get(Self.place + "/respondents")
        let lines = ["code,exempt because", "Leeds,", "E10,Abolished soon", "nowhere,"]
        await analyst.upload(
            Self.place + "/respondents", Array(lines.joined(separator: "\n").utf8), name: "a.csv")
        await analyst.follow()
        #expect(analyst.page.contains("Nothing can be recorded yet"))
        await analyst.upload(
            Self.place + "/respondents",
            Array(lines.prefix(3).joined(separator: "\n").utf8), name: "a.csv")
        let draft = try #require(analyst.header("location"))
        await analyst.get(draft)
        #expect(analyst.page.contains("1 would be invited, 1 exempted"))
        await analyst.post(draft, ["form": "record"])
        let collection = try Self.collection(world)
        #expect(collection.respondents == [World.council, Self.third])
        #expect(collection.expected == [World.council])
    }

    @Test func theRoundsBeforeAreFoundByFormOrElseBySeries() async throws {
        let world = try await Self.world()
        let text = try World.text("Forms/ibcf-2017-18-q1.yaml")
            .replacing("ibcf-2017-18-q1", with: "ibcf-2016-17-q4")
            .replacing("from: 2017-04-01, to: 2017-06-30", with: "from: 2017-01-01, to: 2017-03-31")
        let definition = try DefinitionFile.nodes(of: text).canonical
        for instruction: CollectionInstruction in [
            .adoptForm(form: "ibcf-2016-17-q4", definition: definition),
            .open(
                CollectionID("ibcf-2016-17-q4"), form: "ibcf-2016-17-q4", owner: World.department),
        ] { try await world.carryOut(.collection(instruction), by: "analyst") }
        let books = world.clerk.books
        let last = try #require(books.collection(CollectionID("ibcf-2017-18-q2")))
        #expect(
            books.rounds(to: last).map(\.id.text) == [
                "ibcf-2017-18-q2", "ibcf-2017-18-q1", "ibcf-2016-17-q4",
            ])
        #expect(books.rounds(to: last, most: 2).count == 2)
    }

    @Test func theNavigationLeadsEveryoneToTheirRooms() async throws {
        let world = try await World()
        let visitor = Visitor(world)
        await visitor.get("/")
        #expect(visitor.page.contains("href=\"/publications\""))
        #expect(!visitor.page.contains("href=\"/collections\""))
        for (officer, rooms) in [
            ("analyst", ["/collections", "/releases", "/publications"]),
            ("chaser", ["/collections", "/publications"]),
        ] {
            let visitor = try await Visitor(world, as: officer)
            await visitor.get("/your-work")
            for room in rooms { #expect(visitor.page.contains("<a href=\"\(room)\"")) }
        }
    }
}
