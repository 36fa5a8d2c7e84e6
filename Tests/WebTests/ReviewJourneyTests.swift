import Accountability
import Clerk
import Forms
import Foundation
import Journal
import Ledger
import Notices
import Reckoning
import Rehearsal
import Testing
import WorkingPapers

@testable import Web

/// A department looks at what councils returned, asks, and settles; Ashby answers.
@Suite struct ReviewJourneyTests {
    private static let base = "/collections/\(PlansNation.collection)"
    private static let ashby = "\(base)/returns/\(Cast.ashby.id)"
    private static let ours = "/returns/\(PlansNation.entry(Cast.ashby.id))"

    private let world: World

    init() throws {
        world = try World(recorded: { try PlansNation.record(in: $0) })
    }

    private var entry: Return {
        get throws {
            try #require(world.clerk.books.return(PlansNation.entry(Cast.ashby.id))).entry
        }
    }

    private func visitor(_ member: CastMember) async throws -> Visitor {
        try await Visitor(world, as: member.id.text)
    }

    @Test func `an outlier becomes a query, the query an answer, and the return is accepted`()
        async throws
    {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get("\(Self.base)/quality")
        #expect(analyst.reply.status == 200)
        #expect(analyst.page.contains("Changed unlike the others"))
        let link = try #require(
            analyst.page.firstMatch(
                of: /href="([^"]*E06000901\?key=B1&amp;rule=cross-change)#ask"/))
        await analyst.get(String(link.1).replacing("&amp;", with: "&"))
        var fields = ReleaseWorld.fields(analyst.page, form: "ask-form")
        #expect(fields["key"] == "B1" && fields["rule"] == "cross-change")
        #expect(analyst.page.contains("Packages (B1) was 1,000 for"))
        fields["text"] = "Is it ten times too large?"
        await analyst.post("\(Self.ashby)/queries", fields)
        #expect(analyst.reply.status == 303, "\(analyst.page)")
        #expect(try entry.queries.map(\.rule) == ["cross-change"])
        try await answer()
        try await settle(analyst)
    }

    /// Ashby finds the question in its work and answers it.
    private func answer() async throws {
        let council = try await visitor(Cast.programme)
        await council.get("/your-work")
        #expect(council.page.contains("Answer the department about B1"))
        await council.get("\(Self.ours)/messages")
        #expect(council.page.contains("Is it ten times too large?"))
        var fields = ReleaseWorld.fields(council.page, form: "reply-1")
        fields["text"] = "No, it is right."
        await council.post("\(Self.ours)/messages/1", fields)
        #expect(council.reply.status == 303)
        await council.get("/your-work")
        #expect(!council.page.contains("Answer the department about B1"))
    }

    private func settle(_ analyst: Visitor) async throws {
        await analyst.get("/your-work")
        #expect(analyst.page.contains("Read the answer of Ashby about B1"))
        #expect(analyst.page.contains("href=\"\(Self.ashby)\""))
        await analyst.get(Self.ashby)
        #expect(analyst.page.contains("No, it is right."))
        let early = ReleaseWorld.fields(analyst.page, form: "accept")
        await analyst.post("\(Self.ashby)/accept", early)
        #expect(analyst.reply.status == 409 && analyst.page.contains("R2203"))
        await analyst.get(Self.ashby)
        await analyst.post(
            "\(Self.ashby)/queries/1", ReleaseWorld.fields(analyst.page, form: "close-1"))
        #expect(analyst.reply.status == 303)
        await analyst.get(Self.ashby)
        await analyst.post(
            "\(Self.ashby)/accept", ReleaseWorld.fields(analyst.page, form: "accept"))
        #expect(analyst.reply.status == 303)
        #expect(try entry.acceptedVersion == 1)
    }

    @Test func `explanations are accepted together, all or none, and the page says which`()
        async throws
    {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get("\(Self.base)/queries?rule=B-fewer")
        let form = ReleaseWorld.fields(analyst.page, form: "settle")
        let ids = PlansNation.explaining.map { "\($0) explanation \(PlansNation.explained)" }
        #expect(ids.allSatisfy { analyst.page.contains("value=\"\($0)\"") })
        await send(analyst, form, act: "accept", ["\(PlansNation.council(4)) query 1"] + ids)
        #expect(analyst.reply.status == 422 && accepted == 0)
        await send(analyst, form, act: "accept", ids)
        #expect(analyst.reply.status == 303 && accepted == 3)
        await analyst.follow()
        #expect(analyst.page.contains("3 explanations accepted"))
        #expect(analyst.page.contains("The reason: Homes closed everywhere"))
        #expect(analyst.page.contains("Council 9: B-fewer@B2"))
        let council = PlansNation.explaining[0]
        try await world.carryOut(
            .people(
                .grant(
                    Cast.neighbour.id, Mandate(role: .programme, organisation: council))),
            by: Cast.administrator.id.text)
        let neighbour = try await visitor(Cast.neighbour)
        await neighbour.get("/returns/\(PlansNation.entry(council))/queries")
        #expect(neighbour.page.contains("The department accepted it on"))
        #expect(neighbour.page.contains("Homes closed everywhere"))
    }

    @Test func `all that the filter shows is accepted, unless the queue has changed`()
        async throws
    {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get("\(Self.base)/queries?rule=B-fewer&region=South")
        var fields = ReleaseWorld.fields(analyst.page, form: "settle")
        fields["act"] = "accept"
        fields["all"] = "yes"
        fields["reason"] = "Homes closed everywhere"
        let path = "\(Self.base)/queries?rule=B-fewer&region=South"
        #expect(fields["count"] == "2")
        await analyst.post(path, fields.merging(["count": "3"]) { $1 })
        #expect(analyst.reply.status == 422 && accepted == 0)
        #expect(analyst.page.contains("The queue has changed since you saw it"))
        await analyst.post(path, fields)
        #expect(analyst.reply.status == 303 && accepted == 2)
    }

    private var accepted: Int {
        PlansNation.explaining.count { council in
            let entry = world.clerk.books.return(PlansNation.entry(council))?.entry
            return entry?.explanations[PlansNation.explained]?.accepted != nil
        }
    }

    private func send(
        _ analyst: Visitor, _ form: [String: String], act: String, _ ids: [String]
    ) async {
        func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        var fields = form.filter { $0.key != "chosen" }
        fields["act"] = act
        fields["reason"] = "Homes closed everywhere"
        fields["token"] = analyst.token
        let pairs = fields.map { ($0.key, $0.value) } + ids.map { ("chosen", $0) }
        let body = pairs.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
        await analyst.send("POST", "\(Self.base)/queries", [], Array(body.utf8))
    }

    @Test func `a section is opened again, changed, submitted, and the finding is gone`()
        async throws
    {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get(Self.ashby)
        var fields = ReleaseWorld.fields(analyst.page, form: "reopen")
        fields["section"] = "B"
        await analyst.post("\(Self.ashby)/reopen", fields)
        #expect(analyst.reply.status == 422 && analyst.page.contains("Enter why it is opened"))
        fields["reason"] = "The plan is ten times too large"
        await analyst.post("\(Self.ashby)/reopen", fields)
        #expect(analyst.reply.status == 303)
        let change = AnswerChange(AnswerKey("B1"), to: .number(1_020))
        try await council(.answer([change], rows: [], .web, source: nil))
        await analyst.get(Self.ashby)
        #expect(analyst.page.contains("10,200") && !analyst.page.contains("1,020"))
        try await council(.complete(section: "B"))
        try await council(.sendForSignOff)
        let seen = try #require(
            world.clerk.books.return(PlansNation.entry(Cast.ashby.id))
        ).content
        try await council(.sign(step: "finance", .certifier, seen: seen, nil), Cast.finance)
        try await council(.submit)
        await analyst.get(Self.ashby)
        #expect(analyst.page.contains("1,020") && !analyst.page.contains("10,200"))
        await analyst.get("\(Self.base)/quality/cross-change.csv")
        #expect(analyst.reply.status == 200 && !analyst.page.contains("E06000901"))
    }

    private func council(
        _ instruction: ReturnInstruction, _ member: CastMember = Cast.programme
    ) async throws {
        try await world.carryOut(
            .return(PlansNation.entry(Cast.ashby.id), instruction), by: member.id.text)
    }

    @Test func `a return is accepted in part, left out and taken back`() async throws {
        let analyst = try await visitor(Cast.analyst)
        func send(_ form: String, _ path: String, _ more: [String: String]) async {
            await analyst.get(Self.ashby)
            let fields = ReleaseWorld.fields(analyst.page, form: form)
            await analyst.post("\(Self.ashby)/\(path)", fields.merging(more) { $1 })
        }
        await send("accept-in-part", "accept-in-part", ["without": "Z9", "reason": "Wrong"])
        #expect(analyst.reply.status == 409 && analyst.page.contains("R2004"))
        await send("accept-in-part", "accept-in-part", ["without": "B1\nD", "reason": "Wrong"])
        #expect(analyst.reply.status == 303)
        #expect(try entry.acceptedInPart?.without == ["B1", "D"])
        await send("exclude", "exclude", ["reason": ""])
        #expect(analyst.reply.status == 422)
        await send("exclude", "exclude", ["reason": "It is of another year"])
        #expect(try entry.excluded?.reason == "It is of another year")
        await analyst.get(Self.ashby)
        #expect(analyst.page.contains("Left out of the figures"))
        await send("include", "include", [:])
        #expect(try entry.excluded == nil)
    }

    @Test func `nobody but an analyst of the body that collects sees any of it`() async throws {
        for member in Cast.everyone where member != Cast.analyst {
            let visitor = try await visitor(member)
            for path in ["quality", "queries", "queries.csv", "returns/\(Cast.ashby.id)"] {
                await visitor.get("\(Self.base)/\(path)")
                #expect(visitor.reply.status == 403, "\(path) by \(member.name)")
                #expect(!visitor.page.contains("10,200"))
            }
        }
    }

    @Test func `a council that is not asked has no page`() async throws {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get("\(Self.base)/returns/\(Cast.birchwood.id)")
        #expect(analyst.reply.status == 404)
        await analyst.get("\(Self.base)/quality/nothing.csv")
        #expect(analyst.reply.status == 404)
    }

    @Test func `every list is a file with every row`() async throws {
        let analyst = try await visitor(Cast.analyst)
        await analyst.get("\(Self.base)/quality/changes.csv")
        #expect(analyst.page.split(separator: "\r\n").count > 80)
        await analyst.get("\(Self.base)/queries.csv")
        #expect(analyst.page.split(separator: "\r\n").count == 4)
        await analyst.get("\(Self.ashby)/answers.csv")
        #expect(
            analyst.page.contains("B,B1,Packages (B1),\"1,000\",\"10,200\",\"'+9,200 (+920%)\""))
    }
}
