import Accountability
import Clerk
import Foundation
import Ledger
import Testing

@testable import Web

/// What every answer says to the browser, whichever route it comes from and however it ends.
@Suite struct HeaderTests {
    /// What every route answers to somebody signed in and to nobody, on a site with HTTPS.
    private static let replies = Task { () throws -> [(reply: Reply, what: String)] in
        let world = try await World(isSecure: true)
        let visitor = try await Visitor(world, as: "programme")
        let stranger = Visitor(world)
        var replies: [(Reply, String)] = []
        for route in Route.allCases where route != .signIn(.signOut) {
            for method in ["GET", "POST", "PUT", "TRACE", "x"] {
                for one in [visitor, stranger] {
                    await one.send(method, RouteTests.address(route), [], [])
                    replies.append((one.reply, "\(method) \(route)"))
                }
            }
        }
        let long = "/" + String(repeating: "a", count: 9_000)
        for path in ["/nowhere", "/%zz", "/a?%zz", "//", long] {
            await stranger.get(path)
            replies.append((stranger.reply, path.prefix(20).description))
        }
        return replies
    }

    private static func everyReply(_ look: (_ reply: Reply, _ what: String) -> Void) async throws {
        let replies = try await replies.value
        #expect(replies.count > 500)
        for (reply, what) in replies { look(reply, what) }
    }

    private static func values(_ name: String, _ reply: Reply) -> [String] {
        reply.headers.filter { $0.name == name }.map(\.value)
    }

