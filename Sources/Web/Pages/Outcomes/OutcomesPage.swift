import Accountability
import Ledger
import Reckoning

/// The outcomes, each with where its curve stands.
struct OutcomesPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: OutcomeRoute.outcomes.path(),
            file: OutcomeRoute.outcomesFile.path(),
            fields: [.words("text", title: "Words in the outcome or indicator")])
    }

    var outcomes: [Outcome] {
        visit.outcomes.filter { outcome in
            "\(outcome.record.title) \(outcome.record.indicator.title)"
                .mentions(filter.chosen("text"))
        }
    }

    var page: Page {
        let found = outcomes
        return Page(
            title: "Outcomes", isWide: true,
            main: """
                <h1>Outcomes</h1>
                <p class="lead">How people here should live, how far they do, and whether what is \
                done makes a difference.</p>
                \(acts)
                \(filter.html)
                \(found.isEmpty ? "<p>No outcome matches.</p>" : table(found))
                """)
    }

    private var acts: Html {
        guard visit.may(OutcomeRoute.newOutcome) else { return .nothing }
        return """
            <div class="actions"><a class="button" href="\(OutcomeRoute.newOutcome.path())">Describe \
            an outcome</a></div>
            """
    }

    private func table(_ found: [Outcome]) -> Html {
        DataTable(
            caption: "Outcomes",
            columns: [
                .words("Outcome"), .words("Indicator"), .figure("Latest"), .words("Of"),
                .words("Where the curve stands"),
            ],
            rows: found.map { outcome in
                let indicator = outcome.record.indicator
                let latest = outcome.latest
                return [
                    .link(outcome.record.title, OutcomeRoute.outcome.path(outcome.id.text)),
                    "\(indicator.title)<br><span class=\"hint\">\(indicator.unit)</span>",
                    .words(latest?.value.formatted() ?? "no data yet"),
                    .words(
                        latest.map { indicator.frequency.period(to: $0.day).inWords }
                            ?? "no data yet"),
                    outcome.tag,
                ]
            }
        ).html
    }

    var file: ListFile {
        ListFile(
            name: "outcomes",
            columns: [
                "Outcome", "Title", "Framework", "Population", "Indicator", "Unit", "Direction",
                "Latest", "Day", "Expected if nothing changed", "Target",
            ],
            rows: outcomes.map { outcome in
                let indicator = outcome.record.indicator
                let expected = outcome.turn.flatMap { DecimalNumber($0.expected, decimals: 2) }
                return [
                    .words(outcome.id.text), .words(outcome.record.title),
                    .words(outcome.record.framework), .words(outcome.record.population),
                    .words(indicator.title), .words(indicator.unit),
                    .words(indicator.direction.title),
                    .words(outcome.latest.map { "\($0.value)" } ?? ""), .day(outcome.latest?.day),
                    .words(expected.map { "\($0)" } ?? ""),
                    .words(indicator.target.map { "\($0)" } ?? ""),
                ]
            })
    }
}

extension Outcome {
    /// Whether the curve is turned, in a word.
    var tag: Html {
        guard let turn else { return .tag("No forecast to compare", .quiet) }
        return switch turn.isTurned {
        case true?: .tag("Turning", .active)
        case false?: .tag("Not turned yet", .attention)
        case nil: .tag("As expected", .quiet)
        }
    }
}
