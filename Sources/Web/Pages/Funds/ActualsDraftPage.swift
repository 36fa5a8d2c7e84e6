import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// What an export would record, before anything is: every mistake, every line, and the total that
/// has to agree with the general ledger.
struct ActualsDraftPage {
    let visit: Visit
    let fund: Fund
    let waiting: WaitingTable
    let draft: ActualsDraft

    /// How many lines are shown; the rest is counted.
    static let mostLines = 200

    init(_ visit: Visit, _ waiting: WaitingTable, _ draft: ActualsDraft) throws(Problem) {
        self.visit = visit
        self.waiting = waiting
        self.draft = draft
        fund = try visit.fund()
    }

    private var errors: Int { draft.findings.count { $0.severity == .error } }
    private var known: Int { draft.movements.count - draft.new.count }

    var page: Page {
        Page(
            title: "Check the actuals",
            crumbs: ActualsPage.crumbs(fund) + [
                Crumb(words: "Actuals", path: EntryRoute.actuals.path(fund.id.text))
            ], hasProblems: draft.hasErrors, isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>\
                \(draft.hasErrors ? "Nothing can be recorded yet" : "Check the actuals")</h1>
                <p class="lead">\(sentence)</p>
                \(TableFindings(findings: draft.findings).html)
                \(draft.hasErrors ? .nothing : loading)
                \(draft.hasErrors || draft.new.isEmpty ? .nothing : lines)
                <p>\(Html.link("Send another file, and record nothing of this one",
                EntryRoute.actuals.path(fund.id.text)))</p>
                """)
    }

    private var sentence: String {
        let rows = waiting.table.rows.count.of("row")
        if draft.hasErrors {
            return "\(errors.of("mistake")) in \(rows). Put them right in the general ledger or in "
                + "the file, and send it again."
        }
        return "\(rows): \(draft.new.count.of("actual")) would be recorded, and \(known) "
            + "\(known == 1 ? "is" : "are") recorded already. All rows come to "
            + "\(draft.total.inWords)."
    }

    private var loading: Html {
        let form = PlainForm(
            visit, "load", to: EntryRoute.loadActuals.path(fund.id.text, waiting.text))
        guard !draft.new.isEmpty else { return "<p>There is nothing to record.</p>" }
        return form.html(
            "Record \(draft.new.count.of("actual"))",
            form.amount("control", "Control total in the general ledger, of all rows"))
    }

    private var lines: Html {
        let left = draft.new.count - Self.mostLines
        return DataTable(
            caption: "What would be recorded",
            columns: [
                .words("Reference"), .words("Day"), .words("Initiative"), .words("Spent on"),
                .figure("Amount"), .words("Description"),
            ],
            rows: draft.new.prefix(Self.mostLines).map { movement in
                let line = movement.lines.first
                return [
                    .words(movement.reference ?? movement.id.text), .words(movement.day.inWords),
                    .words(line?.initiative.map { visit.title($0) } ?? ""),
                    .words(line?.category ?? "Other"), .money(movement.amount),
                    .words(movement.text),
                ]
            },
            total: [
                "All new lines", .nothing, .nothing, .nothing,
                .money(draft.new.map(\.amount).total()), .nothing,
            ]
        ).html + (left > 0 ? "<p>\(left) more lines are not shown.</p>" : .nothing)
    }
}
