import Accountability
import Forms
import Ledger
import Reckoning

/// Who has submitted to a collection, and what can be done about those who have not.
struct BoardPage {
    let at: CollectionVisit
    let rows: BoardRows
    /// Since when letters go out by themselves, or nil.
    let reminding: Instant?

    private var standing: CollectionStanding { at.standing }

    var page: Page {
        Page(
            title: "\(at.form.title), \(at.form.period.inWords)", crumbs: at.crumbs, isWide: true,
            main: """
                <h1><span class="above">\(at.form.period.inWords)</span>\(at.form.title)</h1>
                <p>\(at.state.tag) \(times)</p>
                \(at.tabs(.submissions))
                <p class="lead">\(sentence)</p>
                \(counts)
                <p>\(pace)</p>
                \(chasing)
                \(list)
                \(RateHistory(at).html)
                """)
    }

    private var times: String {
        guard let dates = at.collection.dates else {
            return at.due.map { "Due on or before \($0.inWords)." } ?? "No dates are set."
        }
        switch at.state {
        case .draft, .scheduled:
            return "Opens at \(dates.opens.inWords), due on or before \(dates.due.inWords)."
        case .open:
            return "Due on or before \(dates.due.inWords), closes at \(dates.closes.inWords)."
        case .closed: return "It closed at \(dates.closes.inWords)."
        case .locked, .published:
            return at.collection.locked.map { "Locked at \($0.at.inWords)." } ?? ""
        }
    }

    private var sentence: String {
        let expected = standing.expected.count
        let submitted = standing.submitted.count
        var parts = [
            "\(submitted) of \(expected.of("expected return")) "
                + "\(submitted == 1 ? "is" : "are") submitted (\(standing.response.words))"
        ]
        let waiting = standing.count(.notStarted)
        if waiting > 0 { parts.append("\(waiting) \(waiting == 1 ? "has" : "have") not started") }
        let late = standing.rows.count(where: \.isOverdue)
        if late > 0 { parts.append("\(late) \(late == 1 ? "is" : "are") overdue") }
        let longer = standing.rows.count { $0.longer != nil }
        if longer > 0 {
            parts.append("\(longer) \(longer == 1 ? "has" : "have") an extension")
        }
        return parts.joined(separator: ". ") + "."
    }

    /// How many stand how; each number narrows the list down.
    private var counts: Html {
        let always: Set<BoardRows.Group> = [
            .expected, .notStarted, .inProgress, .awaiting, .submitted, .accepted,
        ]
        let items = BoardRows.Group.allCases.compactMap { group -> Html? in
            let count = group.count(standing)
            guard count > 0 || always.contains(group) else { return nil }
            return """
                <li><a href="\(at.path(.board))?status=\(group.rawValue)#list"\
                \(attribute: "aria-current", rows.group == group ? "true" : nil)>\
                <strong>\(count)</strong> \(group.title)</a></li>
                """
        }
        return "<ul class=\"figures counts\">\(items)</ul>"
    }

    private var pace: String {
        var parts: [String] = []
        if !standing.submitted.isEmpty, at.due != nil {
            parts.append("On time so far: \(standing.inTime.count) of \(standing.submitted.count)")
        }
        let before = visit.books.submittedAtSamePoint(before: at.collection, at: visit.now)
        if at.isAwaiting, let before, let due = at.due {
            let earlier = visit.books.collection(before: at.collection)
            let expected = earlier.map { visit.books.standing(of: $0, at: visit.now) }?.expected
            let total = expected.map { " of \($0.count)" } ?? ""
            let place = visit.now < due ? "as long before the deadline" : "as long after it"
            parts.append("Last time, \(place): \(before)\(total) submitted")
        }
        return parts.isEmpty ? "" : parts.joined(separator: ". ") + "."
    }

    private var visit: Visit { at.visit }

    private var chasing: Html {
        let files: Html = """
            <a href="\(at.path(.nonSubmitters))">Download non-submitters (CSV)</a> \
            <a href="\(at.path(.addresses))">Addresses of non-submitters</a>
            """
        guard at.isAwaiting, at.may(CollectionRoute.remind) else {
            return "<div class=\"actions\">\(files)</div>"
        }
        let buttons = [
            (BoardRows.Group.notStarted, "not started"), (.inProgress, "in progress"),
            (.awaiting, "awaiting sign-off"),
        ].compactMap { group, words -> Html? in
            let count = standing.rows.count {
                group.holds($0) && !reminded.contains($0.organisation)
            }
            return count == 0 ? nil : button(group, "Remind \(count) \(words)")
        }
        let told: Html =
            reminded.isEmpty
            ? .nothing : "<p>\(reminded.count.of("organisation")) reminded by hand today.</p>"
        return """
            <div class="actions">\(buttons)\(files)</div>
            \(told)<p>\(automatic) \(.link("See the schedule and what was sent", at.path(.reminders)))</p>
            """
    }

