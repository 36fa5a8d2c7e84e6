import Accountability
import Ledger
import Reckoning

/// What the council's constitution says about decisions, from day to day, and where it is recorded.
struct DecisionRulesPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var organisations: [Organisation] {
        visit.books.everyOrganisation.filter { visit.reads($0.id) }
    }

    var page: Page {
        Page(
            title: "Rules about decisions",
            crumbs: [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())], isWide: true,
            main: """
                <h1>Rules about decisions</h1>
                <p class="lead">Each decision is held to the rules of the day on which it was taken: \
                what makes it a key decision, how long it can be called in, and from when it may be \
                acted on.</p>
                \(lists)
                <p>\(Html.link("Download as CSV", DecisionRoute.rulesFile.path()))</p>
                \(visit.may(DecisionRoute.adoptRules) ? adopting : .nothing)
                """)
    }

    private var lists: Html {
        let found = organisations.filter { !visit.books.rules(of: $0.id).isEmpty }
        guard !found.isEmpty else { return "<p>No rules are recorded yet.</p>" }
        return found.map { table($0) }.joined()
    }

    private func table(_ organisation: Organisation) -> Html {
        let rules = visit.books.rules(of: organisation.id)
        let inForce = rules.inForce(on: visit.today)
        return DataTable(
            caption: "Rules of \(organisation.name), the latest first",
            columns: [
                .words("From"), .figure("Key decision above"), .words("Call-in"),
                .words("Notice of a key decision"), .words("General exception"),
                .words("Written in"), .words("Status"),
            ],
            rows: rules.sorted { $0.from > $1.from }.map { rule in
                [
                    .words(rule.from.inWords), .money(rule.keyThreshold),
                    .words(
                        "\(rule.callInWorkingDays.of("working day")) from the "
                            + rule.callInRunsFrom.title),
                    .words(rule.noticeClearDays.of("clear day")),
                    .words(rule.exceptionClearDays.of("clear working day")), .words(rule.source),
                    rule == inForce ? .tag("In force", .active) : .tag("Other days", .quiet),
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "decision-rules",
            columns: [
                "Organisation", "From", "Key decision above", "Call-in working days",
                "Call-in runs from", "Notice clear days", "Exception clear days", "Source",
            ],
            rows: organisations.flatMap { visit.books.rules(of: $0.id) }.map { rule in
                [
                    .words(rule.organisation.text), .day(rule.from), .money(rule.keyThreshold),
                    .words("\(rule.callInWorkingDays)"), .words(rule.callInRunsFrom.title),
                    .words("\(rule.noticeClearDays)"), .words("\(rule.exceptionClearDays)"),
                    .words(rule.source),
                ]
            })
    }

    private var adopting: Html {
        let form = PlainForm(visit, "rules", to: DecisionRoute.adoptRules.path())
        let fields =
            form.day("from", "First day on which they hold")
            + form.amount("threshold", "Spending above this makes a decision key")
            + form.line("callIn", "Working days for call-in", width: "width-day")
            + form.choice(
                "start", "What the time for call-in runs from",
                CallInStart.allCases.map { ($0.rawValue, $0.title.capitalisedFirst) })
            + form.line(
                "notice", "Clear days of notice of a key decision", "28",
                hint: "The law asks for 28", width: "width-day")
            + form.line(
                "exception", "Clear working days of notice under the general exception", "5",
                hint: "The law asks for five", width: "width-day")
            + form.line(
                "source", "Where this is written", hint: "For example, Constitution, part 4")
        return """
            <h2>Record rules</h2>
            <p>Rules that held before stay, for the decisions of their days.</p>
            \(form.html("Record the rules", fields))
            """
    }
}

extension FormReading {
    /// The rules that the form records.
    mutating func rules(of organisation: OrganisationID) -> DecisionRules {
        DecisionRules(
            of: organisation, from: day("from", "the first day on which they hold"),
            keyThreshold: amount("threshold", "the amount"),
            callInWorkingDays: days("callIn", "the working days for call-in"),
            callInRunsFrom: choice("start", "Choose what the time for call-in runs from")
                ?? .minutesPublished, noticeClearDays: days("notice", "the clear days of notice"),
            exceptionClearDays: days("exception", "the clear working days"),
            source: needed("source", "Enter where this is written"))
    }

    private mutating func days(_ field: String, _ thing: String) -> Int {
        if let number = Int(words(field)), (0...365).contains(number) { return number }
        complain(field, "Enter \(thing) as a whole number, such as 5")
        return 0
    }
}
