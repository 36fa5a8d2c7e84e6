import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// Answers one request; whatever happens, the answer is a page with a next step.
    func reply(to ask: Ask) async -> Reply {
        var reply: Reply
        do throws(Problem) {
            reply = try await answer(ask)
        } catch {
            reply =
                ask.path.hasPrefix(Self.apiPrefix)
                ? problemDocument(error) : await problemPage(error, ask)
        }
        reply.headers += Reply.guards
        if face.settings.isSecure {
            reply.headers.append(
                Reply.Header(
                    name: "strict-transport-security", value: "max-age=31536000; includeSubDomains")
            )
        }
        return reply
    }

    private func answer(_ ask: Ask) async throws(Problem) -> Reply {
        let (route, open) = try Self.route(ask)
        var visit = try await visit(ask, route, open)
        try admit(&visit)
        if route.declared.method == .post { try await take(ask, into: &visit) }
        return try await answer(visit)
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

    private func visit(_ ask: Ask, _ route: Route, _ open: [String]) async throws(Problem) -> Visit
    {
        guard let query = FormFields(encoded: Array(ask.query.utf8)) else { throw .notFound }
        let now = clerk.now
        let books = clerk.books
        let id = ask.cookie(sessionCookie)
        var session: Sessions.Session?
        if let id { session = await sessions.session(id, at: now) }
        let officer = session.flatMap { books.officer($0.officer) }
        let stranger = ask.cookie(strangerCookie).flatMap { $0.utf8.count == 32 ? $0 : nil }
        return Visit(
            route: route, open: open, query: query, officer: officer,
            session: officer == nil ? nil : id,
            token: officer == nil ? stranger ?? Secret.drawn().text : session?.token.text ?? "",
            books: books, now: now, face: face)
    }

    /// Lets in only whom the route's mandate admits; finds the return that it is about.
    private func admit(_ visit: inout Visit) throws(Problem) {
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
        guard ask.isFromThisSite else { throw .notOurForm }
        if visit.route == .enterMovement { return try await takeDocument(ask, into: &visit) }
        if visit.route == .upload {
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

    /// The one place where a route is tied to what answers it.
    private func answer(_ visit: Visit) async throws(Problem) -> Reply {
        switch visit.route {
        case .home: return homePage(visit)
        case .followLink: return try await linkPage(visit)
        case .useLink: return try await useLink(visit)
        case .signInAs: return try await signInAs(visit)
        case .signOut: return await signOut(visit)
        case .openReturn: return try await openReturn(visit)
        case .taskList: return visit.page(TaskListPage(try visit.subject()).page)
        case .section: return visit.page(try sectionPage(visit.subject()))
        case .saveSection: return try await saveSection(visit.subject())
        case .confirmRemoval: return visit.page(try removalPage(visit.subject()))
        case .removeRow: return try await removeRow(visit.subject())
        case .queries: return visit.page(QueriesPage(try visit.subject()).page)
        case .explain: return try await explain(visit.subject())
        case .messages: return visit.page(MessagesPage(try visit.subject()).page)
        case .reply: return try await replyToQuery(visit.subject())
        case .check: return visit.page(CheckPage(try visit.subject()).page)
        case .signOff: return visit.page(SignOffPage(try visit.subject()).page)
        case .sign: return try await sign(visit.subject())
        case .decline: return try await decline(visit.subject())
        case .ratify: return try await ratify(visit.subject())
        case .send: return try await send(visit.subject())
        case .takeBack: return try await takeBack(visit.subject())
        case .submit: return try await submit(visit.subject())
        case .receipt: return visit.page(try ReceiptPage(visit.subject()).page)
        case .history: return visit.page(HistoryPage(try visit.subject()).page)
        case .answerHistory: return visit.page(try AnswerHistoryPage(visit.subject()).page)
        case .workbook: return try await download(visit.subject())
        case .workbookAs: return try await downloadAsAsked(visit.subject())
        case .upload: return try await upload(visit.subject())
        case .preview: return visit.page(try await previewPage(visit.subject()))
        case .marked: return try await markedCopy(visit.subject())
        case .acceptUpload: return try await acceptUpload(visit.subject())
        case .cancelUpload: return try await cancelUpload(visit.subject())
        case .canonical: return try canonical(visit.subject())
        case .version: return try version(visit.subject())
        case .published: return try await publish(visit.subject())
        case .help: return visit.page(AboutPage.help(face))
        case .accessibility: return visit.page(AboutPage.accessibility(face))
        case .privacy: return visit.page(AboutPage.privacy(face))
        case .cookies: return visit.page(AboutPage.cookies(self))
        case .stylesheet: return face.style.reply
        case .health: return .document(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
        case .fundDocument, .enterMovement: return try await answerProgram(visit)
        default: return try await answerAboutMoney(visit)
        }
    }
}
