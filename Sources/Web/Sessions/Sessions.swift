import Accountability
import Accounts
import Reckoning

/// Who is signed in with which browser.
actor Sessions {
    /// How long a session lasts without a request.
    static let idleMilliseconds: Int64 = 30 * 60 * 1_000
    /// How long a session lasts at most.
    static let longestMilliseconds: Int64 = 12 * 60 * 60 * 1_000
    /// How many people may be signed in at a time.
    static let mostSessions = 10_000

    private var sessions: [String: Session] = [:]

    /// One browser of one officer.
    struct Session: Sendable {
        let officer: OfficerID
        /// What a form has to carry to be believed.
        let token: Secret
        let began: Instant
        var lastSeen: Instant
    }

    /// How many people are signed in, or were until lately.
    var count: Int { sessions.count }

    /// Begins a session and hands over its identifier.
    func begin(for officer: OfficerID, at now: Instant) -> String {
        sessions = sessions.filter { Self.lasts($0.value, at: now) }
        if sessions.count >= Self.mostSessions,
            let oldest = sessions.min(by: { $0.value.lastSeen < $1.value.lastSeen })
        {
            sessions[oldest.key] = nil
        }
        let id = Secret.drawn().text
        sessions[id] = Session(officer: officer, token: .drawn(), began: now, lastSeen: now)
        return id
    }

    /// The session of an identifier, while it lasts.
    func session(_ id: String, at now: Instant) -> Session? {
        guard var session = sessions[id] else { return nil }
        guard Self.lasts(session, at: now) else {
            sessions[id] = nil
            return nil
        }
        session.lastSeen = now
        sessions[id] = session
        return session
    }

    /// Ends a session.
    func end(_ id: String) {
        sessions[id] = nil
    }

    private static func lasts(_ session: Session, at now: Instant) -> Bool {
        now < session.lastSeen.adding(milliseconds: idleMilliseconds)
            && now < session.began.adding(milliseconds: longestMilliseconds)
    }
}
