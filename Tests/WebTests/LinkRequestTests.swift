import Accountability
import Accounts
import Foundation
import Outbound
import Reckoning
import Testing

@testable import Web

/// Links that are sent, and passphrases for emergencies.
@Suite struct LinkRequestTests {
    private static func asked(_ world: World, _ email: String) async -> Visitor {
        let visitor = Visitor(world)
        await visitor.get("/sign-in")
        await visitor.post("/sign-in/link", ["email": email])
        return visitor
    }

    /// Waits for the letters that are written after the answer.
    private static func letters(_ world: World, _ count: Int) async -> [Letter] {
        for _ in 0..<200 {
            let letters = await world.letters.letters
            if letters.count >= count { return letters.reversed().map(\.letter) }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return await world.letters.letters.reversed().map(\.letter)
    }

    @Test func aLinkIsSentToWhoeverHasTheAddress() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = await Self.asked(world, "Finance@Example.gov.uk")
        #expect(visitor.header("location") == "/sign-in/sent")
        let letter = try #require(await Self.letters(world, 1).first)
        #expect(letter.to.text == "finance@example.gov.uk")
        let link = try #require(letter.text.firstMatch(of: #//sign-in/link/[0-9a-f]{32}/#)).output
        await visitor.get(String(link))
        #expect(visitor.page.contains("the finance officer"))
        await visitor.post(String(link))
        #expect(visitor.reply.status == 303 && visitor.cookies["outturn"] != nil)
        world.clock.move(minutes: 1)
        let late = await Self.asked(world, "lead@example.gov.uk")
        let second = try #require(await Self.letters(world, 2).last)
        let other = try #require(second.text.firstMatch(of: #//sign-in/link/[0-9a-f]{32}/#)).output
        world.clock.move(minutes: 30)
        await late.get(String(other))
        #expect(late.reply.status == 410)
    }

    @Test func theAnswerIsTheSameWhetherAnybodyHasTheAddress() async throws {
        let world = try await World(isDemonstration: false)
        let known = await Self.asked(world, "lead@example.gov.uk")
        let unknown = await Self.asked(world, "nobody@example.gov.uk")
        #expect(known.reply.status == unknown.reply.status)
        #expect(
            known.reply.headers == unknown.reply.headers && known.reply.body == unknown.reply.body)
        let letters = await Self.letters(world, 1)
        try await Task.sleep(for: .milliseconds(50))
        let all = await Self.letters(world, 1)
        #expect(letters.map(\.to.text) == ["lead@example.gov.uk"] && all.count == 1)
    }

    @Test func oneAddressIsSentThreeLinksAndEverybodySixtyAMinute() async throws {
        let world = try await World(isDemonstration: false)
        for _ in 0..<5 {
            let visitor = await Self.asked(world, "lead@example.gov.uk")
            #expect(visitor.header("location") == "/sign-in/sent")
        }
        _ = await Self.letters(world, 3)
        try await Task.sleep(for: .milliseconds(50))
        #expect(await Self.letters(world, 3).count == 3)
        for number in 0..<55 { _ = await Self.asked(world, "n\(number)@example.gov.uk") }
        let last = await Self.asked(world, "finance@example.gov.uk")
        #expect(last.reply.status == 429)
    }

    @Test func whatIsNoAddressComesBackWithWhatWasTyped() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = await Self.asked(world, "finance at council")
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("value=\"finance at council\""))
        #expect(visitor.page.contains("<title>Error: Sign in"))
        #expect(visitor.page.contains("href=\"#link-email\""))
        #expect(await world.letters.letters.isEmpty)
    }

    @Test func anEmergencyPassphraseSignsInAndTheAuditorsAreTold() async throws {
        let world = try await World(isDemonstration: false)
        let visitor = Visitor(world)
        await visitor.get("/sign-in")
        #expect(!visitor.page.contains("passphrase"))
        try world.people.setPassphrase(
            Passphrase("seven herons by the weir"), for: OfficerID("administrator"))
        await visitor.get("/sign-in")
        #expect(visitor.page.contains("name=\"passphrase\""))
        await visitor.post(
            "/sign-in/emergency", ["officer": "administrator", "passphrase": "not the one at all"])
        #expect(visitor.reply.status == 422 && visitor.cookies["outturn"] == nil)
        #expect(visitor.page.contains("value=\"administrator\""))
        #expect(!visitor.page.contains("not the one at all"))
        await visitor.post(
            "/sign-in/emergency",
            ["officer": "administrator", "passphrase": "seven herons by the weir"])
        #expect(visitor.reply.status == 303 && visitor.cookies["outturn"] != nil)
        let letters = await Self.letters(world, 1)
        #expect(letters.map(\.to.text) == ["auditor@example.gov.uk"])
        #expect(letters.first?.text.contains("administrator") == true)
        await visitor.get("/account")
        #expect(visitor.page.contains("Emergency passphrase"))
    }
}
