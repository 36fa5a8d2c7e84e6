import Accountability
import Documents
import Forms
import Reckoning
import Statistics

/// The home of a release: what it says, in words first, then as a chart and a table.
struct PublicationPage {
    let at: PublicationVisit

    private var figures: ReleaseFigures { at.figures }

    /// The measure that is shown: the one that was asked for, or the first.
    private var thing: MeasuredThing? {
        at.visit.query["measure"].flatMap { figures.measured($0) } ?? figures.measures.first
    }

    var page: Page {
        PublicationFrame(at: at, here: .home).page(
            """
            <h2>Headlines</h2>
            <ol>\(figures.headlines.map { "<li>\($0)</li>" as Html })</ol>
            \(response)
            <h2>Figures</h2>
            \(choice)
            \(thing.map { MeasureBlock(at: at, thing: $0).html } ?? .nothing)
            \(downloads)
            \(corrections)
            """)
    }

    private var response: Html {
        guard let period = figures.periods.first else { return .nothing }
        let silent: Html =
            period.silent.isEmpty
            ? .nothing
            : .folded(
                "The \(period.silent.count.of("authority", "authorities")) without a return",
                "<ul>\(period.silent.map { "<li>\($0)</li>" as Html })</ul>")
        return """
            <h2>How many returned</h2>
            <p>\(period.responded) of \(period.asked) authorities made a return for \
            \(period.name). \(period.treatment.inWords)</p>\(silent)
            """
    }

    private var choice: Html {
        let options = figures.measures.map { thing -> Html in
            let measure = thing.measure
            return """
                <option value="\(measure.measure)"\(flag: "selected", measure == self.thing?.measure)>\
                \(measure.title)</option>
                """
        }
        return """
            <form method="get" action="\(at.path(.publication))" class="filter" \
            aria-label="Choose a measure"><div><label for="measure">Measure</label>
            <select id="measure" name="measure">\(options)</select></div>
            <div class="actions"><button class="button secondary" type="submit">Show</button></div>\
            </form>
            """
    }

    private var downloads: Html {
        let items = ReleaseFile.allCases.map { file -> Html in
            "<li>\(.link(file.title, at.path(file)))</li>"
        }
        return """
            <h2>Download everything</h2>
            <p>Every figure on this page is in each of these files.</p>
            <ul>\(items)</ul>
            """
    }

    private var corrections: Html {
        let list = at.published.corrections
        guard !list.isEmpty else { return .nothing }
        let items = list.map { "<dt>\($0.at.inWords)</dt><dd>\(.lines($0.note))</dd>" as Html }
        let old = at.release.published(at: at.visit.now).map { version -> Html in
            let path = ReleaseRoute.publicationVersion.path(
                at.plan.series, at.plan.address, "\(version.number)")
            return "<li>\(.link("Version \(version.number), \(version.at.inWords)", path))</li>"
        }
        return """
            <h2 id="corrections">Corrections</h2><dl>\(items)</dl>
            <h3>Every version</h3><ul>\(old)</ul>
            """
    }
}
