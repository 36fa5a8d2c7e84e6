import Accountability
import Ledger
import Reckoning

/// The form that describes a new outcome.
struct NewOutcomePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        let form = PlainForm(visit, "outcome", to: OutcomeRoute.describeOutcome.path())
        return Page(
            title: "Describe an outcome",
            crumbs: [Crumb(words: "Outcomes", path: OutcomeRoute.outcomes.path())],
            main: """
                <h1>Describe an outcome</h1>
                <p>An outcome is how a whole population should live, such as “older people are safe \
                and well at home”. It is seen by one indicator. Figures, the forecast and the story \
                follow on its own page.</p>
                \(form.html("Describe the outcome", form.describing(nil)))
                """)
    }
}

/// The forms that keep an outcome: figures, forecast, story and measures.
struct OutcomeEditPage {
    let visit: Visit
    let outcome: Outcome

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        outcome = try visit.outcome()
    }

    private var id: String { outcome.id.text }

    var page: Page {
        Page(
            title: "Update \(outcome.record.title)",
            crumbs: [
                Crumb(words: "Outcomes", path: OutcomeRoute.outcomes.path()),
                Crumb(words: outcome.record.title, path: OutcomeRoute.outcome.path(id)),
            ],
            main: """
                <h1><span class="above">\(outcome.record.title)</span>Update the outcome</h1>
                <h2>Add figures</h2>\(values)
                <h2>Forecast: if nothing changes</h2>\(forecast)
                <h2>The story, and what is done</h2>\(account)
                <h2>Measures of our services</h2>\(measures)
                <h2>The description</h2>\(describing)
                """)
    }

    private var values: Html {
        let form = PlainForm(visit, "values", to: OutcomeRoute.addValue.path(id))
        return form.html(
            "Add the figures",
            form.text(
                "values", "Figures", hint: "One on each line: 30 September 2017 | 512", rows: 4)
                + form.line("note", "Remark, for officers only (optional)"))
    }

    private var forecast: Html {
        let form = PlainForm(visit, "forecast", to: OutcomeRoute.forecast.path(id))
        let known = outcome.forecast
        let points = (known?.points ?? []).map { "\($0.day.inWords) | \($0.value)" }
        let fields =
            form.day(
                "from", "Last day whose figure it rests on", known?.from ?? outcome.latest?.day)
            + form.text(
                "points", "Figures that are expected", points.joined(separator: "\n"),
                hint: "One on each line: 31 December 2017 | 540", rows: 6)
            + form.text("basis", "What the forecast rests on", known?.basis ?? "", rows: 2)
        return .folded(
            known == nil ? "Make a forecast" : "Make another forecast", isOpen: form.isBack,
            form.html("Save the forecast", fields))
    }

    private var account: Html {
        let form = PlainForm(visit, "account", to: OutcomeRoute.account.path(id))
        let known = outcome.account
        let fields =
            form.text("story", "The story behind the curve", known?.story ?? "", rows: 6)
            + form.text(
                "partners", "Partners with a part to play",
                (known?.partners ?? []).joined(separator: "\n"), hint: "One on each line")
            + form.text(
                "works", "What works", (known?.whatWorks ?? []).joined(separator: "\n"),
                hint: "One on each line")
            + form.text(
                "actions", "What is being done",
                (known?.actions ?? []).map(\.line).joined(separator: "\n"),
                hint: "One on each line, with the office, the day and the initiative: "
                    + "Make homes safe | Public health | 31 March 2018 | INI-001", rows: 5)
        return .folded(
            known == nil ? "Write the story" : "Write it anew", isOpen: form.isBack,
            form.html("Save the story", fields))
    }

    private var measures: Html {
        let form = PlainForm(visit, "measures", to: OutcomeRoute.measure.path(id))
        let fields = PerformanceQuestion.allCases.map { question in
            form.text(
                question.rawValue, question.title,
                outcome.links.filter { $0.question == question }
                    .map { "\($0.initiative) | \($0.measure)" }.joined(separator: "\n"),
                hint: "One on each line, the initiative and its measure: INI-001 | falls-65",
                rows: 2)
        }
        return .folded(
            "Choose the measures", isOpen: form.isBack,
            form.html("Save the measures", fields.joined()))
    }

    private var describing: Html {
        let form = PlainForm(visit, "outcome", to: OutcomeRoute.reviseOutcome.path(id))
        return .folded(
            "Describe it anew", isOpen: form.isBack,
            form.html(
                "Save the description",
                form.describing(outcome.record)
                    + form.text("reason", "Why is it described anew?", rows: 2)))
    }
}

extension PlainForm {
    /// The fields that describe an outcome.
    fileprivate func describing(_ known: OutcomeRecord?) -> Html {
        let indicator = known?.indicator
        let name =
            known == nil
            ? line("outcome", "Identifier", hint: "Letters, digits and hyphens: falls") : .nothing
        return name
            + line("title", "The outcome, in plain words", known?.title ?? "")
            + line("population", "The people it is about", known?.population ?? "")
            + line("framework", "Framework or strategy (optional)", known?.framework ?? "")
            + line("indicator", "Indicator: what is measured", indicator?.title ?? "")
            + line("unit", "Unit", indicator?.unit ?? "", hint: "For example, admissions a quarter")
            + text("definition", "How it is counted", indicator?.definition ?? "", rows: 2)
            + choice(
                "direction", "Which way is better",
                MeasureDirection.allCases.map { ($0.rawValue, $0.title) },
                indicator?.direction.rawValue ?? "")
            + choice(
                "frequency", "How often there is a figure",
                MeasureFrequency.allCases.map { ($0.rawValue, $0.rawValue.capitalisedFirst) },
                indicator?.frequency.rawValue ?? "")
            + line("source", "Where the figures come from (optional)", indicator?.source ?? "")
            + line(
                "target", "Target (optional)", indicator?.target.map { "\($0)" } ?? "",
                width: "width-number")
            + tick(
                "people", "It counts people: nobody outside sees a count of 1 to 4",
                indicator?.isAboutPeople ?? true)
    }
}

extension OutcomeAction {
    /// The action as a line of the form.
    fileprivate var line: String {
        var parts = [text, owner, due?.inWords ?? "", initiative?.text ?? ""]
        while parts.last == "" { parts.removeLast() }
        return parts.joined(separator: " | ")
    }
}
