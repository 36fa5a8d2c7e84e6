import Accountability
import Clerk
import Foundation
import Ledger
import Logging
import Reckoning
import Synchronization
import Testing

@testable import Web

/// Takes the lines of a log, to be looked at.
final class LogBook: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Line(book: self) } }

    private struct Line: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
            let line = "\(event.message) " + fields.joined(separator: " ")
            book.kept.withLock { $0.append(line) }
        }
    }
}

@Suite struct OperationTests {
    private static let home = InternetAddress("127.0.0.1")

    /// A site over a world's Clerk with other settings.
    private static func site(
        _ world: World, watch: SiteWatch = SiteWatch(), _ change: (inout SiteSettings) -> Void
    ) throws -> Site {
        var settings = SiteSettings(title: "A council")
        change(&settings)
        return try world.site(settings, watch: watch)
    }

    private static func ask(
        _ path: String, _ method: String = "GET", from address: InternetAddress? = home,
        isEncrypted: Bool? = nil, headers: [String: String] = [:]
    ) -> Ask {
        var caller = Caller()
        caller.address = address
        caller.isEncrypted = isEncrypted
        let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
        return Ask(
            method: method, path: halves[0], query: halves.count > 1 ? halves[1] : "",
            headers: headers, caller: caller, body: { _ in [] })
    }

    private static func page(_ reply: Reply) -> String {
        String(decoding: reply.body, as: UTF8.self)
    }

    private static func header(_ name: String, _ reply: Reply) -> String? {
        reply.headers.first { $0.name == name }?.value
    }

    @Test func theSiteSaysThatItLivesAndWhetherItCanWork() async throws {
        let world = try await World()
        let good = try Self.site(
            world, watch: SiteWatch(version: "9.8.7", readiness: { [Readiness("journal")] })
        ) { _ in }
        #expect(await good.reply(to: Self.ask("/healthz")).status == 200)
        #expect(Self.page(await good.reply(to: Self.ask("/version"))) == "outturn 9.8.7\n")
        let ready = await good.reply(to: Self.ask("/readyz"))
        #expect(ready.status == 200 && Self.page(ready) == "ready\njournal: ok\n")
        let bad = try Self.site(
            world,
            watch: SiteWatch(readiness: {
                [Readiness("journal"), Readiness("disk", fault: "nearly full")]
            })
        ) { _ in }
        let unready = await bad.reply(to: Self.ask("/readyz"))
        #expect(unready.status == 503)
        #expect(Self.page(unready) == "not ready\njournal: ok\ndisk: nearly full\n")
        #expect(await bad.reply(to: Self.ask("/healthz")).status == 200)
    }

    @Test func figuresAreForTheNetworksThatMaySeeThem() async throws {
        let world = try await World()
        let site = try Self.site(
            world, watch: SiteWatch(gauges: { [Gauge("outturn_journal_facts", "Facts.", 7)] })
        ) { $0.metricsNetworks = [Network("10.0.0.0/8")].compactMap(\.self) }
        for address in [nil, "127.0.0.1", "11.0.0.1", "::1"] {
            let stranger = address.flatMap { InternetAddress($0) }
            #expect(await site.reply(to: Self.ask("/metrics", from: stranger)).status == 404)
        }
        _ = await site.reply(to: Self.ask("/help"))
        _ = await site.reply(to: Self.ask("/help"))
        let text = Self.page(
            await site.reply(to: Self.ask("/metrics", from: InternetAddress("10.1.2.3"))))
        #expect(text.contains("outturn_journal_facts 7.0\n"))
        let labels = "route=\"site.help\",method=\"GET\",status=\"200\""
        #expect(text.contains("outturn_request_seconds_count{\(labels)} 2\n"))
        #expect(text.contains("outturn_request_seconds_bucket{\(labels),le=\"+Inf\"} 2\n"))
        #expect(text.contains("status=\"404\"} 4\n"))
        #expect(text.contains("outturn_requests_under_way 1.0\n"))
        let nobody = try Self.site(world) { _ in }
        #expect(await nobody.reply(to: Self.ask("/metrics")).status == 404)
    }

