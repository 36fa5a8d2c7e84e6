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
        #expect(visitor.page.contains("Current returns") && visitor.page.contains("2 returns"))
        await visitor.get("/returns?status=In+progress")
        #expect(visitor.page.contains("1 return"))
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
