import Accountability
import Ledger
import Reckoning
import Rehearsal
import Testing

/// The two clocks: the day that a movement counts for, and when it was recorded.
struct ClockTests {
    private static let made = Result { try RandomBooks(seed: 5, movements: 1_200) }

    /// The books after the first so many facts.
    private static func books(_ count: Int) throws -> Books {
        var books = Books()
        for (fact, circumstance) in try made.get().happened.prefix(count) {
            try books.post(fact, circumstance)
        }
        return books
    }

    @Test(arguments: [200, 500, 900])
    func `what was known does not change when later facts arrive`(count: Int) throws {
        let made = try Self.made.get()
        let before = LedgerLines(try Self.books(count))
        let after = LedgerLines(made.books)
        let known = made.happened[count - 1].circumstance
        for day in [nil, known.at.day, known.at.day.adding(days: -30)] {
            let then = LedgerView(asAt: day)
            let since = LedgerView(asAt: day, asKnown: .sequence(known.sequence))
            #expect(TrialBalance(after, since) == TrialBalance(before, then))
            #expect(FundStatement(after, since) == FundStatement(before, then))
            #expect(TrialBalance(after, then) != TrialBalance(before, then))
        }
    }

    @Test func `a moment stands for the facts recorded up to it`() throws {
        let made = try Self.made.get()
        let lines = LedgerLines(made.books)
        let moment = made.happened[700].circumstance.at
        let last = try #require(made.happened.last { $0.circumstance.at <= moment })
        let byMoment = TrialBalance(lines, LedgerView(asKnown: .moment(moment)))
        let bySequence = TrialBalance(
            lines, LedgerView(asKnown: .sequence(last.circumstance.sequence)))
        #expect(byMoment == bySequence)
        #expect(byMoment.control.movements > 100)
    }

    @Test func `a movement counts from its day on, whenever it was recorded`() throws {
        let lines = LedgerLines(try Self.made.get().books)
        let fund = try #require(Self.made.get().books.everyFund.first)
        let entry = try #require(fund.movements.last { $0.movement.kind == .actual })
        let day = entry.movement.day
        let scope = LedgerScope.fund(fund.id)
        let before = TrialBalance(lines, LedgerView(of: scope, asAt: day.adding(days: -1)))
        let on = TrialBalance(lines, LedgerView(of: scope, asAt: day))
        let count = fund.movements.count { $0.movement.day == day }
        #expect(on.control.movements - before.control.movements == count)
        #expect(entry.circumstance.at.day >= day)
    }

    @Test func `the months of a statement follow each other and end at the balances`() throws {
        let lines = LedgerLines(try Self.made.get().books)
        let statement = FundStatement(lines)
        let balance = TrialBalance(lines)
        #expect(statement.funds.count == 6 && !statement.capital.isEmpty)
        for fund in statement.funds {
            #expect(fund.months.first?.opening.amounts.total() == .zero)
            for (month, next) in zip(fund.months, fund.months.dropFirst()) {
                #expect(month.closing == next.opening && month.month < next.month)
            }
            for standing in Account.Standing.allCases {
                let expected = balance.accounts.filter {
                    $0.account.fund == fund.record.fund && $0.account.standing == standing
                }
                #expect(
                    fund.months.last?.closing[standing] == expected.map(\.balance).total())
            }
        }
    }

    @Test func `capital and revenue are apart and make the whole`() throws {
        let statement = FundStatement(LedgerLines(try Self.made.get().books))
        for (kind, months) in [
            (FundKind.capital, statement.capital), (.revenue, statement.revenue),
        ] {
            let funds = statement.funds.filter { $0.record.kind == kind }
            for movement in MovementKind.allCases {
                let whole = months.map { $0.movements[movement] }.total()
                let parts = funds.flatMap(\.months).map { $0.movements[movement] }.total()
                #expect(whole == parts, "\(kind) \(movement)")
            }
        }
    }

    @Test func `a scope shows its own funds only`() throws {
        let made = try Self.made.get()
        let lines = LedgerLines(made.books)
        let all = TrialBalance(lines)
        var found = 0
        for council in [Cast.ashby, Cast.birchwood] {
            let own = TrialBalance(lines, LedgerView(of: .organisation(council.id)))
            #expect(own.accounts.allSatisfy { $0.account.fund.text.hasSuffix(council.id.text) })
            found += own.accounts.count
        }
        #expect(found == all.accounts.count)
        #expect(TrialBalance(lines, LedgerView(of: .fund(FundID("none")))).accounts.isEmpty)
    }
}
