public import Accountability

/// An organisation's own sign-in, as the operator has set it up (OpenID Connect).
public struct IdentityProvider: Hashable, Sendable {
    /// What tells a person there from all others, for good.
    public enum Subject: String, Hashable, Sendable, Codable, CaseIterable {
        /// The claim `sub`, as the standard has it.
        case standard
        /// The claims `tid` and `oid`: at Microsoft, `sub` differs from program to program.
        case microsoft
    }

    /// When an address that the sign-in tells finds an officer who was not tied to it before.
    public enum Addresses: String, Hashable, Sendable, Codable, CaseIterable {
        /// When it says that the address is verified.
        case verified
        /// Always: whoever runs it gives the addresses out.
        case trusted
        /// Never: officers tie their accounts themselves.
        case never
    }

    /// Its name in addresses: `council`.
    public let id: String
    /// What stands on the button: `your council account`.
    public let title: String
    /// Its address, exactly as its tokens say it.
    public let issuer: String
    /// The name that this site has there.
    public let client: String
    /// The secret that this site has there.
    public let secret: String
    /// What is asked for.
    public var scopes = ["openid", "profile", "email"]
    /// What tells a person there from all others.
    public var subject = Subject.standard
    /// When an address finds an officer.
    public var addresses = Addresses.verified
    /// Further hosts that it has its keys or its tokens on.
    public var hosts: [String] = []
    /// The claim with groups or roles, and what each of them means here; nil when roles are given
    /// here alone.
    public var roles: ClaimedRoles?

    /// A sign-in with its essentials.
    public init(id: String, title: String, issuer: String, client: String, secret: String) {
        self.id = id
        self.title = title
        self.issuer = issuer
        self.client = client
        self.secret = secret
    }
}

/// Roles that follow from what an organisation's own sign-in says of somebody.
public struct ClaimedRoles: Hashable, Sendable {
    /// The claim: `roles` or `groups`.
    public let claim: String
    /// The mandate that each group or role stands for; of these it decides, and of no others.
    public let mandates: [String: Mandate]
    /// The officer, an administrator, in whose name roles are granted and withdrawn.
    public let administrator: OfficerID

    /// Roles that follow from a claim.
    public init(claim: String, mandates: [String: Mandate], administrator: OfficerID) {
        self.claim = claim
        self.mandates = mandates
        self.administrator = administrator
    }

    /// The mandates that somebody has to hold and those they must not, by what the claim says.
    public func decided(by groups: [String]) -> (held: Set<Mandate>, withdrawn: Set<Mandate>) {
        let held = Set(groups.compactMap { mandates[$0] })
        return (held, Set(mandates.values).subtracting(held))
    }
}

/// Why signing in at an organisation's own sign-in did not work.
public enum ProviderRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such sign-in.
    case unknown
    /// It could not be reached; what happened.
    case notReached(String)
    /// What it answered cannot be used; why.
    case unusable(String)
    /// The answer does not belong to a sign-in that was begun in this browser, or comes too late.
    case notBegunHere
    /// It said no, in its own words.
    case declined(String)
    /// What it says of the person does not hold; why.
    case notBelieved(String)

    /// What happened, for the operator's log; it names nobody.
    public var description: String {
        switch self {
        case .unknown: "no such sign-in"
        case .notReached(let cause): "not reached: \(cause)"
        case .unusable(let cause): "unusable answer: \(cause)"
        case .notBegunHere: "not begun in this browser"
        case .declined(let code): "declined: \(code)"
        case .notBelieved(let cause): "not believed: \(cause)"
        }
    }
}
