import Accountability
import Accounts
import Clerk
import Ledger

extension Site {
    /// A page that says why something cannot be shown or done, and what to do next.
    func problemPage(_ problem: Problem, _ ask: Ask) async -> Reply {
        let visit = await bareVisit(ask)
        let page = Page(
            title: problem.heading,
            main: """
                <h1>\(problem.heading)</h1>
                <p class="lead">\(problem.sentence)</p>
                <p>\(problem.nextStep)</p>
                \(code(problem))
                <p><a href="\(SiteRoute.home.path())">Go to the first page</a></p>
                """)
        return visit.page(page, status: problem.status)
    }

    private func code(_ problem: Problem) -> Html {
        guard case .refused(let refusal) = problem else { return .nothing }
        return "<p class=\"hint\">\(refusal.number.code)</p>"
    }

    /// The visitor of a page that could not be matched or was not let in.
    private func bareVisit(_ ask: Ask) async -> Visit {
        let now = clerk.now
        let books = clerk.books
        var session: Sessions.Session?
        let id = ask.cookie(sessionCookie)
        if let id { session = await sessions.session(id, at: now) }
        let officer = session.flatMap { books.officer($0.officer) }
        return Visit(
            route: .site(.home), open: [], query: FormFields(), officer: officer,
            session: officer == nil ? nil : id, token: session?.token.text ?? "", books: books,
            now: now, face: face)
    }
}
