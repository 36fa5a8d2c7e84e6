import Accountability
import Clerk
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Duties

@Suite struct MoneyDutyTests {
    private static let today = Day("2017-10-12") ?? Day(number: 0)

    private static func told() async throws -> Stage {
        let stage = try Stage.given()
        stage.clock.set(Instant(today, hour: 9))
        try await DrawdownStory(
            DrawdownStory.Parts(
                of: Cast.ashby.id, governance: Cast.governance.id, programme: Cast.programme.id,
                finance: Cast.finance.id, lead: Cast.lead.id)
        ).play(on: stage.clerk)
        return stage
    }

    private static func duties(_ stage: Stage, for member: CastMember) throws -> [Duty] {
        let officer = try #require(stage.books.officer(member.id))
        return WhatFallsDue(stage.books, on: today).duties(of: Cast.ashby.id)
            .filter { $0.waits(for: officer) }
    }

    @Test func aConditionWaitsForEvidenceThenForSomebodyElse() async throws {
        let stage = try await Self.told()
        let first = try #require(
            try Self.duties(stage, for: Cast.lead).first { $0.matter == .condition })
        #expect(first.due == Day("2015-03-31"))
        #expect(first.timing(on: Self.today).words?.hasSuffix("working days overdue") == true)
        let evidence = FundInstruction.submitEvidence(
            EvidenceRecord(
                for: DrawdownStory.condition, in: DrawdownStory.fund,
                "The discussions are concluded.", reference: "Letter 3"))
        try await stage.carryOut(.fund(DrawdownStory.fund, evidence), by: Cast.finance.id)
            .thenDone()
        #expect(!(try Self.duties(stage, for: Cast.lead).contains { $0.matter == .condition }))
        #expect(try Self.duties(stage, for: Cast.board).contains { $0.matter == .judge })
        #expect(!(try Self.duties(stage, for: Cast.finance).contains { $0.matter == .judge }))
    }

    @Test func financeSeesMoneyOwedAndMonthsToLock() async throws {
        let stage = try await Self.told()
        let duties = try Self.duties(stage, for: Cast.finance)
        let claim = try #require(duties.first { $0.matter == .claim })
        #expect(claim.title.contains("owes £75,000"))
        let fund = try #require(stage.books.fund(DrawdownStory.fund))
        let spent = Set(
            fund.movements.map(\.movement).filter { $0.kind == .actual || $0.kind == .accrual }
                .map { Month(of: $0.day) })
        let open = spent.filter { fund.lockedMonths[$0] == nil && $0 < Month(of: Self.today) }
        #expect(duties.contains { $0.matter == .month } == !open.isEmpty)
    }

    @Test func everyDutyIsKnownByAnIdentifierOfItsOwn() async throws {
        let stage = try await Self.told()
        let ids = WhatFallsDue(stage.books, on: Self.today).everything.map(\.id)
        #expect(ids.count > 5 && Set(ids).count == ids.count, "\(ids)")
        let again = WhatFallsDue(stage.books, on: Self.today.adding(days: 1)).everything.map(\.id)
        #expect(Set(again).isSuperset(of: ids), "a day later the same things wait")
    }

    @Test func anAuditorHasNothingToDoAndSeesWhatWaitsForOthers() async throws {
        let stage = try await Self.told()
        let duties = WhatFallsDue(stage.books, on: Self.today).duties(of: Cast.ashby.id)
        let auditor = PersonalDuties(duties, of: try #require(stage.books.officer(Cast.auditor.id)))
        #expect(auditor.needed.isEmpty && auditor.waiting.count == duties.count)
        let administrator = PersonalDuties(
            duties, of: try #require(stage.books.officer(Cast.administrator.id)))
        #expect(administrator.needed.isEmpty && administrator.waiting.isEmpty)
    }

    @Test func datesAreOnesOwnAndHaveIdentifiersThatStay() async throws {
        let stage = try await Self.told()
        let lead = try #require(stage.books.officer(Cast.lead.id))
        let dates = WhatFallsDue(stage.books, on: Self.today).dates(for: lead)
        let ids = dates.map(\.id)
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
        #expect(dates.allSatisfy { $0.days.to >= Self.today.adding(days: -92) })
        let neighbour = try #require(stage.books.officer(Cast.neighbour.id))
        #expect(WhatFallsDue(stage.books, on: Self.today).dates(for: neighbour).isEmpty)
    }
}
