internal import Foundation
internal import JWTKit

/// The public keys of an organisation's own sign-in.
struct ProviderKeys: Sendable {
    /// The ways of signing that are taken: by a private key, and by none that is shared or missing.
    private static let algorithms: [String: JWK.KeyType] = [
        "RS256": .rsa, "RS384": .rsa, "RS512": .rsa, "PS256": .rsa, "PS384": .rsa, "PS512": .rsa,
        "ES256": .ecdsa, "ES384": .ecdsa, "ES512": .ecdsa, "EdDSA": .octetKeyPair,
    ]
    /// How many keys of one set are looked at.
    private static let most = 50

    private let keys: [JWK]

    /// The set that was fetched; keys that are for something else are left out.
    init(reading bytes: [UInt8]) throws(ProviderRefusal) {
        guard
            let document = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let entries = document["keys"] as? [[String: Any]]
        else { throw .unusable("no set of keys") }
        keys = entries.prefix(Self.most).compactMap { entry in
            guard entry["use"] as? String != "enc", entry["d"] == nil,
                let bytes = try? JSONSerialization.data(withJSONObject: entry)
            else { return nil }
            return try? JSONDecoder().decode(JWK.self, from: bytes)
        }
        guard !keys.isEmpty else { throw .unusable("a set without a key that can be used") }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    /// The token's claims when one of the keys signed it; nil when its key is not in the set.
    func claims(of token: String) async throws(ProviderRefusal) -> IdentityToken? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, token.utf8.count <= 100_000,
            let bytes = Self.bytes(of: parts[0]),
            let header = try? JSONDecoder().decode(Header.self, from: bytes)
        else { throw .notBelieved("no token") }
        guard let kind = Self.algorithms[header.alg], header.crit == nil else {
            throw .notBelieved("signed in a way that is not taken")
        }
        let fitting = keys.filter { key in
            key.keyType == kind
                && (key.algorithm.map { $0.rawValue == header.alg } ?? true)
                && (header.kid == nil || key.keyIdentifier == nil
                    || key.keyIdentifier?.string == header.kid)
        }
        if fitting.isEmpty { return nil }
        for key in fitting {
            if let claims = await Self.claims(of: token, signedBy: key, header.alg) {
                return claims
            }
        }
        throw .notBelieved("not signed by its key")
    }

    private static func claims(
        of token: String, signedBy key: JWK, _ algorithm: String
    ) async -> IdentityToken? {
        var key = key
        key.algorithm = JWK.Algorithm(rawValue: algorithm)
        key.keyIdentifier = JWKIdentifier(string: "the key")
        let collection = JWTKeyCollection()
        guard (try? await collection.add(jwk: key, isDefault: true)) != nil else { return nil }
        return try? await collection.verify(token, as: IdentityToken.self)
    }

    private static func bytes(of part: Substring) -> Data? {
        var text = String(part).replacing("-", with: "+").replacing("_", with: "/")
        while text.utf8.count % 4 != 0 { text += "=" }
        return Data(base64Encoded: text)
    }
}
