import Accountability
import Duties
import Ledger
import Reckoning

/// What needs the visitor, and by when; what waits for others; what was done lately.
struct YourWorkPage {
    private static let mostRows = 50
    private static let mostRecent = 10
    /// For how many working days something can be put off.
    static let pauses = [1, 5, 10]

    let visit: Visit
    let duties: PersonalDuties
    /// What is put off, with the day on which it is back.
    let snoozed: [String: Day]
    let recent: [RecentAct]

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: WorkRoute.yourWork.path(), file: WorkRoute.yourWorkFile.path(),
            fields: [
                .choice(
                    "kind", title: "Kind of work",
                    DutyArea.allCases.map { ($0.rawValue, $0.title) })
            ])
    }

    private func chosen(_ duties: [Duty]) -> [Duty] {
        let kind = filter.chosen("kind")
        return duties.filter { kind.isEmpty || $0.matter.area.rawValue == kind }
    }

    private var needed: [Duty] { chosen(duties.needed).filter { snoozed[$0.id] == nil } }
    private var later: [Duty] { chosen(duties.needed).filter { snoozed[$0.id] != nil } }
    private var waiting: [Duty] { chosen(duties.waiting) }

    var page: Page {
        Page(
            title: "Your work",
            main: """
                <h1>Your work</h1>
                \(lead)
                \(filter.html)
                <h2 id="needs-you">Needs you now</h2>
                \(list)
                \(putOff)
                <h2>Waiting for others</h2>
                \(others)
                <h2>Recently</h2>
                \(lately)
                <p><a href="\(WorkRoute.calendar.path())">Follow these days in your calendar</a></p>
                """)
    }

    private var lead: Html {
        let all = duties.needed.filter { snoozed[$0.id] == nil }
        let overdue = all.count { $0.due.map { $0 < visit.today } ?? false }
        guard !all.isEmpty else { return "<p class=\"lead\">Nothing needs you today.</p>" }
        let late = overdue > 0 ? ", \(overdue) of them overdue" : ""
        return """
            <p class="lead">\(all.count.of("thing needs", "things need")) you\(late).</p>
            """
    }

    private var list: Html {
        guard !needed.isEmpty else {
            return filter.isUsed ? "<p>Nothing of this kind needs you.</p>" : "<p>Nothing.</p>"
        }
        return """
            <ul class="duties">\(DutyGroup.groups(of: needed).map { group($0) })</ul>
            """
    }

    /// The first of one sort, and the others when they are asked for.
    private func group(_ group: DutyGroup) -> Html {
        guard !group.others.isEmpty else { return group.named.map { item($0) }.joined() }
        let shown = group.others.prefix(Self.mostRows)
        let more: Html = """
            <ul class="duties">\(shown.map { item($0) })</ul>\
            \(rest(shown.count, of: group.others.count))
            """
        let words = "\(group.others.count) more like these"
        return "\(group.named.map { item($0) })<li class=\"more\">\(.folded(words, more))</li>"
    }

    private func rest(_ shown: Int, of all: Int) -> Html {
        shown < all
            ? .hint("The first \(shown) of \(all). Narrow the list down, or download it.")
            : .nothing
    }

    private func item(_ duty: Duty) -> Html {
        """
        <li class="duty"><div><a href="\(duty.subject.path)">\(duty.title)</a>
        \(.hint(.words(duty.detail)))</div>
        <div class="duty-day">\(duty.timing(on: visit.today).tag)
        <p class="hint">\(duty.dayInWords)</p></div>
        \(.folded("Put off", pausing(duty)))</li>
        """
    }

    private func pausing(_ duty: Duty) -> Html {
        let options = Self.pauses.map { days -> Html in
            "<option value=\"\(days)\">\(days.of("working day"))</option>"
        }
        return """
            <form method="post" action="\(WorkRoute.snooze.path())" class="pause">
            \(visit.tokenField)\(.carrying("duty", duty.id))
            <label>Hide it, and send no reminder\(.hidden("of “\(duty.title)”")), for
            <select name="days">\(options)</select></label>
            <button class="button secondary" type="submit">Put off</button></form>
            """
    }

    private var putOff: Html {
        guard !later.isEmpty else { return .nothing }
        let items = later.map { duty -> Html in
            """
            <li class="duty"><div><a href="\(duty.subject.path)">\(duty.title)</a>
            <p class="hint">Back on \((snoozed[duty.id] ?? visit.today).inWords)</p></div>
            <form method="post" action="\(WorkRoute.wake.path())">\(visit.tokenField)\
            \(.carrying("duty", duty.id))<button class="link" type="submit">Bring back\
            \(.hidden("“\(duty.title)”"))</button></form></li>
            """
        }
        return .folded("\(later.count.of("thing")) put off", "<ul class=\"duties\">\(items)</ul>")
    }

    private var others: Html {
        guard !waiting.isEmpty else { return "<p>Nothing.</p>" }
        let shown = DutyGroup.groups(of: waiting).flatMap(\.named)
        let more = waiting.count - shown.count
        let rows = shown.map { duty -> [Html] in
            [
                .link(duty.title, duty.subject.path), .words(visit.face.name(duty.bearer)),
                duty.timing(on: visit.today).words.map { "\(duty.dayInWords): \($0.lowercased())" }
                    ?? .words(duty.dayInWords),
            ]
        }
        return """
            \(DataTable(
                caption: waiting.count.of("thing waits", "things wait") + " for others",
                columns: [.words("What"), .words("Waits for"), .words("When")], rows: rows).html)
            \(more > 0 ? .hint("And \(more) more like these, in the file.") : .nothing)
            """
    }

    private var lately: Html {
        guard !recent.isEmpty else { return "<p>Nothing in the last two weeks.</p>" }
        let items = recent.prefix(Self.mostRecent).map { act -> Html in
            """
            <li><a href="\(act.subject.path)">\(act.words)</a>
            \(.hint(visit.signed(act.circumstance)))</li>
            """
        }
        return "<ul class=\"links\">\(items)</ul>"
    }

    /// The same rows as a file.
    var file: ListFile {
        ListFile(
            name: "your-work",
            columns: [
                "Kind", "What", "About it", "Due", "Since", "In time", "Waits for", "Put off until",
                "Address",
            ],
            rows: (chosen(duties.needed) + waiting).map { duty in
                [
                    .words(duty.matter.area.title), .words(duty.title), .words(duty.detail),
                    .day(duty.due), .day(duty.since),
                    .words(duty.timing(on: visit.today).words ?? ""),
                    .words(
                        visit.officer.map(duty.waits) ?? false
                            ? "You" : visit.face.name(duty.bearer)),
                    .day(snoozed[duty.id]), .words(duty.subject.path),
                ]
            })
    }
}
