import Accountability
import Forms
import Ledger
import Reckoning
import WorkingPapers

/// The conversations about a return, or about one answer of it.
struct CommentsPage {
    let at: ReturnVisit
    /// The answer they are about; nil for those about any.
    let key: AnswerKey?

    /// All conversations.
    init(_ at: ReturnVisit) {
        self.at = at
        key = nil
    }

    /// Those about the answer that the address names.
    init(about at: ReturnVisit) throws(Problem) {
        self.at = at
        key = try at.answerKey()
    }

    private var threads: [CommentThread] {
        let mine = key.map { at.beside.comments(about: $0) } ?? at.beside.comments
        return CommentThread.all(mine)
    }

    var page: Page {
        guard let key else { return everything }
        let threads = threads
        return Page(
            title: "Comments on \(key)", crumbs: crumbs(key),
            main: """
                <h1><span class="above">Comments on</span>\(at.words(key))</h1>
                <p class="inset">The answer is \(at.shown(key) ?? "not provided").</p>
                <p class="hint">Comments are kept beside the return. They are never sent, signed or \
                published, and can be erased.</p>
                \(threads.isEmpty ? "<p>Nobody has said anything yet.</p>" : .nothing)
                \(threads.map { ThreadBlock(at: at, key: key, thread: $0).html })
                \(at.may(PaperRoute.comment) ? beginning(key) : .nothing)
                """)
    }

    private func crumbs(_ key: AnswerKey) -> [Crumb] {
        guard let section = at.form.section(of: key) else { return at.crumbs }
        return at.crumbs + [
            Crumb(
                words: "Section \(section.id)",
                path: ReturnRoute.section.path(at.id, section.id) + "#\(key.anchor)"),
            Crumb(words: "All comments", path: PaperRoute.comments.path(at.id)),
        ]
    }

    private func beginning(_ key: AnswerKey) -> Html {
        let form = PlainForm(
            at.visit, "new", to: PaperRoute.comment.path(at.id, key.inAddress))
        let readers = at.officers([.lead, .programme, .finance, .board, .governance])
            .filter { $0 != at.visit.officer?.id }.map { ($0.text, at.name($0)) }
        let fields: [Html] = [
            form.text("text", "What do you want to say?", rows: 4),
            at.isColleague
                ? form.choice(
                    "audience", "Who may read it?",
                    Comment.Audience.allCases.map { ($0.rawValue, $0.words(at)) },
                    Comment.Audience.organisation.rawValue)
                : .nothing,
            at.isColleague
                ? form.choice(
                    "for", "Is it for somebody in particular?", readers,
                    hint: "They see it on their list of returns", nothing: "Nobody in particular")
                : .nothing,
        ]
        return "<h2>New comment</h2>\(form.html("Add comment", fields.joined()))"
    }

    private var everything: Page {
        let all = threads
        let isOpenOnly = at.visit.query["show"] != "all"
        let shown = isOpenOnly ? all.filter { $0.first.resolved == nil } : all
        let settled = all.count { $0.first.resolved != nil }
        return Page(
            title: "Comments", crumbs: at.crumbs, isWide: true,
            main: """
                \(at.heading("Comments"))
                \(choice(isOpenOnly, settled))
                \(shown.isEmpty ? "<p>There are no comments\(all.isEmpty ? "" : " that are open").</p>" : table(shown))
                """)
    }

    private func choice(_ isOpenOnly: Bool, _ settled: Int) -> Html {
        let path = PaperRoute.comments.path(at.id)
        let other: Html =
            isOpenOnly
            ? (settled == 0
                ? .nothing : "<a href=\"\(path)?show=all\">Show the \(settled) settled too</a>")
            : "<a href=\"\(path)\">Show only those that are open</a>"
        return """
            <p>\(other) <a href="\(PaperRoute.commentsFile.path(at.id))">Download as CSV</a></p>
            """
    }

    private func table(_ threads: [CommentThread]) -> Html {
        let rows = threads.map { thread -> [Html] in
            let key = AnswerKey(written: thread.first.question) ?? AnswerKey(thread.first.question)
            let last = thread.last
            return [
                .link(at.words(key), PaperRoute.answerComments.path(at.id, key.inAddress)),
                .lines(last.isErased ? "Erased" : String(last.text.prefix(200))),
                .words("\(at.name(OfficerID(last.author))), \(last.at.inWords)"),
                .words("\(thread.comments.count)"), thread.first.tags(at),
            ]
        }
        return DataTable(
            caption: threads.count.of("conversation"),
            columns: [
                .words("About"), .words("Last comment"), .words("Who and when"),
                .figure("Comments"), .words("State"),
            ], rows: rows
        ).html
    }

    /// Every comment that the visitor may read, as a file.
    var file: Reply {
        let rows = at.beside.comments.map { comment -> [ListFile.Cell] in
            [
                .words("\(comment.number)"), .words("\(comment.thread)"),
                .words(comment.question), .words("\(comment.at)"),
                .words(at.name(OfficerID(comment.author))), .words(comment.text),
                .words(comment.audience.rawValue),
                .words(comment.resolved == nil ? "" : "settled"),
            ]
        }
        return ListFile(
            name: "\(at.id)-comments",
            columns: [
                "Number", "Conversation", "Reference", "When", "Who", "Comment", "For", "State",
            ], rows: rows
        ).reply
    }
}

