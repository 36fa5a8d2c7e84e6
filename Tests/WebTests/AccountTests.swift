import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// One's own account, and programs that act with a token.
@Suite struct AccountTests {
    @Test func oneSeesAndEndsOnesSessions() async throws {
        let world = try await World(isDemonstration: false)
        let here = try await Visitor(world, as: "finance")
        let there = try await Visitor(world, as: "finance")
        await here.get("/account")
        #expect(here.page.contains("Signed in with") && here.page.contains("This browser"))
        let number = try #require(here.page.firstMatch(of: #//account/sessions/([0-9a-f]{8})/end/#))
            .1
        let other = try await Visitor(world, as: "lead")
        await other.get("/account")
        await other.post("/account/sessions/\(number)/end")
        await there.get("/account")
        #expect(there.reply.status == 200, "nobody ends another's session")
        await here.post("/account/sessions/\(number)/end")
        await there.get("/account")
        #expect(there.reply.status == 403)
        let third = try await Visitor(world, as: "finance")
        await here.get("/account")
        await here.post("/account/sessions/end")
        await third.get("/account")
        await here.get("/account")
        #expect(third.reply.status == 403 && here.reply.status == 200)
    }

    private static func token(
        _ visitor: Visitor, _ changes: [String: String] = [:]
    ) async throws -> String {
        await visitor.get("/account")
        var fields = [
            "form": "token", "title": "Nightly export", "organisation": World.council.text,
            "area-funds": "yes", "days": "90",
        ]
        fields.merge(changes) { $1 }
        await visitor.post("/account/tokens", fields)
        let found = visitor.page.firstMatch(of: /outturn_[0-9a-f]{8}_[0-9a-f]{32}/)
        return try String(#require(found).output)
    }

    private static func call(
        _ world: World, _ method: String, _ path: String, _ token: String, _ body: String = ""
    ) async -> Visitor {
        let program = Visitor(world)
        await program.send(method, path, [("authorization", "Bearer \(token)")], Array(body.utf8))
        return program
    }

    @Test func aTokenReadsWhatItWasMadeForAndIsShownOnce() async throws {
        let world = try await World(isDemonstration: false)
        let finance = try await Visitor(world, as: "finance")
        let token = try await Self.token(finance)
        await finance.get("/account")
        #expect(!finance.page.contains(token) && finance.page.contains("Nightly export"))
        for path in ["/api/v1/funds/care-capital", "/funds/care-capital/ledger.csv"] {
            #expect(await Self.call(world, "GET", path, token).reply.status == 200)
        }
        for path in ["/decisions.csv", "/account", "/admin/people.csv", "/returns/\(World.id)"] {
            #expect(await Self.call(world, "GET", path, token).reply.status == 403, "\(path)")
        }
        let post = await Self.call(
            world, "POST", "/api/v1/funds/care-capital/movements", token, "{}")
        #expect(post.reply.status == 403 && post.page.contains("The token is not for this"))
        for bad in ["outturn_00000000_\(String(repeating: "0", count: 32))", "x", ""] {
            let turned = await Self.call(world, "GET", "/api/v1/funds/care-capital", bad)
            #expect(turned.reply.status == 401 && turned.header("www-authenticate") == "Bearer")
        }
    }

    @Test func aTokenThatChangesThingsActsInItsOwnersName() async throws {
        let world = try await World(isDemonstration: false)
        let finance = try await Visitor(world, as: "finance")
        let token = try await Self.token(finance, ["writes": "yes"])
        let before = world.clerk.books.sequence
        let refused = await Self.call(
            world, "POST", "/api/v1/funds/care-capital/movements", token, "{\"x\":1}")
        #expect(refused.reply.status == 422, "it is let in, and what it sends is looked at")
        let page = await Self.call(world, "POST", "/funds/care-capital/months/lock", token)
        #expect(page.reply.status == 403, "pages are not for programs to send forms to")
        #expect(world.clerk.books.sequence == before)
        try await world.carryOut(
            .people(
                .withdraw(
                    OfficerID("finance"), Mandate(role: .finance, organisation: World.council))),
            by: "administrator")
        let after = await Self.call(world, "GET", "/api/v1/funds/care-capital/movements", token)
        #expect(after.reply.status == 403, "a token is worth no more than its owner's mandate")
    }

    @Test func aRevokedTokenIsWorthNothing() async throws {
        let world = try await World(isDemonstration: false)
        let finance = try await Visitor(world, as: "finance")
        let token = try await Self.token(finance)
        let prefix = token.split(separator: "_").prefix(2).joined(separator: "_")
        let other = try await Visitor(world, as: "lead")
        await other.get("/account")
        await other.post("/account/tokens/\(prefix)/revoke")
        #expect(await Self.call(world, "GET", "/funds", token).reply.status == 200)
        await finance.get("/account")
        await finance.post("/account/tokens/\(prefix)/revoke")
        #expect(await Self.call(world, "GET", "/funds", token).reply.status == 401)
    }

    @Test func aTokenIsForAnOrganisationOfOnesOwnAndForSomething() async throws {
        let world = try await World(isDemonstration: false)
        let finance = try await Visitor(world, as: "finance")
        await finance.get("/account")
        await finance.post(
            "/account/tokens",
            ["form": "token", "title": "Export", "organisation": "D4", "days": "9999"])
        #expect(finance.reply.status == 422 && finance.page.contains("value=\"Export\""))
        for message in [
            "Choose an organisation that you have a role for", "Choose what it may read",
            "Choose how long it lasts",
        ] { #expect(finance.page.contains(message)) }
        #expect(world.people.tokens(of: OfficerID("finance")).isEmpty)
    }

    @Test func aProgramThatCallsTooOftenWaits() async throws {
        let world = try await World(isDemonstration: false)
        let token = try await Self.token(try await Visitor(world, as: "finance"))
        var statuses: Set<Int> = []
        for _ in 0..<ServerLimits().callsOfOneToken {
            statuses.insert(await Self.call(world, "GET", "/healthz", token).reply.status)
        }
        #expect(statuses == [403])
        #expect(await Self.call(world, "GET", "/funds", token).reply.status == 429)
        world.clock.move(minutes: 1)
        #expect(await Self.call(world, "GET", "/funds", token).reply.status == 200)
    }
}
