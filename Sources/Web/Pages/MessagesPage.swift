import Accountability
import Clerk
import Forms
import Reckoning

/// What the department asked about answers, and what was said.
struct MessagesPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        let open = at.entry.queries.filter { !$0.isClosed }
        let closed = at.entry.queries.filter(\.isClosed)
        let threads = (open.reversed() + closed.reversed()).map { thread($0) }
        let none: Html = "<p class=\"lead\">The department has not asked anything.</p>"
        return Page(
            title: "Messages from the department", crumbs: at.crumbs,
            main: """
                \(at.heading("Messages from the department"))
                \(threads.isEmpty ? none : threads.joined())
                """)
    }

    private func thread(_ query: DepartmentQuery) -> Html {
        let messages = query.messages.map { message -> Html in
            """
            <li><p>\(.lines(message.text))</p><p class="hint">\
            \(at.visit.signed(message.circumstance))</p></li>
            """
        }
        return """
            <section class="thread" id="message-\(query.number)" aria-labelledby="about-\(query.number)">
            <h2 id="about-\(query.number)">\(query.number). \(at.words(query.key))</h2>
            <p>\(query.state(in: at.entry).tag(isOwn: at.isColleague))</p>
            \(answer(query))
            <ol class="messages">\(messages)</ol>
            \(query.isClosed || !at.may(ReturnRoute.reply) ? .nothing : replying(query))</section>
            """
    }

    /// The answer as it was asked about and as it stands, with the way to change it.
    private func answer(_ query: DepartmentQuery) -> Html {
        let asked = query.messages.first.map { first in
            at.entry.answer(query.key, asAt: first.circumstance.sequence)
        }
        let question = at.question(query.key.question)
        let was = asked.flatMap(\.self).flatMap { answer in
            question.map { at.form.shown(answer, for: $0) }
        }
        let now = at.shown(query.key)
        let change: Html =
            was == now || question?.calculation != nil
            ? .nothing : " It was \(was ?? "not provided") when this was asked."
        return "<p>The answer is \(now ?? "not provided").\(change) \(changing(query))</p>"
    }

    private func changing(_ query: DepartmentQuery) -> Html {
        guard !query.isClosed, let section = at.form.section(of: query.key),
            at.may(ReturnRoute.saveSection)
        else { return .nothing }
        guard at.isEditable(section) else {
            return """
                <span class="hint">It cannot be changed unless the department opens section \
                \(section.id) again.</span>
                """
        }
        return """
            <a href="\(ReturnRoute.section.path(at.id, section.id))#\(query.key.anchor)">Change the \
            answer\(.hidden("to \(query.key)"))</a>
            """
    }

    private func replying(_ query: DepartmentQuery) -> Html {
        let form = PlainForm(
            at.visit, "reply-\(query.number)",
            to: ReturnRoute.reply.path(at.id, "\(query.number)"))
        return form.html("Send reply", form.text("text", "Your reply"))
    }
}

extension QueryState {
    /// Both sides read the same state, each in its own words.
    func tag(isOwn: Bool) -> Html {
        switch self {
        case .waitingForReply:
            isOwn ? .tag("Waiting for your reply", .attention) : .tag(rawValue, .active)
        case .replied:
            isOwn ? .tag("Waiting for the department", .active) : .tag(rawValue, .attention)
        case .closed: .tag(rawValue, .plain)
        }
    }
}

extension Site {
    func replyToQuery(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let number = Int(at.visit.open[1]) else { throw .notFound }
        let path = ReturnRoute.messages.path(at.id) + "#message-\(number)"
        return try await carryOut(at.visit, then: path) { visit throws(Problem) in
            MessagesPage(try visit.subject()).page
        } read: { reading in
            let text = reading.needed("text", "Enter your reply")
            return [.return(at.entry.id, .reply(query: number, text: text))]
        }
    }
}
