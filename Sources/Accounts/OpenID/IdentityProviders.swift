public import Accountability
internal import Foundation
public import Outbound
public import Reckoning

/// Talks to organisations' own sign-ins: the authorization code flow of OpenID Connect with proof
/// of possession (PKCE), a state, a nonce and the issuer's own keys.
public actor IdentityProviders {
    /// How long a document or a set of keys is used before it is fetched again.
    private static let freshMilliseconds: Int64 = 60 * 60 * 1_000
    /// How soon keys are fetched again when a token names one that is not among them.
    private static let againMilliseconds: Int64 = 60 * 1_000
    /// How many sign-ins may be under way; the oldest gives way.
    private static let mostHandshakes = 5_000

    /// Makes a call; the site's calls go out through `Outbound`.
    public typealias Call = @Sendable (HTTPSCall) async throws(OutboundFault) -> HTTPSAnswer

    private struct Fetched<Value: Sendable>: Sendable {
        let value: Value
        let at: Instant
    }

    /// The sign-ins that are offered.
    public nonisolated let all: [IdentityProvider]
    private let call: Call
    private var documents: [String: Fetched<ProviderDocument>] = [:]
    private var keys: [String: Fetched<ProviderKeys>] = [:]
    private var handshakes: [String: SignInHandshake] = [:]

    /// The sign-ins that are offered, and how calls to them are made.
    public init(_ all: [IdentityProvider], call: @escaping Call) {
        self.all = all
        self.call = call
    }

    /// Begins a sign-in: where the browser has to go, and the state that its cookie has to hold.
    public func begin(
        _ id: String, back redirect: String, next: String, tie: OfficerID?, at now: Instant
    ) async throws(ProviderRefusal) -> (address: String, state: Secret) {
        let provider = try provider(id)
        let document = try await document(of: provider, at: now)
        let handshake = SignInHandshake(
            provider: id, redirect: redirect, next: next, tie: tie, began: now)
        guard let address = handshake.address(provider, document) else {
            throw .unusable("an authorization endpoint that is no address")
        }
        handshakes = handshakes.filter { $0.value.lasts(at: now) }
        if handshakes.count >= Self.mostHandshakes,
            let oldest = handshakes.min(by: { $0.value.began < $1.value.began })
        {
            handshakes[oldest.key] = nil
        }
        handshakes[handshake.state.text] = handshake
        return (address, handshake.state)
    }

    /// Ends a sign-in with what the provider sent back by the browser, whose cookie holds `state`.
    /// Whatever comes of it, the same answer is worth nothing a second time.
    public func finish(
        _ id: String, _ answer: [String: String], state: String?, at now: Instant
    ) async throws(ProviderRefusal) -> VouchedPerson {
        let provider = try provider(id)
        guard let said = answer["state"], let state, Secret(reading: state).matches(said),
            let handshake = handshakes.removeValue(forKey: said), handshake.provider == id,
            handshake.lasts(at: now)
        else { throw .notBegunHere }
        let document = try await document(of: provider, at: now)
        // Another provider's answer must not be taken to this one (RFC 9207).
        if document.mustNameIssuer || answer["iss"] != nil {
            guard answer["iss"] == provider.issuer else { throw .notBelieved("of another issuer") }
        }
        if let code = answer["error"] { throw .declined(String(code.prefix(100))) }
        guard let code = answer["code"], !code.isEmpty, code.utf8.count <= 4_000 else {
            throw .unusable("no code")
        }
        let text = try await token(for: code, handshake, provider, document)
        let claims = try await claims(of: text, provider, document, at: now)
        try claims.check(provider, nonce: handshake.nonce.text, at: now)
        return VouchedPerson(
            identity: try claims.identity(at: provider), address: claims.address(at: provider),
            groups: provider.roles.map { claims.texts[$0.claim] ?? [] }, next: handshake.next,
            tie: handshake.tie)
    }

    /// Where somebody goes on to who signs out there too; nil where that is not offered or known.
    public func wayOut(_ id: String, back: String) -> String? {
        guard let provider = try? provider(id),
            let end = documents[id]?.value.endSessionEndpoint, end.hasPrefix("https://"),
            var parts = URLComponents(string: end)
        else { return nil }
        parts.queryItems =
            (parts.queryItems ?? []) + [
                URLQueryItem(name: "client_id", value: provider.client),
                URLQueryItem(name: "post_logout_redirect_uri", value: back),
            ]
        return parts.string
    }

    private func provider(_ id: String) throws(ProviderRefusal) -> IdentityProvider {
        guard let provider = all.first(where: { $0.id == id }) else { throw .unknown }
        return provider
    }

    private func document(
        of provider: IdentityProvider, at now: Instant
    ) async throws(ProviderRefusal) -> ProviderDocument {
        if let kept = documents[provider.id], isFresh(kept.at, now) { return kept.value }
        let bytes = try await fetch(.get(ProviderDocument.address(of: provider)))
        let document = try ProviderDocument(reading: bytes, for: provider)
        documents[provider.id] = Fetched(value: document, at: now)
        return document
    }

    private func isFresh(_ at: Instant, _ now: Instant) -> Bool {
        now < at.adding(milliseconds: Self.freshMilliseconds)
    }

    /// The claims of a token; keys are fetched again when it names one that was not there before.
    private func claims(
        of text: String, _ provider: IdentityProvider, _ document: ProviderDocument,
        at now: Instant
    ) async throws(ProviderRefusal) -> IdentityToken {
        if let kept = keys[provider.id], isFresh(kept.at, now) {
            if let claims = try await kept.value.claims(of: text) { return claims }
            guard now >= kept.at.adding(milliseconds: Self.againMilliseconds) else {
                throw .notBelieved("signed by a key that is not published")
            }
        }
        let fetched = try ProviderKeys(reading: try await fetch(.get(document.jwksURI)))
        keys[provider.id] = Fetched(value: fetched, at: now)
        guard let claims = try await fetched.claims(of: text) else {
            throw .notBelieved("signed by a key that is not published")
        }
        return claims
    }

    private struct TokenAnswer: Decodable {
        let idToken: String

        private enum CodingKeys: String, CodingKey {
            case idToken = "id_token"
        }
    }

    private func token(
        for code: String, _ handshake: SignInHandshake, _ provider: IdentityProvider,
        _ document: ProviderDocument
    ) async throws(ProviderRefusal) -> String {
        var fields = [
            (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
            (name: "redirect_uri", value: handshake.redirect),
            (name: "code_verifier", value: handshake.verifier),
        ]
        var headers = ["Accept": "application/json"]
        if document.takesSecretInForm(provider.secret) {
            fields += [
                (name: "client_id", value: provider.client),
                (name: "client_secret", value: provider.secret),
            ]
        } else {
            let pair = "\(Self.encoded(provider.client)):\(Self.encoded(provider.secret))"
            headers["Authorization"] = "Basic " + Data(pair.utf8).base64EncodedString()
        }
        let bytes = try await fetch(.form(document.tokenEndpoint, fields, headers: headers))
        guard let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(bytes)) else {
            throw .unusable("no identity token")
        }
        return answer.idToken
    }

    /// RFC 6749 has the name and the secret encoded like a form before they go into the header.
    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(
            withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
    }

    private func fetch(_ wanted: HTTPSCall) async throws(ProviderRefusal) -> [UInt8] {
        let answer: HTTPSAnswer
        do throws(OutboundFault) {
            answer = try await call(wanted)
        } catch {
            throw .notReached("\(error)")
        }
        guard answer.status == 200 else { throw .unusable("status \(answer.status)") }
        return answer.body
    }
}
