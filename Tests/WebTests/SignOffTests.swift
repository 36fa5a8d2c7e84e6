import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning
import Testing

@testable import Web

@Suite struct SignOffTests {
    private let path = "/returns/\(World.id)/sign-off"

    /// Fills in everything that a return needs, and marks it complete.
    static func complete(_ world: World) async throws {
        let context = try #require(world.clerk.books.return(ReturnID(World.id)))
        let visit = Visit(
            route: .returns(.review), open: [World.id], query: FormFields(), officer: nil,
            session: nil,
            token: "", books: world.clerk.books, now: world.clock.now, face: world.site.face)
        let blanks = ReturnVisit(visit, context).standing.errors.compactMap(\.finding.place.key)
        let changes = blanks.map { AnswerChange($0, to: .missing(.notYetKnown)) }
        let id = ReturnID(World.id)
        try await world.carryOut(
            .return(id, .answer(changes, rows: [], .web, source: nil)), by: "programme")
        try await explainAll(world)
        for section in ["A", "B", "C", "D"] {
            try await world.carryOut(.return(id, .complete(section: section)), by: "programme")
        }
    }

    private static func explainAll(_ world: World) async throws {
        let context = try #require(world.clerk.books.return(ReturnID(World.id)))
        for item in context.standing(on: world.clock.now.day).queries {
            let explain = ReturnInstruction.explain(
                finding: item.finding.identity, text: "So it is.")
            try await world.carryOut(.return(ReturnID(World.id), explain), by: "programme")
        }
    }

    /// The receipt leads to the return as it was submitted, in every format.
    private func published(_ visitor: Visitor) async throws {
        await visitor.get("/returns/\(World.id)/receipt")
        for format in PublicationFormat.allCases {
            let address = "/returns/\(World.id)/published/\(format.rawValue)"
            #expect(visitor.page.contains(address))
            let reader = try await Visitor(visitor.world, as: "analyst")
            await reader.get(address)
            #expect(reader.header("content-type") == format.mediaType)
            let name = reader.header("content-disposition") ?? ""
            #expect(name.contains("-v1-submitted.\(format.rawValue)"))
        }
    }

    @Test func fromReadyToReceipt() async throws {
        let world = try await World()
        try await Self.complete(world)
        let programme = try await Visitor(world, as: "programme")
        await programme.get("/returns/\(World.id)")
        #expect(programme.page.contains("Ready for sign-off"))
        await programme.get(path)
        await programme.post(path + "/send")
        #expect(try world.entry.stage == .awaitingSignOff)
        try await sign(world, "finance", "finance", ["basis": "certifier"])
        try await sign(
            world, "board", "board",
            ["basis": "meeting", "day": "5", "month": "october", "year": "2017", "minute": "7"])
        await programme.get(path)
        await programme.post(path + "/submit")
        await programme.follow()
        let content = try #require(world.entry.versions.last).content
        #expect(programme.page.contains("IBCF-2017-18-Q2/E08000035/1"))
        #expect(programme.page.contains(content.hexadecimal))
        #expect(programme.page.contains("5 October 2017, minute 7"))
        await programme.get("/returns/\(World.id)/versions/1.json")
        #expect(Fingerprint(of: programme.reply.body) == content)
        try await published(programme)
    }

    private func sign(
        _ world: World, _ officer: String, _ step: String, _ fields: [String: String]
    ) async throws {
        let visitor = try await Visitor(world, as: officer)
        await visitor.get("/returns/\(World.id)/review")
        let seen = try #require(Visitor.value(of: "seen", in: visitor.page))
        await visitor.post("\(path)/\(step)/sign", fields.merging(["seen": seen]) { one, _ in one })
        #expect(visitor.header("location") == path, "\(visitor.page)")
    }

    @Test func aSignatureThatCannotBeGivenIsSaidAtItsField() async throws {
        let world = try await World()
        try await Self.complete(world)
        try await world.carryOut(.return(ReturnID(World.id), .sendForSignOff), by: "programme")
        try await sign(world, "finance", "finance", ["basis": "certifier"])
        let board = try await Visitor(world, as: "board")
        await board.get("/returns/\(World.id)/review")
        let seen = Visitor.value(of: "seen", in: board.page) ?? ""
        let cases: [([String: String], String)] = [
            ([:], "href=\"#basis\""),
            (["basis": "meeting"], "href=\"#day\""),
            (["basis": "meeting", "day": "31", "month": "9", "year": "2017"], "as a real date"),
            (["basis": "meeting", "day": "1", "month": "9", "year": "2017"], "href=\"#minute\""),
            (
                ["basis": "meeting", "day": "1", "month": "9", "year": "2030", "minute": "7"],
                "to come"
            ),
            (["basis": "certifier"], "cannot be signed by one certifier"),
        ]
        for (fields, words) in cases {
            await board.post(path + "/board/sign", fields.merging(["seen": seen]) { one, _ in one })
            #expect(board.reply.status == 422 && board.page.contains(words), "\(fields)")
            #expect(board.page.contains("<title>Error: "))
        }
        await board.post(path + "/board/sign", ["basis": "delegated", "seen": "0123"])
        #expect(board.page.contains("Read the return as it is now"))
    }

    @Test func whoPreparedCannotSign() async throws {
        let world = try await World()
        try await Self.complete(world)
        let finance = try await Visitor(world, as: "finance")
        await finance.get("/returns/\(World.id)/sections/B")
        await finance.post(
            "/returns/\(World.id)/sections/B", ["answer.B4": "Mine.", "complete": "yes"])
        await finance.get(path)
        await finance.post(path + "/send")
        await finance.get("/returns/\(World.id)/review")
        let seen = Visitor.value(of: "seen", in: finance.page) ?? ""
        await finance.post(path + "/finance/sign", ["basis": "certifier", "seen": seen])
        #expect(finance.reply.status == 422)
        #expect(finance.page.contains("You prepared answers or explanations"))
    }

    @Test func declinedSignaturesAreVoidForAllToSee() async throws {
        let world = try await World()
        try await Self.complete(world)
        try await world.carryOut(.return(ReturnID(World.id), .sendForSignOff), by: "programme")
        try await sign(world, "finance", "finance", ["basis": "certifier"])
        let board = try await Visitor(world, as: "board")
        await board.get("/returns/\(World.id)/review")
        await board.post(path + "/board/decline", ["reason": ""])
        #expect(board.page.contains("href=\"#reason\""))
        await board.post(path + "/board/decline", ["reason": "B2b is a guess."])
        await board.follow()
        #expect(board.page.contains("Void since"))
        await board.get("/returns/\(World.id)/history")
        #expect(board.page.contains("B2b is a guess."))
    }
}
