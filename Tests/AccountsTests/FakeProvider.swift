import Crypto
import Foundation
import JWTKit
import Outbound
import Reckoning

@testable import Accounts

/// An organisation's own sign-in that runs in this process and can be made to lie.
actor FakeProvider {
    static let host = "https://login.example"

    /// What it says of itself.
    var discovery: [String: Any]
    /// The keys that it publishes, by their names.
    private(set) var published: [String: ES256PrivateKey] = [:]
    private(set) var signing: (kid: String, key: ES256PrivateKey)
    /// How often each address was asked for.
    private(set) var asked: [String: Int] = [:]
    /// The codes that it gave out, with the challenge and the claims of each.
    private var codes: [String: (challenge: String, claims: [String: Any])] = [:]
    /// Makes the token out of claims; nil signs as it should be.
    var forging: (@Sendable ([String: Any]) -> String)?

    init(issuer: String = FakeProvider.host) {
        discovery = [
            "issuer": issuer, "authorization_endpoint": "\(issuer)/authorize?tenant=a",
            "token_endpoint": "\(issuer)/token", "jwks_uri": "\(issuer)/keys",
            "end_session_endpoint": "\(issuer)/out",
        ]
        let key = ES256PrivateKey()
        signing = ("one", key)
        published = ["one": key]
    }

    func set(_ name: String, _ value: String) { discovery[name] = value }
    func set(_ name: String, _ value: Bool) { discovery[name] = value }
    func forge(_ forging: (@Sendable ([String: Any]) -> String)?) { self.forging = forging }

    /// Signs with a new key from now on, published or not.
    func rotate(to kid: String, isPublished: Bool = true) {
        let key = ES256PrivateKey()
        signing = (kid, key)
        if isPublished { published = [kid: key] }
    }

    /// The browser came with an address: somebody signs in, and a code goes back with the state.
    func approve(
        _ address: String, at now: Instant,
        _ changes: @Sendable (inout [String: Any]) -> Void = { _ in }
    ) -> [String: String] {
        let query = Self.query(of: address)
        var claims: [String: Any] = [
            "iss": discovery["issuer"] ?? "", "aud": query["client_id"] ?? "", "sub": "subject-1",
            "exp": Double(now.milliseconds / 1_000 + 300), "iat": Double(now.milliseconds / 1_000),
            "nonce": query["nonce"] ?? "", "email": "finance@example.gov.uk",
            "email_verified": true,
        ]
        changes(&claims)
        let code = Secret.drawn().text
        codes[code] = (query["code_challenge"] ?? "", claims)
        return ["code": code, "state": query["state"] ?? ""]
    }

    static func query(of address: String) -> [String: String] {
        let items = URLComponents(string: address)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }

    func answer(to call: HTTPSCall) async -> HTTPSAnswer {
        let path = String(call.address.dropFirst(8).drop { $0 != "/" })
        asked[path, default: 0] += 1
        switch path {
        case "/.well-known/openid-configuration": return Self.json(discovery)
        case "/keys":
            let keys = published.map { kid, key -> [String: Any] in
                let parameters = key.parameters
                return [
                    "kty": "EC", "crv": "P-256", "kid": kid, "use": "sig", "alg": "ES256",
                    "x": parameters?.x ?? "", "y": parameters?.y ?? "",
                ]
            }
            let other: [String: Any] = ["kty": "oct", "k": "AAAA", "kid": "shared"]
            return Self.json(["keys": keys + [other]])
        case "/token": return await token(call)
        default: return HTTPSAnswer(status: 404, body: [])
        }
    }

    private func token(_ call: HTTPSCall) async -> HTTPSAnswer {
        let form = URLComponents(string: "x:?" + String(decoding: call.body ?? [], as: UTF8.self))
        let fields = Dictionary((form?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { $1 }
        let expected = "Basic " + Data("outturn:s%3Acret".utf8).base64EncodedString()
        let isClient =
            call.headers["Authorization"] == expected || fields["client_secret"] == "s:cret"
        let challenge = Data(SHA256.hash(data: Array((fields["code_verifier"] ?? "").utf8)))
            .base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        guard isClient, let given = codes.removeValue(forKey: fields["code"] ?? ""),
            given.challenge == challenge, fields["grant_type"] == "authorization_code",
            fields["redirect_uri"] == "https://outturn.example/back"
        else { return HTTPSAnswer(status: 400, body: []) }
        let text = await idToken(given.claims)
        return Self.json(["id_token": text, "access_token": "x", "token_type": "Bearer"])
    }

    private func idToken(_ claims: [String: Any]) async -> String {
        if let forging { return forging(claims) }
        let body = (try? JSONSerialization.data(withJSONObject: claims)) ?? Data()
        guard let payload = try? JSONDecoder().decode(IdentityToken.self, from: body) else {
            return ""
        }
        let keys = await JWTKeyCollection().add(ecdsa: signing.key, kid: .init(string: signing.kid))
        return (try? await keys.sign(payload, kid: .init(string: signing.kid))) ?? ""
    }

    static func json(_ value: Any) -> HTTPSAnswer {
        let body = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
        return HTTPSAnswer(status: 200, body: Array(body))
    }
}
