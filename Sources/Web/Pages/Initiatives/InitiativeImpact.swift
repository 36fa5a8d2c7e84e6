import Accountability
import Ledger
import Reckoning

/// The first promise: is anyone better off?
struct InitiativeImpact {
    let on: InitiativePage

    init(_ on: InitiativePage) {
        self.on = on
    }

    private var visit: Visit { on.visit }

    var html: Html {
        let measures = on.initiative.measures
        let none: Html = "<p>Nothing is measured yet.</p>"
        return """
            <h2>Is anyone better off?</h2>
            \(measures.isEmpty ? none : measures.map { block($0) }.joined())
            \(measures.isEmpty ? .nothing : files)
            \(on.isKeeper ? defining : .nothing)
            """
    }

    /// Each measure in a line.
    var brief: Html {
        let measures = on.initiative.measures
        guard !measures.isEmpty else { return "<p>Nothing is measured yet.</p>" }
        return DataTable(
            caption: "Measures",
            columns: [
                .words("Measure"), .words("Last value"), .figure("Baseline"), .figure("Target"),
                .words("Course"),
            ],
            rows: measures.map { measure in
                [
                    .words(measure.record.title), .words(last(measure)),
                    .words(measure.record.baseline?.formatted() ?? "not set"),
                    .words(measure.record.target?.formatted() ?? "not set"),
                    ChartPlace.spark(measure),
                ]
            }
        ).html
    }

    private func last(_ measure: Measure) -> String {
        measure.latest.map { latest in
            "\(latest.observation.value.formatted()) on \(latest.observation.day.inWords)"
        } ?? "no data yet"
    }

    private var files: Html {
        let importing: Html =
            on.isKeeper
            ? .link("Read values from a CSV file", ImportRoute.values.path(on.id)) : .nothing
        return """
            <div class="actions"><a href="\(InitiativeRoute.valuesFile.path(on.id))">Download all \
            values as CSV</a>\(importing)</div>
            """
    }

    /// Every value, under the headings by which a file of values is read.
    var file: ListFile {
        ListFile(
            name: "\(on.id)-values", columns: ["measure", "day", "value", "note"],
            rows: on.initiative.measures.flatMap { measure in
                measure.observations.map { recorded in
                    let value = recorded.observation
                    return [
                        .words(measure.id.text), .day(value.day), .words("\(value.value)"),
                        .words(value.note),
                    ]
                }
            })
    }

    private func block(_ measure: Measure) -> Html {
        let record = measure.record
        let target = record.target.map { target in
            target.formatted() + (record.targetDay.map { " by \($0.inWords)" } ?? "")
        }
        let facts = KeyFacts([
            ("Last value", .words(last(measure))),
            ("Baseline", .words(record.baseline?.formatted() ?? "not set")),
            ("Target", .words(target ?? "not set")),
            ("Unit", .words("\(record.unit), \(record.basis.title)")),
            ("Better", .words(record.direction.title)),
            ("Definition", .words(record.definition)),
            ("Source", .words(orNil: record.source)),
        ])
        return """
            <h3>\(record.title)</h3>
            \(facts.html)
            \(ChartPlace.process(measure))
            \(withheld(measure))
            \(rebases(measure))
            \(on.isKeeper ? adding(measure) + rebasing(measure) : .nothing)
            """
    }

    private func withheld(_ measure: Measure) -> Html {
        guard !measure.withheld.isEmpty else { return .nothing }
        let days = measure.withheld.map(\.inWords).joined(separator: ", ")
        return """
            <p class="hint">Not shown (c), because fewer than 5 people are counted: \(days).</p>
            """
    }

    private func rebases(_ measure: Measure) -> Html {
        let items = measure.rebases.map { rebase -> Html in
            "<li>From \(rebase.from.inWords) worked out anew: \(rebase.reason)</li>"
        }
        return items.isEmpty ? .nothing : "<ul>\(items)</ul>"
    }

