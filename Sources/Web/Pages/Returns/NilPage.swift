import Accountability
import Clerk
import Forms

/// Says that there is nothing to report, and why; or takes that back.
struct NilPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: "Nothing to report", crumbs: at.crumbs,
            main: """
                \(at.heading("Nothing to report"))
                \(content)
                """)
    }

    private var content: Html {
        if let declared = at.entry.declaredNil {
            return """
                <p class="inset">\(.lines(declared.reason))<br>\
                <span class="hint">\(at.visit.signed(declared.circumstance))</span></p>
                \(at.entry.stage == .open ? withdrawing : .nothing)
                """
        }
        guard at.entry.stage == .open else {
            return "<p class=\"inset\">\(at.whyLockedNow)</p>"
        }
        let form = PlainForm(at.visit, "nil", to: ReturnRoute.declareNil.path(at.id))
        return """
            <p class="lead">If your organisation has nothing to report for these months, send a nil \
            return. It is signed and submitted like any other, with the reason and without answers.</p>
            <p>What has been answered so far is kept for the next return, and is not sent.</p>
            \(form.html("Declare a nil return", form.text("reason", "Why is there nothing to report?")))
            """
    }

    private var withdrawing: Html {
        """
        <form method="post" action="\(ReturnRoute.withdrawNil.path(at.id))">\(at.visit.tokenField)
        <p>There is something to report after all? The answers are still there.</p>
        <div class="actions"><button class="button" type="submit">Withdraw the nil return</button>\
        <a href="\(ReturnRoute.taskList.path(at.id))">Back to the task list</a></div></form>
        """
    }
}

extension Site {
    func declareNil(_ at: ReturnVisit) async throws(Problem) -> Reply {
        try await carryOut(at.visit, then: ReturnRoute.taskList.path(at.id)) {
            visit throws(Problem) in
            NilPage(try visit.subject()).page
        } read: { reading in
            let reason = reading.needed("reason", "Enter why there is nothing to report")
            return [.return(at.entry.id, .declareNil(reason: reason))]
        }
    }

    func withdrawNil(_ at: ReturnVisit) async throws(Problem) -> Reply {
        try await carryOut(.withdrawNil, at)
        return .go(to: ReturnRoute.taskList.path(at.id))
    }
}
