import Accountability
import Ledger
import Reckoning

/// The first page for everyone: what the site is, the search, and what is new in each of its rooms.
struct FrontPage {
    let visit: Visit
    private let open: Books

    init(_ visit: Visit) {
        self.visit = visit
        open = visit.everyone()
    }

    private var title: String { visit.face.settings.title }

    var page: Page {
        Page(
            title: "Where public money goes",
            feeds: [.decisions, Feed(title: "All changes", path: SiteRoute.changesFeed.path())],
            isWide: true,
            main: """
                <h1>Where public money goes, and what comes of it</h1>
                <p class="lead">\(title) shows here which decisions it takes about public money, what \
                has become of each one, and whether people are better off.</p>
                \(SearchForm().html)
                <div class="pair">\(decisions)\(forthcoming)</div>
                \(funds)
                <div class="pair">\(outcomes)\(changes)</div>
                <h2>Ask, or follow</h2>
                <p>\(visit.face.settings.contact)</p>
                <p>\(Html.link("Follow decisions as a feed", DecisionRoute.decisionsFeed.path())), \
                \(Html.link("all changes", SiteRoute.changesFeed.path())), or \
                \(Html.link("download the data", DataRoute.catalogue.path())).</p>
                """)
    }

    private var decisions: Html {
        let latest = open.everyDecision.filter { $0.record != nil }.prefix(5)
        let items = latest.map { decision -> Html in
            """
            <li>\(Html.link(decision.title, DecisionRoute.decision.path(decision.id.text)))<br>\
            <span class="hint">\(decision.maker), \(decision.dayInWords)\
            \(decision.openAmount.map { ", \($0.inWords)" } ?? "")</span></li>
            """
        }
        return """
            <section><h2>Latest decisions</h2>
            \(items.isEmpty ? "<p>No decision is published yet.</p>"
            : "<ul class=\"news\">\(items)</ul>" as Html)
            <p>\(Html.link("All decisions", DecisionRoute.decisions.path()))</p></section>
            """
    }

    private var forthcoming: Html {
        let next = ForthcomingPage.notices(open.everyDecision, on: visit.today).prefix(3)
        let items = next.map { notice -> Html in
            """
            <li>\(Html.link(notice.matter, DecisionRoute.decision.path(notice.decision.text)))<br>\
            <span class="hint">\(notice.maker), \(notice.due.inWords)</span></li>
            """
        }
        return """
            <section><h2>Next key decisions</h2>
            \(items.isEmpty ? "<p>No notice is published at present.</p>"
            : "<ul class=\"news\">\(items)</ul>" as Html)
            <p>\(Html.link("Key decisions to be made", DecisionRoute.forthcoming.path()))</p></section>
            """
    }

    private var funds: Html {
        let funds = open.everyFund
        guard !funds.isEmpty else { return .nothing }
        let total = funds.map(\.total).reduce(FundPosition(), +)
        let chart = MoneyBars(
            id: "funds",
            title: "\(total.outturn.inWords) of the \(total.approved.inWords) that was approved is "
                + "spent (\(total.outturn.percent(of: total.approved))).",
            subtitle: "\(funds.count.of("published fund")), from what is approved to what is spent",
            source: "the funds’ ledgers",
            bars: [
                ("Approved", total.approved), ("Drawn down", total.drawn),
                ("Released", total.released), ("Spent", total.outturn),
            ])
        let rows = funds.map { fund -> [Html] in
            [
                .link(fund.record.title, FundRoute.fund.path(fund.id.text)),
                .money(fund.total.approved), .money(fund.total.outturn),
            ]
        }
        let table = DataTable(
            caption: "Published funds",
            columns: [.words("Fund"), .figure("Approved"), .figure("Spent")], rows: rows)
        return """
            <h2>The funds in figures</h2>
            <div class="pair"><div>\(chart.html)</div><div>\(table.html)
            <p>\(Html.link("All funds", FundRoute.funds.path())) and \
            \(Html.link("what they are spent on", InitiativeRoute.initiatives.path()))</p></div></div>
            """
    }

    private var outcomes: Html {
        let outcomes = open.everyOutcome.prefix(4)
        guard !outcomes.isEmpty else { return .nothing }
        let items = outcomes.map { outcome -> Html in
            """
            <li>\(Html.link(outcome.record.title, OutcomeRoute.outcome.path(outcome.id.text)))<br>\
            \(outcome.tag) <span class="hint">\(outcome.finding)</span></li>
            """
        }
        return """
            <section><h2>Is anyone better off?</h2><ul class="news">\(items)</ul>
            <p>\(Html.link("All outcomes", OutcomeRoute.outcomes.path()))</p></section>
            """
    }

    private var changes: Html {
        let latest = PublicChanges(open).all.prefix(4)
        guard !latest.isEmpty else { return .nothing }
        let items = latest.map { change -> Html in
            """
            <li>\(Html.link(change.title, change.path))<br>\
            <span class="hint">\(change.at.onLondonClock.day.inWords)</span></li>
            """
        }
        return """
            <section><h2>Latest changes</h2><ul class="news">\(items)</ul>
            <p>\(Html.link("All changes", SiteRoute.changes.path()))</p></section>
            """
    }
}