    @Test func eachRouteHasAPlainNameOfItsOwn() {
        let names = Route.allCases.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.wholeMatch(of: /[a-z][A-Za-z]*\.[a-z][A-Za-z]*/) != nil, "\(name)")
        }
        #expect(Route.returns(.saveSection).name == "returns.saveSection")
    }

    @Test func aWeaknessIsReportedToWhomTheOperatorNames() async throws {
        let world = try await World()
        let silent = try Self.site(world) { _ in }
        let path = "/.well-known/security.txt"
        #expect(await silent.reply(to: Self.ask(path)).status == 404)
        let site = try Self.site(world) {
            $0.securityContact = "mailto:security@a.example"
            $0.baseAddress = "https://a.example"
        }
        let reply = await site.reply(to: Self.ask(path))
        let lines = Self.page(reply).split(separator: "\n")
        #expect(lines.first == "Contact: mailto:security@a.example")
        #expect(lines.contains("Canonical: https://a.example\(path)"))
        let expires = try #require(lines.first { $0.hasPrefix("Expires: ") }).dropFirst(9)
        let moment = try #require(Instant(expires))
        #expect(moment > world.clock.now)
        #expect(moment < world.clock.now.adding(milliseconds: 365 * 86_400_000))
    }

    @Test func whoAsksTooOftenWaits() async throws {
        let world = try await World()
        let site = try Self.site(world) { $0.limits.requestsOfOneAddress = 5 }
        var statuses: [Int] = []
        for _ in 0..<6 { statuses.append(await site.reply(to: Self.ask("/help")).status) }
        #expect(statuses == [200, 200, 200, 200, 200, 429])
        let reply = await site.reply(to: Self.ask("/help"))
        let seconds = try #require(Self.header("retry-after", reply).flatMap { Int($0) })
        #expect((1...12).contains(seconds))
        #expect(Self.page(reply).contains("Wait \(seconds) seconds"))
        let other = InternetAddress("192.0.2.9")
        #expect(await site.reply(to: Self.ask("/help", from: other)).status == 200)
    }

    @Test func anAllowanceFillsAgainAndMemoryIsBounded() {
        let allowances = Allowances<Int>(inAMinute: 60)
        let start = ContinuousClock.now
        for _ in 0..<60 { #expect(allowances.take(1, at: start) == nil) }
        #expect(allowances.take(1, at: start) == 1)
        #expect(allowances.take(1, at: start + .milliseconds(900)) == 1)
        #expect(allowances.take(1, at: start + .seconds(1)) == nil)
        #expect(allowances.take(1, at: start + .seconds(1)) == 1)
        #expect(allowances.take(2, at: start) == nil)
        for visitor in 0..<50_000 { _ = allowances.take(visitor, at: start) }
        #expect(allowances.count <= Allowances<Int>.mostVisitors)
        // Who had used everything is not forgotten for those who used little.
        #expect(allowances.take(1, at: start) != nil)
        #expect(Allowances<Int>(inAMinute: 0).take(1) == nil)
    }

    @Test func aSessionAndItsFilesHaveAllowancesOfTheirOwn() async throws {
        let world = try await World(limits: { $0.uploadsOfOneSession = 2 })
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)")
        var statuses: [Int] = []
        for _ in 0..<3 {
            await visitor.upload("/returns/\(World.id)/workbook", Array("no workbook".utf8))
            statuses.append(visitor.reply.status)
        }
        #expect(statuses == [303, 303, 429])
        await visitor.get("/returns/\(World.id)")
        #expect(visitor.reply.status == 200)
    }

    @Test func oneNetworkOfTheNewKindIsOneVisitor() {
        let one = InternetAddress("2001:db8::1")?.neighbourhood
        #expect(one == InternetAddress("2001:db8::ffff:1")?.neighbourhood)
        #expect(one != InternetAddress("2001:db8:0:1::1")?.neighbourhood)
        #expect(InternetAddress("192.0.2.1")?.neighbourhood == InternetAddress("192.0.2.1"))
    }

    @Test(arguments: ["", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "::g", "1.2.3.4/8", " 1.2.3.4"])
    func whatIsNoAddressIsNone(_ text: String) {
        #expect(InternetAddress(text) == nil)
    }

    @Test(arguments: ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "a/8"])
    func whatIsNoNetworkIsNone(_ text: String) {
        #expect(Network(text) == nil)
    }

    @Test func aNetworkHoldsItsAddresses() throws {
        let cases: [(String, String, Bool)] = [
            ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
            ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
            ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false),
            ("2001:db8::/32", "2001:db8:1::9", true), ("2001:db8::/32", "2001:db9::", false),
            ("::1", "::1", true), ("::1", "::2", false),
        ]
        for (network, address, isInside) in cases {
            let address = try #require(InternetAddress(address))
            #expect(try #require(Network(network)).contains(address) == isInside, "\(network)")
        }
    }

    /// Whatever a form is filled with, the log holds none of it.
    @Test func whatIsSentAppearsInNoLog() async throws {
        let (book, audit) = (LogBook(), LogBook())
        let world = try await World(watch: SiteWatch(log: book.logger, audit: audit.logger))
        let canary = "Zaunkoenig7"
        for (officer, _, _) in World.roles {
            let visitor = try await Visitor(world, as: officer)
            for route in Route.allCases {
                let address = RouteTests.address(route)
                await visitor.get("/")
                if route.declared.method == .get {
                    await visitor.get(address + "?q=\(canary)&token=\(canary)")
                    continue
                }
                let names = [
                    "answer.B2a", "answer.B4", "reason", "words", "title", "name", "email", "note",
                    "amount", "statement", "reference", "evidence", "text", "explanation",
                ]
                await visitor.post(
                    address, Dictionary(uniqueKeysWithValues: names.map { ($0, canary) }))
            }
        }
        let visitor = Visitor(world)
        await visitor.get("/\(canary)/\(canary)?a=\(canary)")
        await visitor.send(canary, "/", [("x-\(canary)", canary), ("cookie", canary)], [])
        #expect(book.lines.count > Route.allCases.count)
        #expect(!audit.lines.isEmpty)
        for line in book.lines + audit.lines {
            #expect(!line.contains(canary), "\(line)")
            #expect(!line.contains("the programme officer"), "a name: \(line)")
        }
    }

    @Test func aLineOfTheLogSaysWhatHappened() async throws {
        let book = LogBook()
        let world = try await World(watch: SiteWatch(log: book.logger))
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)/sections/B?focus=x")
        let line = try #require(book.lines.last)
        let fields = line.split(separator: " ").dropFirst().map { $0.split(separator: "=") }
        #expect(line.hasPrefix("request "))
        #expect(
            fields.map { $0[0] } == [
                "bytes", "method", "milliseconds", "officer", "reference", "route", "status",
            ])
        #expect(fields[1][1] == "GET" && fields[3][1] == "programme" && fields[6][1] == "200")
        #expect(fields[5][1] == "returns.section" && fields[4][1].count == 12)
    }

    @Test func tooManyRequestsAreAudited() async throws {
        let audit = LogBook()
        let world = try await World()
        let site = try Self.site(
            world, watch: SiteWatch(log: LogBook().logger, audit: audit.logger)
        ) { $0.limits.requestsOfOneAddress = 1 }
        for _ in 0..<2 { _ = await site.reply(to: Self.ask("/help")) }
        #expect(audit.lines.count == 1)
        #expect(audit.lines.last?.hasPrefix("slowedDown address=127.0.0.1 ") == true)
    }

    @Test func signsOfTroubleAreAudited() async throws {
        let audit = LogBook()
        let world = try await World(
            isDemonstration: false, watch: SiteWatch(log: LogBook().logger, audit: audit.logger))
        let visitor = Visitor(world)
        await visitor.get("/returns/\(World.id)")
        #expect(audit.lines.last?.hasPrefix("refused ") == true)
        await visitor.post("/sign-in/link/nothing", token: "0123456789abcdef0123456789abcdef")
        #expect(audit.lines.last?.hasPrefix("forged ") == true)
        try await visitor.signIn(as: "programme")
        #expect(audit.lines.last?.hasPrefix("signedIn ") == true)
        #expect(audit.lines.last?.contains("officer=programme") == true)
        await visitor.get("/")
        await visitor.post("/sign-out")
        #expect(audit.lines.last?.hasPrefix("signedOut ") == true)
        #expect(visitor.header("clear-site-data") == "\"cache\", \"storage\"")
    }
}

