import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct OrganisingTests {
    private let home = "/returns/\(World.id)"

    @Test func sectionsAreAssignedAndShownToTheirOwner() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/assignments"
        await visitor.get(path)
        await visitor.post(
            path,
            [
                "form": "assign", "owner-B": "finance", "due-B": "12 October 2017", "was-B": "|",
                "owner-A": "", "due-A": "", "was-A": "|",
            ])
        #expect(visitor.header("location") == path)
        let assignment = try #require(world.entry.assignment(of: "B"))
        #expect(assignment.owner == OfficerID("finance") && assignment.due == Day("2017-10-12"))
        #expect(try world.entry.assignment(of: "A") == nil)
        #expect(
            world.clerk.books.sections(assignedTo: OfficerID("finance")).map(\.section) == ["B"])
        await visitor.get(home)
        #expect(visitor.page.contains("Owner: the finance officer, to be done by 12 October 2017"))
        #expect(!visitor.page.contains("Assigned to you"))
        let owner = try await Visitor(world, as: "finance")
        await owner.get(home)
        #expect(owner.page.components(separatedBy: "Assigned to you").count == 2)
    }

    @Test func aDayAfterTheDeadlineComesBackWithWhatWasTyped() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/assignments"
        for (typed, words) in [
            ("30 October 2017", "must be on or before 20 October 2017"),
            ("Tuesday", "as a real date"),
        ] {
            await visitor.get(path)
            await visitor.post(
                path, ["form": "assign", "owner-B": "lead", "due-B": typed, "was-B": "|"])
            #expect(visitor.reply.status == 422)
            #expect(visitor.page.contains("<title>Error: ") && visitor.page.contains(words))
            #expect(visitor.page.contains("value=\"\(typed)\""))
            #expect(visitor.page.contains("<option value=\"lead\" selected>"))
        }
        #expect(try world.entry.assignments.isEmpty)
    }

    @Test func twoWhoAssignDifferentSectionsDoNotUndoEachOther() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/assignments"
        await visitor.get(path)
        try await world.carryOut(
            .return(
                ReturnID(World.id), .assign(section: "C", to: OfficerID("lead"), due: nil)),
            by: "finance")
        await visitor.post(
            path,
            [
                "form": "assign", "owner-B": "finance", "due-B": "", "was-B": "|", "owner-C": "",
                "due-C": "", "was-C": "|",
            ])
        #expect(try world.entry.assignment(of: "C")?.owner == OfficerID("lead"))
        #expect(try world.entry.assignment(of: "B")?.owner == OfficerID("finance"))
    }

    @Test func anInitiativesLeadFindsTheRowsThatAreTheirs() async throws {
        let world = try await World()
        var record = try #require(world.clerk.books.initiative(InitiativeID("INI-001"))).record
        record.slot = 11
        record.lead = OfficerID("lead")
        try await world.carryOut(
            .initiative(record.initiative, .amend(record, reason: "It is row 11")),
            by: "programme")
        let lead = try await Visitor(world, as: "lead")
        await lead.get(home + "/sections/A")
        #expect(lead.page.contains("You lead 1 initiative"))
        await lead.get(home + "/sections/A?rows=mine")
        #expect(lead.page.contains("id=\"row-A2-11\"") && !lead.page.contains("id=\"row-A2-14\""))
        #expect(world.clerk.books.rows(ledBy: OfficerID("lead")).map(\.row) == [11])
        let other = try await Visitor(world, as: "programme")
        await other.get(home + "/sections/A")
        #expect(!other.page.contains("You lead"))
        #expect(other.page.contains("the lead officer"))
    }

    @Test func oneRowIsSavedByItself() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(home + "/tables/A2/rows/11")
        let fields = [
            "as-at": Visitor.value(of: "as-at", in: visitor.page) ?? "", "row": "A2~11",
            "answer.A2c/11": "On course.",
        ]
        await visitor.post(home + "/sections/A", fields.merging(["then": "row"]) { $1 })
        #expect(visitor.header("location") == home + "/tables/A2/rows/11")
        #expect(try world.entry.sheet[AnswerKey("A2c", row: 11)] == .text("On course."))
        await visitor.get(home + "/tables/A2/rows/99")
        #expect(visitor.reply.status == 404)
    }

    @Test func savingLeadsToTheNextIncompleteSection() async throws {
        let world = try await World()
        try await SignOffTests.complete(world)
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/sections/B"
        try await world.carryOut(
            .return(ReturnID(World.id), .resume(section: "A")), by: "programme")
        await visitor.get(path)
        await visitor.post(path, ["then": "incomplete"])
        #expect(visitor.header("location") == home + "/sections/A")
        try await world.carryOut(
            .return(ReturnID(World.id), .complete(section: "A")), by: "programme")
        await visitor.get(path)
        await visitor.post(path, ["then": "incomplete"])
        #expect(visitor.header("location") == home)
    }

    @Test func aSectionIsMarkedOnItsCheckPage() async throws {
        let world = try await World()
        try await SignOffTests.complete(world)
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/sections/B/check"
        await visitor.get(path)
        await visitor.post(path)
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("Select whether you’ve completed this section"))
        await visitor.post(path, ["complete": "no"])
        #expect(try world.entry.completedSections["B"] == nil)
        await visitor.get(path)
        await visitor.post(path, ["complete": "yes"])
        #expect(try world.entry.completedSections["B"] != nil)
    }

    @Test func figuresOfAPairStandWithTheirDifferenceAndItsShare() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get(home + "/sections/B")
        #expect(visitor.page.contains("<legend>Home care packages</legend>"))
        #expect(visitor.page.contains("<output class=\"calculated\">+11,066 (+11.9%)</output>"))
        await visitor.get(home + "/sections/D")
        #expect(visitor.page.contains("<legend>Care homes with nursing</legend>"))
    }

    @Test func earlierValuesAreThereForEveryQuestionThatContinues() async throws {
        let world = try await World()
        let before = ReturnID("ibcf-2017-18-q1-E08000035")
        let change = AnswerChange(AnswerKey("B2a"), to: .number(DecimalNumber(103_500)))
        try await world.carryOut(
            .return(before, .answer([change], rows: [], .web, source: nil)), by: "programme")
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(home + "/sections/B")
        #expect(visitor.page.contains("Earlier values (1 return)"))
        #expect(visitor.page.contains("<th scope=\"row\">April to June 2017</th><td>103,500</td>"))
    }

    @Test func aNilReturnIsDeclaredWithAReasonAndTakenBack() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(home + "/nil")
        await visitor.post(home + "/nil", ["form": "nil", "reason": " "])
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("Enter why there is nothing to report"))
        await visitor.post(home + "/nil", ["form": "nil", "reason": "The grant ended in March."])
        #expect(visitor.header("location") == home)
        await visitor.follow()
        #expect(visitor.page.contains("There is nothing to report: The grant ended in March."))
        #expect(visitor.page.contains("Ready for sign-off") && visitor.page.contains("Nil return"))
        await visitor.get(home + "/sections/B")
        #expect(
            visitor.page.contains("A nil return is declared")
                && !visitor.page.contains("name=\"answer.B2a\""))
        await visitor.get(home + "/nil")
        await visitor.post(home + "/nil/withdraw")
        #expect(try world.entry.declaredNil == nil)
    }

    @Test func theListTellsReturnsApartAndNarrowsDown() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns")
        #expect(visitor.page.contains("Current returns (2)"))
        await visitor.get("/returns?status=In+progress")
        #expect(visitor.page.contains("Current returns (1)"))
        await visitor.get("/returns?text=nowhere")
        #expect(visitor.page.contains("No return is like that."))
        await visitor.get("/returns.csv?status=In+progress")
        let lines = visitor.page.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("ibcf-2017-18-q2-E08000035,"))
        let stranger = try await Visitor(world, as: "neighbour")
        await stranger.get("/returns.csv")
        #expect(world.site.face.settings.isDemonstration || !stranger.page.contains("E08000035"))
    }

    @Test func aReturnThatIsLateSaysSoEverywhere() async throws {
        let world = try await World()
        world.clock.move(minutes: 60 * 24 * 14)
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(home)
        #expect(visitor.page.contains("This return is overdue."))
        await visitor.get("/returns?status=Overdue")
        #expect(visitor.page.contains(">Overdue</strong>"))
    }
}

