internal import Foundation
internal import JWTKit
internal import Reckoning

/// The claims of an identity token, once its signature has been checked.
struct IdentityToken: JWTPayload {
    /// Claims that are a text or a list of texts.
    private(set) var texts: [String: [String]] = [:]
    /// Claims that are a number.
    private(set) var numbers: [String: Double] = [:]
    /// Claims that are true or false.
    private(set) var flags: [String: Bool] = [:]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let claims = try decoder.container(keyedBy: Name.self)
        for name in claims.allKeys {
            if let text = try? claims.decode(String.self, forKey: name) {
                texts[name.stringValue] = [text]
            } else if let list = try? claims.decode([String].self, forKey: name) {
                texts[name.stringValue] = list
            } else if let flag = try? claims.decode(Bool.self, forKey: name) {
                flags[name.stringValue] = flag
            } else if let number = try? claims.decode(Double.self, forKey: name) {
                numbers[name.stringValue] = number
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var claims = encoder.container(keyedBy: Name.self)
        for (name, values) in texts {
            let key = Name(stringValue: name)
            if values.count == 1 {
                try claims.encode(values[0], forKey: key)
            } else {
                try claims.encode(values, forKey: key)
            }
        }
        for (name, value) in numbers { try claims.encode(value, forKey: Name(stringValue: name)) }
        for (name, value) in flags { try claims.encode(value, forKey: Name(stringValue: name)) }
    }

    /// The claims are checked against a sign-in that was begun, which this cannot know.
    func verify(using _: some JWTAlgorithm) throws {}

    func text(_ claim: String) -> String? {
        guard let values = texts[claim], values.count == 1, !values[0].isEmpty else { return nil }
        return values[0]
    }

    /// The claims hold for this sign-in now (OpenID Connect Core 1.0, section 3.1.3.7).
    func check(
        _ provider: IdentityProvider, nonce: String, at now: Instant
    ) throws(ProviderRefusal) {
        let seconds = Double(now.milliseconds) / 1_000
        guard text("iss") == provider.issuer else { throw .notBelieved("of another issuer") }
        let audience = texts["aud"] ?? []
        guard audience.contains(provider.client) else { throw .notBelieved("for another client") }
        let party = text("azp")
        guard party == provider.client || (party == nil && audience.count == 1) else {
            throw .notBelieved("given to another client")
        }
        guard let ends = numbers["exp"], seconds < ends + Self.leeway else {
            throw .notBelieved("over")
        }
        guard let made = numbers["iat"], abs(seconds - made) < Self.oldest else {
            throw .notBelieved("made too long ago, or later than now")
        }
        if let begins = numbers["nbf"], seconds < begins - Self.leeway {
            throw .notBelieved("not yet to be used")
        }
        guard let said = text("nonce"), Secret(reading: nonce).matches(said) else {
            throw .notBelieved("of another sign-in")
        }
    }

    /// How far clocks may be apart, in seconds.
    private static let leeway = 60.0
    /// How old a token may be, in seconds.
    private static let oldest = 600.0

    /// Who the person is there.
    func identity(at provider: IdentityProvider) throws(ProviderRefusal) -> OutsideIdentity {
        let subject: String?
        switch provider.subject {
        case .standard: subject = text("sub")
        case .microsoft:
            guard let tenant = text("tid"), let object = text("oid") else {
                throw .notBelieved("without tid and oid")
            }
            subject = "\(tenant)/\(object)"
        }
        guard let subject, subject.utf8.count <= 300 else {
            throw .notBelieved("without a subject")
        }
        return OutsideIdentity(issuer: provider.issuer, subject: subject)
    }

    /// The address by which an officer may be found who was not tied to the identity before.
    func address(at provider: IdentityProvider) -> String? {
        switch provider.addresses {
        case .never: return nil
        case .trusted: return text("email") ?? text("preferred_username")
        case .verified:
            let isVerified = flags["email_verified"] ?? (text("email_verified") == "true")
            return isVerified ? text("email") : nil
        }
    }
}
