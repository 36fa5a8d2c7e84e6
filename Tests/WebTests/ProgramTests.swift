import Accountability
import Accounts
import Clerk
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// The programming interface: what is declared is what is there, and it keeps to the rules.
@Suite struct ProgramTests {
    static let fund = "/api/v1/funds/care-capital"
    static let entry = "/api/v1/returns/\(World.id)"

    /// A program with a token of an officer's.
    struct Program {
        let world: World
        let token: String?

        init(
            _ world: World, as officer: String?, _ areas: Set<TokenArea> = Set(TokenArea.allCases),
            of organisation: OrganisationID = World.council, writes: Bool = true
        ) throws {
            self.world = world
            token = try officer.map { officer in
                let request = TokenRequest(
                    title: "A program", organisation: organisation, areas: areas, writes: writes,
                    days: 30)
                return try #require(
                    try world.people.makeToken(
                        request, for: OfficerID(officer), at: world.clock.now)
                ).text
            }
        }

        func call(
            _ method: String, _ target: String, _ body: String = "",
            _ headers: [(String, String)] = []
        ) async -> Visitor {
            let visitor = Visitor(world)
            let own = token.map { [("authorization", "Bearer \($0)")] } ?? []
            await visitor.send(method, target, own + headers, Array(body.utf8))
            return visitor
        }

