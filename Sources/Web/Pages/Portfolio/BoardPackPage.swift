import Accountability
import Ledger
import Reckoning

/// The portfolio on paper for a board: one page for all of it, then one page for each fund.
struct BoardPackPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    /// The funds in the pack: all, or the one that the address asks for.
    private var funds: [Fund] {
        let chosen = visit.query["fund"] ?? ""
        return visit.funds.filter { fund in
            visit.reads(fund.record.organisation) && ["", fund.id.text].contains(chosen)
        }
    }

    var page: Page {
        let funds = funds
        let ids = Set(funds.map(\.id))
        let portfolio = Portfolio(visit) { ids.contains($0.record.fund) }
        let parts = PortfolioParts(visit: visit, portfolio: portfolio)
        return Page(
            title: "Board pack, \(visit.today.inWords)",
            crumbs: [Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path())],
            isWide: true,
            main: """
                <div class="pack"><h1><span class="above">Board pack</span>Portfolio on \
                \(visit.today.inWords)</h1>
                \(visit.pastNotice)
                <p class="lead">\(portfolio.sentence)</p>
                \(parts.totals)
                \(parts.charts)
                \(parts.measures)
                \(funds.map { FundSheet(visit, $0, portfolio).html })</div>
                """)
    }
}

/// One fund on one sheet of paper: its figures, its bridge, its conditions and its initiatives.
private struct FundSheet {
    let visit: Visit
    let fund: Fund
    let entries: [Portfolio.Entry]

    init(_ visit: Visit, _ fund: Fund, _ portfolio: Portfolio) {
        self.visit = visit
        self.fund = fund
        entries = portfolio.entries.filter { $0.initiative.record.fund == fund.id }
    }

    var html: Html {
        """
        <section class="sheet"><h2>\(fund.record.title)</h2>
        <p>\(fund.record.kind.title), \(fund.record.period.inWords). \(fund.sentence)</p>
        \(FundFigures(fund).line)
        \(FundBridge(fund).html(id: "bridge-\(fund.id)"))
        \(conditions)
        \(entries.isEmpty ? .nothing : initiatives)</section>
        """
    }

    private var conditions: Html {
        let open = fund.conditions.filter {
            !$0.condition.allowsRelease && $0.drawdown.withdrawn == nil
        }
        guard !open.isEmpty else { return .nothing }
        return DataTable(
            caption: "Conditions that hold money of \(fund.record.title)",
            columns: [
                .words("Condition"), .words("Owner"), .words("Due"), .figure("Held"),
                .words("Status"),
            ],
            rows: open.map { _, condition in
                [
                    .words(condition.terms.text), .words(condition.terms.owner),
                    .words(condition.terms.due?.inWords ?? "no day set"), .money(condition.amount),
                    condition.status.tag,
                ]
            }
        ).html
    }

    private var initiatives: Html {
        let approved = entries.map(\.position.approved).total()
        let spent = entries.map(\.position.outturn).total()
        let table = DataTable(
            caption: "Initiatives of \(fund.record.title)",
            columns: [
                .words("Initiative"), .figure("Approved"), .figure("Spent"), .figure("Share"),
                .figure("Forecast"), .words("Delivery"), .words("Impact"), .words("After funding"),
                .words("Not kept"),
            ], rows: entries.map { row($0) },
            total: [
                "Total", .money(approved), .money(spent), .words(spent.percent(of: approved)),
                .money(entries.compactMap(\.initiative.expectedSpend).total()), .nothing, .nothing,
                .nothing, .nothing,
            ])
        return "<div class=\"one-line\">\(table.html)</div>"
    }

    private func row(_ entry: Portfolio.Entry) -> [Html] {
        let initiative = entry.initiative
        return [
            "\(initiative.id.text) \(initiative.record.title)", .money(entry.position.approved),
            .money(entry.position.outturn),
            .words(entry.position.outturn.percent(of: entry.position.approved)),
            initiative.expectedSpend.map { .money($0) } ?? "no plan",
            .words(initiative.rating(.delivery)?.rating.level.title ?? "Not rated"),
            .words(initiative.rating(.impact)?.rating.level.title ?? "Not rated"),
            .words(initiative.afterFunding.words),
            .words(entry.unmet.map(\.promise.word).joined(separator: ", ")),
        ]
    }
}

extension InitiativePromise {
    /// The promise in a word, where many stand in a table.
    fileprivate var word: String {
        switch self {
        case .impact: "impact"
        case .spend: "spend"
        case .recurrentFunding: "future"
        case .exit: "exit"
        }
    }
}
