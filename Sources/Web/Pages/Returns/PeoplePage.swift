import Accountability
import Forms
import Ledger
import Reckoning

/// The organisation as it is known, and who may do what with its return.
struct PeoplePage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        let organisation = at.context.organisation
        return Page(
            title: "Organisation and contacts", crumbs: at.crumbs,
            main: """
                \(at.heading("Organisation and contacts"))
                \(KeyFacts([
                    ("Organisation", .words(organisation.name)),
                    ("Code", .words(organisation.id.text)),
                    ("Other codes", .words(orNil: organisation.codes.joined(separator: ", "))),
                    ("Asked by", .words(at.form.owner)),
                ]).html)
                <h2>Who has access</h2>
                \(KeyFacts(access).html)
                <p>If something is wrong, ask your administrator to put it right. \
                \(at.visit.face.settings.contact)</p>
                \(confirming)
                """)
    }

    private var access: [(String, Html?)] {
        [("Fills the return in", names(at.officers(Role.preparers)))]
            + [("Sends it for sign-off", names(at.officers(Role.senders)))]
            + at.form.signOff.map { step in
                (step.title, names(at.officers(step.roles)))
            }
            + [
                ("Reads everything", names(at.officers([.auditor]))),
                ("Department", names(department)),
            ]
    }

    private var department: [OfficerID] {
        at.visit.books.everyOfficer.filter {
            $0.holds(Role.department, for: at.context.collection.owner)
        }.map(\.id)
    }

    private func names(_ officers: [OfficerID]) -> Html {
        guard !officers.isEmpty else { return "<span class=\"none\">Nobody yet</span>" }
        let items = officers.map { "<li>\(at.name($0))</li>" as Html }
        return "<ul>\(items)</ul>"
    }

    private var confirming: Html {
        if let confirmed = at.entry.detailsConfirmed {
            return "<p class=\"inset\">Found right by \(at.visit.signed(confirmed)).</p>"
        }
        guard at.may(ReturnRoute.confirmPeople) else { return .nothing }
        return """
            <form method="post" action="\(ReturnRoute.confirmPeople.path(at.id))">\
            \(at.visit.tokenField)<div class="actions"><button class="button" type="submit">\
            These details are right</button>\
            <a href="\(ReturnRoute.taskList.path(at.id))">Come back later</a></div></form>
            """
    }
}

extension Site {
    func confirmPeople(_ at: ReturnVisit) async throws(Problem) -> Reply {
        try await carryOut(.confirmDetails, at)
        return .go(to: ReturnRoute.taskList.path(at.id))
    }
}
