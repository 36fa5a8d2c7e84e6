import Accountability
import Accounts
import Clerk
import Ledger
import Notices
import Reckoning

/// The reminders of one collection: when they go out, what they say, what went out and arrived.
struct CollectionRemindersPage {
    private static let mostLogged = 50

    let at: CollectionVisit
    let contacts: [OrganisationID: [OfficerID]]
    /// The officers whose last letter could not be delivered.
    let unreached: Set<OfficerID>
    /// Since when letters go out by themselves, or nil.
    let reminding: Instant?
    /// The address of the site, for the letters.
    let site: String?

    private var visit: Visit { at.visit }
    private var plan: ReminderPlan? { at.collection.reminderPlan }

    var page: Page {
        Page(
            title: "Emails", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("Emails"))
                \(at.tabs(.emails))
                <p class="lead">\(standing)</p>
                <h2>Schedule</h2>
                \(schedule)
                \(planning)
                <h2>What a reminder says</h2>
                \(preview)
                <h2>Letters that did not arrive</h2>
                \(bounces)
                <h2>What was sent</h2>
                \(log)
                """)
    }

    private var standing: String {
        let words =
            plan.map { "Planned reminders: \($0.words)." }
            ?? "No schedule is set for this collection."
        let site =
            reminding == nil
            ? " Letters do not go out by themselves yet: an administrator starts the reminders."
            : ""
        return words + site
    }

    private var schedule: Html {
        guard let plan, let due = at.due?.onLondonClock.day else {
            return "<p>Days are shown here once the dates and the schedule are set.</p>"
        }
        let calendar = WorkingCalendar.england
        let next = at.collection.nextReminder(from: visit.today, by: calendar)
        return DataTable(
            caption: "Days on which reminders go out",
            columns: [.words("Day"), .words("From the deadline"), .words("State")],
            rows: plan.days(around: due, by: calendar).map { day in
                let count = calendar.workingDays(from: min(day, due), to: max(day, due))
                let place =
                    day == due
                    ? "on the day" : "\(count.of("working day")) \(day < due ? "before" : "after")"
                let state: Html =
                    day == next
                    ? .tag("Next", .active)
                    : day < visit.today ? .tag("Past", .quiet) : .tag("To come", .quiet)
                return [
                    .words(day.inWords), .words(place),
                    plan.isPaused ? .tag("Paused", .attention) : state,
                ]
            }
        ).html
    }

    private var planning: Html {
        guard at.may(CollectionRoute.planReminders), at.state != .locked, at.state != .published
        else { return .nothing }
        let form = PlainForm(visit, "plan", to: at.path(.planReminders))
        let words = { (days: [Int]) in days.map { "\($0)" }.joined(separator: ", ") }
        return form.html(
            "Save the schedule",
            """
            \(form.line("before", "Working days before the deadline", words(plan?.before ?? [10, 5, 1]), hint: "For example, 10, 5, 1. 0 is the day itself", width: "width-date"))
            \(form.line("after", "Working days after it", words(plan?.after ?? [1, 5]), hint: "For example, 1, 5", width: "width-date"))
            \(form.tick("paused", "Pause the reminders of this collection", plan?.isPaused ?? false))
            """)
    }

    private var preview: Html {
        guard let first = at.standing.outstanding.first else {
            return "<p>Everybody has submitted, so nobody is reminded.</p>"
        }
        let letter = CollectionLetters(visit.books, at: visit.now, site: site)
            .reminder(at.collection, first.organisation)
        return """
            <div class="letter"><p><strong>\(letter.subject)</strong></p>
            <p class="letter-text">\(letter.text)</p></div>
            <p class="hint">As \(at.name(first.organisation)) would get it when it is sent by hand. \
            What goes out by itself is part of each officer’s one letter of the day.</p>
            """
    }

    private var bounces: Html {
        let rows = at.standing.rows.flatMap { row in
            (contacts[row.organisation] ?? []).filter { unreached.contains($0) }.map { officer in
                [
                    Html.link(at.name(row.organisation), at.path(.authority, row.organisation)),
                    .words(visit.face.name(officer)), row.status.tag,
                ]
            }
        }
        guard !rows.isEmpty else { return "<p>Every last letter was taken by a post office.</p>" }
        return DataTable(
            caption: rows.count.of("officer"),
            columns: [.words("Organisation"), .words("Officer"), .words("Status")], rows: rows
        ).html
    }

    private var log: Html {
        let sent = at.collection.reminders.reversed().prefix(Self.mostLogged)
        guard !sent.isEmpty else { return "<p>Nothing has been sent yet.</p>" }
        return DataTable(
            caption: "Reminders, the latest first",
            columns: [
                .words("Sent"), .words("How"), .figure("Organisations"), .words("To whom"),
            ],
            rows: sent.map { one in
                let names = one.reminder.organisations.map { at.name($0) }
                let planned = one.reminder.planned.map { "for \($0.inWords)" } ?? "by hand"
                let who: Html =
                    names.count > 3
                    ? .folded(names.count.of("organisation"), "\(names.joined(separator: ", "))")
                    : .words(names.joined(separator: ", "))
                return [visit.signed(one.circumstance), .words(planned), "\(names.count)", who]
            }
        ).html
    }
}

/// The addresses of those who have not submitted, to be copied.
struct AddressesPage {
    let at: CollectionVisit
    let rows: BoardRows

    var page: Page {
        let group = rows.group ?? .expected
        let wanted = at.standing.outstanding.filter { group.holds($0) }
        let found = wanted.flatMap { row in
            (rows.contacts[row.organisation] ?? []).compactMap { officer in
                at.visit.face.people.officer(officer.text)?.email
            }
        }.filter { !$0.isEmpty }
        let without = wanted.filter { rows.contacts[$0.organisation]?.isEmpty ?? true }
        let names = without.map { at.name($0.organisation) }.joined(separator: ", ")
        return Page(
            title: "Addresses", crumbs: at.crumbsBelow,
            main: """
                \(at.heading("Addresses of non-submitters"))
                <p class="lead">\(found.count.of("address", "addresses")) of those who send the returns \
                of \(wanted.count.of("organisation")) that \(wanted.count == 1 ? "has" : "have") not \
                submitted.</p>
                <div class="field"><label class="title" for="addresses">Select and copy</label>
                <textarea id="addresses" rows="10" readonly>\(found.joined(separator: "; "))</textarea>\
                </div>
                \(without.isEmpty ? .nothing : "<p>Nobody is known at \(names).</p>" as Html)
                """)
    }
}

/// What was recorded about a collection, the latest first.
struct CollectionAuditPage {
    static let pageSize = 100
    static let mostLooked: Int64 = 50_000

    let at: CollectionVisit
    let found: AuditPage

    var page: Page {
        let more: Html =
            found.next.map { .link("Look further back", at.path(.audit) + "?before=\($0)") }
            ?? .nothing
        return Page(
            title: "Audit", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("Audit"))
                \(at.tabs(.audit))
                <p class="lead">What was recorded about the collection, the latest first. Nothing is \
                ever changed or deleted.</p>
                \(found.entries.isEmpty ? "<p>Nothing was recorded in this part of the journal.</p>" : table)
                <p>\(more)</p>
                """)
    }

    private var table: Html {
        DataTable(
            caption: found.entries.count.of("fact"),
            columns: [.words("Recorded"), .words("Officer"), .words("What"), .words("In detail")],
            rows: found.entries.map { entry in
                let words = FactWords(entry)
                let said = words.said.filter { $0.name != "Collection" && $0.name != "Answers" }
                    .map { "\($0.name): \($0.value.prefix(200))" }.joined(separator: ". ")
                return [
                    .words(entry.circumstance.at.inWords),
                    .words(at.visit.face.name(entry.circumstance.by)), .words(words.kind),
                    .words(said),
                ]
            }
        ).html
    }
}
