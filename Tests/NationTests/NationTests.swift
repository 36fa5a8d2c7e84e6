import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Nation
import Reckoning
import Rehearsal
import Testing

struct NationTests {
    @Test func `eight quarters hold everything that happens to a national collection`() async throws
    {
        let nation = try NationStage.nation()
        let stage = try await NationStage.played(nation)
        let books = stage.books
        let returns = nation.rounds.map { Array(books.returns(to: $0.collection).values) }
        let all = returns.flatMap(\.self)
        #expect(all.count > 1_180)
        let standings = nation.rounds.map { Self.standing($0, stage) }
        // Two joint returns until the merger of April 2019, one afterwards, of 152 and 151.
        #expect(standings.map(\.expected.count) == [150, 150, 150, 150, 150, 150, 150, 150])
        #expect(standings.map { $0.count(.covered) } == [2, 2, 2, 2, 2, 2, 1, 1])
        #expect(standings.flatMap(\.outstanding).count > 5, "missing")
        #expect(standings.flatMap(\.submitted).contains { $0.isInTime == false }, "late")
        #expect(standings.flatMap(\.rows).contains { $0.longer != nil }, "extended")
        #expect(all.contains { $0.versions.count == 2 }, "revised")
        #expect(all.contains { $0.versions.last?.explanations.isEmpty == false }, "explained")
        #expect(all.contains { $0.versions.last?.nilReason != nil }, "nil")
        #expect(all.contains { $0.excluded != nil }, "excluded")
        #expect(all.contains { $0.acceptedInPart != nil }, "accepted in part")
        #expect(all.contains { $0.signatures.contains { $0.ratified != nil } }, "ratified")
        let collections = nation.rounds.compactMap { books.collection($0.collection) }
        #expect(collections.contains { !$0.waivers.isEmpty }, "waived")
        #expect(collections.allSatisfy { $0.state(at: stage.clock.now) == .published })
        #expect(collections.allSatisfy { $0.reminders.count == 2 })
    }

    @Test func `the same seed gives the same nation, and another gives another`() async throws {
        let first = try await Self.journal(seed: 7)
        #expect(try await Self.journal(seed: 7) == first)
        #expect(try await Self.journal(seed: 8) != first)
    }

    @Test func `a nation stopped on its way is what its journal says`() async throws {
        let nation = try NationStage.nation(quarters: 2)
        let middle = nation.rounds[1].dates.due.adding(milliseconds: -8 * 86_400_000)
        let stage = try await NationStage.played(nation, until: middle)
        try stage.agreesWithJournal()
        let standing = Self.standing(nation.rounds[1], stage)
        #expect(standing.count(.inProgress) > 0 && standing.count(.notStarted) > 0)
        #expect(standing.count(.submitted) + standing.count(.accepted) > 0)
        #expect(stage.clock.now < middle)
    }

    @Test func `a journey with a quota is known at each step`() async throws {
        var nation = try NationStage.nation(seed: 4, quarters: 1)
        nation.together = []
        nation.quota = NationQuota(neverStarting: 31, extended: 2, reopened: 3)
        let round = nation.rounds[0]
        let respondents = Set(nation.respondents(of: round))
        let planned = nation.submissions(to: round)
        #expect(respondents.count == 152 && planned.count == 121)
        let day: Int64 = 86_400_000
        let steps = [
            round.dates.opens.adding(milliseconds: day),
            round.dates.due.adding(milliseconds: -3 * day), round.dates.due,
            round.dates.closes, Instant(round.isOut, hour: 8),
        ]
        for step in steps {
            let stage = try await NationStage.played(nation, until: step)
            let submitted = planned.filter { $0.value[0] < step }.keys
            let outstanding = Self.standing(round, stage).outstanding.map(\.organisation)
            #expect(Set(outstanding) == respondents.subtracting(submitted), "\(step)")
        }
        let stage = try await NationStage.played(nation)
        let books = stage.books
        let collection = try #require(books.collection(round.collection))
        let entries = books.returns(to: round.collection)
        #expect(respondents.subtracting(entries.keys).count == 31, "never started")
        #expect(collection.extensions.count == 2)
        #expect(entries.values.filter { $0.versions.count == 2 }.count == 3)
        #expect(collection.locked != nil)
        let calendar = WorkingCalendar.england
        let due = round.dates.due.onLondonClock.day
        #expect(
            collection.reminders.map(\.reminder.planned)
                == [
                    calendar.day(5, workingDaysBefore: due),
                    calendar.day(1, workingDaysBefore: due),
                ])
        for sent in collection.reminders {
            let submitted = planned.filter { $0.value[0] < sent.circumstance.at }.keys
            #expect(Set(sent.reminder.organisations) == respondents.subtracting(submitted))
        }
    }

    private static func standing(_ round: NationRound, _ stage: Stage) -> CollectionStanding {
        let books = stage.books
        guard let collection = books.collection(round.collection) else {
            preconditionFailure("\(round.collection) was not set up")
        }
        return CollectionStanding(
            collection, returns: books.returns(to: round.collection), due: nil,
            at: stage.clock.now)
    }

    /// What every return of a quarter holds; the order of the journal is not fixed.
    private static func journal(seed: UInt64) async throws -> [String: AnswerSheet] {
        let nation = try NationStage.nation(seed: seed, quarters: 1)
        let stage = try await NationStage.played(nation)
        return Dictionary(
            uniqueKeysWithValues: stage.books.everyReturn.map { ($0.id.text, $0.sheet) })
    }
}

struct MovedFormTests {
    private static func template() throws -> DefinitionNode {
        try DefinitionFile.nodes(of: Ground.text("Forms/ibcf-2017-18-q2.yaml"))
    }

    private static func form(_ year: Int, _ number: Int, previous: String?) throws -> Form {
        let quarter = try #require(FinancialYear(start: year).quarter(number))
        let due = try #require(Instant(london: "2018-04-20 12:00"))
        return try Form(
            definition: template().moved(to: quarter, as: "moved", after: previous, due: due))
    }

    @Test func `the form of the quarter it stands for is the form itself`() throws {
        let moved = try Self.form(2_017, 2, previous: "ibcf-2017-18-q1")
        let own = try Form(definition: Self.template())
        #expect(moved.periodName == own.periodName)
        #expect(moved.questions["B1a"] == own.questions["B1a"])
        #expect(moved.checks == own.checks)
    }

    @Test func `its words, days and references move along`() throws {
        let moved = try Self.form(2_018, 1, previous: "before")
        #expect(moved.periodName == "Quarter 1 (April 2018 to June 2018)")
        #expect(moved.questions["D1a"]?.label.contains("2017/18") == true)
        #expect(moved.questions["D1b"]?.label.contains("2018/19") == true)
        let a1 = try #require(moved.questions["A1"])
        #expect(a1.label.contains("for Quarter 1") && a1.label.contains("at Quarter 4"))
        #expect(moved.tables["A2"]?.previous == "A2")
        #expect(moved.tables["A2"]?.column("A2d")?.previous == "A2d")
        #expect(moved.tables["A2"]?.guidance.contains("section A2 at Quarter 4") == true)
        #expect(moved.previous == "before")
    }

    @Test func `with no form before it carries nothing over and compares with nothing`() throws {
        let moved = try Self.form(2_018, 3, previous: nil)
        #expect(moved.previous == nil && moved.tables["A2"]?.previous == nil)
        #expect(!moved.checks.contains { $0.formula.source.contains("PREVIOUS") })
        #expect(moved.checks.contains { $0.id == "B-same-uplift" })
    }
}
