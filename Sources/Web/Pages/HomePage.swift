import Accountability
import Forms
import Ledger
import Reckoning

/// The first page: the returns, and the way to sign in.
struct HomePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(
            title: "Returns",
            main: """
                <h1>Returns</h1>
                <p class="lead">Quarterly returns on public money: fill them in on this site or in \
                a workbook, have them signed, and submit them.</p>
                \(WorkList(visit).html)
                \(returns)
                \(toOpen)
                \(signIn)
                """)
    }

    private var visible: [ReturnVisit] {
        visit.books.everyReturn.compactMap { visit.books.return($0.id) }
            .filter { context in
                RouteMandate.reader.admits(
                    visit.officer, to: context,
                    isDemonstration: visit.face.settings.isDemonstration)
            }
            .map { ReturnVisit(visit, $0) }
            .sorted { ($0.form.period.to, $0.id) > ($1.form.period.to, $1.id) }
    }

    private var returns: Html {
        let cards = visible.map { Self.card($0) }
        if !cards.isEmpty { return "<ul class=\"cards\">\(cards)</ul>" }
        guard visit.officer != nil else { return .nothing }
        return "<p>There are no returns yet for your organisation.</p>"
    }

    private static func card(_ at: ReturnVisit) -> Html {
        let deadline = Deadline(at)
        return """
            <li class="card">
            <h2><a href="\(ReturnRoute.taskList.path(at.id))">\(at.form.title)\
            \(.hidden("for \(at.form.period.inWords)"))</a></h2>
            <p class="card-sub">\(at.form.period.inWords) – \(at.context.organisation.name)</p>
            <p>\(ReturnStatus(at).tag) <span class="card-note">\(at.completedCount) of \
            \(at.form.sections.count) sections completed</span></p>
            \(deadline?.html)
            </li>
            """
    }

    /// Collections that the visitor's organisation is asked for and has not opened.
    private var toOpen: Html {
        guard let officer = visit.officer else { return .nothing }
        let forms = visit.books.everyCollection.flatMap { collection -> [Html] in
            officer.organisations.sorted { $0.text < $1.text }
                .filter { organisation in
                    collection.respondents.contains(organisation)
                        && officer.holds(Role.preparers, for: organisation)
                        && visit.books.return(ReturnID("\(collection.id)-\(organisation)")) == nil
                }
                .map { opening(collection, $0) }
        }
        return forms.isEmpty ? .nothing : "<h2>To be started</h2><ul class=\"cards\">\(forms)</ul>"
    }

    private func opening(
        _ collection: Accountability.Collection, _ organisation: OrganisationID
    ) -> Html {
        let form = visit.books.form(collection.form)?.form
        let name = visit.books.organisation(organisation)?.name ?? organisation.text
        return """
            <li class="card"><h3>\(form?.title ?? collection.id.text)</h3>
            <p class="card-sub">\(form?.period.inWords ?? "") – \(name)</p>
            <form method="post" \
            action="\(ReturnRoute.openReturn.path(collection.id.text, organisation.text))">
            \(visit.tokenField)<button class="button" type="submit">Start this return\
            \(.hidden("for \(form?.period.inWords ?? collection.id.text)"))</button></form></li>
            """
    }

    private var signIn: Html {
        guard visit.officer == nil else { return .nothing }
        return """
            <p><a class="button" href="\(SignInRoute.signIn.path())">Sign in</a></p>
            """
    }
}
