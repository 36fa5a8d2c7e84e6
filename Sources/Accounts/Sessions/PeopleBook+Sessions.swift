public import Accountability
internal import GRDB
public import Reckoning
internal import Synchronization

extension PeopleBook {
    /// How many people may be signed in at a time; the one unused longest gives way.
    static let mostSessions = 10_000

    /// Begins a session and hands over the secret that it is known by.
    public func begin(
        for officer: OfficerID, by way: SignInWay, on browser: String, at now: Instant
    ) throws(PeopleFault) -> Secret {
        let secret = Secret.drawn()
        let session = Session(
            number: String(Secret.drawn().text.prefix(8)), officer: officer, way: way,
            browser: browser, began: now, lastSeen: now)
        let over = memory.withLock { held in
            held.sessions.filter { !$0.value.session.isRecognised(at: now) }.map(\.key)
                + (held.sessions.count >= Self.mostSessions
                    ? [
                        held.sessions.min { $0.value.session.lastSeen < $1.value.session.lastSeen }?
                            .key
                    ]
                    .compactMap(\.self) : [])
        }
        try write("sign in") { db in
            for secret in over {
                try db.execute(sql: "DELETE FROM session WHERE secret = ?", arguments: [secret])
            }
            try db.execute(
                sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    secret.kept, officer.text, session.number, way.rawValue, browser,
                    now.milliseconds, now.milliseconds,
                ])
            try db.execute(
                sql: "REPLACE INTO signedIn (officer, at) VALUES (?, ?)",
                arguments: [officer.text, now.milliseconds])
        }
        memory.withLock { held in
            for secret in over { held.sessions[secret] = nil }
            held.sessions[secret.kept] = HeldSession(session: session, written: now)
            held.signedIn[officer] = now
        }
        return secret
    }

    /// The session of a secret while it lasts; it lasts on from now, unless it was only looked at.
    public func session(
        _ secret: Secret, at now: Instant, isUse: Bool = true
    ) -> Session? {
        memory.withLock { held in
            let kept = secret.kept
            guard let session = held.sessions[kept]?.session, session.lasts(at: now) else {
                return nil
            }
            if isUse { held.sessions[kept]?.session.lastSeen = max(session.lastSeen, now) }
            return held.sessions[kept]?.session
        }
    }

    /// Whose session it was, when it is over by time and by nothing else, for a day longer.
    public func lapsed(_ secret: Secret, at now: Instant) -> OfficerID? {
        memory.withLock { held in
            guard let session = held.sessions[secret.kept]?.session, session.isRecognised(at: now)
            else { return nil }
            return session.officer
        }
    }

    /// The sessions of an officer that last, the latest first.
    public func sessions(of officer: OfficerID, at now: Instant) -> [Session] {
        memory.withLock { held in
            held.sessions.values.map(\.session)
                .filter { $0.officer == officer && $0.lasts(at: now) }
        }.sorted { ($0.lastSeen, $0.number) > ($1.lastSeen, $1.number) }
    }

    /// How many sessions last.
    public func sessionCount(at now: Instant) -> Int {
        memory.withLock { held in held.sessions.values.count { $0.session.lasts(at: now) } }
    }

    /// Ends the session of a secret.
    public func end(_ secret: Secret) throws(PeopleFault) {
        let kept = secret.kept
        try endAll { secret, _ in secret == kept }
    }

    /// Ends one session of an officer.
    public func endSession(_ number: String, of officer: OfficerID) throws(PeopleFault) {
        try endAll { $1.officer == officer && $1.number == number }
    }

    /// Ends every session of an officer, but the one that is named.
    public func endSessions(
        of officer: OfficerID, except number: String? = nil
    ) throws(PeopleFault) {
        try endAll { $1.officer == officer && $1.number != number }
    }

    private func endAll(_ isMeant: (String, Session) -> Bool) throws(PeopleFault) {
        let ended = memory.withLock { held in
            let ended = held.sessions.filter { isMeant($0.key, $0.value.session) }.map(\.key)
            for secret in ended { held.sessions[secret] = nil }
            return ended
        }
        try write("sign out") { db in
            for secret in ended {
                try db.execute(sql: "DELETE FROM session WHERE secret = ?", arguments: [secret])
            }
        }
    }
}
