import Accountability
import Clerk
import Duties
import Foundation
import Ledger
import Notices
import Outbound
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct WorkTests {
    private static let writing = DraftNotice(
        to: OfficerID("finance"), subject: "2 things need you", text: "<b>These</b> & more")

    private static func write(_ drafts: DraftNotice..., in world: World) async throws {
        try await world.notices.write(drafts, at: world.clock.now, toBePosted: false)
    }

    /// The part of a page between two headings.
    private static func part(_ heading: String, of page: String) -> Substring {
        let parts = page.components(separatedBy: "<h2")
        return parts.first { $0.contains(">\(heading)</h2>") }.map { $0[...] } ?? ""
    }

    @Test(arguments: [
        ("programme", ["Fill in", "Show that condition DD-1-C2 is met"]),
        ("finance", ["The department owes £75,000"]),
        ("governance", ["Show that condition DD-1-C2 is met"]), ("auditor", []),
        ("administrator", []), ("analyst", ["still to come"]), ("chaser", ["still to come"]),
    ])
    func everyRoleFindsItsOwnWork(_ officer: String, _ words: [String]) async throws {
        let visitor = try await Visitor(World(isDemonstration: false), as: officer)
        await visitor.follow()
        #expect(visitor.path == "/your-work" && visitor.reply.status == 200)
        let mine = Self.part("Needs you now", of: visitor.page)
        for word in words { #expect(mine.contains(word), "\(mine)") }
        if words.isEmpty { #expect(visitor.page.contains("Nothing needs you today.")) }
    }

    @Test func whatWaitsForOthersSaysForWhom() async throws {
        let visitor = try await Visitor(World(), as: "auditor")
        await visitor.get("/your-work")
        let others = Self.part("Waiting for others", of: visitor.page)
        #expect(others.contains("Finance officer") && others.contains("£75,000"))
        let administrator = try await Visitor(World(), as: "administrator")
        await administrator.get("/your-work")
        #expect(!administrator.page.contains("£75,000"))
    }

    @Test func aListIsNarrowedDownAndDownloadedTheSame() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/your-work?kind=money")
        let mine = Self.part("Needs you now", of: visitor.page)
        #expect(mine.contains("DD-1-C2") && !mine.contains("Fill in"))
        await visitor.get("/your-work.csv?kind=money")
        #expect(visitor.page.hasPrefix("Kind,What,About it,Due,"))
        #expect(visitor.page.contains("DD-1-C2") && !visitor.page.contains("Fill in"))
        #expect(visitor.page.contains("2015-03-31"))
    }

    @Test func whatIsPutOffIsBackAfterItsWorkingDays() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/your-work")
        let id = "condition/care-capital/DD-1-C2"
        #expect(visitor.page.contains(id))
        await visitor.post("/your-work/put-off", ["duty": id, "days": "1"])
        #expect(visitor.header("location") == "/your-work")
        await visitor.follow()
        let standing = visitor.page.components(separatedBy: "1 thing put off")
        #expect(standing.count == 2 && !standing[0].contains(id) && standing[1].contains(id))
        #expect(visitor.page.contains("Back on"))
        // Two officers do not share what they put off.
        let governance = try await Visitor(world, as: "governance")
        await governance.get("/your-work")
        #expect(Self.part("Needs you now", of: governance.page).contains("DD-1-C2"))
        world.clock.move(minutes: 4 * 1_440)
        try await visitor.signIn(as: "programme")
        await visitor.get("/your-work")
        #expect(!visitor.page.contains("put off</summary>") || !visitor.page.contains("Back on"))
        #expect(Self.part("Needs you now", of: visitor.page).contains("DD-1-C2"))
    }

    @Test func onlyWhatWaitsForTheVisitorIsPutOff() async throws {
        let visitor = try await Visitor(World(), as: "auditor")
        await visitor.get("/your-work")
        await visitor.post(
            "/your-work/put-off", ["duty": "condition/care-capital/DD-1-C2", "days": "1"])
        #expect(visitor.reply.status == 404)
    }

    @Test func whatIsBroughtBackIsThereAgain() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        let id = "condition/care-capital/DD-1-C2"
        await visitor.get("/your-work")
        await visitor.post("/your-work/put-off", ["duty": id, "days": "10"])
        await visitor.post("/your-work/bring-back", ["duty": id])
        await visitor.follow()
        #expect(Self.part("Needs you now", of: visitor.page).contains("DD-1-C2"))
    }

    @Test func workIsGoneFromTheListAsSoonAsItIsDone() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "governance")
        await visitor.get("/your-work")
        #expect(visitor.page.contains("DD-1-C2"))
        let evidence = EvidenceRecord(
            for: DrawdownStory.condition, in: DrawdownStory.fund, "Discussions are concluded.",
            reference: "Letter 3")
        try await world.carryOut(
            .fund(DrawdownStory.fund, .submitEvidence(evidence)), by: "governance")
        await visitor.get("/your-work")
        #expect(!Self.part("Needs you now", of: visitor.page).contains("Show that condition"))
        let board = try await Visitor(world, as: "board")
        await board.get("/your-work")
        #expect(
            Self.part("Needs you now", of: board.page).contains(
                "Rule on the evidence for condition"))
    }

    @Test func unreadLettersAreCountedOnEveryPageUntilTheyAreRead() async throws {
        let world = try await World()
        try await Self.write(Self.writing, Self.writing, in: world)
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get("/help")
        #expect(visitor.page.contains("class=\"count\">2<"))
        await visitor.get("/notifications")
        #expect(visitor.page.contains("&lt;b&gt;These&lt;/b&gt; &amp; more"))
        #expect(visitor.page.contains("class=\"count\">2<"), "looking is not reading")
        let number = try #require(Visitor.value(of: "number", in: visitor.page))
        await visitor.post("/notifications/read", ["number": number])
        await visitor.follow()
        #expect(visitor.page.contains("class=\"count\">1<"))
        await visitor.post("/notifications/read")
        await visitor.follow()
        #expect(!visitor.page.contains("class=\"count\""))
        #expect(visitor.page.contains("You have read all of them."))
    }

    @Test func nobodyReadsOrMarksTheLettersOfOthers() async throws {
        let world = try await World()
        try await Self.write(Self.writing, in: world)
        let other = try await Visitor(world, as: "programme")
        await other.get("/notifications")
        #expect(!other.page.contains("2 things need you"))
        for number in ["1", "0", "x", ""] {
            await other.post("/notifications/read", ["number": number])
        }
        #expect(world.notices.unread(OfficerID("finance")) == 1)
        await other.get("/notifications.csv")
        #expect(!other.page.contains("2 things need you"))
    }

    @Test func administratorsStartAndPauseTheReminders() async throws {
        let world = try await World()
        let round = DailyRound(world.notices)
        await round.goOnce(world.clerk.books, at: world.clock.now)
        #expect(try await world.notices.latest(1).isEmpty)
        let visitor = try await Visitor(world, as: "administrator")
        await visitor.get("/admin/reminders")
        #expect(visitor.page.contains("do not go out by themselves yet"))
        #expect(visitor.page.contains("the programme officer"))
        await visitor.post("/admin/reminders/start")
        await round.goOnce(world.clerk.books, at: world.clock.now)
        await visitor.follow()
        #expect(visitor.page.contains("There is nothing to be sent today."))
        #expect(visitor.page.contains("kept here only"))
        let programme = try await Visitor(world, as: "programme")
        await programme.get("/notifications")
        #expect(programme.page.contains("These need you:"))
        await visitor.post("/admin/reminders/pause")
        world.clock.move(minutes: 1_440)
        let before = try await world.notices.latest(1_000).count
        await round.goOnce(world.clerk.books, at: world.clock.now)
        #expect(try await world.notices.latest(1_000).count == before)
        await visitor.get("/admin/reminders.csv")
        #expect(!visitor.page.contains("@"))
    }

    @Test func theMailboxIsThereInADemonstrationOnly() async throws {
        let world = try await World()
        let address = try #require(MailAddress("finance@example.org"))
        await world.letters.send(Letter(to: address, subject: "2 things", text: "One\n  Two"))
        let visitor = Visitor(world)
        await visitor.get("/mailbox")
        #expect(
            visitor.page.contains("To finance@example.org") && visitor.page.contains("2 things"))
        let serious = Visitor(try await World(isDemonstration: false))
        await serious.get("/mailbox")
        #expect(serious.reply.status == 404)
    }
}
