import Accountability
import Forms
import Reckoning

/// The timeline of a return.
struct HistoryPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: "Timeline", crumbs: at.crumbs,
            main: """
                \(at.heading("Timeline"))
                <p><a href="\(ReturnRoute.historyFile.path(at.id))">Download every change of every \
                answer as CSV</a></p>
                \(versions)
                \(Timeline(at).html)
                """)
    }

    private var versions: Html {
        guard !at.entry.versions.isEmpty else { return .nothing }
        return """
            <p><a href="\(ReturnRoute.versions.path(at.id))">Versions and their differences</a></p>
            """
    }

    /// Every change of every answer, oldest first.
    var file: Reply {
        let changes = at.entry.everyChange.map { change -> [ListFile.Cell] in
            let question = at.question(change.key.question)
            func shown(_ answer: Answer?) -> String {
                answer.map { answer in
                    question.map { at.form.shown(answer, for: $0) } ?? "\(answer)"
                } ?? ""
            }
            return [
                .words("\(change.given.circumstance.at)"),
                .words(change.given.circumstance.by.text), .words("\(change.key)"),
                .words(question?.label ?? ""), .words(shown(change.was)),
                .words(shown(change.given.answer)), .words(change.given.channel.written),
            ]
        }
        return ListFile(
            name: "\(at.id)-history",
            columns: ["When", "Officer", "Reference", "Question", "Was", "Became", "Way"],
            rows: changes
        ).reply
    }
}

/// What one answer was, newest first.
struct AnswerHistoryPage {
    let at: ReturnVisit
    let key: AnswerKey
    let question: Question

    init(_ at: ReturnVisit) throws(Problem) {
        guard let key = AnswerKey(inAddress: at.visit.open[1]),
            let question = at.form.question(key.question)
        else { throw .notFound }
        self.at = at
        self.key = key
        self.question = question
    }

    var page: Page {
        let given = at.entry.history(of: key)
        var before: Answer?
        var rows: [Html] = []
        for change in given {
            rows.append(row(change, before))
            before = change.answer
        }
        return Page(
            title: "History of \(key)", crumbs: at.crumbs,
            main: """
                <h1><span class="above">History of one answer</span>\(question.id) \
                \(question.heading)\
                \(key.row.map { ", row \($0)" as Html })</h1>
                <p class="hint">\(question.label)</p>
                \(given.isEmpty ? "<p>It has not been answered.</p>" : table(rows.reversed()))
                """)
    }

    private func table(_ rows: [Html]) -> Html {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="Changes"><table>
        <caption>\(rows.count.of("change"))</caption><thead><tr><th scope="col">When</th>\
        <th scope="col">Who</th><th scope="col">Was</th><th scope="col">Became</th>\
        <th scope="col">How</th></tr></thead><tbody>\(rows)</tbody></table></div>
        """
    }

    private func row(_ given: GivenAnswer, _ before: Answer?) -> Html {
        """
        <tr><th scope="row">\(given.circumstance.at.inWords)</th>
        <td>\(at.name(given.circumstance.by))</td>
        <td>\(.lines(shown(before)))</td><td>\(.lines(shown(given.answer)))</td>
        <td>\(given.channel.inWords)</td></tr>
        """
    }

    private func shown(_ answer: Answer?) -> String {
        answer.map { at.form.shown($0, for: question) } ?? "Not provided"
    }
}
