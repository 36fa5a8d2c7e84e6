import Accountability
import Ledger
import Reckoning

/// Conditions in a table, the earliest due first.
struct ConditionRows {
    typealias Entry = (fund: Fund, drawdown: Drawdown, condition: Condition)

    let visit: Visit
    let entries: [Entry]

    init(_ visit: Visit, _ entries: [Entry]) {
        self.visit = visit
        self.entries = entries.sorted { left, right in
            let days = [left, right].map { $0.condition.terms.due?.number ?? .max }
            return (days[0], left.condition.id.text) < (days[1], right.condition.id.text)
        }
    }

    var html: Html {
        DataTable(
            caption: "Conditions by due date",
            columns: [
                .words("Due"), .words("Condition"), .words("Owner"), .words("Initiative"),
                .figure("Held"), .words("Status"),
            ] + (visit.isEveryone ? [] : [.words("Next")]),
            rows: entries.map { entry in
                let condition = entry.condition
                return [
                    due(condition),
                    words(entry),
                    .words(condition.terms.owner), visit.link(condition.initiative),
                    .money(condition.amount), condition.status.tag,
                ] + (visit.isEveryone ? [] : [.words(condition.nextStep)])
            }
        ).html
    }

    private func words(_ entry: Entry) -> Html {
        let words = entry.condition.terms.text
        if visit.isEveryone { return .words(words) }
        return .link(
            words,
            FundRoute.drawdown.path(entry.fund.id.text, entry.drawdown.id.text)
                + "#condition-\(entry.condition.id)")
    }

    private func due(_ condition: Condition) -> Html {
        guard let due = condition.terms.due else { return "no day set" }
        let isLate = due < visit.today && !condition.allowsRelease
        return isLate
            ? "<span class=\"overdue\">\(due.inWords), overdue</span>" : .words(due.inWords)
    }
}

/// All conditions that hold money back, over every fund.
struct ConditionsPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: FundRoute.conditions.path(), file: FundRoute.conditionsFile.path(),
            fields: [
                .choice(
                    "status", title: "Status",
                    ConditionStatus.allCases.map { ($0.rawValue, $0.title) }),
                .choice("fund", title: "Fund", visit.funds.map { ($0.id.text, $0.record.title) }),
            ])
    }

    /// Those that are open; settled ones only when their status is asked for.
    private var entries: [ConditionRows.Entry] {
        let (status, fund) = (filter.chosen("status"), filter.chosen("fund"))
        return visit.conditions.filter { entry in
            (status.isEmpty
                ? !entry.condition.allowsRelease : entry.condition.status.rawValue == status)
                && ["", entry.fund.id.text].contains(fund)
        }
    }

    var page: Page {
        let found = entries
        let held = found.map(\.condition.amount).total()
        return Page(
            title: "Conditions", crumbs: [Crumb(words: "Funds", path: FundRoute.funds.path())],
            isWide: true,
            main: """
                <h1>Conditions</h1>
                <p class="lead">\(found.count.of("condition")) \
                \(found.count == 1 ? "holds" : "hold") \(held.inWords).</p>
                \(filter.html)
                \(found.isEmpty ? "<p>No condition matches.</p>" : ConditionRows(visit, found).html)
                """)
    }

    var file: ListFile {
        ListFile(
            name: "conditions",
            columns: [
                "Due", "Condition", "Text", "Owner", "Fund", "Drawdown", "Initiative", "Held",
                "Status",
            ],
            rows: ConditionRows(visit, entries).entries.map { entry in
                let condition = entry.condition
                return [
                    .day(condition.terms.due), .words(condition.id.text),
                    .words(condition.terms.text), .words(condition.terms.owner),
                    .words(entry.fund.id.text), .words(entry.drawdown.id.text),
                    .words(condition.initiative.text), .money(condition.amount),
                    .words(condition.status.title),
                ]
            })
    }
}

extension Visit {
    /// Every condition of the funds that the visitor works with, but for withdrawn drawdowns.
    var conditions: [ConditionRows.Entry] {
        funds.filter { reads($0.record.organisation) }.flatMap { fund in
            fund.conditions.filter { $0.drawdown.withdrawn == nil }
                .map { (fund, $0.drawdown, $0.condition) }
        }
    }
}
