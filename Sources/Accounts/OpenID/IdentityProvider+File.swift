internal import Accountability
internal import Foundation

extension IdentityProvider {
    /// The most sign-ins of one site.
    static let most = 20

    /// The sign-ins that a file of JSON describes; `secret` reads a file that holds a secret.
    ///
    /// What cannot be used is thrown as a sentence that names the sign-in and the field.
    public static func reading(
        json bytes: [UInt8], secret: (String) -> String?
    ) throws(WrongProviderFile) -> [IdentityProvider] {
        let entries: [ProviderEntry]
        do {
            entries = try JSONDecoder().decode([ProviderEntry].self, from: Data(bytes))
        } catch let error as DecodingError {
            throw WrongProviderFile(ProviderEntry.words(error))
        } catch {
            throw WrongProviderFile("It is no JSON.")
        }
        guard entries.count <= most, Set(entries.map(\.id)).count == entries.count else {
            throw WrongProviderFile(
                "There are at most \(most) sign-ins, each with an id of its own.")
        }
        var providers: [IdentityProvider] = []
        for entry in entries { providers.append(try entry.provider(secret)) }
        return providers
    }
}

/// Why a file of sign-ins cannot be used.
public struct WrongProviderFile: Error, Hashable, Sendable {
    /// Why, in a sentence.
    public let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// One sign-in as it stands in the file.
private struct ProviderEntry: Decodable {
    struct Roles: Decodable {
        struct Meaning: Decodable {
            let role: Role
            let organisation: String
        }

        let claim: String
        let administrator: String
        let mandates: [String: Meaning]
    }

    let id: String
    let title: String
    let issuer: String
    let client: String
    let secret: String?
    let secretFile: String?
    let scopes: [String]?
    let subject: IdentityProvider.Subject?
    let addresses: IdentityProvider.Addresses?
    let hosts: [String]?
    let roles: Roles?

    func provider(
        _ read: (String) -> String?
    ) throws(WrongProviderFile) -> IdentityProvider {
        guard !id.isEmpty, id.utf8.count <= 40,
            id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { throw WrongProviderFile("\(id): an id is small letters, digits and hyphens.") }
        guard issuer.hasPrefix("https://"), !title.isEmpty, !client.isEmpty else {
            throw WrongProviderFile(
                "\(id): title, client and an issuer that begins with https:// are needed.")
        }
        guard let kept = secret ?? secretFile.flatMap(read), !kept.isEmpty else {
            throw WrongProviderFile("\(id): there is no secret, or secretFile cannot be read.")
        }
        var provider = IdentityProvider(
            id: id, title: title, issuer: issuer, client: client, secret: kept)
        provider.scopes = scopes ?? provider.scopes
        provider.subject = subject ?? .standard
        provider.addresses = addresses ?? .verified
        provider.hosts = hosts ?? []
        provider.roles = roles.map { roles in
            ClaimedRoles(
                claim: roles.claim,
                mandates: roles.mandates.mapValues {
                    Mandate(role: $0.role, organisation: OrganisationID($0.organisation))
                }, administrator: OfficerID(roles.administrator))
        }
        guard provider.scopes.contains("openid") else {
            throw WrongProviderFile("\(id): scopes have to hold openid.")
        }
        return provider
    }

    static func words(_ error: DecodingError) -> String {
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map {
                $0.intValue.map { "entry \($0 + 1)" } ?? $0.stringValue
            }
            return path.isEmpty ? "The file" : path.joined(separator: ", ")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return "\(place(context)) has no \(key.stringValue)."
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            return "\(place(context)) is not as it has to be."
        @unknown default: return "It cannot be read."
        }
    }
}
