import Accountability
import Ledger
import Reckoning

/// Where an export of the general ledger is sent, and months are reconciled and locked.
struct ActualsPage {
    let visit: Visit
    let fund: Fund

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    static func crumbs(_ fund: Fund) -> [Crumb] { ClaimPage.crumbs(fund) }

    var page: Page {
        Page(
            title: "Actuals of \(fund.record.title)", crumbs: Self.crumbs(fund), isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>Actuals from the general \
                ledger</h1>
                <p class="lead">Send an export as CSV. You see every row’s mistakes, and what would be \
                recorded, before anything is. All of it is recorded or none, and a line that is \
                recorded already is not recorded again.</p>
                \(latest)
                \(sending)
                \(Reconciliation(visit, fund).html)
                """)
    }

    /// What was recorded together last.
    private var latest: Html {
        guard let last = fund.movements.last(where: { $0.movement.kind == .actual }) else {
            return "<p>No actuals are recorded yet.</p>"
        }
        let together = fund.movements.filter {
            $0.movement.kind == .actual && $0.circumstance.at == last.circumstance.at
        }
        let total = together.map(\.movement.signed).total()
        return """
            <p>Recorded last: \(together.count.of("actual")) of \(total.inWords), by \
            \(visit.signed(last.circumstance)).</p>
            """
    }

    private var sending: Html {
        let form = PlainForm(visit, "actuals", to: EntryRoute.uploadActuals.path(fund.id.text))
        let names = fund.mappings.keys.sorted()
        let mapping =
            names.isEmpty
            ? Html.carrying("mapping", "")
            : form.choice(
                "mapping", "How are its columns read?",
                names.map { ($0, "As saved: \($0)") } + [("new", "Say it anew")], names[0])
        let fields =
            form.file("file", "Export of the general ledger", hint: "A CSV file smaller than 5MB")
            + mapping
        return "<h2>Send an export</h2>\(form.html("Continue", sendsFile: true, fields))"
    }
}
