import Accountability
import Ledger
import Reckoning

/// The fields of a fund's record, to open one or to change it.
struct FundForm {
    let visit: Visit
    /// The fund whose record is changed; nil when one is opened.
    let fund: Fund?

    init(opening visit: Visit) {
        self.visit = visit
        fund = nil
    }

    init(changing visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    private var form: PlainForm {
        PlainForm(
            visit, "fund",
            to: fund.map { FundRoute.amendFund.path($0.id.text) } ?? FundRoute.openFund.path())
    }

    private var title: String { fund == nil ? "Open a fund" : "Change the fund’s record" }

    var page: Page {
        Page(
            title: fund.map { "\(title): \($0.record.title)" } ?? title,
            crumbs: [Crumb(words: "Funds", path: FundRoute.funds.path())]
                + (fund.map {
                    [Crumb(words: $0.record.title, path: FundRoute.fund.path($0.id.text))]
                } ?? []),
            main: """
                <h1>\(above)\(title)</h1>
                \(note)
                \(form.html(fund == nil ? "Open the fund" : "Change the record", fields))
                \(fund == nil ? .nothing : rules)
                \(history)
                """)
    }

    private var above: Html? {
        fund.map { "<span class=\"above\">\($0.record.title)</span>" }
    }

    private var note: Html {
        fund == nil
            ? """
            <p>Money is entered on the fund’s own page, once the fund is open: first what its source \
            has allocated to it.</p>
            """
            : "<p>The record as it was stays readable, with the reason for the change.</p>"
    }

    private var record: FundRecord? { fund?.record }
    /// Its movements rest on its kind and its steps.
    private var isSettled: Bool { !(fund?.movements.isEmpty ?? true) }

    private var fields: Html {
        """
        \(fund == nil ? form.line("fund", "Identifier",
        hint: "Letters, digits and hyphens, for its address: social-care-capital") : .nothing)
        \(form.line("title", "Title", record?.title ?? ""))
        \(isSettled ? settled : nature)
        \(form.text("source", "Where the money comes from", record?.source ?? "", rows: 2))
        \(form.day("from", "First day of the funding", record?.period.from))
        \(form.day("to", "Last day of the funding", record?.period.to))
        \(form.text("purpose", "What it is for (optional)", record?.purpose ?? ""))
        \(fund == nil ? .nothing : form.text("reason", "Why is the record changed?", rows: 2))
        """
    }

    private var nature: Html {
        form.choice(
            "kind", "Kind", FundKind.allCases.map { ($0.rawValue, $0.title) },
            record?.kind.rawValue ?? "", hint: "Capital and revenue are never mixed")
            + form.tick(
                "injects", "Money is injected into the programme by a step of its own",
                record?.injects ?? false)
    }

    private var settled: Html {
        """
        <p class="inset">It is a \(record?.kind.title.lowercased() ?? "") fund, and money given to \
        it \(record?.injects ?? false ? "is injected into the programme by a step of its own"
        : "is in the programme at once"). Its movements rest on that, so it stays as it is.</p>
        """
    }

    /// What holds for every fund, so that nobody looks for a setting.
    private var rules: Html {
        """
        <h2>Rules that hold for every fund</h2>
        <ul><li>A drawdown is approved by a finance officer who did not ask for it.</li>
        <li>A condition is judged by somebody else than who gave the evidence.</li>
        <li>Nothing is rounded: every amount is exact to the penny.</li>
        <li>The threshold of a key decision and the time for call-in are in \
        \(Html.link("the council’s rules about decisions", DecisionRoute.rules.path())).</li></ul>
        """
    }

    private var history: Html {
        guard let fund else { return .nothing }
        let changes = fund.amendments.reversed().map { change -> Html in
            """
            <li><p>\(change.reason)</p><p class="hint">Before: \(change.before.title), \
            \(change.before.source), \(change.before.period.inWords). \
            \(visit.signed(change.circumstance))</p></li>
            """
        }
        return """
            <h2>History of this record</h2><ol class="timeline">\(changes)
            <li><p>Opened</p><p class="hint">\(visit.signed(fund.opened))</p></li></ol>
            """
    }
}

extension FormReading {
    /// The record that the form describes; what is settled is taken from the fund.
    mutating func fund(of organisation: OrganisationID, changing fund: Fund?) -> FundRecord {
        let known = fund?.record
        let isSettled = !(fund?.movements.isEmpty ?? true)
        let id = known?.fund ?? FundID(needed("fund", "Enter an identifier"))
        var record = FundRecord(
            id, of: organisation, title: needed("title", "Enter the title"),
            isSettled ? known?.kind ?? .revenue : nature(),
            source: needed("source", "Enter where the money comes from"),
            period: period("from", "to", "the funding"), purpose: words("purpose"))
        record.injects = isSettled ? known?.injects ?? false : isTicked("injects")
        return record
    }

    private mutating func nature() -> FundKind {
        choice("kind", "Choose whether it is capital or revenue") ?? .revenue
    }
}
