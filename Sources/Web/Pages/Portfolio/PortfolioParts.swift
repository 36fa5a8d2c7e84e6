import Accountability
import Ledger
import Reckoning

/// The parts that the portfolio and the board pack share; every figure is from the same books.
struct PortfolioParts {
    let visit: Visit
    let portfolio: Portfolio

    var totals: Html {
        let figures: [(Money, String)] = [
            (portfolio.approved, "approved"), (portfolio.released, "released"),
            (portfolio.spent, "spent (\(portfolio.spent.percent(of: portfolio.approved)))"),
            (portfolio.expected, "forecast"), (portfolio.held, "held by conditions"),
        ]
        let items = figures.map { amount, words -> Html in
            "<li><strong>\(amount.inWords)</strong> \(words)</li>"
        }
        return "<ul class=\"figures\">\(items)</ul>"
    }

    /// One row for each initiative with a promise that is not kept, the longest unkept first; the
    /// first of many stand open.
    var attention: Html {
        let found = portfolio.inNeed.sorted { $0.longest < $1.longest }
        guard !found.isEmpty else { return .nothing }
        let rest = found.dropFirst(Self.shownAtOnce)
        let more: Html =
            rest.isEmpty
            ? .nothing
            : """
            <details><summary>\(rest.count.of("more initiative"))</summary>\
            \(attention(Array(rest), "More promises that are not kept"))</details>
            """
        return """
            <h2>Needs attention (\(found.count))</h2>
            \(attention(Array(found.prefix(Self.shownAtOnce)), "Promises that are not kept"))\(more)
            """
    }

    private static let shownAtOnce = 8

    private func attention(_ entries: [Portfolio.Entry], _ caption: String) -> Html {
        let rows = entries.map { entry -> [Html] in
            let promises = entry.unmet.map { promise -> Html in
                """
                <li>\(promise.promise.title), since \(promise.since.inWords)<br>\
                <span class="hint">\(promise.reason) \(promise.next)</span></li>
                """
            }
            var owners: [String] = []
            for promise in entry.unmet where !owners.contains(owner(entry, promise)) {
                owners.append(owner(entry, promise))
            }
            return [
                visit.link(entry.initiative.id), "<ul class=\"promises\">\(promises)</ul>",
                .words(owners.joined(separator: ", ")),
            ]
        }
        return DataTable(
            caption: caption,
            columns: [.words("Initiative"), .words("Why, and what is next"), .words("Who acts")],
            rows: rows
        ).html
    }

    private func owner(_ entry: Portfolio.Entry, _ promise: UnmetPromise) -> String {
        guard promise.role == .lead, let lead = entry.initiative.record.lead else {
            return promise.role.title
        }
        return visit.face.name(lead)
    }

    var charts: Html {
        let count = portfolio.entries.count
        guard count > 0 else { return .nothing }
        let progress = ChartPlace.status(
            id: "progress", title: Self.finding(portfolio.progress, of: count),
            caption: "Initiatives by progress", portfolio.progress)
        let futures = ChartPlace.status(
            id: "futures", title: Self.finding(portfolio.futures, of: count),
            caption: "Initiatives by what becomes of them", portfolio.futures)
        return """
            <div class="pair"><div><h2>Progress</h2>\(progress)</div>
            <div><h2>After the funding ends</h2>\(futures)</div></div>
            """
    }

    private static func finding(_ bars: [(words: String, count: Int)], of count: Int) -> String {
        let largest = bars.max { $0.count < $1.count }
        return largest.map { "\($0.count) of \(count.of("initiative")): \($0.words)." } ?? ""
    }

    /// The list of initiatives.
    var list: Html {
        DataTable(
            caption: "Initiatives",
            columns: [
                .words("Initiative"), .words("Lead"), .figure("Approved"), .figure("Spent"),
                .figure("Share"), .figure("Forecast"), .words("Delivery"), .words("Impact"),
                .words("After funding"), .words("Updated"),
            ],
            rows: portfolio.entries.map { row($0) },
            total: [
                "Total", .nothing, .money(portfolio.approved), .money(portfolio.spent),
                .words(portfolio.spent.percent(of: portfolio.approved)),
                .money(portfolio.expected), .nothing, .nothing, .nothing, .nothing,
            ]
        ).html
    }

    private func row(_ entry: Portfolio.Entry) -> [Html] {
        let initiative = entry.initiative
        let updated = initiative.latestUpdate?.circumstance.at.onLondonClock.day.inWords
        return [
            "\(visit.link(initiative.id))<br><span class=\"hint\">\(initiative.id.text), "
                + "\(initiative.progress.title)</span>",
            .words(initiative.record.lead.map { visit.face.name($0) } ?? "nobody"),
            .money(entry.position.approved), .money(entry.position.outturn),
            .words(entry.position.outturn.percent(of: entry.position.approved)),
            initiative.expectedSpend.map { .money($0) } ?? "no plan",
            initiative.rating(.delivery).tag, initiative.rating(.impact).tag,
            .words(initiative.afterFunding.words), .words(updated ?? "never"),
        ]
    }

    /// The latest value of every measure.
    var measures: Html {
        let rows = portfolio.entries.flatMap { entry in
            entry.initiative.measures.map { measure -> [Html] in
                let latest = measure.latest?.observation
                return [
                    "\(measure.record.title)<br><span class=\"hint\">\(measure.record.unit)</span>",
                    visit.link(entry.initiative.id), ChartPlace.spark(measure),
                    .words(latest.map { $0.value.formatted() } ?? "no data yet"),
                    .words(latest?.day.inWords ?? "no data yet"),
                    .words(measure.record.target?.formatted() ?? "not set"),
                    ChartPlace.verdict(measure),
                ]
            }
        }
        guard !rows.isEmpty else { return .nothing }
        let table = DataTable(
            caption: "The latest value of each measure",
            columns: [
                .words("Measure"), .words("Initiative"), .words("Course"), .figure("Last value"),
                .words("Of"), .figure("Target"), .words("What it says"),
            ], rows: rows)
        return "<h2>Measures at a glance</h2>\(table.html)"
    }
}