    /// Those reminded by hand today, which are not reminded again before tomorrow.
    private var reminded: Set<OrganisationID> {
        Set(
            at.collection.reminders.filter {
                $0.reminder.planned == nil && $0.circumstance.at.onLondonClock.day == visit.today
            }.flatMap(\.reminder.organisations))
    }

    private func button(_ group: BoardRows.Group, _ words: String) -> Html {
        """
        <form method="post" action="\(at.path(.remind))">\(visit.tokenField)\
        \(.carrying("status", group.rawValue))\
        <button class="button secondary" type="submit">\(words)</button></form>
        """
    }

    private var automatic: String {
        let next = at.collection.nextReminder(from: visit.today, by: .england)
        guard let next, let due = at.due?.onLondonClock.day else {
            return "No further reminder is planned."
        }
        let days = WorkingCalendar.england.workingDays(from: min(next, due), to: max(next, due))
        let place =
            next == due
            ? "on the day"
            : "\(days.of("working day")) \(next < due ? "before" : "after") it is due"
        let pause =
            reminding == nil ? " It goes out once an administrator has started the reminders." : ""
        return "Next automatic reminder: \(next.inWords), \(place).\(pause)"
    }

    private var list: Html {
        let found = rows.found
        let paged = Pager(visit, found, path: at.path(.board), size: BoardRows.pageSize)
        return """
            <h2 id="list">\(rows.filter.isUsed ? "Organisations that match" : "Every organisation")</h2>
            \(rows.filter.html)
            \(found.isEmpty ? "<p>No organisation matches.</p>" : table(Array(paged.items), found.count))
            \(paged.html)
            """
    }

    private func table(_ shown: [RespondentStanding], _ count: Int) -> Html {
        DataTable(
            caption: "\(count.of("organisation")), what needs somebody first",
            columns: [
                .words("Organisation"), .words("Status"), .words("Region"), .figure("Sections"),
                .words("Last activity"), .figure("Errors"), .figure("Queries"), .words("Extension"),
            ], rows: shown.map { row($0) }
        ).html
    }

    private func row(_ row: RespondentStanding) -> [Html] {
        let context = row.entry.flatMap { visit.books.return($0.id) }
        let findings = context.map { visit.face.standings.standing(of: $0, on: visit.today) }
        let sections = at.form.sections
        let done = row.entry.map { entry in
            sections.count { entry.completedSections[$0.id] != nil }
        }
        let late: Html = row.isOverdue ? " \(.tag("Overdue", .problem))" : .nothing
        let bounced: Html = rows.isBounced(row) ? " \(.tag("Not reached", .problem))" : .nothing
        return [
            """
            \(.link(at.name(row.organisation), at.path(.authority, row.organisation)))<br>\
            <span class="hint">\(row.organisation.text)</span>
            """,
            "\(row.status.tag)\(late)\(bounced)",
            .words(at.record(row.organisation)?.region ?? "–"),
            .words(done.map { "\($0) of \(sections.count)" } ?? "–"),
            .words(row.entry?.lastChanged.at.inWords ?? "–"),
            .words(findings.map { "\($0.errors.count)" } ?? "–"),
            .words(row.entry.map { _ in "\(row.openQueries)" } ?? "–"),
            .words(row.longer.map { "until \($0.until.inWords)" } ?? "–"),
        ]
    }
}

extension BoardRows {
    /// The list as a file.
    var file: ListFile { listed(found, as: "\(at.id)-submitters") }

    /// Those that are expected and have not submitted.
    var nonSubmitters: ListFile {
        listed(at.standing.outstanding, as: "\(at.id)-non-submitters")
    }

    private func listed(_ rows: [RespondentStanding], as name: String) -> ListFile {
        ListFile(
            name: name,
            columns: [
                "Code", "Organisation", "Other codes", "Class", "Region", "Status", "Due",
                "Overdue", "Submitted", "In time", "Open queries", "Extension", "Reason",
            ],
            rows: rows.map { row in
                let record = at.record(row.organisation)
                let codes = at.visit.books.organisation(row.organisation)?.codes ?? []
                return [
                    .words(row.organisation.text), .words(at.name(row.organisation)),
                    .words(codes.joined(separator: "; ")), .words(record?.category ?? ""),
                    .words(record?.region ?? ""), .words(row.status.rawValue),
                    .words(row.due.map { "\($0)" } ?? ""), .words(row.isOverdue ? "yes" : "no"),
                    .words(row.submitted.map { "\($0)" } ?? ""),
                    .words(row.isInTime.map { $0 ? "yes" : "no" } ?? ""),
                    .words("\(row.openQueries)"), .words(row.longer.map { "\($0.until)" } ?? ""),
                    .words(row.longer?.reason ?? ""),
                ]
            })
    }
}
