import Accountability
import Ledger
import Reckoning

/// The form that proposes an initiative, or changes what is said of one: its business case in
/// brief.
struct ProposalPage {
    let visit: Visit
    /// The initiative that is changed; nil when one is proposed.
    let initiative: Initiative?

    init(proposing visit: Visit) {
        self.visit = visit
        initiative = nil
    }

    init(changing visit: Visit) throws(Problem) {
        self.visit = visit
        initiative = try visit.initiative()
    }

    private var form: PlainForm {
        PlainForm(
            visit, "proposal",
            to: initiative.map { InitiativeRoute.amendInitiative.path($0.id.text) }
                ?? InitiativeRoute.proposeInitiative.path())
    }

    private var record: InitiativeRecord? { initiative?.record }

    var page: Page { initiative.map { changing($0) } ?? proposing }

    private func changing(_ initiative: Initiative) -> Page {
        Page(
            title: "Change \(initiative.id)",
            crumbs: [
                Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path()),
                Crumb(
                    words: initiative.record.title,
                    path: InitiativeRoute.initiative.path(initiative.id.text)),
            ],
            main: """
                <h1><span class="above">\(initiative.record.title)</span>Change what is said of the \
                initiative</h1>
                <p>What it was stays readable, with the reason for the change.</p>
                \(form.html("Change it", fields + form.text("reason", "Why is it changed?", rows: 2)))
                \(stopping(initiative))
                """)
    }

    private func stopping(_ initiative: Initiative) -> Html {
        guard initiative.stopped == nil,
            visit.may(InitiativeRoute.stopInitiative, for: initiative.record.organisation)
        else { return .nothing }
        let form = PlainForm(
            visit, "stop", to: InitiativeRoute.stopInitiative.path(initiative.id.text))
        return """
            <h2>Stop the initiative early</h2>
            <p>Nothing more is released to it, and it stays in the register.</p>
            \(form.html("Stop it", isGrave: true, form.text("reason", "Why is it stopped?", rows: 2)))
            """
    }

    private var proposing: Page {
        Page(
            title: "Propose an initiative",
            crumbs: [Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path())],
            main: """
                <h1>Propose an initiative</h1>
                <p>Measures, milestones and the plan of spending are added on the initiative’s own \
                page.</p>
                \(form.html("Propose the initiative", fields))
                """)
    }

    private var fields: Html {
        identifier + form.line("title", "What is it called?", record?.title ?? "")
            + form.choice(
                "fund", "Fund that pays for it", funds.map { ($0.id.text, $0.record.title) },
                record?.fund.text ?? "")
            + form.choice("lead", "Lead (optional)", leads, record?.lead?.text ?? "")
            + form.day("from", "First day of the funding", record?.period.from)
            + form.day("to", "Last day of the funding", record?.period.to)
            + form.text("need", "Which need does it answer?", record?.need ?? "")
            + form.text("outcomes", "What will be different?", record?.outcomes ?? "")
            + form.text(
                "partners", "Partners (optional)",
                (record?.partners ?? []).joined(separator: "\n"), hint: "One on each line", rows: 2)
            + form.line(
                "decision", "Decision that approved it (optional)", record?.decision?.text ?? "",
                width: "width-number")
            + form.line(
                "slot", "Row in the programme’s returns (optional)",
                record?.slot.map { "\($0)" } ?? "", width: "width-number")
    }

    private var identifier: Html {
        initiative == nil
            ? form.line("initiative", "Identifier", hint: "Letters, digits and hyphens: INI-001")
            : .nothing
    }

    private var funds: [Fund] {
        visit.funds.filter {
            visit.may(InitiativeRoute.proposeInitiative, for: $0.record.organisation)
        }
    }

    private var leads: [(value: String, words: String)] {
        let owners = Set(funds.map(\.record.organisation))
        return visit.books.everyOfficer.filter { officer in
            owners.contains { officer.holds([.lead, .programme], for: $0) }
        }.map { ($0.id.text, visit.face.name($0.id)) }
    }
}

extension FormReading {
    /// The initiative that the form proposes or changes; its fund says whose it is.
    mutating func proposal(
        _ books: Books, changing known: InitiativeRecord? = nil
    ) -> InitiativeRecord {
        let fund = books.fund(FundID(needed("fund", "Choose the fund")))
        if fund == nil, !isBlank("fund") { complain("fund", "Choose the fund") }
        var record = InitiativeRecord(
            known?.initiative ?? InitiativeID(needed("initiative", "Enter an identifier")),
            of: fund?.record.organisation ?? OrganisationID(""),
            title: needed("title", "Enter what it is called"),
            fund: fund?.id ?? FundID(""), period: period("from", "to", "the funding"))
        record.recipient = known?.recipient
        record.lead = filled("lead").map { OfficerID($0) }
        record.need = words("need")
        record.outcomes = words("outcomes")
        record.partners = lines("partners")
        record.decision = filled("decision").map { DecisionID($0) }
        record.slot = filled("slot").flatMap { Int($0) }
        if record.slot == nil, !isBlank("slot") {
            complain("slot", "Enter the row as a whole number, such as 11")
        }
        return record
    }
}
