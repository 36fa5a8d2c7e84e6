import Accountability
import Ledger
import Reckoning

/// The releases that are out, and those that are announced.
struct PublicationsPage {
    let visit: Visit
    /// The series that is shown; nil for all.
    var series: String?

    private var found: [(release: StatisticalRelease, version: ReleaseVersion)] {
        visit.publishedReleases.filter { series == nil || $0.version.plan.series == series }
    }

    /// The page of one series; nothing is there before its first release is out.
    func page() throws(Problem) -> Page {
        if series != nil, found.isEmpty { throw .notFound }
        return series == nil ? all : one
    }

    private var all: Page {
        Page(
            title: "Publications", isWide: true,
            main: """
                <h1>Publications</h1>
                <p class="lead">Statistics made from returns, each with its data, its method and \
                whom to ask.</p>
                <p>\(.link("Calendar of releases", ReleaseRoute.calendar.path())) · \
                \(.link("Feed of releases", ReleaseRoute.feed.path())) · \
                \(.link("Catalogue for machines", ReleaseRoute.catalogue.path())) · \
                \(.link("Download as CSV", ReleaseRoute.publicationsFile.path()))</p>
                \(found.isEmpty ? "<p>Nothing is published yet.</p>" : table)
                """)
    }

    private var one: Page {
        Page(
            title: "All releases: \(seriesTitle)",
            crumbs: [Crumb(words: "Publications", path: ReleaseRoute.publications.path())],
            isWide: true,
            main: """
                <h1><span class="above">All releases in this series</span>\(seriesTitle)</h1>
                \(table)
                """)
    }

    private var seriesTitle: String { series.map { visit.title(ofSeries: $0) } ?? "" }

    private var table: Html {
        DataTable(
            caption: "Releases, the latest first",
            columns: [
                .words("Release"), .words("Type"), .words("Published"), .words("Figures"),
                .words("Status"),
            ],
            rows: found.map { release, version in
                let plan = version.plan
                let tag =
                    visit.latest(of: plan.series)?.id == release.id
                    ? Html.tag("Latest release", .active) : visit.state(of: release).tag
                return [
                    .link(plan.title, ReleaseRoute.publication.path(plan.series, plan.address)),
                    .words(plan.type.title), .words(version.at.inWords),
                    .words(plan.maturity.title), tag,
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "publications",
            columns: [
                "Release", "Title", "Series", "Type", "Published", "Version", "Figures", "Address",
            ],
            rows: found.map { release, version in
                let plan = version.plan
                return [
                    .words(release.id.text), .words(plan.title), .words(plan.series),
                    .words(plan.type.title), .words("\(version.at)"),
                    .words("\(version.number)"), .words(plan.maturity.title),
                    .words(ReleaseRoute.publication.path(plan.series, plan.address)),
                ]
            })
    }
}

/// The calendar of the coming twelve months: what is announced, and nothing of what it says.
struct CalendarPage {
    let visit: Visit

    /// The announced moments, the next first: only titles and times are told.
    private var coming: [ReleaseVersion] {
        visit.books.everyRelease.compactMap { $0.scheduled(at: visit.now) }
            .filter { $0.at <= visit.now.adding(milliseconds: 366 * 86_400_000) }
            .sorted { $0.at < $1.at }
    }

    /// The days on which the next of a series is expected, where nothing is scheduled.
    private var expected: [(plan: ReleasePlan, day: Day)] {
        let scheduled = Set(coming.map(\.plan.series))
        return Set(visit.publishedReleases.map(\.version.plan.series)).subtracting(scheduled)
            .compactMap { series in
                let version = visit.latest(of: series)?.version(at: visit.now)
                return version.flatMap { version in version.plan.next.map { (version.plan, $0) } }
            }.filter { $0.1 >= visit.today }.sorted { $0.1 < $1.1 }
    }

    var page: Page {
        let rows =
            coming.map { version -> [Html] in
                [
                    .words(version.plan.title), .words(version.at.inWords),
                    .words(version.number > 1 ? "Correction" : "Confirmed"),
                ]
            }
            + expected.map { plan, day in
                [.words("Next of: \(plan.title)"), .words(day.inWords), "Provisional"]
            }
        return Page(
            title: "Calendar of releases",
            crumbs: [Crumb(words: "Publications", path: ReleaseRoute.publications.path())],
            main: """
                <h1>Calendar of releases</h1>
                <p class="lead">What will be published in the next twelve months, and when. Times are \
                those of the clock in London.</p>
                \(rows.isEmpty ? "<p>No release is announced.</p>" : DataTable(
                    caption: "Announced releases",
                    columns: [.words("Release"), .words("When"), .words("Date")], rows: rows).html)
                """)
    }
}
