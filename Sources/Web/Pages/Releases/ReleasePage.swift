import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// One release as the statistician sees it: what it says, what is to be checked, when it is out.
struct ReleasePage {
    let visit: Visit
    let release: StatisticalRelease
    let figures: ReleaseFigures

    private var id: String { release.id.text }
    private var plan: ReleasePlan { release.plan }

    var page: Page {
        Page(
            title: plan.title,
            crumbs: [Crumb(words: "Releases", path: ReleaseRoute.releases.path())], isWide: true,
            main: """
                <h1><span class="above">Release \(id)</span>\(plan.title)</h1>
                <p class="standing-line">\(visit.state(of: release).tag) <span>\(time)</span></p>
                <h2>What it will say</h2>
                <ol>\(figures.headlines.map { "<li>\($0)</li>" as Html })</ol>
                \(checklist)
                \(schedule)
                \(versions)
                <h2>The plan</h2>
                \(isWaiting ? Html.hint("It waits for its time. Take it off the calendar to change it.") : form)
                """)
    }

    private var isWaiting: Bool { release.scheduled(at: visit.now) != nil }

    private var time: Html {
        if let version = release.scheduled(at: visit.now) {
            return "Version \(version.number) is out at \(version.at.inWords)"
        }
        guard let version = release.version(at: visit.now) else { return "It has no time yet" }
        let path = ReleaseRoute.publication.path(plan.series, plan.address)
        return """
            Version \(version.number) came out at \(version.at.inWords): \(.link("see it", path))
            """
    }

    private var form: Html {
        ReleaseForm(changing: release, visit)?.html ?? .nothing
    }

    private var checklist: Html {
        let period = figures.periods.first
        let withheld = figures.figures.count { $0.content == .sign(.confidential) }
        let revised = figures.figures.count(where: \.isRevised)
        return """
            <h2>To check before it is out</h2>
            \(KeyFacts([
                ("Returns", .words(period.map { "\($0.responded) of \($0.asked)" } ?? "none")),
                ("Missing figures", .words(period?.treatment.inWords ?? "")),
                ("Figures", .words("\(figures.figures.count), \(revised) of them revised")),
                ("Withheld", "\(.link("\(withheld) figures, and why", ReleaseRoute.disclosure.path(id)))"),
                ("Totals", .link("Collation", ReleaseRoute.collation.path(plan.collection.text))),
                ("Pre-release access", .words(plan.preRelease.isEmpty ? "nobody" : plan.preRelease.map(\.post).joined(separator: "; "))),
                ("SHA-256 of the figures", "<code>\(fingerprint.hexadecimal)</code>"),
            ]).html)
            """
    }

    /// The SHA-256 of the figures as they are shown here, which is what is scheduled.
    var fingerprint: Fingerprint { Fingerprint(of: figures.csv) }

    private var schedule: Html {
        if isWaiting {
            let form = PlainForm(visit, "take-off", to: ReleaseRoute.takeOffRelease.path(id))
            return """
                <h2>Take it off the calendar</h2>
                \(form.html("Take it off the calendar", isGrave: true, form.line("reason", "Why")))
                """
        }
        let form = PlainForm(visit, "schedule", to: ReleaseRoute.scheduleRelease.path(id))
        let isCorrection = !release.versions.isEmpty
        return """
            <h2>\(isCorrection ? "Publish a correction" : "Give it its time")</h2>
            \(form.html(
                isCorrection ? "Publish the correction" : "Schedule the release",
                """
                \(Html.carrying("known", "\(visit.books.sequence)"))\
                \(Html.carrying("figures", fingerprint.hexadecimal))
                \(form.day("day", "Day"))
                \(form.line("time", "Time, on the clock in London", "9:30am", hint: "For example, 9:30am", width: "width-date"))
                \(form.tick("now", "Publish at once instead"))
                \(isCorrection ? form.text("note", "What was corrected, and why", hint: "Readers see it with its day") : .nothing)
                """))
            """
    }

    private var versions: Html {
        guard !release.versions.isEmpty || !release.takenOff.isEmpty else { return .nothing }
        let kept = release.versions.map { version -> [Html] in
            [
                "\(version.number)", .words(version.at.inWords),
                .words(version.schedule.note.isEmpty ? "First version" : version.schedule.note),
                visit.signed(version.circumstance),
            ]
        }
        let off = release.takenOff.map { taken -> [Html] in
            [
                "none", .words(taken.version.at.inWords),
                .words("Taken off the calendar: \(taken.reason)"), visit.signed(taken.circumstance),
            ]
        }
        return DataTable(
            caption: "Versions",
            columns: [.words("Version"), .words("Out at"), .words("What"), .words("By")],
            rows: kept + off
        ).html
    }
}

/// Which collection a new release is about, and then its plan.
struct NewReleasePage {
    let visit: Visit

    /// The collections of bodies that the visitor prepares releases for.
    private var collections: [Accountability.Collection] {
        visit.books.everyCollection.filter {
            visit.officer?.holds(Role.statisticians, for: $0.owner) ?? false
        }
    }

    /// The form for the collection that was chosen; nil before one is.
    var form: ReleaseForm? {
        let id = CollectionID(visit.query["collection"] ?? "")
        return collections.first { $0.id == id }.flatMap { ReleaseForm(planning: $0, visit) }
    }

    var page: Page {
        Page(
            title: "Plan a release",
            crumbs: [Crumb(words: "Releases", path: ReleaseRoute.releases.path())],
            main: "<h1>Plan a release</h1>\(form?.html ?? choice)")
    }

    private var choice: Html {
        let options = collections.map { collection -> Html in
            let title = visit.books.form(collection.form)?.form
            let words = title.map { "\($0.title), \($0.period.inWords)" } ?? collection.id.text
            return "<option value=\"\(collection.id.text)\">\(words)</option>"
        }
        return """
            <form method="get" action="\(ReleaseRoute.newRelease.path())" class="plain">
            <div class="field"><label class="title" for="collection">Collection</label>
            <select id="collection" name="collection" class="width-text">\(options)</select></div>
            <div class="actions"><button class="button" type="submit">Continue</button></div></form>
            """
    }
}