@Suite struct DepartmentMessageTests {
    private let path = "/returns/\(World.id)/messages"

    private func asked() async throws -> World {
        let world = try await World()
        try await SignOffTests.complete(world)
        let id = ReturnID(World.id)
        try await world.carryOut(.return(id, .sendForSignOff), by: "programme")
        for (step, basis, officer) in [
            ("finance", SignOffBasis.certifier, "finance"), ("board", .delegated, "board"),
        ] {
            let seen = try #require(world.clerk.books.return(id)).content
            try await world.carryOut(
                .return(id, .sign(step: step, basis, seen: seen, nil)), by: officer)
        }
        try await world.carryOut(.return(id, .submit), by: "programme")
        try await world.carryOut(
            .return(id, .query(AnswerKey("B2a"), text: "Is this for the year?")), by: "analyst")
        return world
    }

    @Test func aMessageIsAnsweredAndBothSeeWhoseTurnItIs() async throws {
        let world = try await asked()
        let programme = try await Visitor(world, as: "programme")
        let analyst = try await Visitor(world, as: "analyst")
        await programme.get(path)
        #expect(programme.page.contains("Waiting for your reply"))
        #expect(programme.page.contains("unless the department opens section B again"))
        await analyst.get(path)
        #expect(analyst.page.contains("Waiting for a reply"))
        await programme.post(path + "/1", ["form": "reply-1", "text": " "])
        #expect(programme.reply.status == 422 && programme.page.contains("Enter your reply"))
        await programme.post(path + "/1", ["form": "reply-1", "text": "Yes."])
        #expect(programme.header("location") == path + "#message-1")
        await programme.get(path)
        #expect(programme.page.contains("Waiting for the department"))
        await analyst.get(path)
        #expect(analyst.page.contains("Replied or changed") && analyst.page.contains("Yes."))
    }

