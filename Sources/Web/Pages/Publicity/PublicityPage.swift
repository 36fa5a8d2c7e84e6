import Accountability
import Forms
import Ledger
import Reckoning

/// Whether everyone may read a record, and the form that opens or closes it.
struct PublicityPage {
    let visit: Visit
    let record: PublicRecord
    private let title: String
    private let path: String

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        guard let subject = PublicSubject(rawValue: visit.open[0]) else { throw .notFound }
        record = PublicRecord(subject, visit.open[1])
        guard let known = visit.place(of: record) else { throw .notFound }
        guard known.mayOpen else { throw .notPermitted }
        (title, path) = (known.title, known.path)
    }

    private var publicity: Publicity? { visit.books.publicity(of: record) }

    private var isOpen: Bool { publicity?.isOpen ?? false }

    var page: Page {
        Page(
            title: "Who can read \(title)", crumbs: [Crumb(words: title, path: path)],
            main: """
                <h1><span class="above">\(title)</span>Who can read this \(record.subject.title)</h1>
                <p>\(isOpen ? .tag("Open to everyone", .active) : .tag("Not published", .quiet)) \
                \(since)</p>
                \(shown)
                \(isOpen ? closing : opening)
                """)
    }

    private var since: Html {
        guard let publicity else { return .nothing }
        guard let closed = publicity.closed else {
            return "Since \(publicity.opened.at.inWords)."
        }
        return "Closed again on \(visit.signed(closed.circumstance)): \(closed.reason)"
    }

    /// What everyone reads of it, and what stays inside.
    private var shown: Html {
        let (open, kept) = Self.parts(record.subject)
        return """
            <h2>What everyone reads of it</h2><p>\(open)</p>
            <h2>What stays inside</h2><p>\(kept)</p>
            """
    }

    private static func parts(_ subject: PublicSubject) -> (String, String) {
        switch subject {
        case .fund:
            (
                "Its figures, drawdowns and conditions as they stand, and its initiatives.",
                "The ledger, evidence, reasons, claims, officers’ names, and every amount that is "
                    + "exempt from publication or rests on a decision that is not published."
            )
        case .initiative:
            (
                "What it is for, its measures, its milestones, how it is rated, and its money where "
                    + "the fund is open too.",
                "Its lead, commentaries, what stands in its way, compliance evidence, and counts of "
                    + "fewer than 5 people."
            )
        case .outcome:
            (
                "The indicator, the forecast, the story, the actions and the measures.",
                "Officers’ names, remarks, and counts of fewer than 5 people."
            )
        case .return, .collection:
            (
                "Answers and explanations as they were submitted, and on what grounds they were "
                    + "signed.",
                "Work in progress, comments, earlier answers, and officers’ names."
            )
        }
    }

    private var form: PlainForm {
        PlainForm(
            visit, "publicity",
            to: PublicityRoute.changePublicity.path(record.subject.rawValue, record.name))
    }

    private var opening: Html {
        let count = visit.closedInitiatives(of: record).count
        let together =
            count == 0
            ? Html.nothing
            : form.tick("initiatives", "Open its \(count.of("initiative")) too", true)
        return form.html(
            "Open it to everyone", .carrying("act", "open") + together)
    }

    private var closing: Html {
        form.html(
            "Close it again", isGrave: true,
            .carrying("act", "close") + form.text("reason", "Why is it closed?", rows: 2))
    }
}

/// A line on an officer's page that says whether everyone may read it too.
struct PublicityLine {
    let visit: Visit
    let record: PublicRecord
    let owner: OrganisationID

    init(_ visit: Visit, _ record: PublicRecord, of owner: OrganisationID) {
        self.visit = visit
        self.record = record
        self.owner = owner
    }

    var html: Html {
        let isOpen = visit.books.isOpen(record)
        let path = PublicityRoute.publicity.path(record.subject.rawValue, record.name)
        let link: Html =
            visit.place(of: record)?.mayOpen ?? false
            ? .link(isOpen ? "What everyone reads" : "Open it to everyone", path) : .nothing
        return """
            <p class="publicity">\(isOpen ? .tag("Open to everyone", .active)
            : .tag("Not published", .quiet)) \(link)</p>
            """
    }
}

/// A record that can be opened to everyone, as it is called and where it stands on the site.
struct RecordPlace {
    let title: String
    let path: String
    /// The visitor says whether everyone reads it.
    let mayOpen: Bool
}

extension Visit {
    /// Where a record is that can be opened to everyone; nil where there is none.
    func place(of record: PublicRecord) -> RecordPlace? {
        let name = record.name
        switch record.subject {
        case .fund:
            return books.fund(FundID(name)).map { fund in
                RecordPlace(
                    title: fund.record.title, path: FundRoute.fund.path(name),
                    mayOpen: mayOpen(fund.record.organisation))
            }
        case .initiative:
            return books.initiative(InitiativeID(name)).map { initiative in
                RecordPlace(
                    title: initiative.record.title, path: InitiativeRoute.initiative.path(name),
                    mayOpen: mayOpen(initiative.record.organisation))
            }
        case .outcome:
            return books.outcome(OutcomeID(name)).map { outcome in
                RecordPlace(
                    title: outcome.record.title, path: OutcomeRoute.outcome.path(name),
                    mayOpen: mayOpen(outcome.record.organisation))
            }
        case .return:
            return books.return(ReturnID(name)).map { context in
                RecordPlace(
                    title: "\(context.form.form.title), \(context.organisation.name)",
                    path: ReturnRoute.taskList.path(name),
                    mayOpen: mayOpen(context.organisation.id)
                        || collects(context.collection.owner))
            }
        case .collection:
            return books.collection(CollectionID(name)).map { collection in
                RecordPlace(
                    title: books.form(collection.form)?.form.title ?? name,
                    path: SiteRoute.home.path(), mayOpen: collects(collection.owner))
            }
        }
    }

    private func mayOpen(_ owner: OrganisationID) -> Bool {
        officer?.holds(Role.publishers, for: owner) ?? false
    }

    private func collects(_ owner: OrganisationID) -> Bool {
        officer?.holds([.analyst], for: owner) ?? false
    }

    /// The initiatives of a fund that are not open to everyone.
    func closedInitiatives(of record: PublicRecord) -> [InitiativeID] {
        guard record.subject == .fund else { return [] }
        return books.everyInitiative.filter { $0.record.fund.text == record.name }.map(\.id)
            .filter { !books.isOpen(.initiative($0)) }
    }
}
