import Accountability
import Ledger
import Reckoning

/// One fund: where its money is, what holds it, and what is owed to it.
struct FundPage {
    let visit: Visit
    let fund: Fund
    let total: FundPosition

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
        total = fund.total
    }

    var id: String { fund.id.text }
    var owner: OrganisationID { fund.record.organisation }
    /// The visitor works with the fund's money or audits it.
    private var isOfficer: Bool { visit.reads(owner) }

    var page: Page {
        Page(
            title: fund.record.title,
            crumbs: [Crumb(words: "Funds", path: FundRoute.funds.path())],
            feeds: visit.books.isOpen(.fund(fund.id)) ? [feed] : [], isWide: true,
            main: """
                <h1><span class="above">Fund</span>\(fund.record.title)</h1>
                <p class="standing-line">\(isOpen ? .tag("Open", .active) : .tag("Ended", .quiet)) \
                <span>\(fund.record.kind.title), \(fund.record.period.inWords)</span></p>
                \(visit.pastNotice)
                <p class="lead">\(fund.sentence)</p>
                \(FundFigures(fund).html)
                \(acts)
                <h2>Where the money is</h2>
                \(FundBridge(fund).html(id: "bridge"))
                \(drawdowns)
                \(conditions)
                \(initiatives)
                \(claims)
                \(source)
                \(isOfficer ? officerParts : exempt)
                \(visit.books.isOpen(.fund(fund.id)) ? follow : .nothing)
                """)
    }

    /// What the visitor may enter.
    private var acts: Html {
        var links: [Html] = []
        if visit.may(EntryRoute.newMovement, for: owner) {
            links = [
                "<a class=\"button\" href=\"\(EntryRoute.newMovement.path(id))\">Enter a movement</a>",
                .link("Actuals from the general ledger", EntryRoute.actuals.path(id)),
            ]
        }
        if visit.may(FundRoute.fundSettings, for: owner) {
            links += [
                .link("Record a claim", EntryRoute.newClaim.path(id)),
                .link("Change the fund’s record", FundRoute.fundSettings.path(id)),
            ]
        }
        return links.isEmpty ? .nothing : "<div class=\"actions\">\(links.joined())</div>"
    }

    private var feed: Feed {
        Feed(title: fund.record.title, path: FundRoute.fundFeed.path(id))
    }

    private var follow: Html {
        FollowBlock(
            visit: visit, thing: "this fund", citation: "“\(fund.record.title)”",
            path: FundRoute.fund.path(id), feed: feed.path
        ).html
    }

    private var officerParts: Html {
        """
        \(Reconciliation(visit, fund).html)
        <p>\(Html.link("Every movement in the ledger", FundRoute.fundLedger.path(id)))</p>
        \(KnownDayForm(visit: visit, path: FundRoute.fund.path(id)).html)
        \(PublicityLine(visit, .fund(fund.id), of: owner).html)
        """
    }

    private var exempt: Html {
        fund.isWhole
            ? .nothing
            : """
            <p class="inset">Amounts that are exempt from publication, and those of decisions that \
            are not published yet, are in none of these figures.</p>
            """
    }

    private var isOpen: Bool { fund.record.period.contains(visit.today) }

    private var drawdowns: Html {
        let asking: Html =
            visit.may(FundRoute.newDrawdown, for: owner)
            ? "<p><a class=\"button\" href=\"\(FundRoute.newDrawdown.path(id))\">Request a drawdown</a></p>"
            : .nothing
        guard !fund.drawdowns.isEmpty else {
            return "<h2>Drawdowns</h2><p>Nothing has been drawn down yet.</p>\(asking)"
        }
        let table = DataTable(
            caption: "Drawdowns",
            columns: [
                .words("Drawdown"), .words("Decision"), .words("Date"), .figure("Amount"),
                .words("Conditions"), .figure("Released"), .words("Status"),
            ],
            rows: fund.drawdowns.map { drawdown in
                let open = drawdown.conditions.filter { !$0.allowsRelease }
                return [
                    isOfficer
                        ? .link(drawdown.id.text, FundRoute.drawdown.path(id, drawdown.id.text))
                        : .words(drawdown.id.text),
                    visit.link(drawdown.request.decision),
                    .words(drawdown.request.day.inWords), .money(drawdown.amount),
                    .words(open.isEmpty ? "none outstanding" : "\(open.count) outstanding"),
                    .money(drawdown.releasedAmount), drawdown.status.tag,
                ]
            })
        return "<h2>Drawdowns</h2>\(table.html)\(asking)"
    }

    private var conditions: Html {
        let open = fund.conditions.filter {
            !$0.condition.allowsRelease && $0.drawdown.withdrawn == nil
        }
        guard !open.isEmpty else { return .nothing }
        return """
            <h2>Conditions (\(open.count) outstanding)</h2>
            \(ConditionRows(visit, open.map { (fund, $0.drawdown, $0.condition) }).html)
            """
    }

    private var initiatives: Html {
        let ids = fund.initiatives
        guard !ids.isEmpty else { return .nothing }
        let rows = ids.map { id -> [Html] in
            let position = fund.position(of: id)
            let known = visit.books.initiative(id)
            let lead = known?.record.lead.map { visit.face.name($0) } ?? "nobody"
            return [visit.link(id)] + (isOfficer ? [.words(lead)] : []) + [
                .money(position.approved), .money(position.released), .money(position.outturn),
                known?.expectedSpend.map { .money($0) } ?? "none",
                .words(known?.progress.title ?? "not known"),
                (known?.rating(.spend)).tag,
            ]
        }
        let table = DataTable(
            caption: "Initiatives",
            columns: [.words("Initiative")] + (isOfficer ? [.words("Lead")] : []) + [
                .figure("Approved"), .figure("Released"),
                .figure("Spent"), .figure("Forecast"), .words("Progress"), .words("Spend"),
            ], rows: rows,
            total: ["Total"] + (isOfficer ? [.nothing] : []) + [
                .money(total.approved), .money(total.released),
                .money(total.outturn), .nothing, .nothing, .nothing,
            ])
        return "<h2>Initiatives</h2>\(table.html)"
    }

    private var claims: Html {
        guard !fund.claims.isEmpty else { return .nothing }
        return """
            <h2>Owed to the fund, not ours</h2>
            <p>Savings that fall to other bodies. Nothing here is counted in the figures above \
            before it is received.</p>
            \(ClaimRows(visit, fund).html)
            """
    }

    private var source: Html {
        let record = fund.record
        return "<h2>Source and rules</h2>"
            + KeyFacts([
                ("Where the money comes from", .words(record.source)),
                ("What it is for", .words(orNil: record.purpose)),
                ("Period", .words(record.period.inWords)),
                (
                    "Who may approve",
                    "A finance officer who did not ask for the drawdown; a condition is judged by "
                        + "somebody else than who gave the evidence."
                ),
                ("Rounding", "None: every amount is exact to the penny."),
                (
                    "Injection",
                    .words(
                        record.injects
                            ? "Money is injected into the programme by a step of its own."
                            : "Money given to the fund is in the programme at once.")
                ),
            ]).html
    }
}

extension Fund {
    /// What has become of it, in a sentence.
    var sentence: String {
        let total = total
        let count = Set(drawdowns.filter(\.isLive).map(\.request.decision)).count
        let drawn = "\(total.drawn.inWords) drawn down on \(count.of("decision"))"
        let held = heldByConditions
        let waits =
            held > .zero
            ? "\(held.inWords) waits on conditions" : "nothing waits on conditions"
        return "\(total.approved.inWords) approved; \(drawn); \(waits)."
    }
}
