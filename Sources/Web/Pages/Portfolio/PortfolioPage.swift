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

/// The portfolio on paper for a board: one page for all, then one for each initiative.
struct BoardPackPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        let portfolio = Portfolio(visit)
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
                \(parts.attention)
                \(parts.charts)
                \(parts.list)
                \(parts.measures)
                \(portfolio.entries.map { sheet($0) })</div>
                """)
    }

    private func sheet(_ entry: Portfolio.Entry) -> Html {
        let (initiative, position) = (entry.initiative, entry.position)
        let ratings = RatingAspect.allCases.map { aspect -> (String, Html?) in
            let given = initiative.rating(aspect)
            return (aspect.title, "\(given.tag) \(given?.rating.commentary ?? "")")
        }
        let unmet = entry.unmet.map { promise -> Html in
            "<li>\(promise.promise.title), since \(promise.since.inWords): \(promise.reason)</li>"
        }
        let facts: [(String, Html?)] =
            [
                ("Approved", .money(position.approved)), ("Released", .money(position.released)),
                ("Spent", .money(position.outturn)),
                ("Forecast", initiative.expectedSpend.map { .money($0) } ?? "no plan"),
            ] + ratings + [("After funding", .words(initiative.afterFunding.words))]
        return """
            <section class="sheet"><h2>\(initiative.id.text): \(initiative.record.title)</h2>
            <p>\(initiative.progress.tag)</p>
            \(unmet.isEmpty ? .nothing : "<ul>\(unmet)</ul>" as Html)
            \(KeyFacts(facts).html)
            \(initiative.latestUpdate.map { Html.quoted($0.update.commentary) })</section>
            """
    }
}
