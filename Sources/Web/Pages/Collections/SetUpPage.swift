import Accountability
import Forms
import Ledger
import Reckoning

/// What has to be done before a collection opens, and how it is brought to its end.
struct SetUpPage {
    let at: CollectionVisit

    private var visit: Visit { at.visit }
    private var collection: Accountability.Collection { at.collection }

    var page: Page {
        Page(
            title: "Set-up", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("Set-up"))
                <p>\(at.state.tag)</p>
                \(at.tabs(.setUp))
                <p class="lead">\(sentence)</p>
                <ul class="tasks">\(SetUpTask.allCases.map { task($0) })</ul>
                \(trial)
                \(next)
                """)
    }

    private var sentence: String {
        let open = SetUpTask.allCases.count { !collection.isDone($0) }
        if collection.isSetUp {
            return collection.dates.map { dates in
                at.state == .scheduled
                    ? "The set-up is finished. It opens by itself at \(dates.opens.inWords)."
                    : "The set-up is finished. It opened at \(dates.opens.inWords)."
            } ?? "The set-up is finished."
        }
        return open == 0
            ? "Every task is done. Sign the set-up off, and it opens by itself."
            : "\(open.of("task")) still to be done before it can be signed off."
    }

    private func task(_ task: SetUpTask) -> Html {
        let isDone = collection.isDone(task)
        return """
            <li class="task"><div class="task-name"><a href="\(place(task))" \
            aria-describedby="hint-\(task.rawValue) status-\(task.rawValue)">\(task.title)</a>
            <p class="hint" id="hint-\(task.rawValue)">\(state(task))</p></div>
            <div class="task-status" id="status-\(task.rawValue)">\
            \(isDone ? .tag("Completed", .plain) : .tag("To do", .quiet))</div></li>
            """
    }

    private func place(_ task: SetUpTask) -> String {
        switch task {
        case .form: at.path(.form)
        case .respondents: at.path(.respondents)
        case .prefill: at.path(.prefill)
        case .dates: at.path(.dates)
        case .signOff: at.path(.form) + "#sign-off"
        case .emails: at.path(.reminders)
        case .test: "#test"
        }
    }

    /// How far a task has come, in a few words.
    private func state(_ task: SetUpTask) -> String {
        switch task {
        case .form:
            "\(at.form.everyQuestion.count.of("question")) and "
                + "\(at.form.checks.count.of("check")), version \(at.form.version)"
        case .respondents:
            "\(at.standing.expected.count.of("return")) expected from "
                + "\(collection.respondents.count.of("organisation"))"
        case .prefill:
            collection.dataSets.isEmpty
                ? "Nothing but what the returns before say"
                : collection.dataSets.map(\.name).joined(separator: ", ")
        case .dates:
            collection.dates.map { "Opens \($0.opens.inWords), due \($0.due.inWords)" }
                ?? "When it opens, is due and closes"
        case .signOff:
            at.form.signOff.isEmpty
                ? "Nobody signs" : at.form.signOff.map(\.title).joined(separator: ", then ")
        case .emails: collection.reminderPlan?.words ?? "When reminders go out"
        case .test:
            collection.testRun.map { run in
                run.problems.isEmpty
                    ? "\(run.returns.of("return")) would be opened with "
                        + "\(run.prefilled.of("answer"))" : run.problems.count.of("problem")
            } ?? "Not tried since the last change"
        }
    }

    private var trial: Html {
        let problems = (collection.testRun?.problems ?? []).map { "<li>\($0)</li>" as Html }
        let found: Html = problems.isEmpty ? .nothing : "<ul class=\"overdue\">\(problems)</ul>"
        guard !collection.isSetUp else { return .nothing }
        return """
            <h2 id="test">Test run</h2>
            <p>Opens a return for everyone who is expected to give one, as a trial: nothing is opened, \
            and nobody is told.</p>
            \(found)
            \(button(.tryOut, "Try it"))
            """
    }

    private func button(_ route: CollectionRoute, _ words: String) -> Html {
        """
        <form method="post" action="\(at.path(route))">\(visit.tokenField)\
        <div class="actions"><button class="button secondary" type="submit">\(words)</button>\
        </div></form>
        """
    }

    private var next: Html {
        switch at.state {
        case .draft:
            return """
                <h2>Sign off and lock the set-up</h2>
                \(PlainForm(visit, "finish", to: at.path(.finishSetUp)).html(
                    "Sign the set-up off", .nothing))
                """
        case .scheduled:
            let form = PlainForm(visit, "reopen", to: at.path(.reopenSetUp))
            return """
                <h2>Open the set-up again</h2>
                \(form.html("Open the set-up again", form.line("reason", "Why")))
                """
        case .open where collection.dates != nil:
            return "<p>It can be locked once it has closed to submitters.</p>"
        case .open, .closed:
            return """
                <h2>Lock the collection</h2>
                <p>Nothing can be submitted, extended or changed while it is locked.</p>
                \(PlainForm(visit, "lock", to: at.path(.lock)).html("Lock it", .nothing))
                """
        case .locked, .published: return [publishing, unlocking].joined()
        }
    }

    private var publishing: Html {
        let form = PlainForm(visit, "publish", to: at.path(.publish))
        return """
            <h2>Say where it is published</h2>
            \(form.html("Record the address", form.line("address", "Address of the publication", collection.publishedAt ?? "", hint: "For example, /publications/care/july-to-september-2017")))
            """
    }

    private var unlocking: Html {
        let form = PlainForm(visit, "unlock", to: at.path(.unlock))
        return .folded(
            "Unlock it", isOpen: form.isBack, form.html("Unlock it", form.line("reason", "Why")))
    }
}

extension SetUpTask {
    /// The task as the list calls it.
    var title: String {
        switch self {
        case .form: "Check the form"
        case .respondents: "Choose who is asked"
        case .prefill: "Fill in what is known already"
        case .dates: "Set the dates"
        case .signOff: "Check the sign-off rule"
        case .emails: "Plan the reminders"
        case .test: "Try everything together"
        }
    }
}

extension ReminderPlan {
    /// `10, 5 and 1 working days before it is due, and 1 after`.
    var words: String {
        func listed(_ days: [Int]) -> String {
            let words = days.map { "\($0)" }
            guard let last = words.last, words.count > 1 else { return words.first ?? "" }
            return words.dropLast().joined(separator: ", ") + " and " + last
        }
        var parts: [String] = []
        let early = before.filter { $0 > 0 }.sorted(by: >)
        if let last = early.last {
            parts.append(
                "\(listed(early)) working \(last == 1 && early.count == 1 ? "day" : "days") before")
        }
        if (before + after).contains(0) { parts.append("on the day it is due") }
        let late = after.filter { $0 > 0 }.sorted()
        if !late.isEmpty {
            parts.append("\(listed(late)) working \(late == [1] ? "day" : "days") after")
        }
        let words = parts.isEmpty ? "No reminder goes out" : parts.joined(separator: ", ")
        return isPaused ? "Paused. As planned: \(words)" : words
    }
}

/// The dates of a collection.
struct DatesPage {
    let at: CollectionVisit

    var page: Page {
        Page(
            title: "Dates", crumbs: at.crumbsBelow,
            main: """
                \(at.heading("Dates"))
                <p class="lead">Whoever submits on or before the due time is in time. After the \
                closing time nothing can be submitted without an extension.</p>
                \(form.html("Save the dates", fields))
                """)
    }

    private var form: PlainForm { PlainForm(at.visit, "dates", to: at.path(.setDates)) }

    private var fields: Html {
        let dates = at.collection.dates
        let reason: Html =
            at.collection.isSetUp
            ? form.line(
                "reason", "Why they change", hint: "The dates were given out, so the reason is kept"
            )
            : .nothing
        return pair("opens", "It opens on", "opens", dates?.opens, "9am")
            + pair("due", "It is due on or before", "is due", dates?.due ?? at.form.due, "midday")
            + pair("closes", "It closes on", "closes", dates?.closes ?? at.form.due, "midday")
            + reason
    }

    private func pair(
        _ name: String, _ title: String, _ verb: String, _ start: Instant?, _ time: String
    ) -> Html {
        let clock = start?.onLondonClock
        return form.day("\(name)-day", title, clock?.day)
            + form.line(
                "\(name)-time", "Time at which it \(verb)", clock?.clockTime ?? time,
                hint: "For example, 9:30am or midday",
                width: "width-date")
    }
}

extension Instant {
    /// The hour and minute as they stand on a clock that shows this moment: `12:00`.
    fileprivate var clockTime: String {
        let minutes = (milliseconds - Instant(day).milliseconds) / 60_000
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
