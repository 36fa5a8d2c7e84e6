import Accountability
import Ledger
import Reckoning

/// One drawdown: its lines, what they wait for, and what may be done next.
struct DrawdownPage {
    let visit: Visit
    let fund: Fund
    let drawdown: Drawdown

    init(_ visit: Visit) throws(Problem) {
        self.init(visit, try visit.fund(), try visit.drawdown())
    }

    init(_ visit: Visit, _ fund: Fund, _ drawdown: Drawdown) {
        self.visit = visit
        self.fund = fund
        self.drawdown = drawdown
    }

    var owner: OrganisationID { fund.record.organisation }

    var page: Page {
        Page(
            title: "Drawdown \(drawdown.id)",
            crumbs: [
                Crumb(words: "Funds", path: FundRoute.funds.path()),
                Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
            ], isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>Drawdown \(drawdown.id.text)</h1>
                <p class="standing-line">\(drawdown.status.tag) \
                <span>\(drawdown.request.day.inWords)</span></p>
                <p class="lead">\(sentence)</p>
                \(reasons)
                \(facts)
                <h2>Lines</h2>
                \(lines)
                \(drawdown.conditions.map { ConditionBlock(self, $0).html })
                \(DrawdownForms(self).html)
                """)
    }

    private var sentence: String {
        let held = drawdown.conditions.filter { !$0.allowsRelease }.map(\.amount).total()
        let waits = held > .zero ? " \(held.inWords) waits on conditions." : ""
        return "\(drawdown.amount.inWords) for \(drawdown.request.lines.count.of("initiative")); "
            + "\(drawdown.releasedAmount.inWords) of it is released.\(waits)"
    }

    private var reasons: Html {
        let told = [
            drawdown.held.map { ("Held", $0) }, drawdown.withdrawn.map { ("Withdrawn", $0) },
        ].compactMap(\.self)
        return told.map { words, reasoned -> Html in
            """
            <p class="inset">\(words): \(reasoned.reason)<br>
            <span class="hint">\(visit.signed(reasoned.circumstance, as: Role.treasurers, of: owner))</span></p>
            """
        }.joined()
    }

    private var facts: Html {
        let request = drawdown.request
        return KeyFacts([
            (
                "Decision",
                .link(request.decision.text, DecisionRoute.decision.path(request.decision.text))
            ),
            ("Counts for", .words(request.day.inWords)),
            ("Requested", visit.signed(drawdown.requested, as: Role.askers, of: owner)),
            (
                "Approved",
                drawdown.approved.map { visit.signed($0, as: Role.treasurers, of: owner) }
                    ?? "Not yet"
            ),
        ]).html
    }

    private var lines: Html {
        DataTable(
            caption: "Lines of the drawdown",
            columns: [
                .words("Initiative"), .words("Resolution"), .figure("Amount"),
                .figure("Released"), .words("Condition"),
            ],
            rows: drawdown.request.lines.map { line in
                let condition = drawdown.condition(of: line.initiative)
                return [
                    visit.link(line.initiative), .words(line.resolution), .money(line.amount),
                    .money(drawdown.released(to: line.initiative)),
                    condition.map { $0.status.tag } ?? "None",
                ]
            },
            total: [
                "Total", .nothing, .money(drawdown.amount), .money(drawdown.releasedAmount),
                .nothing,
            ]
        ).html
    }
}

/// One condition of a drawdown, with its evidence, its rulings, and what may be done about it.
struct ConditionBlock {
    let visit: Visit
    let on: DrawdownPage
    let condition: Condition

    init(_ on: DrawdownPage, _ condition: Condition) {
        visit = on.visit
        self.on = on
        self.condition = condition
    }

    private var id: String { condition.id.text }

    var html: Html {
        let facts = KeyFacts([
            ("Owner", .words(condition.terms.owner)),
            ("Due", .words(condition.terms.due?.inWords ?? "no day set")),
            ("Next", .words(condition.nextStep)),
        ])
        let money: Html = "\(condition.amount.inWords) for \(visit.link(condition.initiative))"
        return """
            <section class="condition" id="condition-\(id)"><h2>Condition \(id)</h2>
            <p>\(condition.status.tag) \(money)</p>
            \(.quoted(condition.terms.text))
            \(facts.html)
            \(history)
            \(condition.allowsRelease || on.drawdown.withdrawn != nil ? .nothing : forms)</section>
            """
    }

    private var history: Html {
        let evidence = condition.evidence.map { evidence -> (Int64, Html) in
            (
                evidence.circumstance.sequence,
                """
                <li><p>Evidence: \(evidence.text)</p><p>\(evidence.reference)</p>
                <p class="hint">\(visit.signed(evidence.circumstance))</p></li>
                """
            )
        }
        let rulings = condition.rulings.map { ruling -> (Int64, Html) in
            let authority = ruling.authority.map { " on the authority of \($0)" } ?? ""
            return (
                ruling.circumstance.sequence,
                """
                <li><p>\(ruling.verdict.rawValue.capitalisedFirst)\(authority): \(ruling.reason)</p>
                <p class="hint">\(visit.signed(ruling.circumstance, as: Role.arbiters, of: on.owner))</p></li>
                """
            )
        }
        let items = (evidence + rulings).sorted { $0.0 < $1.0 }.map(\.1)
        return items.isEmpty ? .nothing : "<ol class=\"timeline\">\(items)</ol>"
    }

    private func form(_ act: String, _ route: FundRoute) -> PlainForm {
        PlainForm(visit, "\(act)-\(id)", to: route.path(on.fund.id.text, id))
    }

    private var forms: Html {
        let mayWitness = visit.may(FundRoute.submitEvidence, for: on.owner)
        let mayRule = visit.may(FundRoute.acceptCondition, for: on.owner)
        return (mayWitness ? witnessing : .nothing) + (mayRule ? ruling : .nothing)
    }

    private var witnessing: Html {
        let form = form("evidence", .submitEvidence)
        let fields =
            form.text("text", "What shows that it is met?")
            + form.line(
                "reference", "Where the evidence is", hint: "A letter’s reference or an address")
        return .folded(
            "Submit evidence", isOpen: form.isBack, form.html("Submit evidence", fields))
    }

    private var ruling: Html {
        let waiving = form("waive", .waiveCondition)
        let waiver =
            waiving.line("authority", "Decision that allows it", hint: "Its reference: D41819")
            + waiving.text("reason", "Why is it waived?", rows: 2)
        return judging
            + .folded(
                "Waive the condition", isOpen: waiving.isBack,
                waiving.html("Waive the condition", isGrave: true, waiver))
    }

    /// Evidence is judged by somebody else than who gave it.
    private var judging: Html {
        guard condition.status == .evidenceSubmitted, let last = condition.evidence.last else {
            return .nothing
        }
        guard last.circumstance.by != visit.officer?.id else {
            return "<p>You gave the evidence, so somebody else judges it.</p>"
        }
        let (accept, refuse) = (form("accept", .acceptCondition), form("refuse", .refuseCondition))
        return .folded(
            "Accept the evidence: the condition is met", isOpen: accept.isBack,
            accept.html("Accept", accept.text("reason", "Why is it met?", rows: 2)))
            + .folded(
                "Refuse the evidence", isOpen: refuse.isBack,
                refuse.html(
                    "Refuse", isGrave: true, refuse.text("reason", "Why is it not met?", rows: 2)))
    }
}
