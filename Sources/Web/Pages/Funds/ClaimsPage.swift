import Accountability
import Ledger
import Reckoning

/// What other bodies owe a fund: savings that its money makes for them.
struct ClaimsPage {
    let visit: Visit
    let fund: Fund

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    var page: Page {
        let owed = fund.claims.compactMap(\.owed).total()
        let unknown = fund.claims.count { $0.owed == nil }
        let rest = unknown == 0 ? "" : ", and amounts not known on \(unknown.of("claim"))"
        return Page(
            title: "Claims of \(fund.record.title)", crumbs: ClaimPage.crumbs(fund), isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>Claims on other bodies</h1>
                <p class="lead">\(owed.inWords) is owed to the fund\(rest). It is not ours before it \
                is received, and none of it is counted among the fund’s figures.</p>
                \(acts)
                \(fund.claims.isEmpty ? "<p>There are no claims yet.</p>" : ClaimRows(visit, fund).html)
                <p>\(Html.link("Download as CSV", EntryRoute.claimsFile.path(fund.id.text)))</p>
                """)
    }

    private var acts: Html {
        guard visit.may(EntryRoute.newClaim, for: fund.record.organisation) else { return .nothing }
        return """
            <p><a class="button" href="\(EntryRoute.newClaim.path(fund.id.text))">Record a claim</a></p>
            """
    }

    var file: ListFile {
        ListFile(
            name: "\(fund.id)-claims",
            columns: [
                "Claim", "On", "Initiative", "Basis", "Found", "Expected", "Agreed", "Received",
                "Owed", "Status",
            ],
            rows: fund.claims.map { claim in
                let record = claim.record
                func amount(_ money: Money?) -> ListFile.Cell {
                    money.map { .money($0) } ?? .words("")
                }
                return [
                    .words(claim.id.text), .words(record.debtor), .words(record.initiative.text),
                    .words(record.basis), .day(record.day), amount(record.expected),
                    amount(claim.agreed), .money(claim.received), amount(claim.owed),
                    .words(claim.status),
                ]
            })
    }
}

/// Claims in a table.
struct ClaimRows {
    let visit: Visit
    let fund: Fund

    init(_ visit: Visit, _ fund: Fund) {
        self.visit = visit
        self.fund = fund
    }

    var html: Html {
        DataTable(
            caption: "Claims on other bodies",
            columns: [
                .words("Claim"), .words("On"), .words("Initiative"), .figure("Expected or agreed"),
                .figure("Received"), .figure("Owed"), .words("Status"),
            ],
            rows: fund.claims.map { claim in
                [
                    .link(
                        "\(claim.id): \(claim.record.basis)",
                        EntryRoute.claim.path(fund.id.text, claim.id.text)),
                    .words(claim.record.debtor), visit.link(claim.record.initiative),
                    (claim.agreed ?? claim.record.expected).map { .money($0) } ?? "not known",
                    .money(claim.received), claim.owed.map { .money($0) } ?? "not known",
                    claim.tag,
                ]
            }
        ).html
    }
}

/// One claim: what is claimed, what has happened, and what happens next.
struct ClaimPage {
    let visit: Visit
    let fund: Fund
    let claim: RecoupmentClaim

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
        let id = visit.open[1]
        guard let claim = fund.claims.first(where: { $0.id.text == id }) else { throw .notFound }
        self.claim = claim
    }

    static func crumbs(_ fund: Fund) -> [Crumb] {
        [
            Crumb(words: "Funds", path: FundRoute.funds.path()),
            Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
        ]
    }

    var page: Page {
        let record = claim.record
        return Page(
            title: "Claim \(claim.id)",
            crumbs: Self.crumbs(fund) + [
                Crumb(words: "Claims", path: EntryRoute.claims.path(fund.id.text))
            ],
            main: """
                <h1><span class="above">\(fund.record.title)</span>Claim \(claim.id.text) on \
                \(record.debtor)</h1>
                <p class="standing-line">\(claim.tag) <span>\(sentence)</span></p>
                \(KeyFacts([
                    ("Initiative", visit.link(record.initiative)), ("Why it is due", .words(record.basis)),
                    ("Expected", record.expected.map { .money($0) } ?? "not known"),
                    ("Agreed", claim.agreed.map { .money($0) } ?? "not yet"),
                    ("Received", .money(claim.received)),
                ]).html)
                <h2>What has happened</h2><ol class="timeline">\(steps)
                <li><p>Found on \(record.day.inWords)</p>\
                <p class="hint">\(visit.signed(claim.found))</p></li></ol>
                \(moving)
                """)
    }

    private var sentence: String {
        claim.owed.map { "\($0.inWords) is owed to the fund, and not ours before it is received." }
            ?? "How much is owed is not known."
    }

    private var steps: [Html] {
        claim.steps.reversed().map { step -> Html in
            let amount = step.amount.map { ": \($0.inWords)" } ?? ""
            return """
                <li><p>\(step.event.title)\(amount), \(step.day.inWords)</p>\
                <p class="hint">\(step.text)</p></li>
                """
        }
    }

    private var moving: Html {
        guard visit.may(EntryRoute.moveClaim, for: fund.record.organisation), !claim.isWrittenOff
        else { return .nothing }
        let form = PlainForm(
            visit, "step", to: EntryRoute.moveClaim.path(fund.id.text, claim.id.text))
        let events = ClaimEvent.allCases.map { (value: $0.rawValue, words: $0.title) }
        let fields =
            form.choice("event", "What happened?", events)
            + form.amount("amount", "Amount agreed or received (optional otherwise)")
            + form.day("day", "Day", visit.today)
            + form.line("text", "Letter or reason")
        return "<h2>Record the next step</h2>\(form.html("Record the step", fields))"
    }
}

/// The form that records a claim.
struct ClaimForm {
    let visit: Visit
    let fund: Fund

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    var page: Page {
        let form = PlainForm(visit, "claim", to: EntryRoute.findClaim.path(fund.id.text))
        return Page(
            title: "Record a claim",
            crumbs: ClaimPage.crumbs(fund) + [
                Crumb(words: "Claims", path: EntryRoute.claims.path(fund.id.text))
            ],
            main: """
                <h1><span class="above">\(fund.record.title)</span>Record a claim on another \
                body</h1>
                <p>An investment of the fund saves money for somebody else, who has said or is asked \
                to give it back.</p>
                \(form.html("Record the claim", fields(form)))
                """)
    }

    private var suggestion: String {
        var number = fund.claims.count + 1
        while fund.claims.contains(where: { $0.id.text == "CL-\(number)" }) { number += 1 }
        return "CL-\(number)"
    }

    private func fields(_ form: PlainForm) -> Html {
        let initiatives = visit.initiatives.filter {
            $0.record.organisation == fund.record.organisation
        }.map { (value: $0.id.text, words: "\($0.id): \($0.record.title)") }
        return form.line(
            "claim", "Identifier", suggestion, hint: "Letters, digits and hyphens",
            width: "width-number")
            + form.choice("initiative", "Initiative that makes the saving", initiatives)
            + form.line("debtor", "Body that the saving falls to")
            + form.text("basis", "What is it, and why is it due?")
            + form.amount("expected", "Amount that is expected (optional)")
            + form.day("day", "Day it was found", visit.today)
    }
}

extension RecoupmentClaim {
    /// The status: what is received in full asks for nothing.
    var tag: Html {
        if isWrittenOff || isRefused { return .tag(status, .problem) }
        return owed == .zero ? .tag(status, .plain) : .tag(status, .attention)
    }
}

extension FormReading {
    /// The claim that the form records.
    mutating func claim(in fund: FundID) -> ClaimRecord {
        ClaimRecord(
            ClaimID(needed("claim", "Enter an identifier")), in: fund,
            for: InitiativeID(needed("initiative", "Choose the initiative")),
            on: needed("debtor", "Enter the body that the saving falls to"),
            basis: needed("basis", "Enter what it is and why it is due"),
            expected: optionalAmount("expected", "the amount that is expected"),
            day: day("day", "the day it was found"))
    }

    /// The next step of a claim.
    mutating func step(of claim: ClaimID, in fund: FundID) -> ClaimStep {
        let event = choice("event", "Choose what happened", of: ClaimEvent.self) ?? .claimed
        let needsAmount = event == .agreed || event == .received
        return ClaimStep(
            claim, in: fund, event,
            amount: needsAmount
                ? amount("amount", "the amount") : optionalAmount("amount", "the amount"),
            on: day("day", "the day"), text: needed("text", "Enter the letter or the reason"))
    }
}
