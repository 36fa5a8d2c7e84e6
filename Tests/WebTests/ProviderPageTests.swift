import Accountability
import Accounts
import Foundation
import Outbound
import Reckoning
import Testing

@testable import Web

/// The way to an organisation's own sign-in and back, as the site takes it.
@Suite struct ProviderPageTests {
    private static let discovery = """
        {"issuer": "https://login.example", "token_endpoint": "https://login.example/token",
         "authorization_endpoint": "https://login.example/authorize",
         "jwks_uri": "https://login.example/keys", "end_session_endpoint": "https://login.example/out"}
        """

    /// A site that offers a sign-in which says who it is and answers nothing else.
    private static func world() async throws -> World {
        let council = IdentityProvider(
            id: "council", title: "your council account", issuer: "https://login.example",
            client: "outturn", secret: "secret")
        let providers = IdentityProviders([council]) { call throws(OutboundFault) in
            let isDiscovery = call.address.hasSuffix("openid-configuration")
            return HTTPSAnswer(
                status: isDiscovery ? 200 : 404, body: Array((isDiscovery ? discovery : "").utf8))
        }
        return try await World(isDemonstration: false, providers: providers)
    }

    @Test func aLinkLeadsThereWithACookieOfItsOwn() async throws {
        let visitor = Visitor(try await Self.world())
        await visitor.get("/sign-in?next=%2Ffunds")
        #expect(visitor.page.contains("Sign in with your council account"))
        await visitor.get("/sign-in/with/council?next=%2Ffunds")
        let target = visitor.header("location") ?? ""
        #expect(visitor.reply.status == 303 && target.hasPrefix("https://login.example/authorize?"))
        #expect(target.contains("code_challenge_method=S256") && !target.contains("secret"))
        let cookie = visitor.reply.headers.first { $0.value.hasPrefix("outturn-sign-in=") }?.value
        #expect(cookie?.contains("SameSite=Lax") == true && cookie?.contains("HttpOnly") == true)
        #expect(cookie?.contains("Max-Age=600") == true)
        await visitor.get("/sign-in/with/nobody")
        #expect(visitor.reply.status == 404)
    }

    @Test func anAnswerThatNobodyAskedForSignsNobodyIn() async throws {
        let visitor = Visitor(try await Self.world())
        for query in ["", "?code=x&state=y", "?error=access_denied&state=y", "?state="] {
            await visitor.get("/sign-in/with/council/back" + query)
            #expect(visitor.reply.status == 400 && visitor.cookies["outturn"] == nil)
            #expect(visitor.page.contains("href=\"/sign-in\""))
        }
        await visitor.get("/sign-in/with/council")
        let state = visitor.cookies["outturn-sign-in"] ?? ""
        await visitor.get("/sign-in/with/council/back?code=x&state=\(state)")
        #expect(visitor.reply.status == 502, "its code is worth nothing there")
        #expect(visitor.cookies["outturn"] == nil)
        await visitor.get("/sign-in/with/council/back?code=x&state=\(state)")
        #expect(visitor.reply.status == 400, "it was taken already")
    }

    @Test func tyingAnAccountBeginsWithAFormAndEndsWithTheSameOfficer() async throws {
        let world = try await Self.world()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get("/account")
        #expect(visitor.page.contains("Add your council account"))
        await visitor.post("/account/sign-ins/council/tie")
        #expect(visitor.page.contains("https://login.example/authorize?"))
        #expect(visitor.cookies["outturn-sign-in"]?.count == 32)
        try world.people.tie(
            OutsideIdentity(issuer: "https://login.example", subject: "s"),
            to: OfficerID("finance"), at: world.clock.now)
        await visitor.get("/account")
        #expect(visitor.page.contains("Your council account"))
        await visitor.post("/account/sign-ins/untie", ["issuer": "https://login.example"])
        #expect(try world.people.identities(of: OfficerID("finance")).isEmpty)
    }

    @Test func whoeverSignsOutIsToldHowToSignOutThere() async throws {
        let visitor = try await Visitor(try await Self.world(), as: "finance")
        await visitor.get("/sign-in/with/council")
        await visitor.get("/account")
        await visitor.post("/sign-out")
        await visitor.follow()
        #expect(visitor.page.contains("https://login.example/out?client_id=outturn"))
    }
}