        func read(_ target: String) async throws -> [String: Any] {
            let visitor = await call("GET", target)
            #expect(visitor.reply.status == 200, "\(target): \(visitor.page)")
            return try ProgramTests.fields(visitor)
        }
    }

    static func fields(_ visitor: Visitor) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(visitor.reply.body))
        return try #require(value as? [String: Any])
    }

    static func items(_ document: [String: Any]) throws -> [[String: Any]] {
        try #require(document["items"] as? [[String: Any]])
    }

    private static func description(_ world: World) async throws -> [String: Any] {
        try await Program(world, as: nil).read("/api/openapi.json")
    }

    @Test func theDescriptionNamesTheAddressesThatThereAre() async throws {
        let description = try await Self.description(World())
        let paths = try #require(description["paths"] as? [String: [String: Any]])
        let told = Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } })
        let there = Route.allCases.map(\.declared)
            .filter { $0.pattern.hasPrefix("/api/") && $0.pattern != "/api/openapi.json" }
            .map { "\($0.method.rawValue.lowercased()) \($0.pattern)" }
        #expect(told == Set(there) && told.count == there.count && told.count > 35)
    }

    @Test func whatTheDescriptionPointsAtIsInIt() async throws {
        let world = try await World()
        let visitor = try await Program(world, as: nil).call("GET", "/api/openapi.json")
        let description = try Self.fields(visitor)
        let components = try #require(description["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: Any])
        let named = Set(
            visitor.page.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) })
        #expect(named.count > 50 && named.isSubset(of: schemas.keys))
        let ids = visitor.page.matches(of: /"operationId": "(\w+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count && ids.count > 35)
    }

    @Test func oneNameIsOneShape() {
        var shapes: [String: String] = [:]
        func gather(_ shape: Shape) {
            switch shape {
            case .list(let inner): gather(inner)
            case .either(let all): for inner in all { gather(inner) }
            case .record(let record):
                let words = record.fields.map { "\($0.name) \($0.isNeeded) \($0.shape.inWords)" }
                let told = words.joined(separator: ", ")
                #expect(shapes[record.name] == nil || shapes[record.name] == told, "\(record.name)")
                shapes[record.name] = told
                for field in record.fields { gather(field.shape) }
            default: return
            }
        }
        for (_, address) in ProgramDescription.addresses {
            gather(address.answer())
            if let body = address.body?() { gather(body) }
        }
        #expect(shapes.count > 50)
    }

    @Test func everyAnswerHasTheShapeThatIsDeclared() async throws {
        let world = try await World()
        let programs = [
            try Program(world, as: "programme"),
            try Program(world, as: "analyst", of: World.department),
        ]
        for (route, address) in ProgramDescription.addresses where address.method == .get {
            var isAnswered = false
            for program in programs {
                let visitor = await program.call("GET", RouteTests.address(.programs(route)))
                guard visitor.reply.status == 200 else { continue }
                isAnswered = true
                let value = try #require(CanonicalValue(json: visitor.reply.body), "\(route)")
                #expect(address.answer().problems(in: value) == [], "\(route)")
            }
            let isOut = ![.publication, .figures].contains(route)
            #expect(isAnswered == isOut, "\(route)")
        }
    }

    @Test func everyExampleFitsItsOwnAddress() throws {
        for (route, address) in ProgramDescription.addresses {
            guard let body = address.body?() else { continue }
            let example = try #require(address.example?(), "\(route)")
            #expect(body.problems(in: example) == [], "\(route)")
        }
    }

    @Test func aTokenIsWorthItsAreasAndItsOwnersMandates() async throws {
        let world = try await World()
        let stranger = try Program(world, as: nil)
        let lead = try Program(world, as: "lead", [.funds])
        let neighbour = try Program(world, as: "neighbour", of: OrganisationID("E9"))
        let reader = try Program(world, as: "finance", writes: false)
        for path in [Self.fund + "/movements", "/api/v1/returns", Self.entry + "/findings"] {
            let turned = await stranger.call("GET", path)
            #expect(turned.reply.status == 401 && turned.header("www-authenticate") == "Bearer")
        }
        #expect(await lead.call("GET", Self.fund + "/movements").reply.status == 200)
        #expect(await lead.call("GET", "/api/v1/decisions").reply.status == 403)
        #expect(await lead.call("GET", "/api/v1/organisations").reply.status == 200)
        #expect(await neighbour.call("GET", Self.fund + "/movements").reply.status == 403)
        #expect(await neighbour.call("GET", Self.entry + "/findings").reply.status == 403)
        #expect(await neighbour.call("GET", Self.entry).reply.status == 404)
        #expect(await neighbour.call("GET", Self.fund).reply.status == 404)
        let list = try await neighbour.read("/api/v1/returns")
        #expect(list["total"] as? Int == 0)
        let written = await reader.call("POST", Self.fund + "/movements", "{}")
        #expect(written.reply.status == 403)
    }

    @Test(arguments: World.roles.map(\.0))
    func aTokenOfEveryRoleOpensWhatItsMandateAdmits(_ officer: String) async throws {
        let world = try await World()
        let role = try #require(World.roles.first { $0.0 == officer })
        let program = try Program(world, as: officer, of: role.2)
        for (route, address) in ProgramDescription.addresses {
            let visitor = await program.call(
                address.method.rawValue, RouteTests.address(.programs(route)), "{}")
            let isIn = RouteTests.admitted(.programs(route), officer)
            let isShutOut = [401, 403].contains(visitor.reply.status)
            #expect(isShutOut == !isIn, "\(route) by \(officer): \(visitor.reply.status)")
        }
    }

    @Test func aSessionWritesNothingWithoutItsToken() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get("/account")
        let before = world.clerk.books.sequence
        for (route, address) in ProgramDescription.addresses where address.method == .post {
            let body = try #require(address.example?()).bytes
            let path = RouteTests.address(.programs(route))
            for headers in [
                [], [("x-csrf-token", "0123456789abcdef0123456789abcdef")],
                [("x-csrf-token", visitor.token), ("sec-fetch-site", "cross-site")],
            ] {
                await visitor.send(
                    "POST", path, headers + [("content-type", "application/json")], body)
                #expect(visitor.reply.status == 403, "\(route): \(visitor.page)")
            }
        }
        #expect(world.clerk.books.sequence == before)
    }

    @Test func everythingThatDoesNotFitIsToldAtOnce() async throws {
        let world = try await World()
        let program = try Program(world, as: "finance")
        let wrong = await program.call(
            "POST", Self.fund + "/movements",
            #"{"movement": 1, "as": "gift", "day": "2017-02-30", "lines": [{"amount": "5"}, {}], "b": 1}"#
        )
        #expect(wrong.reply.status == 422)
        #expect(wrong.header("content-type") == "application/problem+json")
        let told = try #require(try Self.fields(wrong)["problems"] as? [[String: String]])
        let places = told.compactMap { $0["place"] }
        #expect(
            Set(places) == [
                "/movement", "/as", "/day", "/lines/0/amount", "/lines/1/amount", "/text", "/b",
            ])
        let asked = await program.call(
            "GET", "/api/v1/decisions?limit=0&offset=x&colour=red&status=gone&text=a&text=b")
        #expect(asked.reply.status == 400)
        let names = try #require(try Self.fields(asked)["problems"] as? [[String: String]])
        #expect(
            names.compactMap { $0["place"] } == ["limit", "offset", "colour", "status", "text"])
    }

    @Test func whatCannotBeReadIsTurnedAwayByItsOwnStatus() async throws {
        let world = try await World()
        let program = try Program(world, as: "finance")
        let path = Self.fund + "/movements"
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        let large = "\"" + String(repeating: "a", count: Site.mostDocumentBytes) + "\""
        for (body, status) in [
            ("", 400), ("{", 400), ("{\"text\": null}", 400), ("[0.5]", 400), (deep, 400),
            ("\u{FEFF}{}", 422), ("7", 422), (large, 413),
        ] {
            let visitor = await program.call("POST", path, body)
            #expect([status, 400].contains(visitor.reply.status), "\(body.prefix(20))")
            #expect(visitor.reply.status < 500)
        }
        let text = await program.call("POST", path, "{}", [("content-type", "text/plain")])
        #expect(text.reply.status == 415)
        let page = await program.call("GET", path, "", [("accept", "text/html, image/*;q=0.5")])
        #expect(page.reply.status == 406)
        let any = await program.call("GET", path, "", [("accept", "text/html, */*;q=0.1")])
        #expect(any.reply.status == 200)
        let other = await program.call("DELETE", path)
        #expect(other.reply.status == 405 && other.header("allow") == "GET, POST")
    }

    @Test func aListIsReadInPartsThatMakeTheWhole() async throws {
        let world = try await World()
        let program = try Program(world, as: "programme")
        let whole = try Self.items(try await program.read(Self.entry + "/answers?limit=200"))
        var parts: [[String: Any]] = []
        var next: String? = Self.entry + "/answers?limit=61&section=A"
        let section = whole.filter { $0["section"] as? String == "A" }
        while let path = next {
            let part = try await program.read(path)
            parts += try Self.items(part)
            next = part["next"] as? String
            #expect(parts.count <= 10_000)
        }
        let all = try await program.read(Self.entry + "/answers?section=A")
        #expect(parts.count == all["total"] as? Int && parts.count >= section.count)
        #expect(Set(parts.compactMap { $0["place"] as? String }).count == parts.count)
    }
}

