import Accountability
import Clerk
import Ledger
import Reckoning

/// What an administrator looks after, and how the journal stands.
struct AdministrationPage {
    let visit: Visit
    /// The last fact of the journal, or nil.
    let last: AuditEntry?

    init(_ visit: Visit, last: AuditEntry?) {
        self.visit = visit
        self.last = last
    }

    static let crumb = Crumb(
        words: "Administration", path: AdministrationRoute.administration.path())

    var page: Page {
        Page(
            title: "Administration",
            main: """
                <h1>Administration</h1>
                <ul class="choices">\(rooms)</ul>
                <h2>The journal</h2>
                \(KeyFacts([
                    ("Facts", .words("\(visit.books.sequence)")),
                    ("Last recorded", last.map { .words($0.circumstance.at.inWords) } ?? "nothing yet"),
                    ("Hash of the last",
                    last.map { "<code class=\"hash\">\($0.digest.hexadecimal)</code>" }),
                    ("Organisations", .words("\(visit.books.everyOrganisation.count)")),
                    ("Officers", .words("\(visit.books.everyOfficer.count)")),
                    ("Returns", .words("\(visit.books.everyReturn.count)")),
                ]).html)
                """)
    }

    private var rooms: [Html] {
        let rooms: [(String, String, String)] = [
            (
                "Organisations", AdministrationRoute.organisations.path(),
                "The register, with the codes that each is known by."
            ),
            (
                "Journal", AuditRoute.journal.path(),
                "What was recorded, by whom and when; the check of the whole chain."
            ),
            (
                "Reminders", WorkRoute.reminders.path(),
                "The letters of today, what was sent, and whether they go out by themselves."
            ),
            (
                "About this program", AdministrationRoute.about.path(),
                "What it is made of, and the licences."
            ),
        ]
        return rooms.map { words, path, meaning -> Html in
            "<li>\(Html.link(words, path))<br><span class=\"hint\">\(meaning)</span></li>"
        }
    }
}

/// The register of organisations.
struct OrganisationsPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var organisations: [Organisation] { visit.books.everyOrganisation }

    private func officers(of organisation: Organisation) -> Int {
        visit.books.everyOfficer.count { $0.organisations.contains(organisation.id) }
    }

    var page: Page {
        Page(
            title: "Organisations", crumbs: [AdministrationPage.crumb], isWide: true,
            main: """
                <h1>Organisations</h1>
                <p class="lead">\(organisations.count.of("organisation")). A code is never given to \
                another one.</p>
                \(organisations.isEmpty ? .nothing : table)
                <p>\(Html.link("Download as CSV", AdministrationRoute.organisationsFile.path()))</p>
                <h2>Register an organisation</h2>
                \(form)
                """)
    }

    private var table: Html {
        DataTable(
            caption: "Organisations by code",
            columns: [
                .words("Code"), .words("Name"), .words("Other codes"), .figure("Officers"),
            ],
            rows: organisations.map { organisation in
                [
                    .words(organisation.id.text), .words(organisation.name),
                    .words(
                        organisation.codes.isEmpty
                            ? "none" : organisation.codes.joined(separator: ", ")),
                    .words("\(officers(of: organisation))"),
                ]
            }
        ).html
    }

    private var form: Html {
        let form = PlainForm(
            visit, "organisation", to: AdministrationRoute.registerOrganisation.path())
        let fields =
            form.line(
                "id", "Code", hint: "The official code where there is one, such as E06000001",
                width: "width-number")
            + form.line("name", "Name")
            + form.line("codes", "Other codes (optional)", hint: "With commas between them")
        return form.html("Register the organisation", fields)
    }

    var file: ListFile {
        ListFile(
            name: "organisations", columns: ["Code", "Name", "Other codes", "Officers"],
            rows: organisations.map { organisation in
                [
                    .words(organisation.id.text), .words(organisation.name),
                    .words(organisation.codes.joined(separator: "; ")),
                    .words("\(officers(of: organisation))"),
                ]
            })
    }
}

extension FormReading {
    /// The organisation that the form registers.
    mutating func organisation() -> Organisation {
        Organisation(
            id: OrganisationID(needed("id", "Enter the code")),
            name: needed("name", "Enter the name"),
            codes: words("codes").split(separator: ",").map { String($0).trimmed }
                .filter { !$0.isEmpty })
    }
}
