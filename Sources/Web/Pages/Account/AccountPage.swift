import Accountability
import Accounts
import Ledger
import Reckoning

/// One's own account: name, roles, browsers that are signed in, tokens, ways to sign in.
struct AccountPage {
    let visit: Visit
    let officer: Officer
    let providers: [IdentityProvider]
    let identities: [OutsideIdentity]
    /// The text of a token that was just made: shown once.
    var newToken: String?

    init(
        _ visit: Visit, _ providers: [IdentityProvider], _ identities: [OutsideIdentity],
        newToken: String? = nil
    ) throws(Problem) {
        guard let officer = visit.officer else { throw .signInFirst }
        self.visit = visit
        self.officer = officer
        self.providers = providers
        self.identities = identities
        self.newToken = newToken
    }

    var page: Page {
        Page(
            title: "Your account",
            main: """
                <h1>Your account</h1>
                \(made)
                \(person)
                <h2 id="sessions">Where you are signed in</h2>
                \(sessions)
                \(signIns)
                <h2 id="tokens">Tokens for programs</h2>
                \(tokens)
                \(AccountPage.canHaveTokens(officer) ? tokenForm : .nothing)
                """)
    }

    private var made: Html {
        guard let newToken else { return .nothing }
        return """
            <div class="panel" role="status"><h2>Your new token</h2>
            <p>Copy it now: it is not shown again, and nobody can look it up.</p>
            <p><code class="hash">\(newToken)</code></p>
            <p class="hint">A program sends it in a header: Authorization: Bearer and the token.</p>
            </div>
            """
    }

    private var person: Html {
        let email = visit.face.people.officer(officer.id.text)?.email
        return KeyFacts([
            ("Name", .words(visit.face.name(officer.id))),
            ("Email", .words(orNil: email)),
            ("Officer identifier", .words(officer.id.text)),
            ("Roles", OfficerRoles(visit, officer).html),
        ]).html
            + administration
    }

    private var administration: Html {
        guard visit.may(PeopleRoute.people) else {
            return "<p class=\"hint\">An administrator changes these for you.</p>"
        }
        return "<p>\(.link("Look after people and roles", PeopleRoute.people.path()))</p>"
    }

    private var sessions: Html {
        let all = visit.face.people.sessions(of: officer.id, at: visit.now)
        let rows = all.map { session -> [Html] in
            let isHere = session.number == visit.session?.number
            let end: Html =
                isHere
                ? .tag("This browser", .quiet)
                : button("End", AccountRoute.endSession.path(session.number), session.browser)
            return [
                .words(session.browser), .words(session.way.title), "\(session.began.inWords)",
                "\(session.lastSeen.inWords)", end,
            ]
        }
        let others: Html =
            all.count > 1
            ? button("Sign out everywhere else", AccountRoute.endOtherSessions.path(), "")
            : .nothing
        return DataTable(
            caption: "Browsers that are signed in",
            columns: [
                .words("Browser"), .words("Signed in with"), .words("Since"), .words("Last used"),
                .words("End it"),
            ], rows: rows
        ).html + others
    }

    private func button(_ words: String, _ path: String, _ about: String) -> Html {
        """
        <form method="post" action="\(path)">\(visit.tokenField)\
        <button class="link" type="submit">\(words)\
        \(about.isEmpty ? .nothing : .hidden(about))</button></form>
        """
    }

    /// The accounts elsewhere that sign the officer in here, and those that could.
    private var signIns: Html {
        let tied = identities.map { identity -> Html in
            let title = providers.first { $0.issuer == identity.issuer }?.title ?? identity.issuer
            return """
                <li>\(title.capitalisedFirst) <form method="post" \
                action="\(AccountRoute.untie.path())">\(visit.tokenField)\
                \(.carrying("issuer", identity.issuer))\
                <button class="link" type="submit">Remove\(.hidden(title))</button></form></li>
                """
        }
        let known = Set(identities.map(\.issuer))
        let others = providers.filter { !known.contains($0.issuer) }.map { provider -> Html in
            "<li>\(button("Add \(provider.title)", AccountRoute.tie.path(provider.id), ""))</li>"
        }
        guard !tied.isEmpty || !others.isEmpty else { return .nothing }
        return """
            <h2>Accounts that sign you in</h2><ul class="links">\(tied)\(others)</ul>
            """
    }