extension ProgramTests {
    @Test func everyoneReadsAReturnAsItWasSubmittedAndNothingOfWhatCameAfter() async throws {
        let world = try await World()
        try await PublicSiteTests.submit(world)
        let everyone = try Program(world, as: nil)
        for path in [Self.entry, Self.entry + "/answers", Self.entry + "/versions"] {
            #expect(await everyone.call("GET", path).reply.status == 404, "\(path)")
        }
        try await world.carryOut(
            .publicity(.open(.collection(CollectionID("ibcf-2017-18-q2")))), by: "analyst")
        try await world.carryOut(
            .return(
                ReturnID(World.id), .reopen(sections: ["B"], reason: "A figure is to be looked at.")
            ),
            by: "analyst")
        let changed = try await Program(world, as: "programme").call(
            "POST", Self.entry + "/answers", #"{"answers": [{"place": "B2a", "answer": "77,777"}]}"#
        )
        #expect(changed.reply.status == 201, "\(changed.page)")
        let stated = try await everyone.read(Self.entry)
        #expect(stated["sections"] == nil && stated["status"] == nil && stated["content"] == nil)
        let versions = try #require(stated["versions"] as? [[String: Any]])
        #expect(versions.count == 1 && versions.first?["receipt"] is String)
        let answers = await everyone.call("GET", Self.entry + "/answers?section=B")
        #expect(answers.reply.status == 200 && answers.page.contains("104,024"))
        #expect(!answers.page.contains("77,777"))
        for path in ["/findings", "/queries"] {
            #expect(await everyone.call("GET", Self.entry + path).reply.status == 401)
        }
        let officer = try await Program(world, as: "programme").read(
            Self.entry + "/answers?section=B")
        #expect(try Self.items(officer).contains { $0["shown"] as? String == "77,777" })
    }
}
