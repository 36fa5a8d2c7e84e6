import Accountability
import Ledger
import Reckoning

/// One outcome as a curve to be turned: where it comes from, the story, what is done, and whether
/// it makes a difference.
struct OutcomePage {
    let visit: Visit
    let outcome: Outcome

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        outcome = try visit.outcome()
    }

    private var record: OutcomeRecord { outcome.record }
    private var owner: OrganisationID { record.organisation }

    var page: Page {
        Page(
            title: record.title,
            crumbs: [Crumb(words: "Outcomes", path: OutcomeRoute.outcomes.path())], isWide: true,
            main: """
                <h1><span class="above">Outcome</span>\(record.title)</h1>
                <p class="standing-line">\(outcome.tag) <span>\(record.population)</span></p>
                \(acts)
                \(outcome.values.isEmpty ? "<p>There are no figures yet.</p>"
                : ChartPlace.curve(outcome))
                <p><a href="\(OutcomeRoute.outcomeFile.path(outcome.id.text))">Download these figures \
                as CSV</a></p>
                \(facts)
                \(account)
                <h2>What our services do about it</h2>
                \(PerformanceQuestion.allCases.map { answers($0) })
                \(history)
                \(visit.reads(owner) ? PublicityLine(visit, .outcome(outcome.id), of: owner).html
                : .nothing)
                """)
    }

    private var acts: Html {
        guard visit.may(OutcomeRoute.editing, for: owner) else { return .nothing }
        let path = OutcomeRoute.editing.path(outcome.id.text)
        return "<div class=\"actions\"><a class=\"button\" href=\"\(path)\">Update it</a></div>"
    }

    private var facts: Html {
        let indicator = record.indicator
        return KeyFacts([
            ("Indicator", .words("\(indicator.title), \(indicator.unit)")),
            ("How it is counted", .words(indicator.definition)),
            ("Better", .words(indicator.direction.title)),
            ("Target", indicator.target.map { .words($0.formatted()) }),
            ("Source", .words(orNil: indicator.source)),
            ("Framework", .words(orNil: record.framework)),
        ]).html
    }

    private var account: Html {
        guard let account = outcome.account else {
            return "<h2>The story behind it</h2><p>Nobody has written it yet.</p>"
        }
        return """
            <section class="prose"><h2>The story behind it</h2><p>\(.lines(account.story))</p></section>
            \(list("Partners with a part to play", account.partners))
            \(list("What works", account.whatWorks))
            \(actions(account.actions))
            """
    }

    private func list(_ title: String, _ items: [String]) -> Html {
        guard !items.isEmpty else { return .nothing }
        return """
            <section class="prose"><h2>\(title)</h2><ul>\(items.map { "<li>\($0)</li>" as Html })</ul>\
            </section>
            """
    }

    private func actions(_ actions: [OutcomeAction]) -> Html {
        guard !actions.isEmpty else { return .nothing }
        let table = DataTable(
            caption: "What is being done",
            columns: [.words("Action"), .words("Who"), .words("By"), .words("Initiative")],
            rows: actions.map { action in
                [
                    .words(action.text), .words(action.owner),
                    .words(action.due?.inWords ?? "no day set"), initiative(action.initiative),
                ]
            })
        return "<h2>What is being done</h2>\(table.html)"
    }

    private func initiative(_ id: InitiativeID?) -> Html {
        guard let id else { return "none" }
        return visit.books.initiative(id) == nil ? "not published" : visit.link(id)
    }

    private func answers(_ question: PerformanceQuestion) -> Html {
        let rows = outcome.links.filter { $0.question == question }.compactMap { row($0) }
        guard !rows.isEmpty else {
            return "<h3>\(question.title)</h3><p>No measure answers this yet.</p>"
        }
        let table = DataTable(
            caption: question.title,
            columns: [
                .words("Measure"), .words("Initiative"), .words("Course"), .figure("Last value"),
                .words("Of"), .words("What it says"),
            ], rows: rows)
        return "<h3>\(question.title)</h3>\(table.html)"
    }

    private func row(_ link: MeasureLink) -> [Html]? {
        guard let measure = visit.books.initiative(link.initiative)?.measure(link.measure) else {
            return nil
        }
        let latest = measure.latest?.observation
        return [
            "\(measure.record.title)<br><span class=\"hint\">\(measure.record.unit)</span>",
            visit.link(link.initiative), ChartPlace.spark(measure),
            .words(latest?.value.formatted() ?? "no data yet"),
            .words(latest?.day.inWords ?? "no data yet"), ChartPlace.verdict(measure),
        ]
    }

    private var history: Html {
        var items: [(Circumstance, Html)] = [(outcome.framed, "Described")]
        items += outcome.reframings.map {
            ($0.circumstance, "Described anew\($0.reason.isEmpty ? "" : ": \($0.reason)")")
        }
        items += outcome.forecasts.map {
            ($0.circumstance, "Forecast from \($0.forecast.from.inWords)")
        }
        items += outcome.accounts.map { ($0.circumstance, "Account written") }
        items += Dictionary(grouping: outcome.values) { $0.circumstance.at.onLondonClock.day }
            .values.compactMap { recorded in
                recorded.last.map { last in
                    (
                        last.circumstance,
                        "\(recorded.count.of("figure")) recorded, the latest for "
                            + "\(last.value.day.inWords)"
                    )
                }
            }
        let listed = items.sorted { $0.0.sequence > $1.0.sequence }.map { circumstance, words in
            "<li><p>\(words)</p><p class=\"hint\">\(visit.signed(circumstance))</p></li>" as Html
        }
        return "<h2>History of this page</h2><ol class=\"timeline\">\(listed)</ol>"
    }

    /// The values and the forecast, a row for each day.
    var file: ListFile {
        let forecast = outcome.forecast?.points ?? []
        let days = Set(outcome.values.map(\.value.day) + outcome.withheld + forecast.map(\.day))
        return ListFile(
            name: "\(outcome.id)-values",
            columns: ["Outcome", "Indicator", "Unit", "Day", "Value", "Forecast"],
            rows: days.sorted().map { day in
                let value = outcome.values.first { $0.value.day == day }
                let expected = forecast.first { $0.day == day }
                return [
                    .words(outcome.id.text), .words(record.indicator.title),
                    .words(record.indicator.unit), .day(day),
                    .words(
                        outcome.withheld.contains(day)
                            ? "c" : value.map { "\($0.value.value)" } ?? ""),
                    .words(expected.map { "\($0.value)" } ?? ""),
                ]
            })
    }
}
