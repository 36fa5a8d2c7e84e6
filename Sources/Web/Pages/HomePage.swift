import Accountability
import Forms
import Ledger
import Reckoning

/// The first page: the returns, and the way to sign in.
struct HomePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(
            title: "Returns",
            main: """
                <h1>Returns</h1>
                <p class="lead">Quarterly returns on public money: fill them in on this site or in \
                a workbook, have them signed, and submit them.</p>
                \(returns)
                \(signIn)
                """)
    }

    private var returns: Html {
        guard visit.officer != nil else { return .nothing }
        return """
            <p><a class="button" href="\(ReturnRoute.returns.path())">See your returns</a></p>
            """
    }

    private var signIn: Html {
        guard visit.officer == nil else { return .nothing }
        return """
            <p><a class="button" href="\(SignInRoute.signIn.path())">Sign in</a></p>
            """
    }
}
