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
        guard visit.isEveryone, visit.officer == nil else { return reply }
        return reply.shared(unlessHeld: ask.header("if-none-match"))
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
            token: shown.formToken, books: books, now: now, face: face,
            everyone: everyone(books, at: now), origin: origin(ask))
    }

    /// The address that people reached the site at, for links that are read elsewhere.
    private func origin(_ ask: Ask) -> String {
        if let address = face.settings.baseAddress { return address }
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")
        let host = ask.header("host").flatMap { host in
            host.utf8.count <= 255 && host.allSatisfy(plain.contains) && !host.isEmpty ? host : nil
        }
        let scheme = face.settings.isSecure ? "https" : "http"
        return "\(scheme)://\(host ?? "\(face.settings.host):\(face.settings.port)")"
    }

    /// The books as everyone may read them, worked out when they are asked for.
    func everyone(_ books: Books, at now: Instant) -> @Sendable () -> Books {
        let (reading, day) = (publicReading, now.onLondonClock.day)
        return { reading.books(of: books, on: day) }
    }

    /// Lets in only whom the route's mandate admits; finds the return that it is about.
    func admit(_ visit: inout Visit) throws(Problem) {
        let mandate = visit.route.declared.mandate
        if visit.officer == nil, mandate.needsOfficer { throw .signInFirst }
        if mandate == .everyone { return try visit.readAsAdmitted() }
        guard mandate.isAboutReturn else {
            guard mandate.roles != nil else { return }
            let owner = try visit.owner()
            guard mandate.admits(visit.officer, for: owner) else { throw .notPermitted }
            return
        }
        guard let id = visit.open.first, let context = visit.books.return(ReturnID(id)) else {
            throw .notFound
        }
        guard mandate.admits(visit.officer, to: context) else { throw .notPermitted }
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
        case .site(let route): try await answer(route, visit)
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
        case .publicity(let route): try await answer(route, visit)
        case .outcomes(let route): try await answer(route, visit)
        case .data(let route): try await answer(route, visit)
        case .publishedReturns(.publishedReturn): try publishedReturn(visit)
        case .reviews(let route): try await answer(route, visit)
        }
    }

    private func logo() throws(Problem) -> Reply {
        guard let logo = face.settings.logo else { throw .notFound }
        return logo.reply
    }

    private func answer(_ route: SiteRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .home: return visit.page(FrontPage(visit).page)
        case .search: return try await search(visit)
        case .help: return visit.page(AboutPage.help(face))
        case .accessibility: return visit.page(AboutPage.accessibility(face))
        case .privacy: return visit.page(AboutPage.privacy(face))
        case .cookies: return visit.page(AboutPage.cookies(self))
        case .licence: return visit.page(AboutPage.licence(face))
        case .changes: return visit.page(ChangesPage(visit).page)
        case .changesFeed:
            return try feed(
                visit, "All changes", name: "changes", page: SiteRoute.changes.path()
            ) { changes throws(Problem) in changes.all }
        case .stylesheet: return face.style.reply
        case .script: return Script.reply
        case .logo: return try logo()
        }
    }
}
