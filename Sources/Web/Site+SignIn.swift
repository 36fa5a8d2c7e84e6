import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension Site {
    /// The cookie of someone signed in; over HTTPS bound to this host and path. It comes along when
    /// a link in a letter is followed, for nothing is changed by looking.
    var sessionCookie: String { face.settings.isSecure ? "__Host-outturn" : "outturn" }

    /// The cookie that ties a sign-in form to the browser it was shown in.
    var strangerCookie: String { face.settings.isSecure ? "__Host-outturn-form" : "outturn-form" }

    /// The cookie that finds what was typed when a session ended.
    var keptCookie: String { face.settings.isSecure ? "__Host-outturn-kept" : "outturn-kept" }

    func cookie(
        _ name: String, _ value: String, seconds: Int? = nil, isLax: Bool = false
    ) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=\(isLax ? "Lax" : "Strict")"
            + (face.settings.isSecure ? "; Secure" : "")
            + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    /// The page, with the cookie that a sign-in form on it needs.
    func forStranger(_ reply: Reply, _ visit: Visit) -> Reply {
        guard visit.officer == nil else { return reply }
        return reply.with("set-cookie", cookie(strangerCookie, visit.token))
    }

    /// What answers the addresses of signing in.
    func answer(_ route: SignInRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .signIn: return try await signInPage(visit)
        case .askForLink: return try await askForLink(visit)
        case .linkSent: return visit.page(LinkSentPage(visit).page)
        case .followLink: return try await linkPage(visit)
        case .useLink: return try await useLink(visit)
        case .breakGlass: return try await breakGlass(visit)
        case .signInAs: return try await signInAs(visit)
        case .signOut: return try await signOut(visit)
        case .goToProvider: return try await goToProvider(visit)
        case .comeBack: return try await comeBack(visit)
        case .signedOut: return visit.page(await signedOutPage(visit))
        case .keptForm: return try await keptFormPage(visit)
        case .remaining, .stay: return remaining(visit)
        }
    }

    func signInPage(_ visit: Visit, status: Int = 200) async throws(Problem) -> Reply {
        if visit.officer != nil { return .go(to: firstPage) }
        let hasPassphrases = try await atDesk { people throws(PeopleFault) in
            try !people.breakGlassOfficers().isEmpty
        }
        let page = SignInPage(
            visit, providers: providers.all, sendsLinks: postbox != nil,
            hasPassphrases: hasPassphrases
        ).page
        return forStranger(visit.page(page, status: status), visit)
    }

    private func linkPage(_ visit: Visit) async throws(Problem) -> Reply {
        let (secret, now) = (Secret(reading: visit.open[0]), visit.now)
        let link = try await atDesk { people throws(PeopleFault) in
            try people.link(secret, at: now)
        }
        guard let link else { throw .linkUsed }
        return forStranger(
            visit.page(FollowedLinkPage(visit, link.officer, visit.open[0]).page), visit)
    }

    /// Uses a link up; only those that fail are counted, so that nobody keeps others out.
    private func useLink(_ visit: Visit) async throws(Problem) -> Reply {
        let (secret, now) = (Secret(reading: visit.open[0]), visit.now)
        guard failures.wouldAllow(at: now) else { throw .tooManySignIns }
        let link = try await atDesk { people throws(PeopleFault) in
            try people.useLink(secret, at: now)
        }
        guard let link else {
            _ = failures.allows(at: now)
            throw .linkUsed
        }
        return try await begin(link.officer, .link, visit, next: link.next)
    }

    private func signInAs(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = OfficerID(visit.open[0])
        guard face.settings.isDemonstration, face.settings.demonstrationOfficers.contains(officer)
        else { throw .notPermitted }
        guard signIns.allows(at: visit.now) else { throw .tooManySignIns }
        return try await begin(
            officer, .demonstration, visit, next: visit.fields["next"] ?? "")
    }

    /// Begins a session, in the place of one that the browser may have had, and goes on to what was
    /// typed before, to the page that was wanted, or to the first page.
    func begin(
        _ officer: OfficerID, _ way: SignInWay, _ visit: Visit, next: String
    ) async throws(Problem) -> Reply {
        guard visit.books.officer(officer) != nil else { throw .notPermitted }
        let (old, browser, now) = (visit.secret, Browser.name(visit.agent), visit.now)
        let secret = try await atDesk { people throws(PeopleFault) in
            if let old { try people.end(old) }
            return try people.begin(for: officer, by: way, on: browser, at: now)
        }
        watch.audit(.signedIn, officer, visit)
        return Reply.go(to: await destination(visit, officer, next: next))
            .with("set-cookie", cookie(sessionCookie, secret.text, isLax: true))
            .with("set-cookie", cookie(strangerCookie, "", seconds: 0))
    }

    private func destination(
        _ visit: Visit, _ officer: OfficerID, next: String
    ) async -> String {
        if let kept = visit.kept, await keptForms.form(kept, of: officer, at: visit.now) != nil {
            return SignInRoute.keptForm.path()
        }
        return Self.isOwnPage(next) ? next : firstPage
    }

    /// Where somebody begins who has signed in.
    var firstPage: String { WorkRoute.yourWork.path() }

    /// The address leads to a page of this site, so that nobody is sent elsewhere.
    static func isOwnPage(_ address: String) -> Bool {
        guard address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return false }
        let path = address.split(separator: "?", maxSplits: 1).first.map(String.init) ?? "/"
        guard case .found(let route, _) = Route.match(.get, path) else { return false }
        if case .signIn = route { return false }
        return true
    }

    private func signOut(_ visit: Visit) async throws(Problem) -> Reply {
        if let secret = visit.secret {
            try await atDesk { people throws(PeopleFault) in try people.end(secret) }
        }
        if let officer = visit.officer { watch.audit(.signedOut, officer.id, visit) }
        return Reply.go(to: SignInRoute.signedOut.path())
            .with("set-cookie", cookie(sessionCookie, "", seconds: 0, isLax: true))
    }

    /// How many seconds the session goes on, for the script that warns of its end.
    private func remaining(_ visit: Visit) -> Reply {
        let left = visit.session.map { ($0.ends.milliseconds - visit.now.milliseconds) / 1_000 }
        return .document(
            Array("{\"seconds\":\(max(0, left ?? 0))}".utf8), type: "application/json")
    }
}
