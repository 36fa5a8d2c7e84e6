import Accountability
import Clerk
import Forms
import Journal
import Ledger
import Reckoning
import Rehearsal
import Review
import Testing

/// A department's checks across returns and its queue, on councils whose mistakes are known.
@Suite struct ReviewTests {
    private let clerk: Clerk

    init() throws {
        let store = MemoryStore()
        try PlansNation.record(in: store)
        clerk = try Clerk(store, clock: { Stage.firstDay })
    }

    private var review: CollectionReview {
        get throws { try #require(CollectionReview(of: PlansNation.collection, in: clerk.books)) }
    }

    private func carryOut(
        _ instruction: ReturnInstruction, on organisation: OrganisationID,
        by member: CastMember = Cast.analyst
    ) async throws {
        _ = try await clerk.carryOut(
            .return(PlansNation.entry(organisation), instruction), by: member.id)
    }

    @Test func `each mistake is found by the check that is for it`() throws {
        let review = try review
        #expect(review.coverage == (30, 30))
        func found(_ rule: ReviewRule) -> [OrganisationID] {
            review.findings(of: rule).map(\.organisation)
        }
        #expect(found(.change).contains(PlansNation.tenfold))
        #expect(found(.level) == [PlansNation.tenfold] || found(.level).contains(PlansNation.dear))
        #expect(found(.unchanged) == [PlansNation.unchanged])
        #expect(found(.uplift) == [PlansNation.uplifted])
        #expect(found(.peers) == [PlansNation.dear])
    }

    @Test func `the largest effect on a total comes first, with all that a query needs`() throws {
        let first = try #require(try review.findings.first)
        #expect(first.organisation == PlansNation.tenfold && first.key == AnswerKey("B1"))
        #expect(first.region == "North" && first.title == "Packages" && first.section == "B")
        #expect(first.figure == "10,200" && first.before == "1,000")
        #expect(first.question.contains("10,200") && first.question.contains("Packages (B1)"))
        #expect((first.effectPercent ?? 0) > 10)
    }

    @Test func `the changes are those of the two quarters, the largest part of a total first`()
        throws
    {
        let changes = try review.changes
        let first = try #require(changes.first)
        #expect(first.organisation == PlansNation.tenfold && first.key == AnswerKey("B1"))
        #expect(abs((first.changePercent ?? 0) - 920) < 1e-9)
        #expect(!changes.contains { $0.organisation == PlansNation.unchanged })
        #expect(
            zip(changes, changes.dropFirst()).allSatisfy {
                abs($0.effectPercent) >= abs($1.effectPercent)
            })
    }

    @Test func `explanations wait until they are accepted`() async throws {
        let waiting = try review.queue
        #expect(Set(waiting.map(\.organisation)) == Set(PlansNation.explaining))
        #expect(waiting.allSatisfy { $0.state == .explained && $0.rule == "B-fewer" })
        let one = PlansNation.explaining[0]
        try await carryOut(
            .acceptExplanation(finding: PlansNation.explained, reason: "Known"), on: one)
        let rest = try review.queue
        #expect(Set(rest.map(\.organisation)) == Set(PlansNation.explaining.dropFirst()))
        let entry = try #require(clerk.books.return(PlansNation.entry(one))).entry
        #expect(entry.explanations[PlansNation.explained]?.acceptedBecause == "Known")
    }

    @Test func `a query goes from one side to the other and is closed`() async throws {
        let ashby = PlansNation.tenfold
        func item() throws -> QueueItem? {
            try review.queue.first { $0.organisation == ashby }
        }
        try await carryOut(
            .query(AnswerKey("B1"), text: "Is it?", rule: ReviewRule.change.rawValue), on: ashby)
        let asked = try #require(try item())
        #expect(asked.state == .waiting && asked.id == "\(ashby) query 1")
        let finding = try #require(try review.findings(of: .change).first)
        #expect(asked.effectPercent == finding.effectPercent)
        try await carryOut(.assignQuery(.query(1), to: Cast.analyst.id), on: ashby)
        try await carryOut(.reply(query: 1, text: "It is not"), on: ashby, by: Cast.programme)
        let replied = try #require(try item())
        #expect(replied.state == .replied && replied.reply == "It is not")
        #expect(replied.analyst == Cast.analyst.id)
        try await carryOut(.close(query: 1), on: ashby)
        #expect(try item()?.state == .closed)
    }

    @Test func `a queue is narrowed down and put in order`() async throws {
        try await carryOut(.query(AnswerKey("B1"), text: "Is it?"), on: PlansNation.tenfold)
        let queue = try review.queue
        func ids(_ change: (inout QueueFilter) -> Void) -> [String] {
            var filter = QueueFilter()
            change(&filter)
            return filter.items(of: queue).map(\.id)
        }
        #expect(ids { _ in }.count == 4)
        #expect(ids { _ in }.first == "\(PlansNation.tenfold) query 1")
        #expect(ids { $0.state = .waiting }.count == 1)
        #expect(ids { $0.state = .closed }.isEmpty)
        #expect(ids { $0.rule = "B-fewer" }.count == 3)
        #expect(ids { $0.region = "South" }.count == 2)
        #expect(ids { $0.analyst = Cast.analyst.id }.isEmpty)
        #expect(ids { $0.isUnassigned = true }.count == 4)
        let regions = QueueOrder.region
        #expect(
            ids { $0.order = regions }.map { $0.contains(PlansNation.council(10).text) }
                .firstIndex(of: true) == 1)
    }

    @Test func `what is left out is no part of the totals and is not looked at`() async throws {
        let before = try #require(try review.findings.first)
        try await carryOut(.exclude(reason: "Wrong year"), on: PlansNation.tenfold)
        let review = try review
        #expect(!review.findings.contains { $0.organisation == before.organisation })
    }

    @Test func `a draft that follows a reopening changes nothing until it is submitted`()
        async throws
    {
        let before = try review.findings.map(\.figure)
        try await carryOut(
            .reopen(sections: ["B"], reason: "Ten times too large"), on: PlansNation.tenfold)
        try await carryOut(
            .answer(
                [AnswerChange(AnswerKey("B1"), to: .number(1_020))], rows: [], .web, source: nil),
            on: PlansNation.tenfold, by: Cast.programme)
        #expect(try review.findings.map(\.figure) == before)
    }

    @Test func `the counts by check agree with the findings and the queue`() throws {
        let review = try review
        for count in review.ruleCounts {
            if let rule = ReviewRule.allCases.first(where: { $0.title == count.title }) {
                #expect(count.findings == review.findings(of: rule).count)
            } else {
                #expect(count.title == "B-fewer" && count.states == [.explained: 3])
            }
        }
        #expect(review.ruleCounts.count > 4)
    }
}
