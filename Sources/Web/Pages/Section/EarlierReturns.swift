import Accountability
import Forms
import Ledger
import Reckoning

/// The returns before this one, found once for a page that shows many answers.
struct EarlierReturns {
    private let returns: [ReturnInContext]
    private let form: Form

    init(_ at: ReturnVisit) {
        returns = at.visit.books.returns(before: at.entry)
        form = at.form
    }

    /// What the same question was answered with before, nearest first, up to twelve times.
    func table(of key: AnswerKey) -> Html {
        let answers = Books.answers(before: key, on: form, in: returns)
        guard answers.contains(where: { $0.answer != nil }) else { return .nothing }
        let rows = answers.map { earlier -> Html in
            let shown = earlier.answer.map { earlier.form.shown($0, for: earlier.question) }
            return """
                <tr><th scope="row">\(earlier.form.period.inWords)</th>\
                <td>\(.lines(shown ?? "Not provided"))</td></tr>
                """
        }
        let count = answers.count.of("return")
        return """
            <details class="earlier"><summary>Earlier values (\(count))</summary>
            <table><caption class="hidden">Earlier values of \("\(key)")</caption>
            <thead><tr><th scope="col">Months</th><th scope="col">Answer</th></tr></thead>
            <tbody>\(rows)</tbody></table></details>
            """
    }
}