    @Test func everyAnswerHasEachGuardOnce() async throws {
        try await Self.everyReply { reply, what in
            for guarding in Reply.guards + [Reply.transportGuard] {
                #expect(Self.values(guarding.name, reply) == [guarding.value], "\(what)")
            }
            let policy = Self.values("content-security-policy", reply).joined()
            for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
                #expect(policy.contains(part), "\(what)")
            }
            #expect(!policy.contains("unsafe") && !policy.contains("*"), "\(what)")
            #expect(Self.values("access-control-allow-origin", reply).isEmpty, "\(what)")
            for name in ["server", "x-powered-by"] {
                #expect(Self.values(name, reply).isEmpty, "\(what)")
            }
        }
    }

    @Test func whatIsPrivateIsKeptByNobodyOnTheWay() async throws {
        try await Self.everyReply { reply, what in
            let cache = Self.values("cache-control", reply)
            let isPublic =
                cache == ["public, max-age=31536000, immutable"]
                || cache == ["public, max-age=60"]
            #expect(cache == ["no-store"] || isPublic, "\(what): \(cache)")
            #expect(!isPublic || Self.values("set-cookie", reply).isEmpty, "\(what)")
        }
    }

    @Test func everyBodySaysWhatItIs() async throws {
        try await Self.everyReply { reply, what in
            let types = Self.values("content-type", reply)
            guard !reply.body.isEmpty else { return }
            #expect(types.count == 1, "\(what)")
            let type = types.first ?? ""
            if type.hasPrefix("text/") || type.contains("xml;") {
                #expect(type.hasSuffix("charset=utf-8"), "\(what): \(type)")
            }
            if type.hasPrefix("text/html") {
                #expect(String(decoding: reply.body.prefix(15), as: UTF8.self) == "<!DOCTYPE html>")
            }
        }
    }

    @Test func everyCookieIsKeptToThisSiteAndFromScripts() async throws {
        var cookies = 0
        try await Self.everyReply { reply, what in
            for cookie in Self.values("set-cookie", reply) {
                cookies += 1
                #expect(cookie.hasPrefix("__Host-"), "\(what)")
                for part in ["; Path=/", "; HttpOnly", "; Secure"] {
                    #expect(cookie.contains(part), "\(what): \(cookie)")
                }
                #expect(
                    cookie.contains("; SameSite=Strict") || cookie.contains("; SameSite=Lax"),
                    "\(what): \(cookie)")
                #expect(!cookie.contains("Domain="), "\(what)")
                #expect(cookie.utf8.count < 4_096, "\(what)")
            }
        }
        #expect(cookies > 0)
    }

    @Test func aMethodThatIsNotForAnAddressChangesNothing() async throws {
        let world = try await World()
        let before = world.clerk.books.sequence
        let visitor = try await Visitor(world, as: "finance")
        for route in Route.allCases {
            for method in ["TRACE", "OPTIONS", "PUT", "DELETE", "CONNECT", "PROPFIND"] {
                await visitor.send(method, RouteTests.address(route), [], [])
                #expect(visitor.reply.status == 405, "\(method) \(route)")
                #expect(visitor.header("allow")?.isEmpty == false)
            }
        }
        #expect(world.clerk.books.sequence == before)
    }

    @Test func nobodyIsSentToAnotherSite() async throws {
        let world = try await World()
        let hostile = [
            "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
            "/%0d%0alocation:%20https://evil.example",
        ]
        let visitor = try await Visitor(world, as: "programme")
        for route in Route.allCases where route != .signIn(.signOut) {
            for place in hostile {
                let names = ["next", "return", "url", "to", "back", "redirect", "after", "focus"]
                let fields = Dictionary(uniqueKeysWithValues: names.map { ($0, place) })
                let query = names.map {
                    let value = place.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
                    return "\($0)=\(value ?? "")"
                }
                let address = RouteTests.address(route) + "?" + query.joined(separator: "&")
                if route.declared.method == .post {
                    await visitor.get("/")
                    await visitor.post(address, fields)
                } else {
                    await visitor.get(address)
                }
                guard let location = visitor.header("location") else { continue }
                #expect(
                    location.hasPrefix("/") && !location.hasPrefix("//"), "\(route): \(location)")
                #expect(!location.hasPrefix("/\\"), "\(route): \(location)")
            }
        }
    }

    @Test(arguments: [
        "a\".exe", "a\r\nset-cookie: x=y", "../../etc/passwd", "a\u{202E}fdp.exe", "\0a", "é;b=c",
        String(repeating: "a", count: 3_000),
    ])
    func nameOfADownloadIsPlain(_ name: String) {
        let reply = Reply.document([], type: "text/csv").attached(as: name)
        let value = Self.values("content-disposition", reply).joined()
        #expect(
            value.wholeMatch(of: /attachment; filename="[A-Za-z0-9._-]{0,255}"/) != nil, "\(value)")
    }

    @Test func everyPageOfSomebodySignedInHasAWayOut() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        var pages = 0
        for route in Route.allCases where route.declared.method == .get {
            await visitor.get(RouteTests.address(route))
            guard visitor.header("content-type")?.hasPrefix("text/html") == true else { continue }
            pages += 1
            #expect(visitor.page.contains("action=\"/sign-out\""), "\(route)")
        }
        #expect(pages > 30)
    }

    @Test func aNewSignInEndsTheSessionBefore() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        let before = visitor.cookies["outturn"] ?? ""
        try await visitor.signIn(as: "lead")
        #expect(visitor.cookies["outturn"] != before)
        let thief = Visitor(world)
        await thief.send("GET", "/returns/\(World.id)", [("cookie", "outturn=\(before)")], [])
        #expect(thief.reply.status == 403)
    }

    @Test func aPageThatFailedSaysNothingOfTheInside() async throws {
        let book = LogBook()
        let world = try await World(watch: SiteWatch(log: book.logger))
        let problem = world.site.failed("disk /var/lib/outturn: SQL logic error in Clerk.swift")
        guard case .failed(let reference) = problem else {
            Issue.record("\(problem)")
            return
        }
        let ask = Ask(method: "GET", path: "/", query: "", headers: [:], body: { _ in [] })
        let reply = await world.site.problemPage(problem, ask)
        let page = String(decoding: reply.body, as: UTF8.self)
        #expect(reply.status == 503 && page.contains(reference))
        for word in ["SQL", "/var", "swift", "Clerk"] { #expect(!page.contains(word)) }
        #expect(book.lines.last?.contains(reference) == true)
        #expect(book.lines.last?.contains("SQL logic error") == true)
    }
}
