import Accountability
import Forms
import Reckoning

/// What is different on the form, against the one of the return before.
struct FormChangesPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: "What changed on the form", crumbs: at.crumbs, isWide: true,
            main: """
                \(at.heading("What changed on the form"))
                \(content)
                """)
    }

    private var content: Html {
        guard let before = at.previousForm else {
            return "<p>This is the first return of its kind, so there is nothing to compare.</p>"
        }
        let differences = before.differences(from: at.form)
        guard !differences.isEmpty else {
            return "<p>It asks the same as the form for \(before.period.inWords).</p>"
        }
        return DataTable(
            caption: "\(differences.count.of("difference")) from the form for "
                + before.period.inWords,
            columns: [.words("What"), .words("Change"), .words("In detail")],
            rows: differences.map { row($0, before) }
        ).html
    }

    private func row(_ difference: FormDifference, _ before: Form) -> [Html] {
        let form = difference.change == .removed ? before : at.form
        let id = difference.part.split(separator: " ").last.map(String.init) ?? ""
        let heading = form.question(id).map { ": \($0.heading)" } ?? ""
        let tone: Tone = difference.change == .changed ? .quiet : .attention
        return [
            "\(difference.part.capitalisedFirst)\(heading)",
            .tag(difference.change.rawValue.capitalisedFirst, tone),
            .words(difference.detail.isEmpty ? "–" : difference.detail),
        ]
    }
}
