import Accountability
import Documents
import Reckoning

/// Where a release's data is downloaded, and tables are made of it.
struct ExplorePage {
    let at: PublicationVisit

    private var builder: TableBuilder { TableBuilder(at: at) }

    var page: Page {
        PublicationFrame(at: at, here: .explore).page(
            """
            <h2>Download data</h2>
            \(files)
            <h2>Make a table</h2>
            \(form)
            \(table)
            """)
    }

    private var files: Html {
        let about: [ReleaseFile: String] = [
            .ods: "For people: a cover, notes and a sheet for each table",
            .csv: "For programs: a row for each figure, with codes and periods in every row",
            .metadata: "What each column of the CSV file means, as CSV on the Web",
            .package: "The CSV file with its description, as Frictionless Data reads it",
            .json: "The same figures as JSON",
        ]
        return DataTable(
            caption: "Files with every figure of the release",
            columns: [.words("File"), .words("What it is")],
            rows: ReleaseFile.allCases.map { file in
                [.link(file.title, at.path(file)), .words(about[file] ?? "")]
            }
        ).html
            + .hint(
                """
                All of them are made from the same figures, under the \
                <a href="\(PublishedRelease.licence)">Open Government Licence v3.0</a>. \
                SHA-256 of the CSV file: <code>\(at.version.schedule.figures)</code>
                """)
    }

    private var form: Html {
        let builder = builder
        return """
            <form method="get" action="\(at.path(.explore))" class="plain" aria-label="Make a table">
            \(Html.carrying("version", "\(at.version.number)"))
            \(ticks("measure", "Measures", at.figures.measures.map { ($0.measure.measure, $0.measure.title) }, Set(builder.measures.map(\.measure.measure))))
            \(ticks("period", "Periods", at.figures.periods.map { ($0.collection.text, $0.name) }, Set(builder.periods.map(\.collection.text))))
            \(ticks("level", "Kinds of area", at.plan.levels.map { ($0.rawValue, $0.title) }, Set(builder.levels.map(\.rawValue))))
            <div class="field"><label class="title" for="area">Only areas called</label>
            <p class="hint" id="area-hint">Names or codes with commas between them, such as London, \
            South East. Leave it empty for all.</p>
            <input type="text" id="area" name="area" class="width-text" value="\(builder.words)" \
            aria-describedby="area-hint"></div>
            <div class="actions"><button class="button" type="submit">Show the table</button></div>
            </form>
            """
    }

    private func ticks(
        _ name: String, _ title: String, _ options: [(value: String, words: String)],
        _ chosen: Set<String>
    ) -> Html {
        let items = options.enumerated().map { place, option -> Html in
            """
            <div class="choice"><input type="checkbox" id="\(name)-\(place)" name="\(name)" \
            value="\(option.value)"\(flag: "checked", chosen.contains(option.value))>\
            <label for="\(name)-\(place)">\(option.words)</label></div>
            """
        }
        let fields: Html = """
            <fieldset class="field"><legend class="title">\(title)</legend>\(items)</fieldset>
            """
        return options.count > 12
            ? .folded("\(title): \(chosen.count) of \(options.count) chosen", fields) : fields
    }

    private var table: Html {
        let builder = builder
        let rows = builder.rows
        let path = at.path(.explore) + "?" + builder.address
        let file = at.path(.exploreFile) + "?" + builder.address
        let shown = rows.prefix(TableBuilder.mostShown).map { period, area, found -> [Html] in
            [.words(area.name), .words(area.code), .words(period.name)]
                + zip(found, builder.columns).map { figure, column in
                    let marks = (figure?.marks ?? []).map { " \($0)" }.joined()
                    let words = figure.map { column.thing.shown($0.content, column.statistic) }
                    return "\(words ?? "")\(marks)"
                }
        }
        guard !rows.isEmpty else { return "<p id=\"table\">No area matches.</p>" }
        let more: Html =
            rows.count > shown.count
            ? .hint("The first \(shown.count) of \(rows.count) rows. The file has them all.")
            : .nothing
        return """
            <div id="table">\(DataTable(
                caption: "Your table",
                columns: [.words("Area"), .words("Code"), .words("Period")]
                    + builder.columns.map { .figure($0.title) },
                rows: Array(shown)).html)</div>
            \(more)
            <p>\(.link("Permanent link to this table", path)) · \(.link("This table as CSV", file))</p>
            """
    }
}
