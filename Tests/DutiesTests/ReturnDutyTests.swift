import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Duties

/// Every step of a return waits for whoever can take it, and for nobody once it is taken.
@Suite struct ReturnDutyTests {
    /// The matters about the small return that wait for somebody.
    private static func matters(_ stage: Stage, for member: CastMember) throws -> [DutyMatter] {
        let books = stage.books
        let officer = try #require(books.officer(member.id))
        return WhatFallsDue(books, on: stage.clock.now.onLondonClock.day).everything
            .filter { $0.waits(for: officer) && $0.subject.text.contains("small-q2") }
            .map(\.matter)
    }

    @Test func aReturnThatIsAskedForIsToBeStarted() throws {
        let stage = try Stage.given()
        #expect(try Self.matters(stage, for: Cast.programme) == [.start])
        #expect(try Self.matters(stage, for: Cast.finance) == [.start])
        #expect(try Self.matters(stage, for: Cast.neighbour) == [])
        #expect(try Self.matters(stage, for: Cast.analyst) == [.chase])
        #expect(try Self.matters(stage, for: Cast.administrator) == [])
    }

    @Test func openSectionsWaitForThoseWhoPrepare() throws {
        let stage = try Stage.given(Happened.filledIn)
        #expect(try Self.matters(stage, for: Cast.lead) == [.answer])
        #expect(try Self.matters(stage, for: Cast.board) == [])
        let duty = try #require(
            WhatFallsDue(stage.books, on: stage.clock.now.day).duties(of: Cast.ashby.id)
                .first { $0.matter == .answer })
        #expect(duty.detail == "2 of 2 sections to complete.")
        #expect(duty.dayInWords == "Due on or before midday on 20 October 2017")
    }

    @Test func aCompleteReturnIsToBeSentThenSignedThenSubmittedThenChecked() async throws {
        let stage = try Stage.given(Happened.complete)
        #expect(try Self.matters(stage, for: Cast.programme) == [.send])
        #expect(try Self.matters(stage, for: Cast.lead) == [])
        try await stage.when(.sendForSignOff).thenDone()
        #expect(try Self.matters(stage, for: Cast.programme) == [])
        #expect(try Self.matters(stage, for: Cast.finance) == [.sign])
        #expect(try Self.matters(stage, for: Cast.board) == [])
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        #expect(try Self.matters(stage, for: Cast.finance) == [])
        #expect(try Self.matters(stage, for: Cast.board) == [.sign])
        #expect(try Self.matters(stage, for: Cast.governance) == [.sign])
        try await stage.when(stage.agree(), by: Cast.board).thenDone()
        #expect(try Self.matters(stage, for: Cast.board) == [])
        #expect(try Self.matters(stage, for: Cast.programme) == [.submit])
        try await stage.when(.submit).thenDone()
        #expect(try Self.matters(stage, for: Cast.programme) == [])
        #expect(try Self.matters(stage, for: Cast.analyst) == [.check])
        try await stage.when(.accept, by: Cast.analyst).thenDone()
        #expect(try Self.matters(stage, for: Cast.analyst) == [])
    }

    @Test func whoeverPreparedIsNotAskedToSign() async throws {
        let prepared = Happened.answered("B2", .number(12), by: Cast.finance)
        let stage = try await Stage.sent(
            Happened.filledIn + [prepared, .completed("A"), .completed("B")])
        #expect(try Self.matters(stage, for: Cast.finance) == [])
    }

    @Test func aMessageOfTheDepartmentGoesToAndFro() async throws {
        let stage = try await Stage.submitted()
        try await stage.when(
            .query(Stage.key("B2"), text: "Is that so?"), by: Cast.analyst
        ).thenDone()
        #expect(try Self.matters(stage, for: Cast.lead) == [.reply])
        try await stage.when(.reply(query: 1, text: "It is.")).thenDone()
        #expect(try Self.matters(stage, for: Cast.lead) == [])
        #expect(try Self.matters(stage, for: Cast.analyst) == [.check, .close])
        let close = try #require(
            WhatFallsDue(stage.books, on: stage.clock.now.onLondonClock.day).everything
                .first { $0.matter == .close })
        #expect(close.subject == .review(Stage.smallCollection, Cast.ashby.id))
        #expect(close.bearer == .holders([.analyst]))
        try await stage.when(.assignQuery(.query(1), to: Cast.analyst.id), by: Cast.analyst)
            .thenDone()
        let entrusted = WhatFallsDue(stage.books, on: stage.clock.now.onLondonClock.day)
            .everything.first { $0.matter == .close }
        #expect(entrusted?.bearer == .officer(Cast.analyst.id))
        try await stage.when(.close(query: 1), by: Cast.analyst).thenDone()
        #expect(try Self.matters(stage, for: Cast.analyst) == [.check])
    }

    @Test func anAssignedSectionWaitsForItsOwnerByItsOwnDay() async throws {
        let stage = try Stage.given(Happened.filledIn)
        let day = Day(number: 17_450)
        try await stage.when(.assign(section: "B", to: Cast.lead.id, due: day)).thenDone()
        #expect(try Self.matters(stage, for: Cast.lead) == [.section, .answer])
        #expect(try Self.matters(stage, for: Cast.deputy) == [.answer])
        let lead = try #require(stage.books.officer(Cast.lead.id))
        let dates = WhatFallsDue(stage.books, on: stage.clock.now.day).dates(for: lead)
        #expect(dates.contains { $0.days == Period(day: day) && $0.subject.text.hasSuffix("/B") })
    }

    @Test func aDelegatedSignatureIsToBeRatified() async throws {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        let delegated = try stage.agree(.delegated, nil)
        try await stage.when(delegated, by: Cast.board).thenDone()
        #expect(try Self.matters(stage, for: Cast.governance) == [.ratify])
        try await stage.when(.ratify(step: "board", .held), by: Cast.governance).thenDone()
        #expect(try Self.matters(stage, for: Cast.governance) == [])
    }

    @Test func reopenedSectionsAreToBeChangedWithoutTheOldDeadline() async throws {
        let stage = try await Stage.reopened()
        let duties = WhatFallsDue(stage.books, on: stage.clock.now.day).duties(of: Cast.ashby.id)
            .filter { $0.subject.text.contains("small-q2") }
        #expect(duties.map(\.matter) == [.answer])
        #expect(duties.first?.due == nil)
        #expect(duties.first?.detail.contains("B2 is wrong") == true)
        #expect(duties.first?.detail.contains("1 of 2 sections") == true)
    }
}
