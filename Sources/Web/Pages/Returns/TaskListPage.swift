import Accountability
import Forms
import Reckoning

/// One return as a list of tasks.
struct TaskListPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: at.form.title,
            crumbs: [Crumb(words: "Returns", path: ReturnRoute.returns.path())], isWide: true,
            main: """
                \(at.heading)
                <div class="with-side"><div>
                \(standing)
                <h2>Before you start</h2>
                <ul class="tasks">\(details)</ul>
                <h2>Complete the return</h2>
                <ul class="tasks">\(at.form.sections.map { SectionTask(at, $0).html })</ul>
                <h2>Check and sign off</h2>
                <ul class="tasks">\(SignOffTasks(at).rows)</ul>
                <p class="after-tasks">\(next)</p>
                \(changes)
                </div><div class="side">\(WorkbookPanel(at: at).html)\(links)</div></div>
                """)
    }

    private var standing: Html {
        let deadline: Html =
            at.deadline.map { deadline in
                deadline.isOverdue
                    ? "<div class=\"overdue-banner\" role=\"status\">\(deadline.html)</div>"
                    : deadline.html
            } ?? .nothing
        let nilReturn = at.entry.declaredNil.map { declared -> Html in
            "<p class=\"inset\">There is nothing to report: \(declared.reason)</p>"
        }
        return """
            <div class="standing">\(at.statusLine)
            \(deadline)
            <p>\(counts.joined(separator: " · "))</p>\(nilReturn)</div>
            """
    }

    private var counts: [String] {
        guard at.entry.declaredNil == nil else { return ["Nothing is asked of a nil return"] }
        var counts = ["\(at.completedCount) of \(at.form.sections.count) sections completed"]
        let progress = at.form.sections.map { SectionProgress($0, at) }
        let errors = progress.reduce(0) { $0 + $1.errors }
        let missing = progress.reduce(0) { $0 + $1.missing }
        if errors > 0 { counts.append(errors.of("error")) }
        if missing > 0 { counts.append(missing.of("answer") + " missing") }
        if !at.standing.queries.isEmpty {
            counts.append(at.standing.queries.count.of("query", "queries") + " to explain")
        }
        let open = at.entry.queries.filter { !$0.isClosed }.count
        if open > 0 { counts.append(open.of("message") + " from the department") }
        return counts
    }

    private var details: Html {
        let isDone = at.entry.detailsConfirmed != nil
        return """
            <li class="task"><div class="task-name">\
            <a href="\(ReturnRoute.people.path(at.id))" aria-describedby="hint-people status-people">\
            Check organisation and contacts</a>
            <p class="hint" id="hint-people">Who fills it in, who signs, who can read it</p></div>
            <div class="task-status" id="status-people">\
            \(isDone ? .tag("Completed", .plain) : .tag("Not started", .quiet))</div></li>
            """
    }

    private var next: String {
        switch at.entry.stage {
        case .open:
            "You can send the return for sign-off when every section is completed, no errors are "
                + "left and every query is explained."
        case .awaitingSignOff: "The return is locked while it waits for its signatures."
        case .submitted: "The return is submitted and locked. The department can open it again."
        }
    }

    /// What is new on the form, against the quarter before.
    private var changes: Html {
        guard let before = at.previousForm else { return .nothing }
        let differences = before.differences(from: at.form)
        func count(_ change: FormDifference.Change) -> Int {
            differences.count { $0.change == change && $0.part.hasPrefix("question") }
        }
        return """
            <p class="after-tasks">Against the form for \(before.period.inWords), \
            \(count(.added).of("question")) added and \(count(.removed)) removed. \
            <a href="\(ReturnRoute.formChanges.path(at.id))">See what changed on the form</a></p>
            """
    }

    private var links: Html {
        var items: [(String, String)] = [
            (ReturnRoute.review.path(at.id), "Read the whole return"),
            (ReturnRoute.assignments.path(at.id), "Who does what"),
            (ReturnRoute.people.path(at.id), "Who has access"),
            (ReturnRoute.messages.path(at.id), "Messages from the department"),
            (ReturnRoute.history.path(at.id), "Timeline"),
        ]
        if !at.entry.versions.isEmpty {
            items += [
                (ReturnRoute.versions.path(at.id), "Versions and their differences"),
                (ReturnRoute.receipt.path(at.id), "Receipt"),
            ]
        }
        if at.may(PaperRoute.comments) {
            let open = at.beside.openThreads
            let count = open == 0 ? "" : " (\(open) open)"
            items.insert((PaperRoute.comments.path(at.id), "Comments\(count)"), at: 4)
        }
        if at.may(ReturnRoute.nilReturn), at.entry.stage == .open {
            items.append((ReturnRoute.nilReturn.path(at.id), "Nothing to report?"))
        }
        let list = items.map { path, words -> Html in "<li><a href=\"\(path)\">\(words)</a></li>" }
        return "<ul class=\"links\">\(list)</ul>"
    }
}

extension ReturnVisit {
    /// The heading of every page about the return as a whole.
    var heading: Html {
        """
        <h1><span class="above">\(form.period.inWords) – \(context.organisation.name) \
        (\(context.organisation.id.text))</span>
        \(form.title)</h1>
        """
    }

    /// The heading of a page about one side of the return.
    func heading(_ words: String) -> Html {
        """
        <h1><span class="above">\(form.title), \(form.period.inWords) – \
        \(context.organisation.name)</span>\(words)</h1>
        """
    }

    /// The way back to the task list.
    var crumbs: [Crumb] {
        [
            Crumb(words: "Returns", path: ReturnRoute.returns.path()),
            Crumb(words: form.period.inWords, path: ReturnRoute.taskList.path(id)),
        ]
    }
}
