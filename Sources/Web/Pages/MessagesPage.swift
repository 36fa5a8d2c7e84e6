import Accountability
import Forms
import Reckoning

/// What the department asked about answers, and what was said.
struct MessagesPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        let threads = at.entry.queries.map { thread($0) }
        let none: Html = "<p class=\"lead\">The department has not asked anything.</p>"
        return Page(
            title: "Messages from the department", crumbs: at.crumbs,
            main: """
                <h1>Messages from the department</h1>
                \(threads.isEmpty ? none : threads.joined())
                """)
    }

    private func thread(_ query: DepartmentQuery) -> Html {
        let messages = query.messages.map { message -> Html in
            """
            <li><p>\(.lines(message.text))</p><p class="hint">\(at.name(message.circumstance.by)), \
            \(message.circumstance.at.inWords)</p></li>
            """
        }
        return """
            <section class="thread"><h2>Message \(query.number) about \("\(query.key)")</h2>
            <p>\(query.isClosed ? .tag("Closed", .plain) : .tag("Open", .attention)) The answer is \
            \(at.shown(query.key) ?? "not provided").</p>
            <ol class="messages">\(messages)</ol>
            \(query.isClosed || !at.may(ReturnRoute.reply) ? .nothing : replying(query))</section>
            """
    }

    private func replying(_ query: DepartmentQuery) -> Html {
        """
        <form method="post" action="\(ReturnRoute.reply.path(at.id, "\(query.number)"))" novalidate>
        \(at.visit.tokenField)<label class="title" for="text-\(query.number)">Your reply</label>
        <textarea id="text-\(query.number)" name="text" rows="3"></textarea>
        <div class="actions"><button class="button" type="submit">Send reply</button></div></form>
        """
    }
}

extension Site {
    func replyToQuery(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let number = Int(at.visit.open[1]) else { throw .notFound }
        try await carryOut(.reply(query: number, text: at.visit.fields["text"] ?? ""), at)
        return .go(to: ReturnRoute.messages.path(at.id))
    }
}
