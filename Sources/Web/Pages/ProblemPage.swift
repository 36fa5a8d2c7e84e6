import Accountability
import Accounts
import Clerk
import Ledger

extension Site {
    /// A page that says why something cannot be shown or done, and what to do next.
    func problemPage(_ problem: Problem, _ ask: Ask) async -> Reply {
        let visit = visitor(ask, to: .site(.home), [], FormFields())
        let page = Page(
            title: problem.heading,
            main: """
                <h1>\(problem.heading)</h1>
                <p class="lead">\(problem.sentence)</p>
                <p>\(problem.nextStep)\(visit.officer == nil ? problem.forStrangers : "")</p>
                \(code(problem))
                \(way(problem, ask))
                """)
        return visit.page(page, status: problem.status)
    }

    /// The way on: signing in and coming back to what was asked for, or the first page.
    private func way(_ problem: Problem, _ ask: Ask) -> Html {
        let leadsToSignIn =
            switch problem {
            case .signInFirst, .signInFailed, .notEnrolled, .linkUsed: true
            default: false
            }
        guard leadsToSignIn else {
            return "<p><a href=\"\(SiteRoute.home.path())\">Go to the first page</a></p>"
        }
        let target = ask.path + (ask.query.isEmpty ? "" : "?" + ask.query)
        let isPage = ask.method == "GET" && Self.isOwnPage(target)
        let next = isPage ? "?next=" + target.inQuery : ""
        return """
            <p><a class="button" href="\(SignInRoute.signIn.path() + next)">Sign in</a></p>
            """
    }

    private func code(_ problem: Problem) -> Html {
        guard case .refused(let refusal) = problem else { return .nothing }
        return "<p class=\"hint\">\(refusal.number.code)</p>"
    }
}
