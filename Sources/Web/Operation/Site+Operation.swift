import Accounts
import Clerk
import Foundation
import Reckoning

extension Site {
    /// Answers one request; whatever happens, the answer is a page with a next step, and what
    /// happened is counted and noted.
    func reply(to ask: Ask) async -> Reply {
        let began = ContinuousClock.now
        meter.begin()
        var passage = Passage(ask)
        let reply = await guarded(ask, &passage)
        let taken = (ContinuousClock.now - began) / .seconds(1)
        meter.end(passage, reply, seconds: taken)
        watch.note(passage, reply, taken * 1_000)
        return reply
    }

    /// The answer with the headers that every answer has.
    private func guarded(_ ask: Ask, _ passage: inout Passage) async -> Reply {
        var reply: Reply
        do throws(Problem) {
            try allowances.admit(ask.caller)
            reply = try await answer(ask, &passage)
            audit(passage)
        } catch {
            if case .failed(let reference) = error { passage.reference = reference }
            audit(error, passage)
            reply =
                ask.path.hasPrefix(Self.apiPrefix)
                ? problemDocument(error) : await problemPage(error, ask)
            reply.headers += error.headers
        }
        reply.headers += Reply.guards
        if passage.route == .signIn(.signOut) { reply.headers.append(Reply.forgetting) }
        if face.settings.isSecure { reply.headers.append(Reply.transportGuard) }
        return reply
    }

    private func audit(_ passage: Passage) {
        guard let route = passage.route, route.isWatched else { return }
        watch.audit(route.declared.method == .get ? .read : .changed, passage)
    }

    private func audit(_ problem: Problem, _ passage: Passage) {
        switch problem {
        case .signInFirst, .tokenMissing, .notPermitted: watch.audit(.refused, passage)
        case .notOurForm: watch.audit(.forged, passage)
        case .tooManySignIns, .linkUsed: watch.audit(.signInRefused, passage)
        case .tooManyRequests: watch.audit(.slowedDown, passage)
        default: return
        }
    }

    /// Answers the addresses that machines ask.
    func answer(_ route: OperationRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .health: return .plain("ok\n")
        case .readiness: return await readiness()
        case .version: return .plain("outturn \(watch.version)\n")
        case .metrics: return try await metrics(visit)
        case .securityText: return try securityText()
        }
    }

    private func readiness() async -> Reply {
        let all = await watch.readiness()
        let lines = all.map { "\($0.name): \($0.fault ?? "ok")\n" }
        let isReady = all.allSatisfy { $0.fault == nil }
        return .plain(
            (isReady ? "ready\n" : "not ready\n") + lines.joined(), status: isReady ? 200 : 503)
    }

    /// The figures, for the networks that may see them; for everybody else there is no such page.
    private func metrics(_ visit: Visit) async throws(Problem) -> Reply {
        guard let address = visit.passage.caller.address,
            face.settings.metricsNetworks.contains(where: { $0.contains(address) })
        else { throw .notFound }
        let gauges = [
            Gauge("outturn_connections", "Connections open.", Double(connections.count)),
            Gauge(
                "outturn_sessions", "People signed in.", Double(people.sessionCount(at: clerk.now))),
            Gauge(
                "outturn_uploads_waiting", "Files read and not accepted.", Double(await shelf.count)
            ),
            Gauge(
                "outturn_instructions_waiting", "Instructions waiting for the Clerk.",
                Double(await clerk.waitingCount)),
        ]
        let text = meter.exposition(with: gauges + (await watch.gauges()))
        return .document(Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    /// Whom to tell about a weakness (RFC 9116).
    private func securityText() throws(Problem) -> Reply {
        guard let contact = face.settings.securityContact else { throw .notFound }
        let last = clerk.now.adding(milliseconds: 180 * 86_400_000)
        var lines = ["Contact: \(contact)", "Expires: \(last)", "Preferred-Languages: en"]
        if let base = face.settings.baseAddress {
            lines.append("Canonical: \(base)\(OperationRoute.securityText.path())")
        }
        return .plain(lines.joined(separator: "\n") + "\n")
    }
}

extension Reply {
    /// Words for a machine, or for a person who asks like one.
    fileprivate static func plain(_ words: String, status: Int = 200) -> Reply {
        document(Array(words.utf8), type: "text/plain; charset=utf-8", status: status)
    }
}
