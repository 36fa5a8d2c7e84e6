import Notices
import Reckoning

/// The copies of all letters to the visitor.
struct NotificationsPage {
    private static let mostShown = 50

    let visit: Visit
    let notices: [Notice]

    var page: Page {
        let unread = notices.count { $0.read == nil }
        return Page(
            title: "Notifications",
            main: """
                <h1>Notifications</h1>
                <p class="lead">A copy of every letter that was sent to you. \
                \(unread == 0 ? "You have read all of them." : "\(unread) not read.")</p>
                \(notices.isEmpty ? "<p>There are none yet.</p>" : tools(unread))
                <ol class="letters">\(notices.prefix(Self.mostShown).map { item($0) })</ol>
                \(older)
                """)
    }

    private var older: Html {
        guard notices.count > Self.mostShown else { return .nothing }
        return .hint("The latest \(Self.mostShown) of \(notices.count). Download all of them.")
    }

    private func tools(_ unread: Int) -> Html {
        let all: Html = """
            <form method="post" action="\(WorkRoute.markRead.path())">\(visit.tokenField)\
            <button class="button secondary" type="submit">Mark all as read</button></form>
            """
        return """
            <div class="actions">\(unread > 0 ? all : .nothing)\
            \(.link("Download as CSV", WorkRoute.notificationsFile.path()))</div>
            """
    }

    private func item(_ notice: Notice) -> Html {
        let mark: Html = """
            <form method="post" action="\(WorkRoute.markRead.path())">\(visit.tokenField)\
            \(.carrying("number", "\(notice.number)"))\
            <button class="link" type="submit">Mark as read\
            \(.hidden("“\(notice.subject)” of \(notice.written.inWords)"))</button></form>
            """
        return """
            <li class="letter" id="letter-\(Int(notice.number))">
            <h2>\(notice.subject) \(notice.read == nil ? .tag("New", .active) : .nothing)</h2>
            <p class="hint">\(notice.written.inWords.capitalisedFirst) – \(notice.post.words)</p>
            <p class="letter-text">\(notice.text)</p>
            \(notice.read == nil ? mark : .nothing)</li>
            """
    }

    var file: ListFile {
        ListFile(
            name: "notifications",
            columns: ["Written", "Subject", "Text", "Read", "Post"],
            rows: notices.map { notice in
                [
                    .words("\(notice.written)"), .words(notice.subject), .words(notice.text),
                    .words(notice.read.map { "\($0)" } ?? ""), .words(notice.post.words),
                ]
            })
    }
}

extension NoticePost {
    /// How far the post has come, in words; it never says where to.
    var words: String {
        switch self {
        case .kept: "kept here only"
        case .waiting(_, nil): "waits for the post"
        case .waiting(let until, .some): "not taken yet; tried again at \(until.inWords)"
        case .sent(let at): "sent by mail at \(at.inWords)"
        case .failed(let fault): "could not be sent: \(fault)"
        }
    }
}