/// One conversation: the comment that began it and the replies.
struct CommentThread {
    let comments: [Comment]

    var first: Comment { comments[0] }
    var last: Comment { comments[comments.count - 1] }

    /// The conversations that comments belong to, those that are open first.
    static func all(_ comments: [Comment]) -> [CommentThread] {
        let threads = Dictionary(grouping: comments, by: \.thread).values
            .map { CommentThread(comments: $0.sorted { $0.number < $1.number }) }
            .filter { $0.first.isFirst }
        return threads.sorted { left, right in
            let (a, b) = (left.first.resolved == nil, right.first.resolved == nil)
            return a == b ? left.last.number > right.last.number : a
        }
    }
}

extension Comment.Audience {
    func words(_ at: ReturnVisit) -> String {
        switch self {
        case .organisation: "Only officers of \(at.context.organisation.name)"
        case .department: "Shared with \(at.form.owner)"
        }
    }
}

extension Comment {
    /// Whether the conversation is open, and whether the department reads it.
    fileprivate func tags(_ at: ReturnVisit) -> Html {
        let state: Html = resolved == nil ? .tag("Open", .attention) : .tag("Settled", .plain)
        return audience == .department
            ? [state, .tag("Shared with the department", .quiet)].joined(" ") : state
    }
}

/// One conversation on the page of its answer, with the forms that go on with it.
private struct ThreadBlock {
    let at: ReturnVisit
    let key: AnswerKey
    let thread: CommentThread

    private var first: Comment { thread.first }

    private var heading: String { "comment-\(first.number)" }

    var html: Html {
        """
        <section class="thread" aria-labelledby="\(heading)">
        <h2 id="\(heading)">Conversation begun by \(at.name(OfficerID(first.author)))</h2>
        <p>\(first.tags(at))</p>
        <ol class="messages">\(thread.comments.map { line($0) })</ol>
        \(settled)
        \(at.may(PaperRoute.comment) ? going : .nothing)</section>
        """
    }

    private func line(_ comment: Comment) -> Html {
        let said: Html =
            comment.isErased
            ? "<p class=\"none\">Erased</p>" : "<p>\(.lines(comment.text))</p>"
        let meant = comment.addressee.map { ", for \(at.name(OfficerID($0)))" } ?? ""
        let erasing: Html =
            comment.isErased || !at.mayErase(comment)
            ? .nothing : erasing(comment)
        return """
            <li id="said-\(comment.number.description)">\(said)<p class="hint">\
            \(at.name(OfficerID(comment.author))), \(comment.at.inWords)\(meant)</p>\(erasing)</li>
            """
    }

    private var settled: Html {
        first.resolved.map { resolution in
            .hint("Settled by \(at.name(OfficerID(resolution.by))), \(resolution.at.inWords)")
        } ?? .nothing
    }

    private var going: Html {
        guard first.resolved == nil else {
            return button(.openAgain, first, "Open it again")
        }
        let form = PlainForm(
            at.visit, "reply-\(first.number)", to: PaperRoute.comment.path(at.id, key.inAddress))
        return form.html(
            "Reply",
            .carrying("thread", "\(first.number)") + form.text("text", "Your reply", rows: 2)
        ) + button(.settle, first, "Settle this conversation")
    }

    /// What is erased cannot be had back, so it takes two steps.
    private func erasing(_ comment: Comment) -> Html {
        let number = "comment \(comment.number)"
        return """
            <details><summary>Erase\(.hidden(number))</summary><p>What it says cannot be had back.</p>
            \(button(.erase, comment, "Erase this comment", isGrave: true))</details>
            """
    }

    private func button(
        _ route: PaperRoute, _ comment: Comment, _ words: String, isGrave: Bool = false
    ) -> Html {
        let path = route.path(at.id, key.inAddress, "\(comment.number)")
        return """
            <form method="post" action="\(path)">\(at.visit.tokenField)\
            <button class="button \(isGrave ? "danger" : "secondary")" type="submit">\(words)\
            \(.hidden("– comment \(comment.number)"))</button></form>
            """
    }
}

extension ReturnVisit {
    /// The answer that the second part of the address names: one that can be given in this return.
    func answerKey() throws(Problem) -> AnswerKey {
        guard visit.open.count > 1, let key = AnswerKey(inAddress: visit.open[1]),
            form.question(key.question) != nil
        else { throw .notFound }
        let table = form.tableOfColumn[key.question]
        guard (table == nil) == (key.row == nil) else { throw .notFound }
        return key
    }

    /// What an answer is called: `B2a Home care packages, now`.
    func words(_ key: AnswerKey) -> String {
        let heading = form.question(key.question)?.heading ?? ""
        let name = "\(key.question) \(heading)"
        guard let row = key.row, let table = form.table(ofColumn: key.question) else { return name }
        return "\(name) – \(rowName(row, of: table))"
    }

    /// The visitor may erase a comment: its author may, and whoever runs the programme.
    func mayErase(_ comment: Comment) -> Bool {
        guard let officer = visit.officer, may(PaperRoute.erase) else { return false }
        return comment.author == officer.id.text
            || officer.holds([.programme], for: context.organisation.id)
    }
}
