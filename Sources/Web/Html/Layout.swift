import Accountability
import Accounts
import Reckoning

extension Visit {
    /// The page within the site's frame.
    func page(_ page: Page, status: Int = 200) -> Reply {
        .document(
            Array(Layout(visit: self, page: page).html.text.utf8),
            type: "text/html; charset=utf-8", status: status)
    }
}

/// The frame around every page: header, way back, content, footer.
struct Layout {
    let visit: Visit
    let page: Page

    private var settings: SiteSettings { visit.face.settings }

    var html: Html {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <title>\(title)</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <link rel="stylesheet" href="\(visit.face.style.path)">
        \(page.feeds.map { feed($0) })
        <script src="\(Script.path)" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to main content</a>
        \(header)
        \(crumbs)
        <main id="main" tabindex="-1"\(attribute: "class", page.isWide ? "frame wide" : "frame")>
        \(.summary(visit.problems))\(visit.notice)\(page.main)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private func feed(_ feed: Feed) -> Html {
        """
        <link rel="alternate" type="application/atom+xml" title="\(feed.title)" \
        href="\(feed.path)">

        """
    }

    private var title: String {
        (page.hasProblems || !visit.problems.isEmpty ? "Error: " : "") + page.title + " – "
            + settings.title
    }

    private var header: Html {
        """
        <header class="site-header"><div class="frame wide bar">
        <a class="site-name" href="\(SiteRoute.home.path())">\(logo)\(settings.title)</a>
        <div class="who">\(who)</div>
        </div>
        \(WorkbenchNavigation(visit: visit).html)
        \(settings.isDemonstration ? demonstration : .nothing)</header>
        """
    }

    /// The name beside it says what it is.
    private var logo: Html {
        guard let logo = settings.logo else { return .nothing }
        return "<img class=\"site-logo\" src=\"\(logo.path)\" alt=\"\">"
    }

    private var demonstration: Html {
        """
        <div class="notice-bar"><div class="frame wide">
        <strong class="tag tag-quiet">Demonstration</strong>
        The people are made up, and nothing here is an official return.
        </div></div>
        """
    }

    private var who: Html {
        guard let officer = visit.officer else {
            return """
                <a href="\(SiteRoute.search.path())">Search</a>
                <a class="who-name" href="\(SignInRoute.signIn.path())">Sign in</a>
                """
        }
        return """
            <a href="\(SiteRoute.search.path())">Search</a>
            \(.link("Your work", WorkRoute.yourWork.path()))
            <a href="\(WorkRoute.notifications.path())">Notifications\(unread(officer.id))</a>
            <a class="who-name" href="\(AccountRoute.account.path())">\(visit.face.name(officer.id))\
            \(.hidden("your account"))</a>
            <form method="post" action="\(SignInRoute.signOut.path())">\(visit.tokenField)\
            <button class="link on-dark" type="submit">Sign out</button></form>
            """
    }

    /// How many letters are not read, where there are any.
    private func unread(_ officer: OfficerID) -> Html {
        let count = visit.face.unread(officer)
        return count == 0 ? .nothing : "<span class=\"count\">\(count)\(.hidden("not read"))</span>"
    }

    private var crumbs: Html {
        guard !page.crumbs.isEmpty else { return .nothing }
        let items = page.crumbs.map { crumb -> Html in
            "<li><a href=\"\(crumb.path)\">\(crumb.words)</a></li>"
        }
        return """
            <nav class="frame wide crumbs" aria-label="Breadcrumb"><ol>\(items)</ol></nav>
            """
    }

    /// How long the session goes on: for people in words, for the script in seconds.
    private var session: Html {
        guard let session = visit.session else { return .nothing }
        let left = (session.ends.milliseconds - visit.now.milliseconds) / 1_000
        return """
            <p id="session" data-seconds="\(Int(left))" data-token="\(visit.token)" \
            data-address="\(SignInRoute.stay.path())">You will be signed out at \
            \(session.ends.inWords), unless you open a page before. What you type is kept.</p>
            """
    }

    private var footer: Html {
        let links: [(SiteRoute, String)] = [
            (.help, "Help"), (.search, "Search"), (.changes, "Changes"),
            (.accessibility, "Accessibility"), (.privacy, "Privacy"), (.cookies, "Cookies"),
            (.licence, "Licence"),
        ]
        let items = links.map { route, words -> Html in
            "<li><a href=\"\(route.path())\">\(words)</a></li>"
        }
        let own = settings.footerLinks.map { link -> Html in
            "<li><a href=\"\(link.address)\">\(link.words)</a></li>"
        }
        return """
            <footer class="site-footer"><div class="frame wide">
            <ul>\(items)\(own)</ul>
            \(session)
            <p>\(settings.contact)</p>
            <p>What is published here is available under the \(PublicLicence.link), except where \
            otherwise stated.</p>
            </div></footer>
            """
    }
}

extension Visit {
    /// The hidden field that every form carries.
    var tokenField: Html { "<input type=\"hidden\" name=\"token\" value=\"\(token)\">" }
}
