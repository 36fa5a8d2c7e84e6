import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning
import Testing

@testable import Web

@Suite struct RouteTests {
    /// An address of the route that exists in the world.
    static func address(_ route: Route) -> String {
        let open: [String: String] = [
            "id": World.id, "section": "B", "table": "A2", "row": "11", "query": "1",
            "step": "board", "upload": "1", "version": "1.json", "key": "A2b~11",
            "collection": "ibcf-2017-18-q2", "organisation": "E08000035", "officer": "programme",
            "token": "0123", "format": "ods", "decision": "D41819", "fund": "care-capital",
            "release": "ibcf-2017-18-q2", "series": "ibcf", "period": "july-to-september-2017",
            "file": "ibcf-2017-18-q2-v1.csv", "number": "1", "drawdown": "DD-1",
            "condition": "DD-1-C2", "comment": "1", "movement": "S-1", "initiative": "INI-001",
            "claim": "CL-1", "sent": "1", "fact": "1", "subject": "fund", "name": "care-capital",
            "outcome": "falls", "dataset": "decisions", "calendar": "0123.ics",
            "session": "0123", "prefix": "outturn_0123", "provider": "council",
            "list": "checks.csv",
        ]
        let parts = route.declared.pattern.split(separator: "/").map { part in
            part.hasPrefix("{") ? open[String(part.dropFirst().dropLast())] ?? "?" : String(part)
        }
        return "/" + parts.joined(separator: "/")
    }

    @Test func everyAddressLeadsToItsOwnRoute() {
        for route in Route.allCases {
            let match = Route.match(route.declared.method, Self.address(route))
            guard case .found(let found, _) = match else {
                Issue.record("\(route) is not found")
                continue
            }
            #expect(found == route)
        }
    }

    @Test func anAddressThatIsMadeIsUnderstood() {
        let path = ReturnRoute.answerHistory.path("a b/c", "A2b~11")
        #expect(Route.match(.get, path) == .found(.returns(.answerHistory), ["a b/c", "A2b~11"]))
    }

    @Test func whatIsNotDeclaredIsNotThere() async throws {
        let visitor = Visitor(try await World())
        for path in ["/returns/x/y/z", "/../etc", "/returns/%zz", "/admin/nothing"] {
            await visitor.get(path)
            #expect(visitor.reply.status == 404)
        }
        await visitor.send("DELETE", "/", [], [])
        #expect(visitor.reply.status == 405)
        #expect(visitor.header("allow") == "GET")
    }

    /// Who may do what, written down apart from the code that decides it.
    private static func admitted(_ route: Route, _ officer: String?) -> Bool {
        // A neighbour finds rooms of its own behind addresses that name nothing of the council's.
        if officer == "neighbour", route.declared.subject == .nothing {
            return [
                .anyone, .everyone, .signedIn, .insider, .registrar, .proposer, .outcomeKeeper,
                .fundKeeper,
            ]
            .contains(route.declared.mandate)
        }
        return switch route.declared.mandate {
        case .anyone, .everyone: true
        case .signedIn: officer != nil
        case .reader:
            ["programme", "lead", "finance", "board", "governance", "auditor", "analyst"]
                .contains(officer ?? "")
        case .commenter:
            ["programme", "lead", "finance", "board", "governance", "analyst"]
                .contains(officer ?? "")
        case .preparer: ["programme", "lead", "finance"].contains(officer ?? "")
        case .sender: ["programme", "finance"].contains(officer ?? "")
        case .signatory, .arbiter: ["finance", "board", "governance"].contains(officer ?? "")
        case .insider:
            ["programme", "lead", "finance", "board", "governance", "auditor"]
                .contains(officer ?? "")
        case .registrar: ["programme", "governance"].contains(officer ?? "")
        case .asker, .planner: ["programme", "lead", "finance"].contains(officer ?? "")
        case .treasurer: officer == "finance"
        case .witness: ["programme", "lead", "finance", "governance"].contains(officer ?? "")
        case .proposer: ["programme", "lead"].contains(officer ?? "")
        case .publisher: ["programme", "finance", "governance"].contains(officer ?? "")
        case .outcomeKeeper: officer == "programme"
        case .fundKeeper: ["programme", "finance"].contains(officer ?? "")
        case .inspector: ["auditor", "administrator"].contains(officer ?? "")
        case .administrator: officer == "administrator"
        case .statistician: officer == "analyst"
        }
    }

