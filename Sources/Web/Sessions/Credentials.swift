import Accountability
import Accounts
import Ledger
import Reckoning

/// Who asks: somebody signed in, a program with a token, or a stranger.
struct Credentials: Sendable {
    /// The officer as they may act today.
    let officer: Officer?
    /// The session, when somebody is signed in.
    let session: Session?
    /// What the browser of the session is known by.
    let secret: Secret?
    /// The token, when a program asks.
    let program: AccessToken?
    /// What forms on the page have to carry.
    let formToken: String
}

extension Site {
    /// Whoever asks, by the cookie or the token that was sent.
    func credentials(_ ask: Ask, _ books: Books, at now: Instant, isUse: Bool = true) -> Credentials
    {
        let day = now.onLondonClock.day
        if let text = ask.bearer {
            let token = people.token(text, at: now)
            let officer = token.flatMap { token in
                books.officer(token.officer)?.acting(on: day).limited(to: token.organisation)
            }
            return Credentials(
                officer: officer, session: nil, secret: nil, program: officer == nil ? nil : token,
                formToken: "")
        }
        if let secret = ask.cookie(sessionCookie).map({ Secret(reading: $0) }),
            let session = people.session(secret, at: now, isUse: isUse),
            let officer = books.officer(session.officer)?.acting(on: day)
        {
            return Credentials(
                officer: officer, session: session, secret: secret, program: nil,
                formToken: secret.derived(for: "form").text)
        }
        let stranger = ask.cookie(strangerCookie).flatMap { $0.utf8.count == 32 ? $0 : nil }
        return Credentials(
            officer: nil, session: nil, secret: nil, program: nil,
            formToken: stranger ?? Secret.drawn().text)
    }

    /// Asks the people book for what waits for the disk.
    func atDesk<Value: Sendable>(
        _ work: @escaping @Sendable (PeopleBook) throws(PeopleFault) -> Value
    ) async throws(Problem) -> Value {
        let value: Value?
        do throws(PeopleFault) {
            value = try await desk.ask(work)
        } catch {
            throw failed("\(error)")
        }
        guard let value else { throw .busy }
        return value
    }

    /// Looks after the people book; when that fails, the request is answered all the same.
    func tend(at now: Instant) async {
        do throws(PeopleFault) {
            try await desk.tend(at: now)
        } catch {
            watch.noteEvent("people: \(error)")
        }
    }
}

extension Ask {
    /// The token that a program sent.
    var bearer: String? {
        guard let header = header("authorization"), header.lowercased().hasPrefix("bearer ") else {
            return nil
        }
        return String(header.dropFirst("bearer ".count)).trimmed
    }
}