    @Test func aChangeAfterReopeningIsAnAnswerTooAndVersionsStayApart() async throws {
        let world = try await asked()
        let id = ReturnID(World.id)
        try await world.carryOut(
            .return(id, .reopen(sections: ["B"], reason: "B2a")), by: "analyst")
        let programme = try await Visitor(world, as: "programme")
        await programme.get(path)
        #expect(programme.page.contains("Change the answer"))
        let change = AnswerChange(AnswerKey("B2a"), to: .number(DecimalNumber(103_000)))
        try await world.carryOut(
            .return(id, .answer([change], rows: [], .web, source: nil)), by: "programme")
        await programme.get(path)
        #expect(programme.page.contains("Waiting for the department"))
        #expect(programme.page.contains("It was 104,024 when this was asked."))
        let versions = "/returns/\(World.id)/versions"
        await programme.get(versions)
        #expect(
            programme.page.contains(
                "Version 1, submitted 11 October 2017, is the one used in national figures, "
                    + "until version 2 is submitted."))
        #expect(programme.page.contains("1 answer different"))
        #expect(programme.page.contains("<td>104,024</td><td>103,000</td>"))
        await programme.get(versions + ".csv?from=1&to=now")
        let lines = programme.page.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("B,B2a,"))
        #expect(lines[1].hasSuffix(",\"104,024\",\"103,000\""))
    }

    /// J5 in short: the board declines, the reason is shown, and the old signature is void.
    @Test func aDeclinedReturnShowsWhyAndWhatIsVoid() async throws {
        let world = try await World()
        try await SignOffTests.complete(world)
        let id = ReturnID(World.id)
        try await world.carryOut(.return(id, .sendForSignOff), by: "programme")
        let seen = try #require(world.clerk.books.return(id)).content
        try await world.carryOut(
            .return(id, .sign(step: "finance", .certifier, seen: seen, nil)), by: "finance")
        try await world.carryOut(
            .return(id, .decline(step: "board", reason: "B2c is too high.")), by: "board")
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get("/returns/\(World.id)/sign-off")
        #expect(visitor.page.contains("B2c is too high."))
        #expect(visitor.page.contains(">Void</strong>"))
        try await world.carryOut(.return(id, .sendForSignOff), by: "programme")
        await visitor.get("/returns/\(World.id)/sign-off")
        #expect(!visitor.page.contains("B2c is too high."))
    }
}
