import Accountability
import Ledger
import Reckoning

/// What a fund's ledger comes to, month by month, beside the general ledger's control totals.
struct Reconciliation {
    let visit: Visit
    let fund: Fund
    private let spent: [Month: Money]

    init(_ visit: Visit, _ fund: Fund) {
        self.visit = visit
        self.fund = fund
        spent = fund.movements.reduce(into: [:]) { sums, entry in
            let movement = entry.movement
            guard movement.kind == .actual || movement.kind == .accrual else { return }
            let amount = movement.reverses == nil ? movement.amount : -movement.amount
            sums[Month(of: movement.day), default: .zero] += amount
        }
    }

    private var months: [Month] {
        Set(spent.keys).union(fund.lockedMonths.keys).sorted()
    }

    private var owner: OrganisationID { fund.record.organisation }

    var html: Html {
        let balance = fund.movements.reduce(Money.zero) { sum, entry in
            sum + entry.movement.postings.map(\.amount).total()
        }
        let sum = spent.values.total()
        let isRight = balance == .zero && sum == fund.total.outturn
        return """
            <h2 id="reconciliation">Reconciliation and locked months</h2>
            <p>\(isRight ? .tag("In balance", .plain) : .tag("Does not balance", .problem)): \
            \(fund.movements.count.of("movement")); both sides of all of them come to \
            \(balance.inWords). The months below come to \(sum.inWords), and the fund’s total of \
            what is spent is \(fund.total.outturn.inWords).</p>
            \(months.isEmpty ? "<p>Nothing has been spent yet.</p>" : table)
            \(visit.may(FundRoute.lockMonth, for: owner) ? forms : .nothing)
            """
    }

    private var table: Html {
        DataTable(
            caption: "Spending by month, and what the general ledger says",
            columns: [
                .words("Month"), .figure("Spent here"), .figure("Control total"), .words("Status"),
            ],
            rows: months.map { month in
                let lock = fund.lockedMonths[month]
                return [
                    .words(month.inWords), .money(spent[month] ?? .zero),
                    lock.map { .money($0.control) } ?? "not reconciled",
                    lock.map { "Locked: \(visit.signed($0.circumstance))" }
                        ?? .tag("Open", .quiet),
                ]
            }
        ).html
    }

    private var forms: Html {
        let open = months.filter { fund.lockedMonths[$0] == nil }
        let locked = fund.lockedMonths.keys.sorted()
        let lock = PlainForm(visit, "lock", to: FundRoute.lockMonth.path(fund.id.text))
        let reopen = PlainForm(visit, "reopen", to: FundRoute.reopenMonth.path(fund.id.text))
        let locking =
            lock.choice("month", "Month", Self.options(open))
            + lock.amount("amount", "What the general ledger says was spent in it")
        let reopening =
            reopen.choice("month", "Month", Self.options(locked))
            + reopen.text("reason", "Why is it opened again?", rows: 2)
        let both = [
            open.isEmpty
                ? Html.nothing
                : .folded(
                    "Lock a month", isOpen: lock.isBack, lock.html("Lock the month", locking)),
            locked.isEmpty
                ? Html.nothing
                : .folded(
                    "Open a locked month again", isOpen: reopen.isBack,
                    reopen.html("Open the month again", reopening)),
        ]
        return both.joined()
    }

    private static func options(_ months: [Month]) -> [(value: String, words: String)] {
        months.map { ("\($0)", $0.inWords) }
    }
}
