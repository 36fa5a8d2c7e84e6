import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension Site {
    /// The cookie of a sign-in that goes on at an organisation's own. It comes back from there with
    /// the browser, and is gone after ten minutes.
    var handshakeCookie: String {
        face.settings.isSecure ? "__Host-outturn-sign-in" : "outturn-sign-in"
    }

    private func address(back provider: String) -> String {
        face.settings.publicAddress + SignInRoute.comeBack.path(provider)
    }

    /// Sends the browser to an organisation's own sign-in. It is a link and no form, for a form may
    /// lead nowhere but here.
    func goToProvider(_ visit: Visit) async throws(Problem) -> Reply {
        guard providerStarts.allows(at: visit.now) else { throw .tooManySignIns }
        let next = visit.query["next"] ?? ""
        let begun = try await begun(visit, next: Self.isOwnPage(next) ? next : "", tie: nil)
        return Reply.go(to: begun.address).with("set-cookie", handshake(begun.state.text))
    }

    /// Begins to tie an account of an organisation's own sign-in to the officer who is signed in.
    func beginTie(_ visit: Visit, _ officer: OfficerID) async throws(Problem) -> Reply {
        let begun = try await begun(visit, next: AccountRoute.account.path(), tie: officer)
        let title = providers.all.first { $0.id == visit.open[0] }?.title ?? ""
        return visit.page(TiePage(title: title, address: begun.address).page)
            .with("set-cookie", handshake(begun.state.text))
    }

    private func begun(
        _ visit: Visit, next: String, tie: OfficerID?
    ) async throws(Problem) -> (address: String, state: Secret) {
        let id = visit.open[0]
        do throws(ProviderRefusal) {
            return try await providers.begin(
                id, back: address(back: id), next: next, tie: tie, at: visit.now)
        } catch {
            throw problem(error, id)
        }
    }

    private func handshake(_ state: String) -> String {
        let seconds = state.isEmpty ? 0 : 600
        return cookie(handshakeCookie, state, seconds: seconds, isLax: true)
    }

    private func problem(_ refusal: ProviderRefusal, _ provider: String) -> Problem {
        if case .unknown = refusal { return .notFound }
        watch.noteEvent("sign-in with \(provider.prefix(40)): \(refusal)")
        return .signInFailed(refusal)
    }

    /// Takes what an organisation's own sign-in sent back by the browser.
    func comeBack(_ visit: Visit) async throws(Problem) -> Reply {
        let id = visit.open[0]
        guard failures.wouldAllow(at: visit.now) else { throw .tooManySignIns }
        let person: VouchedPerson
        do throws(ProviderRefusal) {
            person = try await providers.finish(
                id, visit.query.byName, state: visit.handshake, at: visit.now)
        } catch {
            _ = failures.allows(at: visit.now)
            throw problem(error, id)
        }
        if let officer = person.tie { return try await tie(person, to: officer, visit) }
        let officer = try await officer(of: person, at: visit.now)
        try await settleRoles(of: officer, person, id)
        var now = visit
        now.books = clerk.books
        return try await begin(officer, .provider, now, next: person.next)
            .with("set-cookie", handshake(""))
    }

    /// The officer whom the identity is tied to, or whose address it has and who is tied to none.
    private func officer(
        of person: VouchedPerson, at now: Instant
    ) async throws(Problem) -> OfficerID {
        let found = try await atDesk { people throws(PeopleFault) -> OfficerID? in
            if let tied = try people.officer(person.identity) { return tied }
            guard let address = person.address, let officer = people.officer(address: address),
                try !people.identities(of: officer).contains(where: {
                    $0.issuer == person.identity.issuer
                })
            else { return nil }
            try people.tie(person.identity, to: officer, at: now)
            return officer
        }
        guard let found else { throw .notEnrolled }
        return found
    }

    private func tie(
        _ person: VouchedPerson, to officer: OfficerID, _ visit: Visit
    ) async throws(Problem) -> Reply {
        guard visit.officer?.id == officer else { throw .signInFailed(.notBegunHere) }
        let now = visit.now
        let isFree = try await atDesk { people throws(PeopleFault) in
            if let other = try people.officer(person.identity), other != officer { return false }
            try people.tie(person.identity, to: officer, at: now)
            return true
        }
        guard isFree else { throw .tiedToAnother }
        return Reply.go(to: AccountRoute.account.path()).with("set-cookie", handshake(""))
    }

    /// Grants and withdraws what follows from somebody's groups, in the name of the administrator
    /// whom the operator named. When that is refused, nobody is signed in, for roles may be stale.
    private func settleRoles(
        of officer: OfficerID, _ person: VouchedPerson, _ id: String
    ) async throws(Problem) {
        guard let groups = person.groups,
            let roles = providers.all.first(where: { $0.id == id })?.roles
        else { return }
        let (held, withdrawn) = roles.decided(by: groups)
        let instructions: [PeopleInstruction] =
            held.map { .grant(officer, $0) } + withdrawn.map { .withdraw(officer, $0) }
        do throws(NotCarriedOut) {
            _ = try await clerk.carryOut(
                all: instructions.map { .people($0) }, by: roles.administrator)
        } catch {
            switch error {
            case .refused(let refusal):
                watch.noteEvent("sign-in with \(id): roles of \(officer): \(refusal)")
                throw .refused(refusal)
            case .busy: throw .busy
            case .wrongDefinition, .failed: throw failed("\(error)")
            }
        }
    }

    /// What somebody reads who signed out, with the ways to sign out elsewhere too.
    func signedOutPage(_ visit: Visit) async -> Page {
        var ways: [(title: String, address: String)] = []
        let back = face.settings.publicAddress + SignInRoute.signedOut.path()
        for provider in providers.all {
            if let address = await providers.wayOut(provider.id, back: back) {
                ways.append((provider.title, address))
            }
        }
        return SignedOutPage(ways: ways).page
    }
}

/// The way on to an organisation's own sign-in, to tie an account there.
struct TiePage {
    let title: String
    let address: String

    var page: Page {
        Page(
            title: "Add \(title)",
            crumbs: [Crumb(words: "Your account", path: AccountRoute.account.path())],
            main: """
                <h1>Add \(title)</h1>
                <p>Sign in there within 10 minutes. From then on it signs you in here too.</p>
                <p><a class="button" href="\(address)">Go on to sign in</a></p>
                """)
    }
}

/// What somebody reads who signed out.
struct SignedOutPage {
    let ways: [(title: String, address: String)]

    var page: Page {
        let links = ways.map {
            "<li><a href=\"\($0.address)\">Sign out of \($0.title)</a></li>" as Html
        }
        let elsewhere: Html =
            links.isEmpty
            ? .nothing
            : """
            <h2>On a computer that others use</h2>
            <p>Sign out there too, so that nobody signs in here with it.</p>
            <ul class="links">\(links)</ul>
            """
        return Page(
            title: "You are signed out",
            main: """
                <h1>You are signed out</h1>
                <p><a class="button" href="\(SignInRoute.signIn.path())">Sign in again</a></p>
                \(elsewhere)
                """)
    }
}