/// Whom the site takes a caller to be, behind proxies and without.
@Suite struct CallerTests {
    private static let trusted = ProxyTrust(
        networks: ["10.0.0.0/8", "::1"].compactMap { Network($0) })

    private static func caller(
        _ peer: String, _ headers: [String: String], _ trust: ProxyTrust = trusted
    ) -> Caller {
        Caller(peer: InternetAddress(peer), isEncrypted: false, headers: headers, proxies: trust)
    }

    @Test func aStrangerSpeaksForNobodyElse() {
        let headers = [
            "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https",
            "forwarded": "for=203.0.113.9;proto=https",
        ]
        let caller = Self.caller("192.0.2.1", headers)
        #expect(caller.address == InternetAddress("192.0.2.1") && caller.isEncrypted == nil)
        let none = Self.caller("10.0.0.1", headers, ProxyTrust())
        #expect(none.address == InternetAddress("10.0.0.1") && none.isEncrypted == nil)
    }

    @Test func aTrustedProxySpeaksForItsCaller() {
        let caller = Self.caller(
            "10.0.0.1", ["x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"])
        #expect(caller.address == InternetAddress("203.0.113.9") && caller.isEncrypted == true)
        let plain = Self.caller(
            "::1", ["x-forwarded-for": "203.0.113.9:80", "x-forwarded-proto": "http"])
        #expect(plain.address == InternetAddress("203.0.113.9") && plain.isEncrypted == false)
    }

