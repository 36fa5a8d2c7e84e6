public import Accountability
internal import Crypto
internal import Foundation
internal import Reckoning

/// A sign-in that was begun here and goes on at an organisation's own sign-in.
struct SignInHandshake: Sendable {
    /// How long it may take.
    static let lastsMilliseconds: Int64 = 10 * 60 * 1_000

    let provider: String
    /// Comes back with the answer, and stands in the browser's cookie.
    let state = Secret.drawn()
    /// Comes back in the token.
    let nonce = Secret.drawn()
    /// Proves to the provider that whoever asks for the token also began (RFC 7636).
    let verifier = Secret.drawn().text + Secret.drawn().text
    let redirect: String
    let next: String
    /// The officer, signed in already, who wants to tie the account.
    let tie: OfficerID?
    let began: Instant

    func lasts(at now: Instant) -> Bool {
        now < began.adding(milliseconds: Self.lastsMilliseconds)
    }

    /// The SHA-256 of the verifier, as the provider is told it.
    var challenge: String {
        Data(SHA256.hash(data: Array(verifier.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The address of the provider with everything that it is asked.
    func address(_ provider: IdentityProvider, _ document: ProviderDocument) -> String? {
        guard var parts = URLComponents(string: document.authorizationEndpoint) else { return nil }
        let asked = [
            ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", redirect),
            ("scope", provider.scopes.joined(separator: " ")), ("state", state.text),
            ("nonce", nonce.text), ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ]
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let query = asked.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
        }.joined(separator: "&")
        parts.percentEncodedQuery = [parts.percentEncodedQuery, query].compactMap { part in
            part.flatMap { $0.isEmpty ? nil : $0 }
        }.joined(separator: "&")
        return parts.string
    }
}

/// Somebody whom an organisation's own sign-in has vouched for.
public struct VouchedPerson: Hashable, Sendable {
    /// Who it is there.
    public let identity: OutsideIdentity
    /// The address by which an officer may be found; nil when none may be used.
    public let address: String?
    /// The groups or roles that the person has there; nil when none are asked for.
    public let groups: [String]?
    /// The address of the site to go on to.
    public let next: String
    /// The officer who wants to tie the account, where that was begun.
    public let tie: OfficerID?
}
