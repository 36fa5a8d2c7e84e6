import Accountability
import Ledger
import Reckoning
import Rehearsal
import Testing

/// Balances of random books that the rules let through.
struct BalanceTests {
    @Test(arguments: UInt64(1)...3)
    func `debits equal credits, on every day and after every fact`(seed: UInt64) throws {
        let made = try RandomBooks(seed: seed, movements: 1_500)
        let lines = LedgerLines(made.books)
        var chance = SeededRandom(seed: seed)
        for _ in 0..<40 {
            let entry = try #require(made.happened.randomElement(using: &chance))
            let view = LedgerView(
                asAt: entry.circumstance.at.day,
                asKnown: .sequence(Int64(chance.whole(0...made.happened.count))))
            let balance = TrialBalance(lines, view)
            #expect(balance.control.agree)
            #expect(balance.accounts.map(\.balance).total() == .zero)
            #expect(FundStatement(lines, view).control.agree)
        }
        let whole = TrialBalance(lines)
        #expect(whole.control.movements == made.movementCount)
        #expect(whole.control.debits > .pounds(1_000))
    }

    @Test(arguments: UInt64(1)...3)
    func `what a fund says about an initiative is what the accounts say`(seed: UInt64) throws {
        let made = try RandomBooks(seed: seed, movements: 1_500)
        let balance = TrialBalance(LedgerLines(made.books))
        for fund in made.books.everyFund {
            func stands(_ standing: Account.Standing, _ initiative: InitiativeID?) -> Money {
                balance.accounts.filter {
                    $0.account.fund == fund.id && $0.account.standing == standing
                        && $0.account.initiative == initiative
                }.map(\.balance).total()
            }
            for id in fund.initiatives {
                let position = fund.position(of: id)
                let spent = stands(.spent, id)
                #expect(stands(.authorised, id) == position.undrawn)
                #expect(stands(.drawn, id) == position.unreleased)
                #expect(spent == position.outturn)
                #expect(stands(.accrued, id) == -position.accrued)
                #expect(stands(.committed, id) == position.committed)
                #expect(
                    stands(.released, id) + stands(.accrued, id) == position.unspent)
            }
            #expect(stands(.programme, nil) == fund.uncommitted)
            #expect(stands(.available, nil) == fund.allocated - fund.injected)
            #expect(stands(.source, nil) == -fund.allocated)
        }
    }

    @Test func `the seeded story holds every kind of movement, taken back too`() throws {
        let made = try RandomBooks(seed: 1, movements: 10_000)
        let movements = made.books.everyFund.flatMap { $0.movements.map(\.movement) }
        #expect(movements.count == made.movementCount && movements.count >= 10_000)
        for kind in MovementKind.allCases {
            #expect(movements.contains { $0.kind == kind && $0.reverses == nil }, "\(kind)")
        }
        #expect(movements.contains { $0.reverses != nil && $0.kind == .actual })
        #expect(movements.contains { $0.originally != nil }, "nothing was late for its month")
        let conditions = made.books.everyFund.flatMap(\.conditions).map(\.condition.status)
        #expect(Set(conditions).isSuperset(of: [.met, .outstanding]))
        #expect(made.refusalCount > 100, "the rules were never in the way")
    }

    @Test(arguments: UInt64(1)...3)
    func `the order of independent facts does not matter`(seed: UInt64) throws {
        let made = try RandomBooks(seed: seed, movements: 1_000)
        let expected = TrialBalance(LedgerLines(made.books)).accounts
        var chance = SeededRandom(seed: seed)
        let facts = made.happened.map(\.fact)
        let moved = facts.filter { if case .fund(.moved) = $0 { true } else { false } }
        let others = facts.filter { if case .fund(.moved) = $0 { false } else { true } }
        for _ in 0..<5 {
            var books = Books()
            for fact in others + moved.shuffled(using: &chance) {
                let circumstance = Circumstance(
                    sequence: books.sequence + 1, at: Stage.firstDay, by: Cast.finance.id)
                try books.post(fact, circumstance)
            }
            #expect(TrialBalance(LedgerLines(books)).accounts == expected)
        }
    }

    @Test func `entering what is entered already changes nothing`() throws {
        let made = try RandomBooks(seed: 7, movements: 600)
        var again = 0
        for fund in made.books.everyFund {
            let officer = try #require(
                made.books.officer(OfficerID("finance-\(fund.record.organisation)")))
            let background = FundBackground(
                actor: officer, now: Stage.firstDay, organisation: { made.books.organisation($0) },
                decision: { made.books.decision($0) }, initiative: { made.books.initiative($0) })
            let entered = fund.movements.map(\.movement).filter { $0.reverses == nil }
            let facts = try fund.facts(.enter(entered), background)
            #expect(facts.isEmpty)
            again += entered.count
        }
        #expect(again > 300)
    }

    @Test func `the copy of the posting rules agrees, and each broken one is noticed`() throws {
        let lines = LedgerLines(try RandomBooks(seed: 1, movements: 3_000).books)
        // Accruals are taken back on the first of the next month, so they show at a month's end.
        let view = LedgerView(asAt: Day(year: 2017, month: 8, day: 31))
        let right = TrialBalance(lines, view)
        #expect(TrialBalance(lines, view, posting: CopiedPosting().sides) == right)
        for kind in MovementKind.allCases {
            let wrong = TrialBalance(lines, view, posting: CopiedPosting(broken: kind).sides)
            #expect(wrong.accounts.map(\.balance) != right.accounts.map(\.balance), "\(kind)")
        }
    }
}
