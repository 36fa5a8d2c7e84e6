import Accountability
import Ledger
import Reckoning

/// All initiatives: what needs attention first, then the money, the list, and the measures.
struct PortfolioPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        let leads = Set(visit.initiatives.compactMap(\.record.lead))
            .map { (value: $0.text, words: visit.face.name($0)) }.sorted { $0.words < $1.words }
        return FilterForm(
            visit: visit, path: InitiativeRoute.portfolio.path(),
            file: InitiativeRoute.portfolioFile.path(),
            fields: [
                .words("text", title: "Words in the title"),
                .choice("fund", title: "Fund", visit.funds.map { ($0.id.text, $0.record.title) }),
                .choice("lead", title: "Lead", leads),
                .choice(
                    "progress", title: "Progress",
                    InitiativeProgress.allCases.map { ($0.rawValue, $0.title) }),
                .choice(
                    "rating", title: "Any rating",
                    RatingLevel.allCases.map { ($0.rawValue, $0.title) }),
                .choice(
                    "after", title: "After funding",
                    AfterFundingPosition.allCases.map { ($0.rawValue, $0.title) }),
                .words("before", title: "Funding ends before"),
            ])
    }

    private var portfolio: Portfolio {
        let filter = filter
        let ends = Day(typed: filter.chosen("before"))
        func matches(_ field: String, _ value: String?) -> Bool {
            ["", value ?? ""].contains(filter.chosen(field))
        }
        return Portfolio(visit) { initiative in
            let levels = RatingAspect.allCases.compactMap {
                initiative.rating($0)?.rating.level.rawValue
            }
            let future = initiative.afterFunding?.position ?? .notYetDecided
            return "\(initiative.id) \(initiative.record.title)".mentions(filter.chosen("text"))
                && matches("fund", initiative.record.fund.text)
                && matches("lead", initiative.record.lead?.text)
                && matches("progress", initiative.progress.rawValue)
                && matches("after", future.rawValue)
                && (filter.chosen("rating").isEmpty || levels.contains(filter.chosen("rating")))
                && (ends.map { initiative.record.period.to < $0 } ?? true)
        }
    }

    var page: Page {
        let portfolio = portfolio
        let parts = PortfolioParts(visit: visit, portfolio: portfolio)
        let pack = visit.keepingDay(InitiativeRoute.boardPack.path())
        return Page(
            title: "Portfolio", isWide: true,
            main: """
                <h1>Portfolio</h1>
                \(visit.pastNotice)
                <p class="lead">\(portfolio.sentence)</p>
                <h2>Money</h2>
                \(parts.totals)
                \(parts.attention)
                \(parts.charts)
                <h2>Initiatives</h2>
                \(filter.html)
                \(portfolio.entries.isEmpty ? "<p>No initiative matches.</p>" : parts.list)
                \(parts.measures)
                <div class="actions"><a class="button" href="\(pack)">Make a board pack</a>
                \(visit.may(InitiativeRoute.newInitiative) ? proposing : .nothing)</div>
                \(KnownDayForm(visit: visit, path: InitiativeRoute.portfolio.path()).html)
                """)
    }

    private var proposing: Html {
        .link("Propose an initiative", InitiativeRoute.newInitiative.path())
    }

    var file: ListFile {
        ListFile(
            name: "portfolio",
            columns: [
                "Initiative", "Title", "Lead", "Fund", "From", "To", "Approved", "Drawn",
                "Released", "Spent", "Forecast", "Progress", "Delivery", "Spend", "Impact",
                "After funding", "Not kept",
            ], rows: portfolio.entries.map { cells($0) })
    }

    private func cells(_ entry: Portfolio.Entry) -> [ListFile.Cell] {
        let (initiative, position) = (entry.initiative, entry.position)
        let record = initiative.record
        let ratings = RatingAspect.allCases.map { aspect in
            ListFile.Cell.words(initiative.rating(aspect)?.rating.level.title ?? "")
        }
        return [
            .words(initiative.id.text), .words(record.title), .words(record.lead?.text ?? ""),
            .words(record.fund.text), .day(record.period.from), .day(record.period.to),
            .money(position.approved), .money(position.drawn), .money(position.released),
            .money(position.outturn),
            initiative.expectedSpend.map { .money($0) } ?? .words(""),
            .words(initiative.progress.title),
        ] + ratings + [
            .words(initiative.afterFunding.words),
            .words(entry.unmet.map(\.promise.title).joined(separator: "; ")),
        ]
    }
}
