import Accountability
import Accounts
import Ledger
import Reckoning

/// One officer, for an administrator: name, roles, deputies, signing in, erasing.
struct OfficerPage {
    let visit: Visit
    let officer: Officer
    let sendsLinks: Bool

    init(_ visit: Visit, sendsLinks: Bool) throws(Problem) {
        guard let officer = visit.books.officer(OfficerID(visit.open[0])) else { throw .notFound }
        self.visit = visit
        self.officer = officer
        self.sendsLinks = sendsLinks
    }

    private var id: String { officer.id.text }
    private var person: NamedOfficer? { visit.face.people.officer(id) }

    var page: Page {
        Page(
            title: visit.face.name(officer.id),
            crumbs: [Crumb(words: "People", path: PeopleRoute.people.path())],
            main: """
                <h1><span class="above">\(id)</span>\(visit.face.name(officer.id))</h1>
                \(KeyFacts([
                    ("Email", .words(orNil: person?.email)),
                    ("Last signed in", .words(lastSignedIn)),
                    ("Signed in now", .words(signedIn)),
                ]).html)
                <h2 id="roles">Roles</h2>
                \(roles)
                <h2 id="deputies">Deputies</h2>
                \(deputies)
                <h2>Signing in</h2>
                \(sendsLinks && person?.email.isEmpty == false ? sendLink : .nothing)
                \(button("Sign this officer out everywhere", PeopleRoute.endSessions.path(id)))
                <h2>Name and address</h2>
                \(naming)
                \(person == nil ? .nothing : erasing)
                """)
    }

    private var lastSignedIn: String {
        visit.face.people.lastSignedIn(officer.id)?.inWords ?? "Never"
    }

    private var signedIn: String {
        let count = visit.face.people.sessions(of: officer.id, at: visit.now).count
        return count == 0 ? "No" : "In \(count.of("browser"))"
    }

    private var roles: Html {
        let words = OfficerRoles(visit, officer)
        let rows = words.own.map { mandate -> Html in
            """
            <li><form method="post" action="\(PeopleRoute.withdraw.path(id))">\(visit.tokenField)\
            \(.carrying("role", mandate.role.rawValue))\
            \(.carrying("organisation", mandate.organisation.text))\(words.words(mandate)) \
            <button class="link" type="submit">Withdraw\(.hidden(words.words(mandate)))</button>\
            </form></li>
            """
        }
        let form = PlainForm(visit, "grant", to: PeopleRoute.grant.path(id))
        return """
            \(Self.list(rows, otherwise: "No role."))
            \(.folded("Give a role", isOpen: form.isBack,
                form.html("Give the role", RoleFields(visit, form).html)))
            """
    }

    /// Those who stand in for this officer, and for whom this officer stands in.
    private var deputies: Html {
        let words = OfficerRoles(visit, officer)
        let standingIn = words.deputations.map {
            "<li>\(words.words($0)) \(ending($0))</li>" as Html
        }
        let theirs = visit.books.everyOfficer.flatMap(\.standingDeputations).map(\.appointment)
            .filter { $0.principal == officer.id && $0.to >= visit.today }
            .map { appointment -> Html in
                """
                <li>\(visit.face.name(appointment.deputy)) stands in as \
                \(appointment.role.title.lowercased()) from \(appointment.from.inWords) to \
                \(appointment.to.inWords) \(ending(appointment))</li>
                """
            }
        let rows = standingIn + theirs
        return """
            \(Self.list(rows, otherwise: "None."))
            \(words.own.isEmpty ? .nothing : appointing(words.own))
            """
    }

    private static func list(_ rows: [Html], otherwise words: String) -> Html {
        rows.isEmpty ? "<p>\(words)</p>" : "<ul class=\"links\">\(rows)</ul>"
    }

    private func ending(_ appointment: DeputyAppointment) -> Html {
        """
        <form method="post" action="\(PeopleRoute.endDeputy.path(id))">\(visit.tokenField)\
        \(.carrying("deputy", appointment.deputy.text))\
        \(.carrying("principal", appointment.principal.text))\
        \(.carrying("role", appointment.role.rawValue))\
        \(.carrying("organisation", appointment.organisation.text))\
        \(.carrying("from", "\(appointment.from)"))\(.carrying("to", "\(appointment.to)"))\
        <button class="link" type="submit">End it now\
        \(.hidden("for \(visit.face.name(appointment.deputy))"))</button></form>
        """
    }

    private func appointing(_ mandates: [Mandate]) -> Html {
        let form = PlainForm(visit, "deputy", to: PeopleRoute.appoint.path(id))
        let words = OfficerRoles(visit, officer)
        let choices = mandates.map {
            (value: "\($0.role.rawValue) \($0.organisation)", words: words.words($0))
        }
        let others = visit.books.everyOfficer.filter { $0.id != officer.id }
            .map { (value: $0.id.text, words: visit.face.name($0.id)) }
        return .folded(
            "Appoint a deputy", isOpen: form.isBack,
            form.html(
                "Appoint the deputy",
                """
                \(form.choice("deputy", "Who stands in for \(visit.face.name(officer.id))", others))
                \(form.choice(
                    "mandate", "In which role", choices, choices.count == 1 ? choices[0].value : ""))
                \(form.day("from", "First day", visit.today))
                \(form.day("to", "Last day"))
                """))
    }

    private var sendLink: Html {
        button("Send a sign-in link", PeopleRoute.sendLink.path(id))
    }

    private func button(_ words: String, _ path: String) -> Html {
        """
        <form method="post" action="\(path)">\(visit.tokenField)<div class="actions">\
        <button class="button secondary" type="submit">\(words)</button></div></form>
        """
    }

    private var naming: Html {
        let form = PlainForm(visit, "name", to: PeopleRoute.rename.path(id))
        return form.html(
            "Save",
            """
            \(form.line("name", "Name", person?.name ?? ""))
            \(form.line("email", "Email address", person?.email ?? ""))
            """)
    }

    private var erasing: Html {
        let form = PlainForm(visit, "erase", to: PeopleRoute.erase.path(id))
        return .folded(
            "Erase this person", isOpen: form.isBack,
            form.html(
                "Erase", isGrave: true,
                """
                <p>The name, the address, the comments and everything to sign in with are removed \
                for good. What the officer did stays in the record, under \(id).</p>
                \(form.tick("sure", "Erase the name and address for good"))
                """))
    }
}
