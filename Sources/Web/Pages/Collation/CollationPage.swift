import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// What the returns to a collection come to as they stand, and what stands for missing figures.
struct CollationPage {
    let visit: Visit
    let collection: Accountability.Collection
    let figures: ReleaseFigures

    private var id: String { collection.id.text }

    private var title: String {
        visit.books.form(collection.form)?.form.title ?? id
    }

    /// The area that is shown: the one that was asked for, or the nation.
    private var area: ReleaseArea? {
        visit.query["area"].flatMap { figures.area($0) } ?? figures.nation
    }

    private var period: ReleasePeriod? { figures.periods.first }

    var page: Page {
        Page(
            title: "Collation", isWide: true,
            main: """
                <h1><span class="above">\(title), \(period?.name ?? "")</span>Collation</h1>
                \(CollectionTabs(collection: id, here: .collation).html)
                <p class="lead">\(coverage)</p>
                <p>\(.link("Plan a release of these figures", ReleaseRoute.newRelease.path() + "?collection=\(id)")) · \
                \(.link("Download as CSV", ReleaseRoute.collationFile.path(id)))</p>
                \(areas)
                \(table)
                <h2>Missing figures</h2>
                <p>\(period?.treatment.inWords ?? "") \(chosen)</p>
                \(treatment)
                """)
    }

    private var coverage: Html {
        guard let period else { return "Nothing is returned yet." }
        let silent =
            period.silent.isEmpty ? "" : " Without: \(period.silent.joined(separator: "; "))."
        return """
            \(period.responded) of \(period.asked) returned. Totals follow every return as it is \
            submitted.\(silent)
            """
    }

    private var chosen: String {
        visit.books.treatment(of: collection.id).map { "Chosen because: \($0.reason)" } ?? ""
    }

    private var areas: Html {
        let options = figures.areas.filter { $0.level != .authority }.map { area -> Html in
            """
            <option value="\(area.code)"\(flag: "selected", area == self.area)>\(area.name)</option>
            """
        }
        return """
            <form method="get" action="\(ReleaseRoute.collation.path(id))" class="filter" \
            aria-label="Choose an area"><div><label for="area">Area</label>
            <select id="area" name="area">\(options)</select></div>
            <div class="actions"><button class="button secondary" type="submit">Show</button></div>\
            </form>
            """
    }

    private static let shown: [Statistic] = [
        .total, .changeOfTotal, .share, .mean, .weightedMean, .median,
    ]

    private var table: Html {
        guard let area, let period else { return .nothing }
        let rows = figures.measures.flatMap { thing -> [[Html]] in
            let categories = thing.categories.isEmpty ? [""] : thing.categories.map(\.code)
            return categories.compactMap { row(thing, $0, area, period) }
        }
        return DataTable(
            caption: "What the returns come to, \(area.name)",
            columns: [.words("Measure"), .words("Unit")]
                + [
                    "Total", "Change of the total", "Share", "Mean of authorities",
                    "Weighted average", "Median",
                ].map { .figure($0) } + [.words("Rests on")],
            rows: rows
        ).html
    }

    private func row(
        _ thing: MeasuredThing, _ category: String, _ area: ReleaseArea, _ period: ReleasePeriod
    ) -> [Html]? {
        let found = Self.shown.map { statistic in
            figures[
                FigureKey(
                    period.collection, thing.measure.measure, category: category, area: area.code,
                    statistic)]
        }
        guard let first = found.compactMap(\.self).first else { return nil }
        let option = thing.categories.first { $0.code == category }.map { ": \($0.shown)" } ?? ""
        return [.words("\(thing.measure.title)\(option)"), .words(thing.measure.unit)]
            + zip(found, Self.shown).map { figure, statistic in
                .words(figure.map { thing.shown($0.content, statistic) } ?? "–")
            } + [.words(first.coverage.inWords)]
    }

    private var treatment: Html {
        let form = PlainForm(visit, "treatment", to: ReleaseRoute.treatMissing.path(id))
        let standing = visit.books.treatment(of: collection.id)
        return form.html(
            "Choose this treatment",
            """
            \(form.choice("method", "What stands for a missing figure in a total", TreatmentMethod.allCases.map { ($0.rawValue, $0.title) }, standing?.method.rawValue ?? "none"))
            \(form.line("percent", "Uprated by, in per cent", standing?.percent.map { "\($0)" } ?? "", hint: "Leave it empty to take the change among the others of the class", width: "width-number"))
            \(form.line("reason", "Why", standing?.reason ?? ""))
            """)
    }

    var file: ListFile {
        ListFile(
            name: "\(id)-collation",
            columns: [
                "Period", "Level", "Area code", "Area", "Measure", "Category", "Statistic", "Value",
                "Shorthand", "Given", "Estimated", "Expected",
            ],
            rows: figures.figures.filter { $0.level != .authority }.map { figure in
                let area = figures.area(figure.key.area)
                let number = figure.content.number
                var sign = ""
                if case .sign(let shorthand) = figure.content { sign = shorthand.rawValue }
                return [
                    .words(figure.key.period.text), .words(figure.level.title),
                    .words(figure.key.area), .words(area?.name ?? ""),
                    .words(figure.key.measure), .words(figure.key.category),
                    .words(figure.key.statistic.rawValue),
                    .number(number), .words(sign), .words("\(figure.coverage.given)"),
                    .words("\(figure.coverage.estimated)"), .words("\(figure.coverage.expected)"),
                ]
            })
    }
}

extension Site {
    /// The collation of the collection that the address names.
    func collationPage(_ visit: Visit) async throws(Problem) -> CollationPage {
        guard let collection = visit.books.collection(CollectionID(visit.open[0])),
            let plan = ReleaseDesk(books: visit.books).everything(of: collection)
        else { throw .notFound }
        return CollationPage(
            visit: visit, collection: collection, figures: try await preview(plan, visit))
    }

    /// Chooses what stands for the missing figures of a collection.
    func treatMissing(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try await collationPage(visit)
        let id = page.collection.id
        return try await carryOut(
            visit, then: ReleaseRoute.collation.path(id.text),
            page: { visit throws(Problem) in
                CollationPage(
                    visit: visit, collection: page.collection, figures: page.figures
                ).page
            },
            read: { reading in
                let method = reading.choice(
                    "method", "Choose what stands for a missing figure", of: TreatmentMethod.self)
                let percent =
                    reading.isBlank("percent") || method != .previousUprated
                    ? nil : reading.number("percent", "by how many per cent")
                let reason = reading.needed("reason", "Enter why")
                return method.map {
                    [.release(.treat(TreatmentChoice(id, $0, percent: percent, reason: reason)))]
                } ?? []
            })
    }
}
