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
            <section><h2 id="impact">1. Impact: is anyone better off?</h2>
            \(measures.isEmpty ? none : measures.map { block($0) }.joined())
            \(on.isKeeper ? defining : .nothing)</section>
            """
    }

    private func block(_ measure: Measure) -> Html {
        let record = measure.record
        let last = measure.latest.map { latest in
            "\(latest.observation.value.formatted()) on \(latest.observation.day.inWords)"
        }
        let target = record.target.map { target in
            target.formatted() + (record.targetDay.map { " by \($0.inWords)" } ?? "")
        }
        let facts = KeyFacts([
            ("Last value", .words(last ?? "no data yet")),
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
            \(on.isKeeper ? adding(measure) : .nothing)
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
    mutating func observation(in initiative: InitiativeID) -> Observation {
        Observation(
            of: MeasureID(words("measure")), in: initiative, on: day("day", "the day of the value"),
            number("value", "the value"), note: words("note"))
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
