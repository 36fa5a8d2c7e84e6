import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

/// A register that is read from a file: which one, for whom, and where its pages are.
struct RegisterImport {
    let visit: Visit
    let section: RegisterSection
    /// What the rows need not say for themselves.
    let shared: [String: String]
    /// The initiative whose values are read, or nil.
    let initiative: Initiative?

    init(_ route: ImportRoute, _ visit: Visit, fund: String = "") throws(Problem) {
        self.visit = visit
        switch route {
        case .decisions, .uploadDecisions, .decisionsDraft, .recordDecisions:
            section = .decisions
            initiative = nil
            shared = ["organisation": visit.officer?.organisation(Role.registrars)?.text ?? ""]
        case .initiatives, .uploadInitiatives, .initiativesDraft, .recordInitiatives:
            section = .initiatives
            initiative = nil
            let owner = visit.officer?.organisation([.programme, .lead])?.text ?? ""
            shared = ["organisation": owner].merging(
                fund.isEmpty ? [:] : ["fund": fund], uniquingKeysWith: { one, _ in one })
        case .values, .uploadValues, .valuesDraft, .recordValues:
            section = .observations
            let known = try visit.initiative()
            initiative = known
            shared = ["initiative": known.id.text]
        }
    }

    /// What the rows are, in words.
    var things: String {
        switch section {
        case .decisions: "decisions"
        case .initiatives: "initiatives"
        default: "values"
        }
    }

    var title: String {
        switch section {
        case .decisions: "Read decisions from a file"
        case .initiatives: "Read initiatives from a file"
        default: "Read values of measures from a file"
        }
    }

    private var isAboutValues: Bool { initiative != nil }

    /// Where a file is sent, and the page that asks for it.
    var path: String {
        if let initiative { return ImportRoute.values.path(initiative.id.text) }
        return section == .decisions
            ? ImportRoute.decisions.path() : ImportRoute.initiatives.path()
    }

    /// Where a file that waits is looked at and recorded.
    func path(_ number: String) -> String {
        if let initiative { return ImportRoute.valuesDraft.path(initiative.id.text, number) }
        return section == .decisions
            ? ImportRoute.decisionsDraft.path(number) : ImportRoute.initiativesDraft.path(number)
    }

    /// Where to go when it is done.
    var next: String {
        if let initiative { return InitiativeTab.impact.path(initiative.id.text) }
        return section == .decisions
            ? DecisionRoute.decisions.path() : InitiativeRoute.portfolio.path()
    }

    var crumbs: [Crumb] {
        if let initiative {
            return [
                Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path()),
                Crumb(
                    words: initiative.record.title,
                    path: InitiativeTab.impact.path(initiative.id.text)),
            ]
        }
        return section == .decisions
            ? [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())]
            : [Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path())]
    }

    var form: PlainForm { PlainForm(visit, "import", to: path) }

    var page: Page {
        let headings = RegisterTable.headings(of: section).filter { shared[$0] == nil }
        let items = headings.map { "<li><code>\($0)</code></li>" as Html }
        return Page(
            title: title, crumbs: crumbs,
            main: """
                <h1>\(title)</h1>
                <p>Send a CSV file. You see every mistake, and what would be recorded, before anything \
                is. All of it is recorded or none.</p>
                \(form.html("Continue", sendsFile: true, fields))
                \(Html.folded("Headings that the file may have", "<ul>\(items)</ul>"))
                """)
    }

    private var fields: Html {
        let file = form.file("file", "File with \(things)", hint: "A CSV file smaller than 5MB")
        guard section == .initiatives else { return file }
        return file
            + form.choice(
                "fund", "Fund of rows that do not name theirs (optional)",
                visit.funds.map { ($0.id.text, $0.record.title) })
    }
}
