import Accountability
import Ledger
import Reckoning

/// The releases that a statistician prepares, with how each stands.
struct ReleasesPage {
    let visit: Visit

    private var releases: [StatisticalRelease] {
        visit.books.everyRelease.filter {
            visit.officer?.holds(Role.statisticians, for: $0.plan.organisation) ?? false
        }.sorted { left, right in
            let times = [left, right].map { $0.versions.last?.at.milliseconds ?? .max }
            return times[0] == times[1] ? left.id.text < right.id.text : times[0] > times[1]
        }
    }

    var page: Page {
        Page(
            title: "Releases", isWide: true,
            main: """
                <h1>Releases</h1>
                <p class="lead">What you prepare for publication. Readers see a release at its time, \
                and nothing of it before.</p>
                <div class="actions"><a class="button" href="\(ReleaseRoute.newRelease.path())">Plan a \
                release</a>\(.link("Published releases", ReleaseRoute.publications.path()))
                \(.link("Download as CSV", ReleaseRoute.releasesFile.path()))</div>
                \(releases.isEmpty ? "<p>There is no release yet.</p>" : table)
                """)
    }

    private var table: Html {
        DataTable(
            caption: "Releases",
            columns: [
                .words("Release"), .words("Collection"), .words("Time"), .words("Version"),
                .words("Status"),
            ],
            rows: releases.map { release in
                [
                    .link(release.plan.title, ReleaseRoute.release.path(release.id.text)),
                    .words(release.plan.collection.text), .words(time(release)),
                    "\(release.versions.count)", visit.state(of: release).tag,
                ]
            }
        ).html
    }

    private func time(_ release: StatisticalRelease) -> String {
        release.versions.last.map { $0.at.inWords } ?? "not scheduled"
    }

    var file: ListFile {
        ListFile(
            name: "releases",
            columns: ["Release", "Title", "Collection", "Time", "Versions", "Status"],
            rows: releases.map { release in
                [
                    .words(release.id.text), .words(release.plan.title),
                    .words(release.plan.collection.text),
                    .words(release.versions.last.map { "\($0.at)" } ?? ""),
                    .words("\(release.versions.count)"),
                    .words(visit.state(of: release).title),
                ]
            })
    }
}