    /// What a caller writes into the header itself stands to the left of what the proxy adds.
    @Test func whatACallerSaysOfItselfCountsForNothing() {
        let caller = Self.caller(
            "10.0.0.1",
            [
                "x-forwarded-for": "127.0.0.1, 203.0.113.9, 10.0.0.2",
                "x-forwarded-proto": "https, http", "forwarded": "for=127.0.0.1;proto=https",
                "x-real-ip": "127.0.0.1",
            ])
        #expect(caller.address == InternetAddress("203.0.113.9") && caller.isEncrypted == false)
        let odd = Self.caller("10.0.0.1", ["x-forwarded-for": "203.0.113.9, unknown"])
        #expect(odd.address == InternetAddress("10.0.0.1"))
    }

    @Test func theStandardHeaderIsReadWhereItIsTheOne() {
        let trust = ProxyTrust(networks: Self.trusted.networks, header: .forwarded)
        let caller = Self.caller(
            "10.0.0.1",
            [
                "forwarded": "for=127.0.0.1, For=\"[2001:db8::17]:4711\"; proto=https;by=10.0.0.1",
                "x-forwarded-for": "127.0.0.1",
            ], trust)
        #expect(caller.address == InternetAddress("2001:db8::17") && caller.isEncrypted == true)
    }

    @Test func aPageWithoutEncryptionIsSentOnAndAProgramIsNot() async throws {
        let world = try await World()
        var settings = SiteSettings(title: "A council", isSecure: true)
        settings.baseAddress = "https://a.example"
        let site = try world.site(settings)
        var plain = Caller()
        plain.isEncrypted = false
        func reply(_ method: String, _ path: String, _ query: String = "") async -> Reply {
            await site.reply(
                to: Ask(
                    method: method, path: path, query: query, headers: ["host": "evil.example"],
                    caller: plain, body: { _ in [] }))
        }
        let page = await reply("GET", "/help", "a=b")
        #expect(page.status == 308)
        #expect(page.headers.first?.value == "https://a.example/help?a=b")
        #expect(await reply("GET", "/healthz").status == 200)
        #expect(await reply("POST", "/sign-out").status == 403)
        #expect(await reply("GET", "/api/v1/funds/care-capital").status == 403)
        let hostile = await reply("GET", "//evil.example/")
        let place = hostile.headers.first { $0.name == "location" }?.value ?? "https://a.example/"
        #expect(place.hasPrefix("https://a.example/"))
    }
}
