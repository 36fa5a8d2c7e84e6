import Accountability
import Accounts
import Reckoning
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test func aLinkSignsInOnceAndLookingAtItUsesNothing() async throws {
        let world = try await World(isDemonstration: false)
        let link = try world.site.signInLink(for: OfficerID("programme"))
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
        let link = try world.site.signInLink(for: OfficerID("programme"))
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
        #expect(visitor.page.contains("/sign-in?next=%2Freturns%2F"))
    }

    @Test func whoSignsOutIsOut() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/account")
        let cookies = visitor.cookies
        await visitor.post("/sign-out")
        let thief = Visitor(world)
        await thief.send(
            "GET", "/returns/\(World.id)", [("cookie", "outturn=\(cookies["outturn"] ?? "")")], [])
        #expect(thief.reply.status == 403)
    }

    @Test func demonstrationButtonsAreForDemonstrationsAlone() async throws {
        let real = Visitor(try await World(isDemonstration: false))
        await real.get(try real.world.site.signInLink(for: OfficerID("lead")))
        await real.post("/sign-in/as/programme")
        #expect(real.reply.status == 403 && real.cookies["outturn"] == nil)
        let shown = Visitor(try await World())
        await shown.get("/sign-in")
        #expect(shown.page.contains("/sign-in/as/programme"))
        await shown.post("/sign-in/as/programme")
        #expect(shown.reply.status == 303 && shown.cookies["outturn"]?.count == 32)
        await shown.get("/sign-in")
        #expect(shown.reply.status == 303, "whoever is signed in needs no sign-in page")
    }

    @Test func guessingLinksIsSlowedDownAndKeepsNobodyElseOut() async throws {
        let world = try await World()
        let visitor = Visitor(world)
        await visitor.get("/sign-in")
        var statuses: [Int] = []
        for _ in 0..<61 {
            await visitor.post("/sign-in/link/nothing")
            statuses.append(visitor.reply.status)
        }
        #expect(statuses.first == 410 && statuses.last == 429)
        world.clock.move(minutes: 1)
        await visitor.post("/sign-in/link/nothing")
        #expect(visitor.reply.status == 410)
        for _ in 0..<80 {
            let other = Visitor(world)
            try await other.signIn(as: "lead")
        }
    }

    @Test func cookiesAreKeptFromScriptsAndOtherSites() async throws {
        let world = try await World()
        let visitor = Visitor(world)
        await visitor.get("/sign-in")
        let cookie = visitor.header("set-cookie") ?? ""
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        var settings = SiteSettings(title: "A council")
        settings.isSecure = true
        let secure = try Site(
            clerk: world.clerk, people: world.people, papers: world.papers,
            notices: world.notices, settings: settings)
        let ask = Ask(method: "GET", path: "/sign-in", query: "", headers: [:], body: { _ in [] })
        let headers = await secure.reply(to: ask).headers
        #expect(headers.contains { $0.value.hasPrefix("__Host-") && $0.value.contains("; Secure") })
        #expect(headers.contains { $0.name == "strict-transport-security" })
    }

    @Test func nobodyIsSentToAnotherSiteAfterSigningIn() async throws {
        let world = try await World()
        for next in [
            "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "/nothing",
            "/sign-in", "/funds\r\nx: y", "javascript:alert(1)",
        ] {
            #expect(!Site.isOwnPage(next), "\(next)")
            let visitor = Visitor(world)
            await visitor.get("/sign-in")
            await visitor.post("/sign-in/as/programme", ["next": next])
            #expect(visitor.header("location") == "/your-work", "\(next)")
        }
        let visitor = Visitor(world)
        await visitor.get("/sign-in?next=%2Ffunds%3Ftext%3Dcare")
        #expect(visitor.page.contains("value=\"/funds?text=care\""))
        await visitor.post("/sign-in/as/programme", ["next": "/funds?text=care"])
        #expect(visitor.header("location") == "/funds?text=care")
    }

    @Test func askingHowLongASessionLastsDoesNotProlongIt() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/account")
        world.clock.move(minutes: 20)
        await visitor.get("/sign-in/session")
        #expect(visitor.page == "{\"seconds\":600}")
        await visitor.post("/sign-in/session")
        #expect(visitor.page == "{\"seconds\":1800}")
        world.clock.move(minutes: 31)
        await visitor.get("/sign-in/session")
        #expect(visitor.page == "{\"seconds\":0}")
    }
}
