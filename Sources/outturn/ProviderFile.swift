import Accounts
import Foundation
import Outbound
import Web

/// The organisations' own sign-ins that a file describes, and the calls that they take.
struct ProviderFile {
    /// The file of JSON; nil when there are none.
    let path: String?
    /// A file of certificates (PEM) to trust in the place of the machine's own.
    let certificates: String?

    func opened() throws -> IdentityProviders {
        guard let path else { return Site.noProviders }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let all: [IdentityProvider]
        do {
            all = try IdentityProvider.reading(json: bytes(of: path)) { name in
                let file = URL(fileURLWithPath: name, relativeTo: folder)
                return try? String(contentsOf: file, encoding: .utf8)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
        } catch let wrong as WrongProviderFile {
            throw Ending("\(path): \(wrong.reason)", code: 3)
        }
        let hosts = all.reduce(into: Set<String>()) { $0.formUnion($1.everyHost) }
        let caller = HTTPSCaller(HTTPSSettings(hosts: hosts, certificates: certificates))
        return IdentityProviders(all) { call throws(OutboundFault) in
            try await caller.answer(to: call)
        }
    }
}
