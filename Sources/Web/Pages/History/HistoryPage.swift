import Accountability
import Forms
import Reckoning

/// The timeline of a return, its versions, and what is different between two of them.
struct HistoryPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: "Timeline and versions", crumbs: at.crumbs,
            main: """
                <h1><span class="above">\(at.form.period.inWords) – \
                \(at.context.organisation.name)</span>
                Timeline and versions</h1>
                \(versions)
                \(differences)
                <h2>Timeline</h2>
                \(Timeline(at).html)
                """)
    }

    private var versions: Html {
        guard !at.entry.versions.isEmpty else { return .nothing }
        let rows = at.entry.versions.map { version -> Html in
            """
            <tr><th scope="row">Version \(version.number)</th>
            <td>\(version.circumstance.at.inWords)</td>
            <td><code>\(version.content.short)</code></td>
            <td><a href="\(ReturnRoute.receipt.path(at.id))?version=\(version.number)">Receipt\
            \(.hidden("of version \(version.number)"))</a></td></tr>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="region" \
            aria-label="Versions"><table><caption>Versions \
            that were submitted</caption>
            <thead><tr><th scope="col">Version</th><th scope="col">Submitted</th>\
            <th scope="col">Fingerprint</th><th scope="col">Receipt</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func sheet(_ name: String) -> (words: String, sheet: AnswerSheet)? {
        switch name {
        case "now": return ("as it stands", at.entry.sheet)
        case "before": return at.context.previous.map { (at.previousPeriod, $0.sheet) }
        default:
            guard let number = Int(name),
                let version = at.entry.versions.first(where: { $0.number == number })
            else { return nil }
            return ("version \(number)", version.sheet)
        }
    }

    private var choices: [String] { at.entry.versions.map { "\($0.number)" } + ["now"] }

    private var differences: Html {
        guard choices.count > 1 else { return .nothing }
        let from = at.visit.query["from"] ?? choices[choices.count - 2]
        let to = at.visit.query["to"] ?? "now"
        return """
            <h2>What is different</h2>
            <form class="compare" method="get" action="\(ReturnRoute.history.path(at.id))">
            \(menu("from", "From", from))\(menu("to", "To", to))
            <button class="button secondary" type="submit">Compare</button></form>
            \(table(from, to))
            """
    }

    private func menu(_ name: String, _ words: String, _ chosen: String) -> Html {
        let options = choices.map { choice -> Html in
            """
            <option value="\(choice)"\(flag: "selected", choice == chosen)>\
            \(choice == "now" ? "As it stands" : "Version \(choice)")</option>
            """
        }
        return """
            <div><label for="\(name)">\(words)</label>\
            <select id="\(name)" name="\(name)">\(options)</select></div>
            """
    }

    private func table(_ from: String, _ to: String) -> Html {
        guard let old = sheet(from), let new = sheet(to) else { return .nothing }
        let keys = Set(old.sheet.everyAnswer.map(\.key) + new.sheet.everyAnswer.map(\.key)).sorted()
        let rows = keys.filter { old.sheet[$0] != new.sheet[$0] }.map { key -> Html in
            """
            <tr><th scope="row"><a href="\(ReturnRoute.answerHistory.path(at.id, key.inAddress))">\
            \("\(key)")</a></th><td>\(shown(old.sheet[key], key))</td>\
            <td>\(shown(new.sheet[key], key))</td></tr>
            """
        }
        guard !rows.isEmpty else { return "<p>Nothing is different.</p>" }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Differences"><table>
            <caption>\(rows.count.of("answer")) different between \(old.words) and \
            \(new.words)</caption>
            <thead><tr><th scope="col">Answer</th><th \
            scope="col">\(old.words.capitalisedFirst)</th>\
            <th scope="col">\(new.words.capitalisedFirst)</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func shown(_ answer: Answer?, _ key: AnswerKey) -> String {
        guard let answer, let question = at.question(key.question) else { return "Not provided" }
        return at.form.shown(answer, for: question)
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
