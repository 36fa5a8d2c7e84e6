import Accountability
import Ledger
import Reckoning

/// The register of decisions and notices.
struct DecisionsPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: DecisionRoute.decisions.path(),
            file: DecisionRoute.decisionsFile.path(),
            fields: [
                .words("text", title: "Words in the title or reference"),
                .choice("maker", title: "Decision maker", makers.map { ($0, $0) }),
                .choice("key", title: "Key decision", [("yes", "Yes"), ("no", "No")]),
                .choice(
                    "status", title: "Status",
                    DecisionStatus.allCases.map { ($0.rawValue, $0.title) }),
                .choice("fund", title: "Fund", visit.funds.map { ($0.id.text, $0.record.title) }),
            ])
    }

    private var makers: [String] {
        Set(visit.decisions.map(\.maker)).sorted()
    }

    private var decisions: [Decision] {
        let filter = filter
        return visit.decisions.filter { decision in
            ("\(decision.id) \(decision.title)").mentions(filter.chosen("text"))
                && [decision.maker, ""].contains(filter.chosen("maker"))
                && [decision.isKey ? "yes" : "no", ""].contains(filter.chosen("key"))
                && [decision.status(on: visit.today).rawValue, ""].contains(
                    filter.chosen("status"))
                && (filter.chosen("fund").isEmpty
                    || decision.funds.contains(FundID(filter.chosen("fund"))))
        }
    }

    var page: Page {
        let found = decisions
        return Page(
            title: "Decisions", feeds: [.decisions], isWide: true,
            main: """
                <h1>Decisions</h1>
                <p class="lead">\(found.count.of("decision")) and notices of decisions to come. \
                Each shows what was decided, what depends on conditions, and what has happened \
                since.</p>
                <p>\(Html.link("Key decisions to be made", DecisionRoute.forthcoming.path())) · \
                \(Html.link("Follow decisions as a feed", DecisionRoute.decisionsFeed.path()))</p>
                \(acts)
                \(rules)
                \(filter.html)
                \(found.isEmpty ? "<p>No decision matches.</p>" : table(found))
                """)
    }

    private var rules: Html {
        guard visit.may(DecisionRoute.rules) else { return .nothing }
        return
            "<p>\(Html.link("The council’s rules about decisions", DecisionRoute.rules.path()))</p>"
    }

    private var acts: Html {
        guard visit.may(DecisionRoute.newDecision) else { return .nothing }
        return """
            <div class="actions"><a class="button" href="\(DecisionRoute.newDecision.path())">Record a \
            decision</a><a href="\(DecisionRoute.newNotice.path())">Publish a notice of a key decision</a>\
            <a href="\(ImportRoute.decisions.path())">Read decisions from a file</a>\
            </div>
            """
    }

    private func table(_ found: [Decision]) -> Html {
        DataTable(
            caption: "Decisions, the latest first",
            columns: [
                .words("Reference"), .words("Title"), .words("Decision maker"), .words("Taken"),
                .words("Key"), .figure("Amount"), .words("Status"),
            ],
            rows: found.map { decision in
                [
                    .link(decision.id.text, DecisionRoute.decision.path(decision.id.text)),
                    .words(decision.title), .words(decision.maker),
                    .words(decision.dayInWords), .words(decision.isKey ? "Yes" : "No"),
                    decision.openAmount.map { .money($0) } ?? "none",
                    decision.status(on: visit.today).tag,
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "decisions",
            columns: [
                "Reference", "Title", "Decision maker", "Taken", "Published", "Effective", "Key",
                "Amount", "Status",
            ],
            rows: decisions.map { decision in
                [
                    .words(decision.id.text), .words(decision.title), .words(decision.maker),
                    .day(decision.record?.taken), .day(decision.record?.published),
                    .day(decision.record?.effective), .words(decision.isKey ? "Yes" : "No"),
                    decision.openAmount.map { .money($0) } ?? .words(""),
                    .words(decision.status(on: visit.today).title),
                ]
            })
    }
}

extension Decision {
    /// What it is about.
    var title: String { record?.title ?? notice?.matter ?? id.text }

    /// Who decided or will decide.
    var maker: String { record?.maker ?? notice?.maker ?? "" }

    /// It is a key decision; a notice is of one.
    var isKey: Bool { record?.isKey ?? true }

    /// The day it was taken, or from which it may be.
    var dayInWords: String {
        record?.taken.inWords ?? notice.map { "from \($0.due.from.inWords)" } ?? "not yet"
    }

    /// What it is for, without amounts that are exempt from publication; nil when it is for none.
    var openAmount: Money? {
        let amounts = record?.resolutions.filter { $0.exemption == nil }.compactMap(\.amount) ?? []
        return amounts.isEmpty ? nil : amounts.total()
    }

    /// The funds that its resolutions name.
    var funds: Set<FundID> { Set(record?.resolutions.compactMap(\.fund) ?? []) }
}
