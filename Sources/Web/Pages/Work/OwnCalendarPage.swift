import Accounts
import Reckoning

/// How to follow one's days in a calendar, by an address that only its owner knows.
struct OwnCalendarPage {
    let visit: Visit
    /// When the address was made, or nil while there is none.
    let made: Instant?
    /// The secret of an address that was made just now.
    var secret: Secret?

    var page: Page {
        Page(
            title: "Your calendar",
            crumbs: [Crumb(words: "Your work", path: WorkRoute.yourWork.path())],
            main: """
                <h1>Your calendar</h1>
                <p class="lead">Your calendar program can show deadlines, conditions, milestones, \
                updates and decisions of the organisations that you work for.</p>
                \(secret.map { shown($0) } ?? standing)
                \(forms)
                """)
    }

    private func shown(_ secret: Secret) -> Html {
        let address = visit.face.settings.origin + WorkRoute.calendarFile.path(secret.text + ".ics")
        return """
            <div class="panel"><h2>Your address</h2>
            <p class="hash"><code>\(address)</code></p>
            <p>Copy it now: it is shown this once. In your calendar program, choose to subscribe to \
            a calendar from the web. Whoever has the address can read these days.</p></div>
            """
    }

    private var standing: Html {
        guard let made else { return "<p>You have no address yet.</p>" }
        return """
            <p>Your address was made at \(made.inWords). It cannot be shown again; make a new one if \
            you have lost it.</p>
            """
    }

    private var forms: Html {
        let isThere = made != nil
        let revoking: Html = """
            <form method="post" action="\(WorkRoute.revokeCalendar.path())">\(visit.tokenField)\
            <button class="button danger" type="submit">Revoke the address</button></form>
            """
        return """
            \(isThere ? .hint("A new address ends the one before.") : .nothing)
            <div class="actions"><form method="post" action="\(WorkRoute.makeCalendar.path())">\
            \(visit.tokenField)<button class="button\(isThere ? " secondary" : "")" type="submit">\
            \(isThere ? "Make a new address" : "Make an address")</button></form>
            \(isThere ? revoking : .nothing)</div>
            """
    }
}

extension SiteSettings {
    /// The address of the site as people type it, without a slash at its end.
    var origin: String {
        baseAddress ?? "\(isSecure ? "https" : "http")://\(host):\(port)"
    }
}
