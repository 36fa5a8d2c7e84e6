import Accountability
import Notices
import Reckoning

/// The reminders as a whole: whether they go out by themselves, what would go out today, and what
/// did.
struct RemindersPage {
    static let mostLogged = 200

    let visit: Visit
    /// Since when they go out by themselves.
    let since: Instant?
    /// What would be written today.
    let planned: [DraftNotice]
    let latest: [Notice]

    var page: Page {
        Page(
            title: "Reminders", crumbs: [AdministrationPage.crumb],
            main: """
                <h1>Reminders</h1>
                \(standing)
                <h2>Letters of today</h2>
                \(preview)
                <h2>What was sent</h2>
                \(failures)
                \(log)
                """)
    }

    private var standing: Html {
        let words: Html =
            since.map { "Reminders go out by themselves, since \($0.inWords)." }
            ?? "Reminders do not go out by themselves yet. Look at what would be sent, then start."
        return """
            <p class="lead">\(words)</p>
            <p>On a working day from 7am each officer gets one letter at most, about what newly needs \
            them: 10, 5 and 1 working days before it is due, on the day, and 1 and 5 after.</p>
            \(since == nil
                ? form(.startReminders, "Start the reminders")
                : form(.pauseReminders, "Pause the reminders"))
            """
    }

    private func form(_ route: WorkRoute, _ words: String) -> Html {
        """
        <form method="post" action="\(route.path())">\(visit.tokenField)\
        <button class="button\(route == .pauseReminders ? " secondary" : "")" type="submit">\(words)\
        </button></form>
        """
    }

    private var preview: Html {
        guard !planned.isEmpty else { return "<p>There is nothing to be sent today.</p>" }
        return DataTable(
            caption: planned.count.of("letter"),
            columns: [.words("To"), .words("Subject"), .figure("Things")],
            rows: planned.map { draft in
                [
                    .words(visit.face.name(draft.officer)), .words(draft.subject),
                    "\(draft.reminders.count)",
                ]
            }
        ).html
    }

    private var failures: Html {
        let failed = latest.count { if case .failed = $0.post { true } else { false } }
        guard failed > 0 else { return .nothing }
        return "<p class=\"overdue\">\(failed.of("letter")) could not be sent.</p>"
    }

    private var log: Html {
        guard !latest.isEmpty else { return "<p>Nothing has been sent yet.</p>" }
        return """
            \(DataTable(
                caption: "The latest letters",
                columns: [.words("Written"), .words("To"), .words("Post"), .figure("Tries")],
                rows: latest.map { notice in
                    [
                        .words(notice.written.inWords), .words(visit.face.name(notice.officer)),
                        .words(notice.post.words), "\(notice.tries)",
                    ]
                }
            ).html)
            <p>\(.link("Download as CSV", WorkRoute.remindersFile.path()))</p>
            """
    }

    /// The log as a file, with identifiers and without subjects.
    var file: ListFile {
        ListFile(
            name: "reminders", columns: ["Letter", "Officer", "Written", "Post", "Tries"],
            rows: latest.map { notice in
                [
                    .words(notice.id), .words(notice.officer.text), .words("\(notice.written)"),
                    .words(notice.post.words), .words("\(notice.tries)"),
                ]
            })
    }
}
