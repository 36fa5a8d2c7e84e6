import Accountability
import Reckoning
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test func aLinkSignsInOnceAndLookingAtItUsesNothing() async throws {
        let world = try await World(isDemonstration: false)
        let link = await world.site.signInLink(for: OfficerID("programme"))
        let visitor = Visitor(world)
        await visitor.get(link)
        await visitor.get(link)
        #expect(visitor.reply.status == 200)
        await visitor.post(link)
        #expect(visitor.reply.status == 303)
        await visitor.follow()
        #expect(visitor.page.contains("the programme officer"))
        let other = Visitor(world)
        await other.get(link)
        #expect(other.reply.status == 410)
    }

    @Test func aLinkLastsADay() async throws {
        let world = try await World(isDemonstration: false)
        let link = await world.site.signInLink(for: OfficerID("programme"))
        world.clock.move(minutes: 24 * 60)
        let visitor = Visitor(world)
        await visitor.get(link)
        #expect(visitor.reply.status == 410)
    }

    @Test func aSessionEndsHalfAnHourAfterTheLastRequest() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        for _ in 0..<4 {
            world.clock.move(minutes: 29)
            await visitor.get("/returns/\(World.id)")
            #expect(visitor.reply.status == 200)
        }
        world.clock.move(minutes: 30)
        await visitor.get("/returns/\(World.id)")
        #expect(visitor.reply.status == 403)
    }

    @Test func aSessionEndsAfterTwelveHoursAtMost() async throws {
        let sessions = Sessions()
        let start = Instant(Day(number: 17_450))
        let id = await sessions.begin(for: OfficerID("programme"), at: start)
        for quarter in 1..<48 {
            let at = start.adding(milliseconds: Int64(quarter) * 900_000)
            #expect(await sessions.session(id, at: at) != nil)
        }
        #expect(await sessions.session(id, at: start.adding(milliseconds: 43_200_000)) == nil)
    }

    @Test func whoSignsOutIsOut() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/")
        let cookies = visitor.cookies
        await visitor.post("/sign-out")
        let thief = Visitor(world)
        await thief.send(
            "GET", "/returns/\(World.id)", [("cookie", "outturn=\(cookies["outturn"] ?? "")")], [])
        #expect(thief.reply.status == 403)
    }

    @Test func demonstrationButtonsAreForDemonstrationsAlone() async throws {
        let real = Visitor(try await World(isDemonstration: false))
        await real.get(await real.world.site.signInLink(for: OfficerID("lead")))
        await real.post("/sign-in/as/programme")
        #expect(real.reply.status == 403 && real.cookies["outturn"] == nil)
        let shown = Visitor(try await World())
        await shown.get("/")
        await shown.post("/sign-in/as/programme")
        #expect(shown.reply.status == 303 && shown.cookies["outturn"]?.count == 32)
    }

    @Test func signingInIsSlowedDown() async throws {
        let world = try await World()
        let visitor = Visitor(world)
        await visitor.get("/")
        var statuses: [Int] = []
        for _ in 0..<61 {
            await visitor.post("/sign-in/link/nothing")
            statuses.append(visitor.reply.status)
        }
        #expect(statuses.first == 410 && statuses.last == 429)
        world.clock.move(minutes: 1)
        await visitor.post("/sign-in/link/nothing")
        #expect(visitor.reply.status == 410)
    }

    @Test func cookiesAreKeptFromScriptsAndOtherSites() async throws {
        let world = try await World()
        let visitor = Visitor(world)
        await visitor.get("/")
        let cookie = visitor.header("set-cookie") ?? ""
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        var settings = SiteSettings(title: "A council")
        settings.isSecure = true
        let secure = try Site(
            clerk: world.clerk, papers: world.papers, notices: world.notices, settings: settings,
            names: { _ in nil })
        let ask = Ask(method: "GET", path: "/", query: "", headers: [:], body: { _ in [] })
        let headers = await secure.reply(to: ask).headers
        #expect(headers.contains { $0.value.hasPrefix("__Host-") && $0.value.contains("; Secure") })
        #expect(headers.contains { $0.name == "strict-transport-security" })
    }
}
