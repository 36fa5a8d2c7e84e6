public import Accountability
public import Reckoning

/// How somebody signed in.
public enum SignInWay: String, Hashable, Sendable, CaseIterable {
    /// By a link that was sent or handed over.
    case link
    /// Through the organisation's own sign-in.
    case provider
    /// With a passphrase kept for emergencies.
    case breakGlass
    /// With a button of a demonstration.
    case demonstration

    /// The way as people call it.
    public var title: String {
        switch self {
        case .link: "Sign-in link"
        case .provider: "Organisation account"
        case .breakGlass: "Emergency passphrase"
        case .demonstration: "Demonstration"
        }
    }
}

/// One browser of one officer, from signing in to signing out.
public struct Session: Hashable, Sendable {
    /// How long a session lasts without a request, in milliseconds.
    public static let idle: Int64 = 30 * 60 * 1_000
    /// How long a session lasts at most, in milliseconds.
    public static let longest: Int64 = 12 * 60 * 60 * 1_000
    /// How long a session that is over is still recognised, in milliseconds.
    static let recognised: Int64 = 24 * 60 * 60 * 1_000

    /// What it is called in a list; it signs nobody in.
    public let number: String
    /// Who is signed in.
    public let officer: OfficerID
    /// How they signed in.
    public let way: SignInWay
    /// The browser, in a few words.
    public let browser: String
    /// When it began.
    public let began: Instant
    /// When it was used last.
    public internal(set) var lastSeen: Instant

    /// When it is over if it is not used again.
    public var ends: Instant {
        min(lastSeen.adding(milliseconds: Self.idle), began.adding(milliseconds: Self.longest))
    }

    /// It goes on at this moment.
    public func lasts(at now: Instant) -> Bool { now < ends }

    func isRecognised(at now: Instant) -> Bool {
        now < ends.adding(milliseconds: Self.recognised)
    }
}

/// A session in memory, and what its file says of when it was used last.
struct HeldSession {
    var session: Session
    var written: Instant
}
