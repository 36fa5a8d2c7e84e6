import Accountability
import Forms
import Reckoning

/// The queries on a return: shown once after a save that brought new ones, and the place to
/// explain.
struct QueriesPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    private var after: FormSection? { at.visit.query["after"].flatMap { at.form.section($0) } }

    private var open: [StandingFindings.Item] {
        at.standing.queries.filter { item in
            after.map { item.finding.place.section == $0.id } ?? true
        }
    }

    var page: Page {
        let heading = after == nil ? "Explain queries" : "Check these figures"
        return Page(
            title: heading, crumbs: at.crumbs,
            main: """
                <h1>\(heading)</h1>
                \(lead)
                \(open.isEmpty ? .nothing : form)
                \(after == nil ? explained : .nothing)
                """)
    }

    private var lead: Html {
        if open.isEmpty { return "<p class=\"lead\">No query is waiting for you.</p>" }
        return """
            <p class="lead">\(after == nil ? "" : "Your answers are saved. ")\
            \(open.count == 1 ? "One thing looks" : "\(open.count) things look") unusual. Change \
            the \
            answer, or say why it is right. An explanation stays until the answer changes.</p>
            """
    }

    private var form: Html {
        let blocks = open.map { item -> Html in
            """
            <div class="finding"><p><strong class="tag tag-attention">Query</strong> \
            \(at.rowPrefix(item.finding))\(item.finding.message)</p>
            <p class="hint">Asked about: \(item.finding.found). \(change(item))</p>
            \(at.isEditable ? FindingBlocks.box(item) : .nothing)</div>
            """
        }
        guard at.isEditable else { return blocks.joined() }
        return """
            <form method="post" action="\(ReturnRoute.explain.path(at.id))" \
            novalidate>\(at.visit.tokenField)
            \(blocks)
            <div class="actions"><button class="button" type="submit">Save explanations</button>
            <a href="\(ReturnRoute.taskList.path(at.id))">Come back later</a></div></form>
            """
    }

    private func change(_ item: StandingFindings.Item) -> Html {
        guard let section = item.finding.place.section, let key = item.finding.place.key else {
            return .nothing
        }
        return """
            <a href="\(ReturnRoute.section.path(at.id, section))#\(key.anchor)">Change the answer\
            \(.hidden("to \(key)"))</a>
            """
    }

    private var explained: Html {
        let items = at.standing.explained
        guard !items.isEmpty else { return .nothing }
        let list = items.map { item -> Html in
            """
            <div class="finding note"><p>\(.tag("Explained", .quiet)) \
            \(at.rowPrefix(item.finding))\(item.finding.message)</p>
            <p class="quoted">\(.lines(item.explanation?.text ?? ""))</p>
            <p class="hint">\(item.explanation.map { at.name($0.circumstance.by) } ?? ""), \
            \(item.explanation?.circumstance.at.inWords ?? ""). \(change(item))</p>\
            \(item.explanation.map { acceptance($0) })</div>
            """
        }
        return "<h2>Explained</h2>\(list)"
    }

    /// What the department said to an explanation, once it was content.
    private func acceptance(_ explanation: Explanation) -> Html {
        guard let accepted = explanation.accepted else { return .nothing }
        let reason = explanation.acceptedBecause.map { ": \($0)" } ?? ""
        let day = accepted.at.onLondonClock.day.inWords
        return .hint("The department accepted it on \(day)\(reason)")
    }
}

extension Site {
    func explain(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let explanations = SentAnswers.explanations(at.visit.fields)
        let overtaken = explanations.filter { $0.isOvertaken(at) }
        if let first = overtaken.first {
            let section =
                at.standing.item(first.finding)?.finding.place.section
                .flatMap { at.form.section($0) } ?? at.form.sections[0]
            let sent = SentAnswers(at.visit.fields, section, at)
            let conflict = SavingConflict(explanations: overtaken)
            return at.visit.page(ConflictPage(at, section, sent, conflict).page, status: 409)
        }
        try await explain(explanations, at)
        let isDone = try again(at).standing.queries.isEmpty
        return .go(to: isDone ? ReturnRoute.taskList.path(at.id) : ReturnRoute.queries.path(at.id))
    }
}
