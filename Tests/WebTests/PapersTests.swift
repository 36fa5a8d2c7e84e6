import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing
import WorkingPapers

@testable import Web

@Suite struct PapersTests {
    private let home = "/returns/\(World.id)"

    private func say(
        _ visitor: Visitor, _ text: String, about key: String = "B2a", audience: String? = nil,
        thread: String? = nil, entry: String = "1"
    ) async {
        let path = home + "/comments/\(key)"
        await visitor.get(path)
        var fields = ["form": "new", "text": text, "entry": entry]
        fields["audience"] = audience
        fields["thread"] = thread
        await visitor.post(path, fields)
    }

    @Test func colleaguesTalkBesideAnAnswerAndNothingReachesTheJournal() async throws {
        let world = try await World()
        let before = world.clerk.books.sequence
        let programme = try await Visitor(world, as: "programme")
        await say(programme, "Is Mrs Oyelaran sure of this?")
        let first = try #require(try await world.papers.comments(on: World.id).first)
        let finance = try await Visitor(world, as: "finance")
        await say(finance, "She is.", thread: "\(first.number)")
        await finance.get(home + "/comments/B2a")
        #expect(finance.page.contains("Is Mrs Oyelaran sure of this?"))
        #expect(finance.page.contains("the programme officer, "))
        await finance.get(home + "/sections/B")
        #expect(finance.page.contains("Comments (2, 1 open)"))
        await finance.post(home + "/comments/B2a/\(first.number)/settle")
        await finance.get(home + "/sections/B")
        #expect(finance.page.contains("Comments (2)"))
        #expect(world.clerk.books.sequence == before)
        #expect(
            !String(decoding: try context(world).canonical.bytes, as: UTF8.self)
                .contains("Oyelaran"))
    }

    private func context(_ world: World) throws -> ReturnInContext {
        try #require(world.clerk.books.return(ReturnID(World.id)))
    }

    @Test func theDepartmentReadsWhatIsSharedAndNothingElse() async throws {
        let world = try await World()
        let programme = try await Visitor(world, as: "programme")
        await say(programme, "Among us only.", audience: "organisation")
        await say(programme, "For the department.", audience: "department", entry: "2")
        let all = try await world.papers.comments(on: World.id)
        let analyst = try await Visitor(world, as: "analyst")
        for path in ["/comments/B2a", "/comments", "/comments.csv"] {
            await analyst.get(home + path)
            #expect(analyst.page.contains("For the department."))
            #expect(!analyst.page.contains("Among us only."))
        }
        // Neither does a guessed number open what is not shared.
        await analyst.get(home + "/comments/B2a")
        await analyst.post(home + "/comments/B2a/\(all[0].number)/settle")
        #expect(analyst.reply.status == 404)
        await say(analyst, "May I?", thread: "\(all[0].number)", entry: "3")
        #expect(analyst.reply.status == 404)
        await say(analyst, "From the department.", entry: "4")
        #expect(try await world.papers.comments(on: World.id).last?.audience == .department)
        for stranger in ["auditor", "chaser", "neighbour"] {
            let visitor = try await Visitor(world, as: stranger)
            await visitor.get(home + "/comments")
            #expect(visitor.reply.status == 403)
        }
    }

    @Test func aCommentSentTwiceIsKeptOnceAndAnEmptyOneComesBack() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await say(visitor, "Once.")
        await say(visitor, "Once.")
        #expect(try await world.papers.comments(on: World.id).count == 1)
        await say(visitor, "  ", entry: "2")
        #expect(visitor.reply.status == 422)
        #expect(visitor.page.contains("Enter what you want to say"))
        let long = String(repeating: "long ", count: 900)
        await say(visitor, long, entry: "3")
        #expect(visitor.page.contains("must be 4000 characters or fewer"))
        #expect(visitor.page.contains(long.trimmed))
    }

    @Test func onlyItsAuthorOrWhoeverRunsTheProgrammeErasesAComment() async throws {
        let world = try await World()
        let lead = try await Visitor(world, as: "lead")
        await say(lead, "Ask Mrs Oyelaran.")
        let number = try #require(try await world.papers.comments(on: World.id).first).number
        let finance = try await Visitor(world, as: "finance")
        await finance.get(home + "/comments/B2a")
        #expect(!finance.page.contains("/erase"))
        await finance.post(home + "/comments/B2a/\(number)/erase")
        #expect(finance.reply.status == 403)
        let programme = try await Visitor(world, as: "programme")
        await programme.get(home + "/comments/B2a")
        await programme.post(home + "/comments/B2a/\(number)/erase")
        let comment = try #require(try await world.papers.comments(on: World.id).first)
        #expect(comment.isErased && comment.text.isEmpty)
    }

    @Test func anAverageIsWorkedOutKeptApartAndPutIn() async throws {
        let world = try await World()
        let before = world.clerk.books.sequence
        let visitor = try await Visitor(world, as: "finance")
        let path = home + "/averages/D2b"
        await visitor.get(path)
        #expect(visitor.page.contains("Number of clients"))
        await visitor.post(
            path,
            [
                "form": "average", "rows": "3", "name-1": "Standard", "weight-1": "1,200",
                "amount-1": "£540.50", "name-2": "Dementia", "weight-2": "300", "amount-2": "601",
            ])
        #expect(visitor.header("location") == path)
        await visitor.follow()
        #expect(visitor.page.contains("<h2>£552.60</h2>"))
        #expect(visitor.page.contains("over 1,500 clients in 2 categories"))
        #expect(world.clerk.books.sequence == before)
        await visitor.post(
            path,
            [
                "then": "use", "mean": "552.6",
                "as-at": Visitor.value(of: "as-at", in: visitor.page) ?? "",
            ])
        #expect(
            try world.entry.sheet[AnswerKey("D2b")] == .number(try #require(DecimalNumber("552.6")))
        )
        // The fee rises by much, which is queried at once, as if it had been typed.
        #expect(visitor.header("location") == home + "/queries?after=D")
        await visitor.get(path)
        #expect(visitor.page.contains("This is the answer in the return."))
        #expect(visitor.page.contains("value=\"Dementia\""))
    }

    @Test func anAverageDoesNotTakeTheAnswerOfAColleagueAway() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "finance")
        let path = home + "/averages/D2b"
        await visitor.get(path)
        await visitor.post(
            path,
            ["form": "average", "rows": "1", "name-1": "All", "weight-1": "1", "amount-1": "5"])
        await visitor.follow()
        let asAt = Visitor.value(of: "as-at", in: visitor.page) ?? ""
        let change = AnswerChange(AnswerKey("D2b"), to: .number(DecimalNumber(700)))
        try await world.carryOut(
            .return(ReturnID(World.id), .answer([change], rows: [], .web, source: nil)), by: "lead")
        await visitor.post(path, ["then": "use", "mean": "5", "as-at": asAt])
        #expect(visitor.reply.status == 409)
        #expect(try world.entry.sheet[AnswerKey("D2b")] == .number(DecimalNumber(700)))
    }

    @Test func whatCannotBeCountedComesBackAtItsField() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let path = home + "/averages/D2b"
        await visitor.get(path)
        await visitor.post(
            path,
            [
                "form": "average", "rows": "2", "name-1": "Standard", "weight-1": "many",
                "amount-1": "", "name-2": "x", "weight-2": "-3", "amount-2": "1",
            ])
        #expect(visitor.reply.status == 422)
        for words in [
            "Enter the number of clients of category 1 as a number",
            "Enter the amount of category 1", "value=\"many\"",
            "Enter the number of clients of category 2 as a number from 0",
        ] { #expect(visitor.page.contains(words), "\(words)") }
        #expect(try await world.papers.average(of: "D2b", in: World.id) == nil)
        for other in ["B2a", "D2c", "Z9", "A2b~11"] {
            await visitor.get(home + "/averages/\(other)")
            #expect(visitor.reply.status == 404, "\(other)")
        }
    }
}
