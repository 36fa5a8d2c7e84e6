import Accountability
import Clerk
import Foundation
import Notices
import Reckoning
import Testing

@testable import Duties
@testable import Web

@Suite(.serialized) struct CalendarTests {
    /// The address of the visitor's calendar, made anew.
    private static func address(_ visitor: Visitor) async throws -> String {
        await visitor.get("/account/calendar")
        await visitor.post("/account/calendar")
        #expect(visitor.reply.status == 200)
        let found = try #require(visitor.page.firstMatch(of: /\/calendar\/[0-9a-f]{32}\.ics/))
        return String(found.output)
    }

    private static func events(_ reply: Reply) throws -> [[String: String]] {
        let said = try OtherReader.document(reply.body, by: "read_calendar.py")
        #expect(said["version"] as? String == "2.0")
        #expect((said["errors"] as? [String])?.isEmpty == true)
        return try #require(said["events"] as? [[String: String]])
    }

    @Test func anotherProgramReadsTheCalendarThatItsAddressOpens() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        let path = try await Self.address(visitor)
        let stranger = Visitor(world)
        await stranger.get(path)
        #expect(stranger.reply.status == 200)
        #expect(stranger.header("content-type") == "text/calendar; charset=utf-8")
        let events = try Self.events(stranger.reply)
        let due = try #require(
            events.first { $0["uid"]?.hasPrefix("due/ibcf-2017-18-q2-E08000035@") == true })
        #expect(due["start"] == "2017-10-20T11:00:00+00:00", "midday in London, in summer")
        #expect(due["url"]?.hasSuffix("/returns/\(World.id)") == true)
        let end = try #require(events.first { $0["uid"]?.hasPrefix("end/INI-001") == true })
        #expect(end["start"]?.count == 10 && end["end"] ?? "" > end["start"] ?? "")
        let ids = events.compactMap { $0["uid"] }
        #expect(Set(ids).count == events.count)

        world.clock.move(minutes: 1_440)
        await stranger.get(path)
        let later = try Self.events(stranger.reply)
        #expect(Set(later.compactMap { $0["uid"] }).isSuperset(of: ids), "they keep their names")
        #expect(later.first?["stamp"] != events.first?["stamp"])
    }

    @Test func linesAreShortAndEndAsTheStandardSays() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get(try await Self.address(visitor))
        let text = visitor.page
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        #expect(lines.contains { $0.hasPrefix(" ") }, "something is long enough to be folded")
    }

    @Test func whateverIsWrittenStaysWords() throws {
        let wild =
            "Ünïcödé; with, commas \\ and\nBEGIN:VEVENT\r\n"
            + String(repeating: "£€", count: 90)
        let file = CalendarFile(
            name: wild,
            entries: [
                DatedEntry(
                    "milestone", .initiative(InitiativeID("INI-1")), part: "a b/ü:", wild,
                    detail: wild, on: Period(day: Day(number: 17_450)))
            ], settings: SiteSettings(title: "T"), now: Instant(Day(number: 17_450)))
        let events = try Self.events(file.reply)
        #expect(events.count == 1)
        #expect(events.first?["summary"] == wild.replacing("\r\n", with: "\n"))
        #expect(file.text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func anAddressEndsWithTheNextOneWithRevokingAndWithTheRoles() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "lead")
        let first = try await Self.address(visitor)
        let second = try await Self.address(visitor)
        let stranger = Visitor(world)
        await stranger.get(first)
        #expect(stranger.reply.status == 404)
        await stranger.get(second)
        #expect(stranger.reply.status == 200)
        let mandate = Mandate(role: .lead, organisation: World.council)
        try await world.carryOut(
            .people(.withdraw(OfficerID("lead"), mandate)), by: "administrator")
        await stranger.get(second)
        #expect(stranger.reply.status == 404)
        try await world.carryOut(.people(.grant(OfficerID("lead"), mandate)), by: "administrator")
        await visitor.get("/account/calendar")
        #expect(!visitor.page.contains(second), "it is shown once")
        await visitor.post("/account/calendar/revoke")
        await stranger.get(second)
        #expect(stranger.reply.status == 404)
    }

    @Test(arguments: ["x.ics", "0123456789abcdef0123456789abcdef", "..", "%2e%2e.ics"])
    func anAddressThatNobodyMadeOpensNothing(_ file: String) async throws {
        let visitor = Visitor(try await World())
        await visitor.get("/calendar/\(file)")
        #expect(visitor.reply.status == 404)
    }
}
