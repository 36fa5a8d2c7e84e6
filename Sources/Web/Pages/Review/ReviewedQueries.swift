import Accountability
import Forms
import Review

/// What was asked about a return and what was said, and the form to ask more.
struct ReviewedQueries {
    let page: ReviewedReturnPage

    var html: Html {
        let queries = page.entry?.queries ?? []
        let ordered = queries.filter { !$0.isClosed }.reversed() + queries.filter(\.isClosed)
        return """
            <section aria-labelledby="queries"><h2 id="queries" tabindex="-1">Queries</h2>
            \(ordered.isEmpty ? "<p>Nothing was asked about this return.</p>" : .nothing)
            \(ordered.map { thread($0) })</section>
            <section aria-labelledby="ask"><h2 id="ask" tabindex="-1">Raise a query</h2>\
            \(asking)</section>
            """
    }

    private func thread(_ query: DepartmentQuery) -> Html {
        let messages = query.messages.map { message -> Html in
            """
            <li><p>\(.lines(message.text))</p><p class="hint">\
            \(page.visit.signed(message.circumstance))</p></li>
            """
        }
        let state = page.entry.map { query.state(in: $0).tag(isOwn: false) }
        return """
            <section class="thread" id="query-\(query.number)" tabindex="-1" \
            aria-labelledby="about-\(query.number)">
            <h3 id="about-\(query.number)">\(query.number). \(page.words(query.key))</h3>
            <p>\(state) \(ReviewRule.title(of: query.rule))\(analyst(query))</p>
            \(answer(query))
            <ol class="messages">\(messages)</ol>
            \(query.isClosed ? .nothing : closing(query))</section>
            """
    }

    private func analyst(_ query: DepartmentQuery) -> String {
        page.entry?.analyst(of: .query(query.number)).map {
            ". Looked after by \(page.visit.face.name($0))"
        } ?? ""
    }

    /// The answer as it was asked about and as it was submitted last.
    private func answer(_ query: DepartmentQuery) -> Html {
        let asked = query.messages.first.flatMap { first in
            page.entry?.versions.last {
                $0.circumstance.sequence < first.circumstance.sequence
            }?.sheet[query.key]
        }
        let now = page.version?.sheet[query.key]
        let was = asked == now ? "" : " It was \(words(asked, query.key)) when this was asked."
        return "<p>The answer is \(words(now ?? page.answer(query.key), query.key)).\(was)</p>"
    }

    private func words(_ answer: Answer?, _ key: AnswerKey) -> String {
        page.shown(answer, key) ?? "not provided"
    }

    private func closing(_ query: DepartmentQuery) -> Html {
        let path = page.path(.close, "\(query.number)")
        return PlainForm(page.visit, "close-\(query.number)", to: path).html(
            "Close query \(query.number)", .nothing)
    }

    /// The question that is suggested for the finding that the address names.
    private var suggested: (key: String, rule: String, text: String) {
        let (key, rule) = (page.visit.query["key"] ?? "", page.visit.query["rule"] ?? "")
        if let finding = page.findings.first(where: {
            $0.rule.rawValue == rule && "\($0.key)" == key
        }) {
            return (key, rule, finding.question)
        }
        let own = page.assessment.findings.first {
            $0.rule == rule && $0.place.key?.description == key
        }
        let text = own.map { "\($0.message) Please explain the figure, or change it." } ?? ""
        return (key, own == nil ? "" : rule, text)
    }

    private var asking: Html {
        let form = PlainForm(page.visit, "ask-form", to: page.path(.ask))
        let start = suggested
        let keys = page.version?.sheet.places(of: page.form) ?? []
        return form.html(
            "Send the query",
            """
            \(form.choice("key", "About", keys.map { ("\($0)", label($0)) }, start.key))
            \(form.text("text", "What to ask", start.text, hint: "The organisation reads it as you send it.", rows: 6))
            \(.carrying("rule", form.value("rule", start.rule)))
            """)
    }

    private func label(_ key: AnswerKey) -> String {
        let words = page.words(key)
        return words.count > 90 ? words.prefix(80) + " … (\(key))" : words
    }
}
