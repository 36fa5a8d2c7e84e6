import Accountability
import Accounts
import Ledger
import Reckoning

/// Everybody who is enrolled, with their roles.
struct OfficersPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: PeopleRoute.people.path(), file: PeopleRoute.peopleFile.path(),
            fields: [
                .words("text", title: "Name, address or identifier"),
                .choice("role", title: "Role", Role.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }

    private var shown: [Officer] {
        let (text, role) = (filter.chosen("text"), filter.chosen("role"))
        return visit.books.everyOfficer.filter { officer in
            let person = visit.face.people.officer(officer.id.text)
            let words = [officer.id.text, person?.name ?? "", person?.email ?? ""]
            return words.contains { $0.mentions(text) }
                && (role.isEmpty || officer.mandates.contains { $0.role.rawValue == role })
        }
    }

    var page: Page {
        Page(
            title: "People", isWide: true,
            main: """
                <h1>People</h1>
                <p class="lead">Who works here, and what they may do. Names and addresses are kept \
                apart from the record and can be erased; what was done stays.</p>
                <p><a class="button" href="\(PeopleRoute.newOfficer.path())">Enrol somebody</a></p>
                \(filter.html)
                \(table)
                """)
    }

    private var table: Html {
        let rows = shown.map { officer -> [Html] in
            [
                .link(visit.face.name(officer.id), PeopleRoute.officer.path(officer.id.text)),
                OfficerRoles(visit, officer).html ?? .tag("No role", .quiet),
                .words(visit.face.people.officer(officer.id.text)?.email ?? ""),
                .words(visit.face.people.lastSignedIn(officer.id)?.inWords ?? "Never"),
            ]
        }
        guard !rows.isEmpty else { return "<p>Nobody is like that.</p>" }
        return DataTable(
            caption: rows.count.of("officer"),
            columns: [
                .words("Name"), .words("Roles"), .words("Email"), .words("Last signed in"),
            ], rows: rows
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "people", columns: ["officer", "name", "email", "roles", "last signed in"],
            rows: shown.map { officer in
                let roles = OfficerRoles(visit, officer)
                let all =
                    roles.own.map { roles.words($0) } + roles.deputations.map { roles.words($0) }
                return [
                    .words(officer.id.text), .words(visit.face.people.name(of: officer.id) ?? ""),
                    .words(visit.face.people.officer(officer.id.text)?.email ?? ""),
                    .words(all.joined(separator: "; ")),
                    .words(visit.face.people.lastSignedIn(officer.id)?.description ?? ""),
                ]
            })
    }
}

/// Enrols somebody.
struct EnrolmentPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        let form = PlainForm(visit, "enrol", to: PeopleRoute.enrol.path())
        return Page(
            title: "Enrol somebody",
            crumbs: [Crumb(words: "People", path: PeopleRoute.people.path())],
            main: """
                <h1>Enrol somebody</h1>
                \(form.html(
                    "Enrol",
                    """
                    \(form.line(
                        "officer", "Officer identifier",
                        hint: "It stands in the record for ever, so it is no name: finance-2"))
                    \(form.line("name", "Name"))
                    \(form.line("email", "Email address", hint: "Sign-in links are sent there."))
                    \(RoleFields(visit, form).html)
                    """))
                """)
    }
}

/// A role and the organisation that it is for.
struct RoleFields {
    let visit: Visit
    let form: PlainForm

    init(_ visit: Visit, _ form: PlainForm) {
        self.visit = visit
        self.form = form
    }

    var html: Html {
        let organisations = visit.books.everyOrganisation.map {
            (value: $0.id.text, words: $0.name)
        }
        return """
            \(form.choice("role", "Role", Role.allCases.map { ($0.rawValue, $0.title) }))
            \(form.choice(
                "organisation", "Organisation", organisations,
                organisations.count == 1 ? organisations[0].value : ""))
            """
    }
}
