import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// The cookie of someone signed in; over HTTPS bound to this host and path.
    var sessionCookie: String { face.settings.isSecure ? "__Host-outturn" : "outturn" }

    /// The cookie that ties a sign-in form to the browser it was shown in.
    var strangerCookie: String { face.settings.isSecure ? "__Host-outturn-form" : "outturn-form" }

    private func cookie(_ name: String, _ value: String, seconds: Int? = nil) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict"
            + (face.settings.isSecure ? "; Secure" : "")
            + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    /// The page, with the cookie that a sign-in form on it needs.
    private func forStranger(_ reply: Reply, _ visit: Visit) -> Reply {
        guard visit.officer == nil else { return reply }
        return reply.with("set-cookie", cookie(strangerCookie, visit.token))
    }

    /// What answers the addresses of signing in.
    func answer(_ route: SignInRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .followLink: return try await linkPage(visit)
        case .useLink: return try await useLink(visit)
        case .signInAs: return try await signInAs(visit)
        case .signOut: return await signOut(visit)
        }
    }

    func homePage(_ visit: Visit) -> Reply {
        forStranger(visit.page(HomePage(visit).page), visit)
    }

    func linkPage(_ visit: Visit) async throws(Problem) -> Reply {
        guard let officer = await links.officer(visit.open[0], at: visit.now) else {
            throw .linkUsed
        }
        return forStranger(visit.page(SignInPage(visit, officer, visit.open[0]).page), visit)
    }

    func useLink(_ visit: Visit) async throws(Problem) -> Reply {
        guard await signIns.allows(at: visit.now) else { throw .tooManySignIns }
        guard let officer = await links.use(visit.open[0], at: visit.now) else { throw .linkUsed }
        return try await begin(officer, visit)
    }

    func signInAs(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = OfficerID(visit.open[0])
        guard face.settings.isDemonstration, face.settings.demonstrationOfficers.contains(officer)
        else { throw .notPermitted }
        guard await signIns.allows(at: visit.now) else { throw .tooManySignIns }
        return try await begin(officer, visit)
    }

    private func begin(_ officer: OfficerID, _ visit: Visit) async throws(Problem) -> Reply {
        guard visit.books.officer(officer) != nil else { throw .notPermitted }
        if let old = visit.session { await sessions.end(old) }
        let id = await sessions.begin(for: officer, at: visit.now)
        watch.audit(.signedIn, officer, visit)
        return Reply.go(to: WorkRoute.yourWork.path()).with("set-cookie", cookie(sessionCookie, id))
            .with("set-cookie", cookie(strangerCookie, "", seconds: 0))
    }

    func signOut(_ visit: Visit) async -> Reply {
        if let id = visit.session { await sessions.end(id) }
        if let officer = visit.officer { watch.audit(.signedOut, officer.id, visit) }
        return Reply.go(to: SiteRoute.home.path())
            .with("set-cookie", cookie(sessionCookie, "", seconds: 0))
    }
}
