import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension Site {
    /// Answers a request that may be answered, and notes how far it came.
    func answer(_ ask: Ask, _ passage: inout Passage) async throws(Problem) -> Reply {
        let (route, open) = try Self.route(ask)
        passage.route = route
        if let place = try secured(ask, route) { return place }
        await tend(at: clerk.now)
        var visit = try visit(ask, route, open, passage)
        passage.officer = visit.officer?.id
        try allowances.admit(visit)
        do throws(Problem) {
            try admit(&visit)
            if route.declared.method == .post { try await take(ask, into: &visit) }
        } catch {
            if let reply = try await keep(ask, visit, after: error) { return reply }
            throw error
        }
        let reply = try await answer(visit)
        if route.declared.method == .post { await letGo(of: visit) }
        return reply
    }

    /// Where a page is that was asked for without encryption, on a site that has it; what a program
    /// asks is not sent on, because its secrets have crossed the network already.
    private func secured(_ ask: Ask, _ route: Route) throws(Problem) -> Reply? {
        guard face.settings.isSecure, ask.caller.isEncrypted == false else { return nil }
        if case .operation = route { return nil }
        let target = ask.path + (ask.query.isEmpty ? "" : "?" + ask.query)
        guard route.declared.method == .get, !ask.path.hasPrefix(Self.apiPrefix),
            let place = face.settings.secureAddress(of: target)
        else { throw .notEncrypted }
        return .moved(to: place)
    }

    private static func route(_ ask: Ask) throws(Problem) -> (Route, [String]) {
        let method = Method(rawValue: ask.method)
        switch Route.match(method ?? .get, ask.path) {
        case .found(let route, let open):
            guard method != nil else { throw .otherMethod([route.declared.method]) }
            return (route, open)
        case .otherMethod(let methods): throw .otherMethod(methods)
        case .nothing: throw .notFound
        }
    }

    private func visit(
        _ ask: Ask, _ route: Route, _ open: [String], _ passage: Passage
    ) throws(Problem) -> Visit {
        guard let query = FormFields(encoded: Array(ask.query.utf8)) else { throw .notFound }
        var visit = visitor(ask, to: route, open, query)
        visit.passage = passage
        guard ask.bearer != nil else { return visit }
        guard let program = visit.program else { throw .unknownToken }
        guard programs.allows(program.prefix, at: visit.now) else { throw .tooManyCalls }
        let writes = route.declared.method == .post
        let isForPrograms = route.declared.pattern.hasPrefix(Self.apiPrefix)
        guard let area = route.area, program.allows(area, writing: writes),
            isForPrograms || !writes
        else { throw .tokenTooNarrow }
        return visit
    }

    /// Whoever asks, on the way to a page; asking how long the session goes on does not prolong it.
    func visitor(_ ask: Ask, to route: Route, _ open: [String], _ query: FormFields) -> Visit {
        let (now, books) = (clerk.now, clerk.books)
        let shown = credentials(ask, books, at: now, isUse: route != .signIn(.remaining))
        return Visit(
            route: route, open: open, query: query, officer: shown.officer,
            session: shown.session, secret: shown.secret, program: shown.program,
            kept: ask.cookie(keptCookie), handshake: ask.cookie(handshakeCookie),
            agent: ask.header("user-agent"), path: ask.path,
            token: shown.formToken, books: books, now: now, face: face)
    }

    /// Lets in only whom the route's mandate admits; finds the return that it is about.
    func admit(_ visit: inout Visit) throws(Problem) {
        let mandate = visit.route.declared.mandate
        if visit.officer == nil, mandate.needsOfficer(face.settings) { throw .signInFirst }
        guard mandate.isAboutReturn else {
            guard mandate.roles != nil else { return }
            let owner = try visit.owner()
            guard visit.isAdmitted(owner) else { throw .notPermitted }
            return
        }
        guard let id = visit.open.first, let context = visit.books.return(ReturnID(id)) else {
            throw .notFound
        }
        guard
            mandate.admits(
                visit.officer, to: context, isDemonstration: face.settings.isDemonstration)
        else { throw .notPermitted }
        visit.context = context
    }

    /// Reads a form, and believes it only when it carries the token that its page was given.
    private func take(_ ask: Ask, into visit: inout Visit) async throws(Problem) {
        guard visit.program != nil || ask.isFrom(face.settings) else { throw .notOurForm }
        if visit.route == .programs(.enterMovement) {
            return try await takeDocument(ask, into: &visit)
        }
        if visit.route.takesFile {
            try await takeFile(ask, into: &visit)
        } else {
            guard let bytes = await ask.body(FormFields.mostBytes) else { throw .formTooLarge }
            guard let fields = FormFields(encoded: bytes) else { throw .unreadableForm }
            visit.fields = fields
        }
        let expected = visit.officer == nil ? ask.cookie(strangerCookie) : visit.token
        guard let expected, expected.utf8.count == 32, let token = visit.fields["token"],
            Secret(reading: expected).matches(token)
        else { throw .notOurForm }
    }

    /// The one place where a group of routes is tied to what answers it.
    func answer(_ visit: Visit) async throws(Problem) -> Reply {
        switch visit.route {
        case .site(let route): try answer(route, visit)
        case .operation(let route): try await answer(route, visit)
        case .signIn(let route): try await answer(route, visit)
        case .account(let route): try await answer(route, visit)
        case .people(let route): try await answer(route, visit)
        case .returns(let route): try await answer(route, visit)
        case .imports(let route): try await answer(route, visit)
        case .papers(let route): try await answer(route, visit)
        case .decisions(let route): try await answer(route, visit)
        case .funds(let route): try await answer(route, visit)
        case .entries(let route): try await answer(route, visit)
        case .initiatives(let route): try await answer(route, visit)
        case .work(let route): try await answer(route, visit)
        case .audit(let route): try await answer(route, visit)
        case .administration(let route): try await answer(route, visit)
        case .releases(let route): try await answer(route, visit)
        case .programs(let route): try await answer(route, visit)
        }
    }

    private func logo() throws(Problem) -> Reply {
        guard let logo = face.settings.logo else { throw .notFound }
        return logo.reply
    }

    private func answer(_ route: SiteRoute, _ visit: Visit) throws(Problem) -> Reply {
        switch route {
        case .home: visit.page(HomePage(visit).page)
        case .help: visit.page(AboutPage.help(face))
        case .accessibility: visit.page(AboutPage.accessibility(face))
        case .privacy: visit.page(AboutPage.privacy(face))
        case .cookies: visit.page(AboutPage.cookies(self))
        case .stylesheet: face.style.reply
        case .script: Script.reply
        case .logo: try logo()
        }
    }
}