    private var tokens: Html {
        let rows = visit.face.people.tokens(of: officer.id).map { token -> [Html] in
            let scope =
                token.areas.map(\.title).sorted().joined(separator: ", ")
                + (token.writes ? ": read and change" : ": read")
            let isOver = !token.lasts(at: visit.now)
            return [
                "\(token.title)<br><code>\(token.prefix)</code>", .words(scope),
                .words(visit.books.organisation(token.organisation)?.name ?? ""),
                isOver ? .tag("Expired", .attention) : "\(token.ends.inWords)",
                .words(token.lastUsed?.inWords ?? "Never"),
                button("Revoke", AccountRoute.revokeToken.path(token.prefix), token.title),
            ]
        }
        guard !rows.isEmpty else { return "<p>You have no tokens.</p>" }
        return DataTable(
            caption: "Your tokens",
            columns: [
                .words("Token"), .words("For"), .words("Organisation"), .words("Until"),
                .words("Last used"), .words("Revoke it"),
            ], rows: rows
        ).html
    }

    /// Tokens are for content, which administrators have nothing to do with.
    private static func canHaveTokens(_ officer: Officer) -> Bool {
        officer.mandates.contains { $0.role != .administrator }
    }

    private var tokenForm: Html {
        let form = PlainForm(visit, "token", to: AccountRoute.makeToken.path())
        let organisations = officer.organisations.sorted { $0.text < $1.text }.map { id in
            (value: id.text, words: visit.books.organisation(id)?.name ?? id.text)
        }
        let areas = TokenArea.allCases.map { form.tick("area-\($0.rawValue)", $0.title) }
        return .folded(
            "Make a token", isOpen: form.isBack,
            form.html(
                "Make the token",
                """
                <p>A program with this token may do what you may do, in your name, but only this:</p>
                \(form.line("title", "What it is for", hint: "For example, Nightly finance export"))
                \(form.choice(
                    "organisation", "Organisation", organisations,
                    organisations.count == 1 ? organisations[0].value : ""))
                <fieldset tabindex="-1" id="token-areas"><legend>What it may read</legend>\(areas)\
                </fieldset>
                \(form.tick("writes", "It may change things too"))
                \(form.choice(
                    "days", "How long it lasts",
                    [("30", "30 days"), ("90", "90 days"), ("365", "A year")], "90"))
                """))
    }
}

extension TokenArea {
    /// The area as the site calls it.
    var title: String {
        switch self {
        case .returns: "Returns"
        case .decisions: "Decisions"
        case .funds: "Funds"
        case .initiatives: "Initiatives"
        }
    }
}

/// What an officer may do, role by role, with those they stand in for.
struct OfficerRoles {
    let visit: Visit
    let officer: Officer

    init(_ visit: Visit, _ officer: Officer) {
        self.visit = visit
        self.officer = officer
    }

    private func name(_ id: OrganisationID) -> String {
        visit.books.organisation(id)?.name ?? id.text
    }

    /// The roles held in one's own right.
    var own: [Mandate] {
        (visit.books.officer(officer.id)?.mandates ?? []).sorted {
            ($0.organisation.text, $0.role.title) < ($1.organisation.text, $1.role.title)
        }
    }

    func words(_ mandate: Mandate) -> String {
        "\(mandate.role.title), \(name(mandate.organisation))"
    }

    func words(_ appointment: DeputyAppointment) -> String {
        "Deputy of \(visit.face.name(appointment.principal)) as "
            + "\(appointment.role.title.lowercased()), \(name(appointment.organisation)), from "
            + "\(appointment.from.inWords) to \(appointment.to.inWords)"
    }

    /// The appointments that are not over, the earliest first.
    var deputations: [DeputyAppointment] {
        officer.standingDeputations.map(\.appointment).filter { $0.to >= visit.today }
            .sorted { ($0.from, $0.principal.text) < ($1.from, $1.principal.text) }
    }

    var html: Html? {
        let all = own.map { words($0) } + deputations.map { words($0) }
        return all.isEmpty ? nil : all.map { "\($0)" as Html }.joined("<br>")
    }
}
