import Accountability
import Ledger
import Reckoning

/// The form that proposes an initiative: its business case in brief.
struct ProposalPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var form: PlainForm {
        PlainForm(visit, "proposal", to: InitiativeRoute.proposeInitiative.path())
    }

    var page: Page {
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
        form.line("initiative", "Identifier", hint: "Letters, digits and hyphens: INI-001")
            + form.line("title", "What is it called?")
            + form.choice(
                "fund", "Fund that pays for it", funds.map { ($0.id.text, $0.record.title) })
            + form.choice("lead", "Lead (optional)", leads)
            + form.day("from", "First day of the funding")
            + form.day("to", "Last day of the funding")
            + form.text("need", "Which need does it answer?")
            + form.text("outcomes", "What will be different?")
            + form.text("partners", "Partners (optional)", hint: "One on each line", rows: 2)
            + form.line("decision", "Decision that approved it (optional)", width: "width-number")
            + form.line(
                "slot", "Row in the programme’s returns (optional)", width: "width-number")
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
    /// The initiative that the form proposes; its fund says whose it is.
    mutating func proposal(_ books: Books) -> InitiativeRecord {
        let fund = books.fund(FundID(needed("fund", "Choose the fund")))
        if fund == nil, !isBlank("fund") { complain("fund", "Choose the fund") }
        var record = InitiativeRecord(
            InitiativeID(needed("initiative", "Enter an identifier")),
            of: fund?.record.organisation ?? OrganisationID(""),
            title: needed("title", "Enter what it is called"),
            fund: fund?.id ?? FundID(""), period: period("from", "to", "the funding"))
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
