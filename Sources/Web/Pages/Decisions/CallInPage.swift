import Accountability
import Ledger
import Reckoning

/// Where a decision is called in, a call-in is concluded, and a decision is withdrawn.
struct CallInPage {
    let visit: Visit
    let decision: Decision

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        decision = try visit.decision()
    }

    var page: Page {
        Page(
            title: "Call-in of \(decision.id)",
            crumbs: [
                Crumb(words: "Decisions", path: DecisionRoute.decisions.path()),
                Crumb(words: decision.id.text, path: DecisionRoute.decision.path(decision.id.text)),
            ],
            main: """
                <h1><span class="above">\(decision.title)</span>Call-in and withdrawal</h1>
                <p>\(decision.status(on: visit.today).tag) \(deadline)</p>
                \(decision.openCallIn.map { concluding($0) } ?? opening)
                \(withdrawing)
                """)
    }

    private var deadline: String {
        guard let record = decision.record else { return "" }
        let rules = visit.books.rules(of: decision.organisation).inForce(on: record.taken)
        let last = rules.flatMap { DecisionDates(record, $0).lastDayForCallIn }
        return last.map { "The last day for call-in is \($0.inWords)." }
            ?? "The council’s rules do not give a last day for call-in."
    }

    private var opening: Html {
        let form = PlainForm(visit, "call-in", to: DecisionRoute.callIn.path(decision.id.text))
        let numbers = decision.record?.resolutions.filter(\.isSubjectToCallIn).map(\.number) ?? []
        let hint =
            "Numbers with commas, of: \(numbers.joined(separator: ", ")). "
            + "Leave it empty for all."
        let fields =
            form.line("resolutions", "Resolutions that are called in (optional)", hint: hint)
            + form.day("day", "Day", visit.today) + form.text("reason", "Why is it called in?")
        return "<h2>Record a call-in</h2>\(form.html("Record the call-in", fields))"
    }

    private func concluding(_ callIn: CallIn) -> Html {
        let form = PlainForm(
            visit, "conclude", to: DecisionRoute.concludeCallIn.path(decision.id.text))
        let outcomes = CallInOutcome.allCases.map { (value: $0.rawValue, words: $0.title) }
        let fields =
            form.choice("outcome", "What came of it", outcomes)
            + form.day("day", "Day", visit.today)
        return """
            <h2>Conclude the call-in of \(callIn.on.inWords)</h2>
            <p>\(callIn.reason)</p>
            \(form.html("Conclude the call-in", fields))
            """
    }

    private var withdrawing: Html {
        guard decision.withdrawn == nil else { return .nothing }
        let form = PlainForm(
            visit, "withdraw", to: DecisionRoute.withdrawDecision.path(decision.id.text))
        return """
            <h2>Withdraw the decision</h2>
            <p>It stays in the register, and nothing more can follow from it.</p>
            \(form.html("Withdraw the decision", isGrave: true,
            form.text("reason", "Why is it withdrawn?")))
            """
    }
}
