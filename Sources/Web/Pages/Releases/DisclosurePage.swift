import Accountability
import Documents
import Ledger
import Reckoning
import Statistics

/// The counts of a release that are withheld, and why: too small, or giving back one that is.
struct DisclosurePage {
    let visit: Visit
    let release: StatisticalRelease
    let figures: ReleaseFigures

    private struct Cell {
        let thing: MeasuredThing
        let period: ReleasePeriod
        let area: ReleaseArea
        let statistic: Statistic
    }

    private var cells: [Cell] {
        let periods = Dictionary(figures.periods.map { ($0.collection, $0) }) { first, _ in first }
        return figures.figures.compactMap { figure in
            guard figure.content == .sign(.confidential), let area = figures.area(figure.key.area),
                let thing = figures.measured(figure.key.measure),
                let period = periods[figure.key.period]
            else { return nil }
            return Cell(
                thing: thing, period: period, area: area, statistic: figure.key.statistic)
        }
    }

    var page: Page {
        let found = cells
        let path = ReleaseRoute.disclosureFile.path(release.id.text)
        return Page(
            title: "Withheld figures",
            crumbs: [
                Crumb(words: "Releases", path: ReleaseRoute.releases.path()),
                Crumb(
                    words: release.plan.title, path: ReleaseRoute.release.path(release.id.text)),
            ], isWide: true,
            main: """
                <h1>Withheld figures</h1>
                <p class="lead">\(found.count.of("figure")) of \(figures.figures.count) are withheld. \
                Counts of people from 1 to 5 are too small; others are withheld because they would \
                give a small one back along a region, a class or the nation.</p>
                <p>\(.link("Download as CSV", path))</p>
                \(found.isEmpty ? .nothing : table(found))
                """)
    }

    private func table(_ found: [Cell]) -> Html {
        DataTable(
            caption: "Withheld figures",
            columns: [
                .words("Measure"), .words("Period"), .words("Level"), .words("Area"),
                .words("Figure"),
            ],
            rows: found.prefix(500).map { cell in
                [
                    .words(cell.thing.measure.title), .words(cell.period.name),
                    .words(cell.area.level.title), .words(cell.area.name),
                    .words(cell.thing.title(of: cell.statistic)),
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "\(release.id)-withheld",
            columns: ["Measure", "Period", "Level", "Area code", "Area", "Statistic"],
            rows: cells.map { cell in
                [
                    .words(cell.thing.measure.measure), .words(cell.period.interval),
                    .words(cell.area.level.title), .words(cell.area.code),
                    .words(cell.area.name), .words(cell.statistic.rawValue),
                ]
            })
    }
}