    @Test(arguments: [nil] + World.roles.map { Optional($0.0) })
    func everyRouteLetsInWhomItsMandateAdmits(_ officer: String?) async throws {
        let world = try await World(isDemonstration: false)
        for route in Route.allCases where route != .signIn(.signOut) {
            let visitor = Visitor(world)
            // No more than sixty people sign in in a minute.
            world.clock.move(minutes: 1)
            if let officer { try await visitor.signIn(as: officer) }
            await visitor.get("/sign-in")
            if route.declared.method == .get {
                await visitor.get(Self.address(route))
            } else {
                await visitor.post(Self.address(route))
            }
            let isIn = Self.admitted(route, officer)
            let heading = Problem.notPermitted.heading
            let isShutOut =
                visitor.reply.status == 403
                && (visitor.page.contains(heading) || visitor.page.contains("Sign in to see"))
            // Signing in with a button is for demonstrations, and the rules say no to strangers.
            // Whose record it is shows when the form is read; EveryoneTests sends whole ones.
            if route == .publicity(.changePublicity) { continue }
            if route == .signIn(.signInAs) || route == .returns(.openReturn) { continue }
            if route.declared.mandate == .everyone {
                #expect(
                    [200, 404, 409].contains(visitor.reply.status),
                    "\(route) by \(officer ?? "nobody")")
            }
            #expect(
                isShutOut == !isIn, "\(route) by \(officer ?? "nobody"): \(visitor.reply.status)")
        }
    }

    @Test func aDemonstrationIsReadByTheOrdinaryRules() async throws {
        let world = try await World()
        for route in Route.allCases where route.declared.mandate.needsOfficer {
            let visitor = Visitor(world)
            await visitor.get("/sign-in")
            if route.declared.method == .get {
                await visitor.get(Self.address(route))
            } else {
                await visitor.post(Self.address(route))
            }
            #expect(visitor.reply.status == 403, "\(route)")
        }
    }

    @Test func everyAddressThatCanBeReadIsAnswered() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let finance = try await Visitor(world, as: "finance")
        let administrator = try await Visitor(world, as: "administrator")
        let analyst = try await Visitor(world, as: "analyst")
        for route in Route.allCases
        where route.declared.mandate.roles != nil && route.declared.method == .get
            // What was sent is another visitor's, so nobody else finds it.
            && !route.declared.pattern.contains("{sent}")
        {
            let reader =
                switch route.declared.mandate {
                case .treasurer: finance
                case .statistician: analyst
                case .inspector, .administrator: administrator
                default: visitor
                }
            await reader.get(Self.address(route))
            #expect(reader.reply.status == 200, "\(route)")
        }
    }

    @Test func noFormIsBelievedWithoutItsToken() async throws {
        let world = try await World()
        let before = world.clerk.books.sequence
        let visitor = try await Visitor(world, as: "programme")
        for route in Route.allCases where route.declared.method == .post {
            for token in ["", "0123456789abcdef0123456789abcdef"] {
                await visitor.post(Self.address(route), ["answer.B2a": "5"], token: token)
                // What was typed is kept and shown again; it is not carried out.
                let isKept =
                    visitor.reply.status == 303 && visitor.header("location") == "/sign-in/kept"
                #expect(isKept || [400, 403].contains(visitor.reply.status), "\(route)")
            }
        }
        #expect(world.clerk.books.sequence == before)
    }

    @Test func noFormIsBelievedFromAnotherSite() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)/sections/B")
        let body = Array("token=\(visitor.token)&answer.B2a=5".utf8)
        for header in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
            await visitor.send(
                "POST", "/returns/\(World.id)/sections/B", [header, ("host", "here.example")], body)
            #expect(visitor.reply.status == 403)
        }
    }

    @Test func lookingRecordsNothing() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let before = world.clerk.books.sequence
        for route in Route.allCases where route.declared.method == .get {
            await visitor.get(Self.address(route))
            #expect(visitor.reply.status < 500)
        }
        #expect(world.clerk.books.sequence == before)
    }

    @Test func everyAnswerGuardsTheBrowser() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        for route in Route.allCases {
            for method in ["GET", "POST", "PUT"] {
                await visitor.send(method, Self.address(route), [], [])
                let policy = visitor.header("content-security-policy") ?? ""
                #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(visitor.header("x-content-type-options") == "nosniff")
                #expect(visitor.header("referrer-policy") != nil)
                let cache = visitor.header("cache-control") ?? ""
                #expect(
                    cache == "no-store" || [.site(.stylesheet), .site(.script)].contains(route))
            }
        }
    }
}
