import Accountability
import Accounts
import Ledger

/// Every way to sign in that the site offers.
struct SignInPage {
    let visit: Visit
    let providers: [IdentityProvider]
    let sendsLinks: Bool
    let hasPassphrases: Bool

    init(
        _ visit: Visit, providers: [IdentityProvider], sendsLinks: Bool, hasPassphrases: Bool
    ) {
        self.visit = visit
        self.providers = providers
        self.sendsLinks = sendsLinks
        self.hasPassphrases = hasPassphrases
    }

    private var settings: SiteSettings { visit.face.settings }

    var page: Page {
        Page(
            title: "Sign in",
            main: """
                <h1>Sign in</h1>
                \(keptNotice)
                \(settings.isDemonstration ? demonstration : .nothing)
                \(byProvider)
                \(sendsLinks ? byLink : .nothing)
                \(hasOwnWay ? .nothing : byGivenLink)
                \(hasPassphrases ? byPassphrase : .nothing)
                <h2>If you cannot sign in</h2>
                <p>\(settings.contact)</p>
                """)
    }

    private var keptNotice: Html {
        visit.kept == nil
            ? .nothing
            : """
            <p class="inset">What you typed is kept for an hour. Sign in with this browser, and you \
            can check it and send it.</p>
            """
    }

    /// Where to go on to afterwards.
    private var next: Html {
        let wanted = visit.fields["next"] ?? visit.query["next"] ?? ""
        return Site.isOwnPage(wanted) ? .carrying("next", wanted) : .nothing
    }

    /// Somebody can sign in here without being given a link first.
    private var hasOwnWay: Bool {
        settings.isDemonstration || sendsLinks || !providers.isEmpty
    }

    private var byProvider: Html {
        let wanted = visit.fields["next"] ?? visit.query["next"] ?? ""
        let next = Site.isOwnPage(wanted) ? "?next=" + wanted.inQuery : ""
        return providers.map { provider -> Html in
            """
            <p><a class="button" href="\(SignInRoute.goToProvider.path(provider.id) + next)">\
            Sign in with \(provider.title)</a></p>
            """
        }.joined()
    }

    private var byLink: Html {
        """
        <h2>With a link by email</h2>
        <form method="post" action="\(SignInRoute.askForLink.path())" class="plain" novalidate>
        \(visit.tokenField)\(next)
        \(field("link-email", "email", "Email address", kind: "email", complete: "email",
            hint: "We send a link that works once, within 30 minutes.",
            value: visit.fields["email"] ?? ""))
        <div class="actions"><button class="button" type="submit">Send me a link</button></div></form>
        """
    }

    private var byGivenLink: Html {
        """
        <h2>With a link</h2>
        <p>Use the sign-in link that whoever looks after this site made for you. It works once.</p>
        """
    }

    private var byPassphrase: Html {
        let isOpen = visit.problems.contains { $0.field.hasPrefix("emergency-") }
        return .folded(
            "Use an emergency passphrase", isOpen: isOpen,
            """
            <p>For when no other way works. Each use is told to the auditors.</p>
            <form method="post" action="\(SignInRoute.breakGlass.path())" class="plain" novalidate>
            \(visit.tokenField)\(next)
            \(field("emergency-officer", "officer", "Officer identifier", kind: "text",
                complete: "username", value: visit.fields["officer"] ?? ""))
            \(field("emergency-passphrase", "passphrase", "Passphrase", kind: "password",
                complete: "current-password"))
            <div class="actions"><button class="button secondary" type="submit">Sign in</button></div>
            </form>
            """)
    }

    private func field(
        _ id: String, _ name: String, _ title: String, kind: String, complete: String,
        hint: String = "", value: String = ""
    ) -> Html {
        let problem = visit.problems.first { $0.field == id }?.message
        let told = [hint.isEmpty ? nil : "\(id)-hint", problem == nil ? nil : "\(id)-error"]
            .compactMap(\.self).joined(separator: " ")
        return """
            <div class="field"><label class="title" for="\(id)">\(title)</label>
            \(hint.isEmpty ? .nothing : "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")
            \(problem.map { .error($0, id: "\(id)-error") } ?? Html.nothing)
            <input type="\(kind)" id="\(id)" name="\(name)" class="width-text" \
            autocomplete="\(complete)" spellcheck="false" autocapitalize="none" value="\(value)"\
            \(attribute: "aria-describedby", told.isEmpty ? nil : told)\
            \(attribute: "aria-invalid", problem == nil ? nil : "true")></div>
            """
    }

    private var demonstration: Html {
        let buttons = settings.demonstrationOfficers.map { button($0) }
        return """
            <h2>Sign in to try it</h2>
            <p>Choose whose work you want to do. You need no password in a demonstration.</p>
            <ul class="sign-in">\(buttons)</ul>
            """
    }

    private func button(_ officer: OfficerID) -> Html {
        """
        <li><form method="post" action="\(SignInRoute.signInAs.path(officer.text))">\
        \(visit.tokenField)\(next)\
        <button class="button secondary" type="submit">Sign in as \(visit.face.name(officer))\
        \(roles(of: officer))</button></form></li>
        """
    }

    /// What the officer does, because a visitor cannot know the people by name.
    private func roles(of officer: OfficerID) -> String {
        let mandates = visit.books.officer(officer)?.mandates ?? []
        let titles = mandates.map { $0.role.title.lowercased() }.sorted()
        return titles.isEmpty ? "" : ", \(titles.joined(separator: ", "))"
    }
}

/// What everybody reads who asked for a link, whether or not one was sent.
struct LinkSentPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(
            title: "Check your email",
            crumbs: [Crumb(words: "Sign in", path: SignInRoute.signIn.path())],
            main: """
                <h1>Check your email</h1>
                <p>If the address belongs to somebody who works here, a link to sign in is on its \
                way. It works once, within 30 minutes.</p>
                <h2>No letter after a few minutes?</h2>
                <p>Look where unwanted email goes, or <a href="\(SignInRoute.signIn.path())">ask \
                again</a>. \(visit.face.settings.contact)</p>
                """)
    }
}

/// The page that a sign-in link opens: a button, so that a mail program's preview uses nothing up.
struct FollowedLinkPage {
    let visit: Visit
    let officer: OfficerID
    let link: String

    init(_ visit: Visit, _ officer: OfficerID, _ link: String) {
        self.visit = visit
        self.officer = officer
        self.link = link
    }

    var page: Page {
        Page(
            title: "Sign in",
            main: """
                <h1>Sign in</h1>
                <p>This link is for \(visit.face.name(officer)). It works once.</p>
                <form method="post" action="\(SignInRoute.useLink.path(link))">\(visit.tokenField)
                <button class="button" type="submit">Sign in</button></form>
                """)
    }
}
