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
                \(returns)
                \(signIn)
                """)
    }

    private var returns: Html {
        guard visit.officer != nil else { return .nothing }
        return """
            <p><a class="button" href="\(ReturnRoute.returns.path())">See your returns</a></p>
            """
    }

    private var signIn: Html {
        guard visit.officer == nil else { return .nothing }
        guard visit.face.settings.isDemonstration else {
            return """
                <h2>Sign in</h2>
                <p>You need a sign-in link. It is made for you by whoever looks after this site, \
                works once, and lasts a day.</p>
                <p>\(visit.face.settings.contact)</p>
                """
        }
        let buttons = visit.face.settings.demonstrationOfficers.map { button($0) }
        return """
            <h2>Sign in to try it</h2>
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
