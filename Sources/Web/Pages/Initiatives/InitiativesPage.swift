import Accountability
import Ledger
import Reckoning

/// The initiatives that the visitor reads, with how far each has come.
struct InitiativesPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: InitiativeRoute.initiatives.path(),
            file: InitiativeRoute.initiativesFile.path(),
            fields: [
                .words("text", title: "Words in the title or need"),
                .choice("fund", title: "Fund", visit.funds.map { ($0.id.text, $0.record.title) }),
                .choice(
                    "progress", title: "Progress",
                    InitiativeProgress.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }

    var initiatives: [Initiative] {
        let filter = filter
        return visit.initiatives.filter { initiative in
            let record = initiative.record
            return "\(initiative.id) \(record.title) \(record.need)"
                .mentions(filter.chosen("text"))
                && ["", record.fund.text].contains(filter.chosen("fund"))
                && ["", initiative.progress.rawValue].contains(filter.chosen("progress"))
        }
    }

    var page: Page {
        let found = initiatives
        return Page(
            title: "Initiatives", isWide: true,
            main: """
                <h1>Initiatives</h1>
                <p class="lead">\(found.count.of("initiative")). What the money is spent on, what it \
                has cost so far, and whether anyone is better off.</p>
                \(portfolio)
                \(filter.html)
                \(found.isEmpty ? "<p>No initiative matches.</p>" : table(found))
                """)
    }

    private var portfolio: Html {
        guard visit.may(InitiativeRoute.portfolio) else { return .nothing }
        return
            "<p>\(Html.link("The portfolio", InitiativeRoute.portfolio.path())) shows what needs "
            + "attention.</p>"
    }

    private func table(_ found: [Initiative]) -> Html {
        DataTable(
            caption: "Initiatives",
            columns: [
                .words("Initiative"), .words("Fund"), .words("Progress"), .figure("Approved"),
                .figure("Spent"), .words("After funding"),
            ],
            rows: found.map { initiative in
                let position = visit.position(of: initiative)
                return [
                    """
                    \(Html.link(initiative.record.title,
                    InitiativeRoute.initiative.path(initiative.id.text)))<br>\
                    <span class="hint">\(initiative.id.text), \
                    \(initiative.record.period.inWords)</span>
                    """,
                    visit.link(initiative.record.fund), .words(initiative.progress.title),
                    position.map { .money($0.approved) } ?? "not published",
                    position.map { .money($0.outturn) } ?? "not published",
                    .words(initiative.afterFunding.words),
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "initiatives",
            columns: [
                "Initiative", "Title", "Organisation", "Fund", "From", "To", "Decision", "Need",
                "Progress", "Approved", "Drawn", "Released", "Spent", "Forecast", "After funding",
            ],
            rows: initiatives.map { initiative in
                let record = initiative.record
                let position = visit.position(of: initiative)
                func money(_ amount: Money?) -> ListFile.Cell {
                    amount.map { .money($0) } ?? .words("")
                }
                return [
                    .words(record.initiative.text), .words(record.title),
                    .words(record.organisation.text), .words(record.fund.text),
                    .day(record.period.from), .day(record.period.to),
                    .words(record.decision?.text ?? ""), .words(record.need),
                    .words(initiative.progress.title), money(position?.approved),
                    money(position?.drawn), money(position?.released), money(position?.outturn),
                    money(initiative.expectedSpend), .words(initiative.afterFunding.words),
                ]
            })
    }
}
