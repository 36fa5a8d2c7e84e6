import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of one's own account.
    func answer(_ route: AccountRoute, _ visit: Visit) async throws(Problem) -> Reply {
        guard let officer = visit.officer?.id else { throw .signInFirst }
        let here = AccountRoute.account.path()
        switch route {
        case .account: return visit.page(try await accountPage(visit))
        case .endSession:
            let number = visit.open[0]
            try await atDesk { people throws(PeopleFault) in
                try people.endSession(number, of: officer)
            }
            return .go(to: here + "#sessions")
        case .endOtherSessions:
            let mine = visit.session?.number
            try await atDesk { people throws(PeopleFault) in
                try people.endSessions(of: officer, except: mine)
            }
            return .go(to: here + "#sessions")
        case .makeToken: return try await makeToken(visit, officer)
        case .revokeToken:
            let prefix = visit.open[0]
            _ = try await atDesk { people throws(PeopleFault) in
                try people.revokeToken(prefix, of: officer)
            }
            return .go(to: here + "#tokens")
        case .tie: return try await beginTie(visit, officer)
        case .untie:
            let issuer = visit.fields["issuer"] ?? ""
            try await atDesk { people throws(PeopleFault) in
                try people.untie(officer, from: issuer)
            }
            return .go(to: here)
        }
    }

    private func accountPage(_ visit: Visit, newToken: String? = nil) async throws(Problem) -> Page
    {
        guard let officer = visit.officer?.id else { throw .signInFirst }
        let identities = try await atDesk { people throws(PeopleFault) in
            try people.identities(of: officer)
        }
        return try AccountPage(visit, providers.all, identities, newToken: newToken).page
    }

    /// Makes a token and shows it once; sent twice, the second form is turned back.
    private func makeToken(_ visit: Visit, _ officer: OfficerID) async throws(Problem) -> Reply {
        var reading = FormReading(visit)
        let request = reading.tokenRequest(for: visit.officer)
        var problems = reading.problems
        if problems.isEmpty {
            let now = visit.now
            let made = try await atDesk { people throws(PeopleFault) in
                try people.makeToken(request, for: officer, at: now)?.text
            }
            if let made {
                var shown = visit
                shown.fields = FormFields()
                return visit.page(try await accountPage(shown, newToken: made))
            }
            problems = [
                FieldProblem(
                    field: "token-title",
                    message: "You have \(PeopleBook.mostTokens) tokens. Revoke one that is not used"
                )
            ]
        }
        var back = visit
        back.problems = problems
        return back.page(try await accountPage(back), status: 422)
    }
}

extension FormReading {
    fileprivate mutating func tokenRequest(for officer: Officer?) -> TokenRequest {
        let title = needed("title", "Enter what the token is for")
        if title.count > 100 { complain("title", "Say what it is for in 100 characters or fewer") }
        let organisation = OrganisationID(needed("organisation", "Choose the organisation"))
        if !isBlank("organisation"), officer?.organisations.contains(organisation) != true {
            complain("organisation", "Choose an organisation that you have a role for")
        }
        let areas = Set(TokenArea.allCases.filter { isTicked("area-\($0.rawValue)") })
        if areas.isEmpty { complain("areas", "Choose what it may read") }
        let days = Int(words("days")) ?? 0
        if ![30, 90, 365].contains(days) { complain("days", "Choose how long it lasts") }
        return TokenRequest(
            title: title, organisation: organisation, areas: areas, writes: isTicked("writes"),
            days: days)
    }
}