    private func adding(_ measure: Measure) -> Html {
        let form = PlainForm(visit, "value-\(measure.id)", to: InitiativeRoute.addValue.path(on.id))
        let fields =
            Html.carrying("measure", measure.id.text)
            + form.day("day", "Last day of the period, or day of the count")
            + form.line("value", "Value, in \(measure.record.unit)", width: "width-number")
            + form.line("note", "Remark (optional)")
        return .folded(
            "Add a value of \(measure.record.title)", isOpen: form.isBack,
            form.html("Add the value", fields))
    }

    private func rebasing(_ measure: Measure) -> Html {
        let form = PlainForm(
            visit, "rebase-\(measure.id)", to: InitiativeRoute.rebaseMeasure.path(on.id))
        let fields =
            Html.carrying("measure", measure.id.text)
            + form.day("from", "First day of the new run")
            + form.text(
                "reason", "Why do the limits start anew?",
                hint: "What changed in the service or in the way of counting", rows: 2)
            + form.text(
                "definition", "New definition (optional)",
                hint: "Only when it is counted in another way from that day on", rows: 2)
        return .folded(
            "Start \(measure.record.title) anew from a day", isOpen: form.isBack,
            form.html("Start anew", fields))
    }

    private var defining: Html {
        let form = PlainForm(visit, "measure", to: InitiativeRoute.defineMeasure.path(on.id))
        let fields =
            form.line("measure", "Identifier", hint: "Letters, digits and hyphens: falls-65")
            + form.line("title", "What is measured")
            + form.line("unit", "Unit", hint: "For example, admissions a month")
            + form.text("definition", "How it is defined and counted", rows: 2)
            + form.choice("direction", "Which way is better", Self.directions)
            + form.choice("frequency", "How often a value is due", Self.frequencies)
            + form.line("source", "Where the values come from (optional)")
            + form.line("baseline", "Baseline (optional)", width: "width-number")
            + form.line("target", "Target (optional)", width: "width-number")
            + form.day("targetDay", "Day of the target (optional)")
            + form.tick("people", "It counts people: nobody outside sees a count of 1 to 4", true)
        return .folded(
            "Define a measure", isOpen: form.isBack, form.html("Define the measure", fields))
    }

    private static var directions: [(value: String, words: String)] {
        MeasureDirection.allCases.map { ($0.rawValue, $0.title) }
    }

    private static var frequencies: [(value: String, words: String)] {
        MeasureFrequency.allCases.map { ($0.rawValue, $0.rawValue.capitalisedFirst) }
    }
}

extension FormReading {
    /// The value of a measure that the form gives.
    mutating func observation(in initiative: InitiativeID) -> MeasuredValue {
        MeasuredValue(
            of: MeasureID(words("measure")), in: initiative, on: day("day", "the day of the value"),
            number("value", "the value"), note: words("note"))
    }

    /// The new start of a measure that the form gives.
    mutating func rebase(in initiative: InitiativeID) -> MeasureRebase {
        MeasureRebase(
            of: MeasureID(words("measure")), in: initiative,
            from: day("from", "the first day of the new run"),
            reason: needed("reason", "Enter why the limits start anew"),
            definition: filled("definition"))
    }

    /// The measure that the form defines.
    mutating func measure(of initiative: InitiativeID) -> MeasureRecord {
        var record = MeasureRecord(
            MeasureID(needed("measure", "Enter an identifier for the measure")), of: initiative,
            title: needed("title", "Enter what is measured"),
            unit: needed("unit", "Enter the unit"),
            definition: needed("definition", "Enter how it is defined and counted"),
            choice("direction", "Choose which way is better") ?? .neutral,
            choice("frequency", "Choose how often a value is due") ?? .quarterly,
            source: words("source"))
        record.baseline = isBlank("baseline") ? nil : number("baseline", "the baseline")
        record.target = isBlank("target") ? nil : number("target", "the target")
        record.targetDay = optionalDay("targetDay", "the day of the target")
        record.isAboutPeople = isTicked("people")
        return record
    }
}
