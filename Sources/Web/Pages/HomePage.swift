import Accountability
import Forms
import Ledger
import Reckoning

/// The returns that the visitor works on.
struct ReturnsPage {
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
                """)
    }

    private var visible: [ReturnVisit] {
        visit.books.everyReturn.compactMap { visit.books.return($0.id) }
            .filter { context in
                RouteMandate.reader.admits(visit.officer, to: context)
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

}

/// The ways to sign in.
struct SignInChoicePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(title: "Sign in", main: "<h1>Sign in</h1>\(signIn)")
    }

    private var signIn: Html {
        guard visit.officer == nil else { return "<p>You are signed in.</p>" }
        guard visit.face.settings.isDemonstration else {
            return """
                <p>You need a sign-in link. It is made for you by whoever looks after this site, \
                works once, and lasts a day.</p>
                <p>\(visit.face.settings.contact)</p>
                """
        }
        let buttons = visit.face.settings.demonstrationOfficers.map { button($0) }
        return """
            <p>Choose whose work you want to do. You need no password in a demonstration.</p>
            <ul class="sign-in">\(buttons)</ul>
            """
    }

    private func button(_ officer: OfficerID) -> Html {
        """
        <li><form method="post" action="\(SignInRoute.signInAs.path(officer.text))">\(visit.tokenField)\
        <button class="button secondary" type="submit">Sign in as \(visit.face.name(officer))\
        \(roles(of: officer))</button></form></li>
        """
    }

    /// What the officer does, because a visitor cannot know the people by name.
    private func roles(of officer: OfficerID) -> String {
        let mandates = visit.books.officer(officer)?.mandates ?? []
        let titles = mandates.map { $0.role.title.lowercased() }.sorted()
        return titles.isEmpty ? "" : ", \(titles.joined(separator: ", "))"
    }
}

/// The page that a sign-in link opens: a button, so that a mail program's preview uses nothing up.
struct SignInPage {
    let visit: Visit
    let officer: OfficerID
    let link: String

    init(_ visit: Visit, _ officer: OfficerID, _ link: String) {
        self.visit = visit
        self.officer = officer
        self.link = link
    }

    var page: Page {
        Page(
            title: "Sign in",
            main: """
                <h1>Sign in</h1>
                <p>This link is for \(visit.face.name(officer)). It works once.</p>
                <form method="post" action="\(SignInRoute.useLink.path(link))">\(visit.tokenField)
                <button class="button" type="submit">Sign in</button></form>
                """)
    }
}
