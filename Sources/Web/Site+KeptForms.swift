import Accountability
import Accounts
import Clerk
import Foundation
import Ledger
import Reckoning

extension Site {
    /// Keeps a form that arrived after its session was over, or with the token of another session,
    /// and asks its sender to sign in; nil when it is nobody's that can be told, or no plain form.
    func keep(
        _ ask: Ask, _ visit: Visit, after problem: Problem
    ) async throws(Problem) -> Reply? {
        switch problem {
        case .signInFirst, .notOurForm: break
        default: return nil
        }
        let type = ask.header("content-type") ?? "application/x-www-form-urlencoded"
        guard visit.route.declared.method == .post, visit.route.isForPages,
            ask.isFrom(face.settings),
            type.hasPrefix("application/x-www-form-urlencoded"),
            let secret = ask.cookie(sessionCookie).map({ Secret(reading: $0) }),
            let officer = visit.officer?.id ?? people.lapsed(secret, at: visit.now)
        else { return nil }
        var fields = visit.fields
        if fields.pairs.isEmpty {
            guard let bytes = await ask.body(FormFields.mostBytes),
                let read = FormFields(encoded: bytes)
            else { return nil }
            fields = read
        }
        // What carries no token was never shown by a page of this site.
        guard fields["token"]?.utf8.count == 32 else { return nil }
        let kept = await keptForms.keep(
            KeptForms.Form(
                officer: officer, action: ask.path, page: ask.ownReferer ?? ask.path,
                fields: FormFields(fields.pairs.filter { $0.name != "token" }),
                arrived: visit.now))
        let next = visit.officer == nil ? SignInRoute.signIn : .keptForm
        return Reply.go(to: next.path())
            .with(
                "set-cookie",
                cookie(keptCookie, kept.text, seconds: Int(KeptForms.lastsMilliseconds / 1_000)))
    }

    /// The form again with everything that was typed: on its own page where that shows it, else as
    /// it was sent. Nothing is carried out until it is sent with a new token.
    func keptFormPage(_ visit: Visit) async throws(Problem) -> Reply {
        guard let officer = visit.officer, let secret = visit.kept,
            let form = await keptForms.form(secret, of: officer.id, at: visit.now)
        else { return .go(to: firstPage) }
        if form.fields["form"] != nil,
            let reply = await page(form.page, filledWith: form.fields, visit)
        {
            return reply
        }
        return visit.page(KeptFormPage(visit, form).page)
    }

    /// A page of the site with its form filled in; nil when it cannot be had any more.
    private func page(
        _ target: String, filledWith fields: FormFields, _ visit: Visit
    ) async -> Reply? {
        let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
        guard case .found(let route, let open) = Route.match(.get, halves.first ?? "/"),
            let query = FormFields(encoded: Array((halves.count > 1 ? halves[1] : "").utf8))
        else { return nil }
        var filled = visit.going(to: route, open, query)
        filled.fields = fields
        filled.notice = """
            <p class="inset" role="status">You were signed out before this was sent, so nothing of \
            it was recorded. Everything you typed is below: check it and send it again.</p>
            """
        do throws(Problem) {
            try admit(&filled)
            let reply = try await answer(filled)
            return reply.status == 200 ? reply : nil
        } catch {
            return nil
        }
    }

    /// What was sent again is kept no longer.
    func letGo(of visit: Visit) async {
        guard let kept = visit.kept, let officer = visit.officer,
            let form = await keptForms.form(kept, of: officer.id, at: visit.now),
            form.action == visit.path
        else { return }
        await keptForms.discard(kept)
    }
}

extension Ask {
    /// The page of this site, with its query, that the request came from.
    fileprivate var ownReferer: String? {
        guard let referer = header("referer"), let host = header("host"),
            let cut = referer.range(of: "://\(host)/")
        else { return nil }
        let target = "/" + referer[cut.upperBound...].prefix { $0 != "#" }
        return Site.isOwnPage(target) ? target : nil
    }
}

/// A form as it was sent, where its own page cannot show it again.
struct KeptFormPage {
    let visit: Visit
    let form: KeptForms.Form

    init(_ visit: Visit, _ form: KeptForms.Form) {
        self.visit = visit
        self.form = form
    }

    var page: Page {
        Page(
            title: "Send it again",
            main: """
                <h1>Send it again</h1>
                <p class="lead">You were signed out before this was sent, so nothing of it was \
                recorded. Nothing of what you typed is lost.</p>
                \(typed)
                <form method="post" action="\(form.action)">\(visit.tokenField)
                \(form.fields.pairs.map { .carrying($0.name, $0.value) })
                <div class="actions"><button class="button" type="submit">Send it now</button>
                <a href="\(form.page)">Back to the page without it</a></div></form>
                """)
    }

    private var typed: Html {
        let rows = form.fields.pairs.filter { pair in
            !pair.value.trimmed.isEmpty && !["form", "entry", "as-at", "then"].contains(pair.name)
        }
        guard !rows.isEmpty else { return .nothing }
        return KeyFacts(
            rows.map { (Self.words($0.name), Html.lines($0.value)) }
        ).html
    }

    /// A field's name as its page would say it: `answer.B2a` is B2a.
    private static func words(_ name: String) -> String {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        let words = last.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
