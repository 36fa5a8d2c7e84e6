import Accountability
import Accounts
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Testing

@testable import Web

/// A session that ends while a form is filled in loses nothing, and carries nothing out.
@Suite struct KeptFormTests {
    private static let page = "/funds/care-capital/drawdowns/DD-1"
    private static let hold = "/funds/care-capital/drawdowns/DD-1/hold"

    private static func typed(_ visitor: Visitor, form: String, _ reason: String) -> [String:
        String]
    { ["form": form, "reason": reason, "entry": "0123456789abcdef"] }

    /// Sends a form as a browser does, with the page that it was on.
    private static func send(
        _ visitor: Visitor, _ target: String, from page: String, _ fields: [String: String],
        token: String
    ) async {
        let body = fields.merging(["token": token]) { $1 }
            .map { "\($0.key)=\($0.value.inQuery)" }.joined(separator: "&")
        await visitor.send(
            "POST", target,
            [
                ("referer", "http://here.example\(page)"), ("host", "here.example"),
                ("sec-fetch-site", "same-origin"),
            ], Array(body.utf8))
    }

    /// The name of the form on a page that goes to an address.
    private static func form(to action: String, in page: String) throws -> String {
        let tag = try #require(page.range(of: "action=\"\(action)\" id=\""))
        return String(page[tag.upperBound...].prefix { $0 != "\"" })
    }

    @Test func whatWasTypedIsShownAgainOnItsPageAndSentWithANewToken() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.page)
        let (token, form) = (visitor.token, try Self.form(to: Self.hold, in: visitor.page))
        world.clock.move(minutes: 31)
        let before = world.clerk.books.sequence
        let fields = Self.typed(visitor, form: form, "Two invoices & a query")
        await Self.send(visitor, Self.hold, from: Self.page, fields, token: token)
        #expect(visitor.reply.status == 303 && visitor.header("location") == "/sign-in")
        #expect(visitor.header("location")?.contains("invoices") == false)
        await visitor.follow()
        #expect(visitor.page.contains("What you typed is kept"))
        let link = try world.site.signInLink(for: OfficerID("finance"))
        await visitor.get(link)
        await visitor.post(link)
        #expect(visitor.header("location") == "/sign-in/kept")
        await visitor.follow()
        #expect(visitor.reply.status == 200)
        #expect(visitor.page.contains("You were signed out before this was sent"))
        #expect(visitor.page.contains("Two invoices &amp; a query"))
        #expect(!visitor.page.contains(token), "the old token is worth nothing")
        #expect(world.clerk.books.sequence == before, "nothing was carried out")
        await visitor.post(Self.hold, fields)
        #expect(visitor.reply.status == 303 && world.clerk.books.sequence == before + 1)
        await visitor.get("/sign-in/kept")
        #expect(visitor.reply.status == 303, "it was sent, so it is kept no longer")
    }

    @Test func aFormWhosePageCannotShowItIsShownAsItWasSent() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "programme")
        let section = "/returns/\(World.id)/sections/B"
        await visitor.get(section)
        let token = visitor.token
        world.clock.move(minutes: 31)
        await Self.send(
            visitor, section, from: section, ["answer.B4": "Long \"words\" typed"], token: token)
        try await visitor.signIn(as: "programme")
        await visitor.follow()
        #expect(visitor.page.contains("Send it again") && visitor.page.contains("<dt>B4</dt>"))
        #expect(visitor.page.contains("Long &quot;words&quot; typed"))
        #expect(visitor.page.contains("action=\"\(section)\""))
        await visitor.post(section, ["answer.B4": "Long \"words\" typed"])
        #expect(try world.entry.sheet[.init("B4")] == .text("Long \"words\" typed"))
    }

    @Test func nobodyElseSeesIt() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "finance")
        await visitor.get(Self.page)
        let token = visitor.token
        world.clock.move(minutes: 31)
        await Self.send(
            visitor, Self.hold, from: Self.page, Self.typed(visitor, form: "hold", "Secret"),
            token: token)
        let kept = visitor.cookies["outturn-kept"]
        #expect(kept?.count == 32)
        try await visitor.signIn(as: "lead")
        #expect(visitor.header("location") == "/your-work")
        await visitor.get("/sign-in/kept")
        #expect(visitor.reply.status == 303)
        world.clock.move(minutes: 61)
        try await visitor.signIn(as: "finance")
        #expect(visitor.header("location") == "/your-work", "it is kept for an hour")
    }

    @Test func aStrangersFormIsNotKept() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = Visitor(world)
        await Self.send(
            visitor, Self.hold, from: Self.page, ["reason": "x"],
            token: "0123456789abcdef0123456789abcdef")
        #expect(visitor.reply.status == 403 && visitor.cookies["outturn-kept"] == nil)
        let signedOut = try await Visitor(world, as: "finance")
        let session = signedOut.cookies["outturn"] ?? ""
        await signedOut.get("/account")
        await signedOut.post("/sign-out")
        await signedOut.send(
            "POST", Self.hold, [("cookie", "outturn=\(session)")],
            Array("reason=x&token=0123456789abcdef0123456789abcdef".utf8))
        #expect(signedOut.reply.status == 403)
    }

    @Test func aFormOfAnotherSiteIsNeverKept() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = try await Visitor(world, as: "finance")
        let session = visitor.cookies["outturn"] ?? ""
        await visitor.send(
            "POST", Self.hold,
            [("sec-fetch-site", "cross-site"), ("cookie", "outturn=\(session)")],
            Array("reason=x&token=0123456789abcdef0123456789abcdef".utf8))
        #expect(visitor.reply.status == 403 && visitor.cookies["outturn-kept"] == nil)
    }

    @Test func ofManyKeptFormsTheOldestGiveWay() async throws {
        let forms = KeptForms()
        let start = Instant(Day(number: 17_450))
        func form(_ officer: String, _ size: Int, _ minute: Int64) -> KeptForms.Form {
            KeptForms.Form(
                officer: OfficerID(officer), action: "/a", page: "/b",
                fields: FormFields([.init(name: "x", value: String(repeating: "y", count: size))]),
                arrived: start.adding(milliseconds: minute * 1_000))
        }
        var secrets: [String] = []
        for minute in 0..<4 { secrets.append(await forms.keep(form("a", 10, Int64(minute))).text) }
        let found = await forms.form(secrets[0], of: OfficerID("a"), at: start)
        let last = await forms.form(secrets[3], of: OfficerID("a"), at: start)
        #expect(found == nil && last != nil)
        for number in 0..<40 { _ = await forms.keep(form("o\(number)", 1_900_000, 10)) }
        let crowdedOut = await forms.form(secrets[3], of: OfficerID("a"), at: start)
        #expect(crowdedOut == nil)
    }
}
