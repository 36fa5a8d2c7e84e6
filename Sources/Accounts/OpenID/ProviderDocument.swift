internal import Foundation
internal import Outbound

/// What an organisation's own sign-in says of itself (OpenID Connect Discovery 1.0).
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let jwksURI: String
    let endSessionEndpoint: String?
    private let authenticationMethods: [String]?
    private let namesIssuer: Bool?
    private let challengeMethods: [String]?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case endSessionEndpoint = "end_session_endpoint"
        case authenticationMethods = "token_endpoint_auth_methods_supported"
        case namesIssuer = "authorization_response_iss_parameter_supported"
        case challengeMethods = "code_challenge_methods_supported"
    }

    /// The answer to an authorisation has to name its issuer (RFC 9207).
    var mustNameIssuer: Bool { namesIssuer ?? false }

    /// The client's secret goes into the form and not into a header: where it takes no header, and
    /// where the secret has marks that not every sign-in reads alike in one.
    func takesSecretInForm(_ secret: String) -> Bool {
        guard let authenticationMethods, authenticationMethods.contains("client_secret_post") else {
            return false
        }
        let isPlain = secret.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                || "-._~".utf8.contains($0)
        }
        return !isPlain || !authenticationMethods.contains("client_secret_basic")
    }

    /// The document that was fetched for a provider; it has to be that provider's own.
    init(reading bytes: [UInt8], for provider: IdentityProvider) throws(ProviderRefusal) {
        guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
            throw .unusable("no discovery document")
        }
        guard document.issuer == provider.issuer else {
            throw .unusable("the discovery document is of another issuer")
        }
        let addresses = [
            document.authorizationEndpoint, document.tokenEndpoint, document.jwksURI,
        ]
        guard addresses.allSatisfy({ $0.hasPrefix("https://") && URL(string: $0) != nil }) else {
            throw .unusable("an endpoint is not reached over HTTPS")
        }
        guard document.challengeMethods?.contains("S256") ?? true else {
            throw .unusable("it takes no challenge with SHA-256")
        }
        self = document
    }

    /// Where the document of an issuer is.
    static func address(of provider: IdentityProvider) -> String {
        let issuer =
            provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
        return issuer + "/.well-known/openid-configuration"
    }
}

extension IdentityProvider {
    /// The hosts that have to be called for it, with their ports where they are unusual.
    public var everyHost: Set<String> {
        var all = Set(hosts)
        if let parts = URLComponents(string: issuer), let host = parts.host {
            all.insert(parts.port.map { "\(host):\($0)" } ?? host)
        }
        return all
    }
}
