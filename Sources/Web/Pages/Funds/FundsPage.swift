import Accountability
import Ledger
import Reckoning

/// The funds, with how far each has come.
struct FundsPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: FundRoute.funds.path(), file: FundRoute.fundsFile.path(),
            fields: [
                .words("text", title: "Words in the title or source"),
                .choice("kind", title: "Kind", FundKind.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }

    var funds: [Fund] {
        let filter = filter
        return visit.funds.filter { fund in
            "\(fund.id) \(fund.record.title) \(fund.record.source)"
                .mentions(filter.chosen("text"))
                && ["", fund.record.kind.rawValue].contains(filter.chosen("kind"))
        }
    }

    var page: Page {
        let found = funds
        return Page(
            title: "Funds", isWide: true,
            main: """
                <h1>Funds</h1>
                <p class="lead">\(found.count.of("fund"))\(conditions).</p>
                \(opening)
                \(filter.html)
                \(found.isEmpty ? "<p>No fund matches.</p>" : table(found))
                """)
    }

    private var conditions: Html {
        guard visit.may(FundRoute.conditions) else { return .nothing }
        return ". \(Html.link("Conditions that hold money back", FundRoute.conditions.path()))"
    }

    private var opening: Html {
        guard visit.may(FundRoute.newFund) else { return .nothing }
        return "<p><a class=\"button\" href=\"\(FundRoute.newFund.path())\">Open a fund</a></p>"
    }

    private func table(_ found: [Fund]) -> Html {
        DataTable(
            caption: "Funds",
            columns: [
                .words("Fund"), .words("Kind"), .words("Period"), .figure("Approved"),
                .figure("Released"), .figure("Spent"), .figure("Left to commit"),
            ],
            rows: found.map { fund in
                let total = fund.total
                return [
                    .link(fund.record.title, FundRoute.fund.path(fund.id.text)),
                    .words(fund.record.kind.title), .words(fund.record.period.inWords),
                    .money(total.approved), .money(total.released), .money(total.outturn),
                    fund.isWhole ? .money(fund.uncommitted) : "not published",
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "funds",
            columns: [
                "Fund", "Title", "Kind", "Source", "From", "To", "Given", "Approved", "Drawn",
                "Released", "Spent", "Left to commit",
            ],
            rows: funds.map { fund in
                let total = fund.total
                return [
                    .words(fund.id.text), .words(fund.record.title),
                    .words(fund.record.kind.title), .words(fund.record.source),
                    .day(fund.record.period.from), .day(fund.record.period.to),
                    .money(fund.allocated), .money(total.approved), .money(total.drawn),
                    .money(total.released), .money(total.outturn),
                    fund.isWhole ? .money(fund.uncommitted) : .words(""),
                ]
            })
    }
}
