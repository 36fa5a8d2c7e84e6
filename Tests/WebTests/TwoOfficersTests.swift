import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// Two officers at one section: whatever was acknowledged stands or was shown to be replaced.
@Suite struct TwoOfficersTests {
    private static let path = "/returns/\(World.id)/sections"
    private static let rows = [11, 12, 13]

    /// One browser at work in section A, with what it was told is saved.
    private final class Worker {
        let visitor: Visitor
        let name: String
        private(set) var asAt = ""
        /// What the site acknowledged, by field, in order.
        private(set) var acknowledged: [(field: String, text: String)] = []

        init(_ world: World, _ name: String) async throws {
            visitor = try await Visitor(world, as: name)
            self.name = name
        }

        func open() async {
            await visitor.get(TwoOfficersTests.path + "/A")
            asAt = Visitor.value(of: "as-at", in: visitor.page) ?? ""
        }

        /// Saves one answer; after a conflict the choice is made at random, knowing both.
        func save(_ field: String, _ text: String, insists: Bool) async {
            await visitor.post(TwoOfficersTests.path + "/A", ["as-at": asAt, field: text])
            if visitor.reply.status == 409 {
                #expect(visitor.page.contains(text), "what was typed is not on the page")
                guard insists else { return }
                let now = Visitor.value(of: "as-at", in: visitor.page) ?? ""
                await visitor.post(TwoOfficersTests.path + "/A", ["as-at": now, field: text])
            }
            guard visitor.reply.status == 303 else { return }
            acknowledged.append((field, text))
        }
    }

    /// Nothing that either was told is saved is ever missing from the history, and the last one
    /// that was acknowledged for an answer stands.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func fiftySavesByTurnsLoseNothing(_ seed: UInt64) async throws {
        let world = try await World()
        var chance = SeededRandom(seed: seed)
        let workers = [
            try await Worker(world, "programme"), try await Worker(world, "lead"),
        ]
        for worker in workers { await worker.open() }
        var last: [String: String] = [:]
        for number in 1...50 {
            let worker = workers[Int.random(in: 0...1, using: &chance)]
            if Int.random(in: 0...2, using: &chance) == 0 { await worker.open() }
            let row = Self.rows[Int.random(in: 0...2, using: &chance)]
            let field = "answer.A2c/\(row)"
            let text = "\(worker.name) says \(number)."
            let before = worker.acknowledged.count
            await worker.save(field, text, insists: Bool.random(using: &chance))
            if worker.acknowledged.count > before { last[field] = text }
            world.clock.move(minutes: 1)
        }
        let entry = try world.entry
        for worker in workers {
            #expect(worker.acknowledged.count > 5)
            for (field, text) in worker.acknowledged {
                let key = try #require(AnswerKey(written: field.dropFirst("answer.".count)))
                let given = entry.history(of: key)
                #expect(given.contains { $0.answer == .text(text) }, "\(text) is lost")
            }
        }
        for (field, text) in last {
            let key = try #require(AnswerKey(written: field.dropFirst("answer.".count)))
            #expect(entry.sheet[key] == .text(text))
        }
    }

    @Test func aConflictInATableShowsBothAnswersAndTheRow() async throws {
        let world = try await World()
        let first = try await Worker(world, "programme")
        let second = try await Worker(world, "lead")
        await first.open()
        await second.open()
        await first.save("answer.A2c/11", "From the programme.", insists: false)
        await second.save("answer.A2c/11", "From the lead.", insists: false)
        let page = second.visitor.page
        #expect(second.visitor.reply.status == 409)
        #expect(page.contains("<strong>From the programme.</strong>"))
        #expect(page.contains("<strong>From the lead.</strong>"))
        #expect(page.contains("Commentary of Initiative 11: "))
    }

    @Test func whatIsTypedIntoARowThatIsRemovedMeanwhileIsShown() async throws {
        let world = try await World()
        let second = try await Worker(world, "lead")
        await second.open()
        let change = RowChange.remove(table: "A2", row: 12, reason: "Merged.")
        try await world.carryOut(
            .return(ReturnID(World.id), .answer([], rows: [change], .web, source: nil)),
            by: "programme")
        let visitor = second.visitor
        await visitor.post(
            Self.path + "/A",
            [
                "as-at": second.asAt, "answer.A2c/12": "Long words about twelve.",
                "answer.A2c/11": "Eleven.",
            ])
        #expect(visitor.reply.status == 409)
        #expect(visitor.page.contains("Removed meanwhile"))
        #expect(visitor.page.contains("Long words about twelve."))
        #expect(try world.entry.sheet[AnswerKey("A2c", row: 11)] != .text("Eleven."))
        let kept = Visitor.value(of: "answer.A2c/11", in: visitor.page)
        #expect(kept == "Eleven.")
        let now = Visitor.value(of: "as-at", in: visitor.page) ?? ""
        await visitor.post(Self.path + "/A", ["as-at": now, "answer.A2c/11": kept ?? ""])
        #expect(try world.entry.sheet[AnswerKey("A2c", row: 11)] == .text("Eleven."))
    }

    /// A page that was opened before a colleague explained a query sends its old words along; they
    /// must not take the place of the colleague's.
    @Test func anOldPageDoesNotUndoAnExplanation() async throws {
        let world = try await World()
        let context = try #require(world.clerk.books.return(ReturnID(World.id)))
        let item = try #require(
            context.standing(on: world.clock.now.day).queries.first {
                $0.finding.place.section == "B"
            })
        let name = "explain." + item.finding.identity
        let shown = "explained." + item.finding.identity
        let visitor = try await Visitor(world, as: "lead")
        await visitor.get(Self.path + "/B")
        let asAt = Visitor.value(of: "as-at", in: visitor.page) ?? ""
        let explain = ReturnInstruction.explain(finding: item.finding.identity, text: "Checked.")
        try await world.carryOut(.return(ReturnID(World.id), explain), by: "finance")
        await visitor.post(
            Self.path + "/B", ["as-at": asAt, name: "", shown: "", "answer.B4": "Words."])
        #expect(visitor.reply.status == 303)
        #expect(try world.entry.explanations[item.finding.identity]?.text == "Checked.")
        await visitor.post(
            Self.path + "/B", ["as-at": asAt, name: "Otherwise.", shown: ""])
        #expect(visitor.reply.status == 409)
        #expect(visitor.page.contains("<strong>Checked.</strong>"))
        #expect(visitor.page.contains("<strong>Otherwise.</strong>"))
        await visitor.post(
            Self.path + "/B",
            [
                "as-at": Visitor.value(of: "as-at", in: visitor.page) ?? "", name: "Otherwise.",
                shown: Visitor.value(of: shown, in: visitor.page) ?? "",
            ])
        #expect(visitor.reply.status == 303)
        #expect(try world.entry.explanations[item.finding.identity]?.text == "Otherwise.")
    }

    @Test func aColleagueWhoHasTheSectionOpenIsNamed() async throws {
        let world = try await World()
        let first = try await Worker(world, "programme")
        let second = try await Worker(world, "lead")
        await first.open()
        #expect(!first.visitor.page.contains("has this section open too"))
        await second.open()
        #expect(second.visitor.page.contains("the programme officer has this section open too"))
        await first.save("answer.A2c/11", "Done.", insists: false)
        await second.open()
        #expect(!second.visitor.page.contains("has this section open too"))
        await first.open()
        world.clock.move(minutes: EditingNow.minutes + 1)
        await second.open()
        #expect(!second.visitor.page.contains("has this section open too"))
    }
}
