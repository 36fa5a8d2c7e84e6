import Accountability
import Accounts
import Forms
import Ledger
import Notices
import Reckoning

/// One organisation in a collection: whom to talk to, what was sent, and what can be agreed.
struct AuthorityPage {
    let at: CollectionVisit
    let organisation: OrganisationID
    /// How it stands; nil when it is not asked.
    let row: RespondentStanding?
    /// Whom letters about its return go to.
    let contacts: [OfficerID]
    /// The latest letters to them.
    let letters: [Notice]

    private var visit: Visit { at.visit }
    private var name: String { at.name(organisation) }

    var page: Page {
        Page(
            title: "\(name), \(at.form.period.inWords)", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading(name))
                <p>\(row?.status.tag ?? .tag("Not asked", .quiet))\
                \(row?.isOverdue == true ? " \(.tag("Overdue", .problem))" : .nothing)</p>
                \(KeyFacts(facts).paired)
                <h2>Contacts</h2>
                \(contactTable)
                <h2>Letters</h2>
                \(letterTable)
                \(forms)
                """)
    }

    private var facts: [(String, Html?)] {
        let record = at.record(organisation)
        let codes = visit.books.organisation(organisation)?.codes ?? []
        let joint = row?.joint.map { joint -> Html in
            let others = joint.covers.map { at.name($0) }.joined(separator: ", ")
            return "\(at.name(joint.lead)) answers for \(others): \(joint.reason)"
        }
        return [
            ("Code", .words(([organisation.text] + codes).joined(separator: ", "))),
            (
                "Class and region",
                .words(
                    orNil: record.map { record in
                        [record.category, record.region ?? ""].filter { !$0.isEmpty }
                            .joined(separator: ", ")
                    })
            ),
            ("In the register", record.map { .words($0.days) }),
            ("Carried on by", .words(orNil: successors)),
            ("Due", row?.due.map { .words("on or before \($0.inWords)") }),
            ("Extension", row?.longer.map { "until \($0.until.inWords): \($0.reason)" }),
            ("Exempt", at.collection.exemptions[organisation].map { .words($0.reason) }),
            ("Joint return", joint),
            ("First submitted", row?.submitted.map { .words($0.inWords) }),
            ("Last activity", row?.entry.map { .words($0.lastChanged.at.inWords) }),
            (
                "Sections completed",
                row?.entry.map { entry in
                    let done = at.form.sections.count { entry.completedSections[$0.id] != nil }
                    return "\(done) of \(at.form.sections.count)"
                }
            ),
            ("Open queries", row?.entry.map { _ in "\(row?.openQueries ?? 0)" }),
            ("Return", returnLink),
        ]
    }

    private var successors: String {
        let day = visit.today
        guard let record = at.record(organisation), !record.exists(on: day) else { return "" }
        return visit.books.register.successors(of: organisation, on: day).map { at.name($0) }
            .joined(separator: ", ")
    }

    /// Answers are read by analysts, not by chasers.
    private var returnLink: Html? {
        guard row?.entry != nil, at.may(CollectionRoute.setUp) else { return nil }
        return .link("Read the return", ReviewRoute.reviewed.path(at.id, organisation.text))
    }

    private var contactTable: Html {
        guard !contacts.isEmpty else {
            return "<p class=\"inset\">Nobody is known who sends returns for it.</p>"
        }
        return DataTable(
            caption: "Who sends its returns",
            columns: [.words("Name"), .words("Role"), .words("Address"), .words("Last letter")],
            rows: contacts.map { contact($0) }
        ).html
    }

    private func contact(_ id: OfficerID) -> [Html] {
        let officer = visit.books.officer(id)?.acting(on: visit.today)
        let roles =
            officer?.mandates.filter { mandate in
                mandate.organisation == organisation && Role.senders.contains(mandate.role)
            } ?? []
        let titles = roles.map(\.role.title).sorted().joined(separator: ", ")
        let principals = officer?.principals(as: Role.senders, for: organisation) ?? []
        let deputy = principals.map { visit.face.name($0) }.sorted().joined(separator: ", ")
        let address = visit.face.people.officer(id.text)?.email ?? ""
        return [
            .words(visit.face.name(id)),
            .words(deputy.isEmpty ? titles : "\(titles), deputy of \(deputy)"),
            .words(address.isEmpty ? "none known" : address),
            .words(letters.first { $0.officer == id }?.post.words ?? "none"),
        ]
    }

    private var letterTable: Html {
        let sent = at.collection.reminders(to: organisation).reversed()
        let reminders = sent.map { one -> Html in
            let how = one.reminder.planned == nil ? "by hand" : "as planned"
            return "<li>Reminded \(how): \(visit.signed(one.circumstance))</li>"
        }
        let told = letters.prefix(10).map { notice -> Html in
            """
            <li>Letter to \(visit.face.name(notice.officer)), \(notice.written.inWords): \
            \(notice.post.words)</li>
            """
        }
        guard !reminders.isEmpty || !told.isEmpty else { return "<p>Nothing was sent yet.</p>" }
        return "<ul>\(reminders)\(told)</ul>"
    }

    private var forms: Html {
        let isOpen = at.state != .locked && at.state != .published
        guard isOpen else { return .nothing }
        guard row != nil, at.collection.exemptions[organisation] == nil else { return invitation }
        return [reminding, extending, exempting, joining].joined()
    }

    private var invitation: Html {
        guard at.may(CollectionRoute.invite) else { return .nothing }
        let form = PlainForm(visit, "invite", to: at.path(.invite, organisation))
        return """
            <h2>Invite it</h2>
            <p>It is asked for a return from then on, and told so when the collection is open.</p>
            \(form.html("Invite \(name)", .nothing))
            """
    }

    private var reminding: Html {
        guard at.isAwaiting, row?.submitted == nil, row?.status.isExpected == true,
            at.may(CollectionRoute.remind)
        else { return .nothing }
        return """
            <h2>Remind</h2>
            <form method="post" action="\(at.path(.remind))">\(visit.tokenField)\
            \(.carrying("organisation", organisation.text))\
            <button class="button secondary" type="submit">Remind \(name)</button></form>
            """
    }

    private var extending: Html {
        guard at.may(CollectionRoute.extend), row?.status.isExpected == true else {
            return .nothing
        }
        let form = PlainForm(visit, "extend", to: at.path(.extend, organisation))
        return """
            <h2>Extend the deadline</h2>
            \(form.html("Grant the extension", """
                \(form.day("day", "Until, on or before", row?.longer?.until.onLondonClock.day))
                \(form.line("time", "Time", "midday", width: "width-date"))
                \(form.line("reason", "Why", row?.longer?.reason ?? ""))
                """))
            """
    }

    private var exempting: Html {
        guard at.may(CollectionRoute.exempt) else { return .nothing }
        let form = PlainForm(visit, "exempt", to: at.path(.exempt, organisation))
        return .folded(
            "Exempt it from this collection", isOpen: form.isBack,
            form.html("Exempt \(name)", form.line("reason", "Why it need not answer")))
    }

    private var joining: Html {
        guard at.may(CollectionRoute.join) else { return .nothing }
        let form = PlainForm(visit, "join", to: at.path(.join, organisation))
        let known = at.collection.jointReturns.first { $0.lead == organisation }
        return .folded(
            "Have its return answer for others", isOpen: form.isBack,
            form.html(
                "Agree the joint return",
                """
                \(form.text("covers", "Codes of the others, one a line", known?.covers.map(\.text).joined(separator: "\n") ?? "", hint: "Leave it empty to end the arrangement"))
                \(form.line("reason", "Why", known?.reason ?? ""))
                """))
    }
}
