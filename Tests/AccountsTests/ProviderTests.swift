import Accountability
import Crypto
import Foundation
import Outbound
import Reckoning
import Testing

@testable import Accounts

/// Signing in at an organisation's own sign-in, and all that must not pass for it.
@Suite struct ProviderTests {
    static let start = PeopleBookTests.start
    let fake = FakeProvider()
    let other = FakeProvider(issuer: "https://other.example")
    let providers: IdentityProviders

    init() {
        var council = IdentityProvider(
            id: "council", title: "your council account", issuer: FakeProvider.host,
            client: "outturn", secret: "s:cret")
        council.roles = ClaimedRoles(
            claim: "groups", mandates: [:], administrator: OfficerID("administrator"))
        let trust = IdentityProvider(
            id: "trust", title: "your trust account", issuer: "https://other.example",
            client: "outturn", secret: "s:cret")
        var microsoft = IdentityProvider(
            id: "microsoft", title: "your work account", issuer: FakeProvider.host,
            client: "outturn", secret: "s:cret")
        microsoft.subject = .microsoft
        microsoft.addresses = .trusted
        let (fake, other) = (fake, other)
        providers = IdentityProviders([council, trust, microsoft]) { call throws(OutboundFault) in
            let isOther = call.address.hasPrefix("https://other.example")
            return await (isOther ? other : fake).answer(to: call)
        }
    }

    private static func later(seconds: Int64) -> Instant {
        start.adding(milliseconds: seconds * 1_000)
    }

    private func begin(
        _ id: String = "council", at now: Instant = start
    ) async throws -> (address: String, state: Secret) {
        try await providers.begin(
            id, back: "https://outturn.example/back", next: "/funds", tie: nil, at: now)
    }

    /// Signs somebody in with claims as they are changed; the refusal when it does not work.
    private func refused(
        _ id: String = "council", at now: Instant = start,
        _ changes: @escaping @Sendable (inout [String: Any]) -> Void
    ) async throws -> ProviderRefusal? {
        let begun = try await begin(id, at: now)
        let answer = await fake.approve(begun.address, at: now, changes)
        do throws(ProviderRefusal) {
            _ = try await providers.finish(id, answer, state: begun.state.text, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `whoever signs in there is known by issuer and subject, with a proven code`()
        async throws
    {
        let begun = try await begin()
        let asked = FakeProvider.query(of: begun.address)
        #expect(asked["response_type"] == "code" && asked["code_challenge_method"] == "S256")
        #expect(asked["tenant"] == "a" && asked["scope"] == "openid profile email")
        #expect(asked["redirect_uri"] == "https://outturn.example/back")
        #expect(asked["state"] == begun.state.text && asked["nonce"] != asked["state"])
        let answer = await fake.approve(begun.address, at: Self.later(seconds: 590)) {
            $0["groups"] = ["finance", "all"]
        }
        let person = try await providers.finish(
            "council", answer, state: begun.state.text, at: Self.later(seconds: 599))
        #expect(person.identity == OutsideIdentity(issuer: FakeProvider.host, subject: "subject-1"))
        #expect(person.address == "finance@example.gov.uk" && person.next == "/funds")
        #expect(person.groups == ["finance", "all"])
    }

    @Test func `an answer is taken once, in time, in the browser and at the sign-in that began`()
        async throws
    {
        let begun = try await begin()
        let answer = await fake.approve(begun.address, at: Self.start)
        for state in [nil, "", Secret.drawn().text] {
            await #expect(throws: ProviderRefusal.notBegunHere) {
                _ = try await providers.finish("council", answer, state: state, at: Self.start)
            }
        }
        await #expect(throws: ProviderRefusal.notBegunHere) {
            _ = try await providers.finish("trust", answer, state: begun.state.text, at: Self.start)
        }
        await #expect(throws: ProviderRefusal.notBegunHere) {
            _ = try await providers.finish(
                "council", answer, state: begun.state.text, at: Self.start)
        }
        let second = try await begin()
        let good = await fake.approve(second.address, at: Self.start)
        _ = try await providers.finish("council", good, state: second.state.text, at: Self.start)
        await #expect(throws: ProviderRefusal.notBegunHere) {
            _ = try await providers.finish(
                "council", good, state: second.state.text, at: Self.start)
        }
        let late = try await begin()
        let tooLate = await fake.approve(late.address, at: Self.start)
        await #expect(throws: ProviderRefusal.notBegunHere) {
            _ = try await providers.finish(
                "council", tooLate, state: late.state.text, at: Self.later(seconds: 600))
        }
    }

    @Test func `a code of another browser's sign-in is worth nothing`() async throws {
        let (mine, theirs) = (try await begin(), try await begin())
        let stolen = await fake.approve(theirs.address, at: Self.start)
        let answer = ["code": stolen["code"] ?? "", "state": mine.state.text]
        await #expect(throws: ProviderRefusal.unusable("status 400")) {
            _ = try await providers.finish(
                "council", answer, state: mine.state.text, at: Self.start)
        }
    }

    static let lies: [(String, @Sendable (inout [String: Any]) -> Void)] = [
        ("another issuer", { $0["iss"] = "https://other.example" }),
        ("no issuer", { $0["iss"] = nil }),
        ("another audience", { $0["aud"] = "somebody" }),
        ("audiences without a party", { $0["aud"] = ["outturn", "somebody"] }),
        ("another party", { $0["azp"] = "somebody" }),
        ("expired", { $0["exp"] = Double(start.milliseconds / 1_000 - 61) }),
        ("without an end", { $0["exp"] = nil }),
        ("long ago", { $0["iat"] = Double(start.milliseconds / 1_000 - 700) }),
        ("from the future", { $0["iat"] = Double(start.milliseconds / 1_000 + 700) }),
        ("not yet", { $0["nbf"] = Double(start.milliseconds / 1_000 + 120) }),
        ("another nonce", { $0["nonce"] = Secret.drawn().text }),
        ("no nonce", { $0["nonce"] = nil }),
        ("no subject", { $0["sub"] = nil }),
        ("an empty subject", { $0["sub"] = "" }),
    ]

    @Test(arguments: lies.indices) func `a token that says something else is not believed`(lie: Int)
        async throws
    {
        let (name, change) = Self.lies[lie]
        let refusal = try await refused("council", change)
        guard case .notBelieved? = refusal else {
            Issue.record("\(name): \(refusal.map { "\($0)" } ?? "believed")")
            return
        }
    }

    @Test func `a token may have several audiences when it names this one as its party`()
        async throws
    {
        #expect(
            try await refused {
                $0["aud"] = ["outturn", "somebody"]
                $0["azp"] = "outturn"
            } == nil)
    }

    /// A part of a token as it is written.
    private static func part(_ value: [String: Any]) -> String {
        let bytes = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    @Test func `a token that is not signed, or by a shared secret or another key, is not believed`()
        async throws
    {
        await fake.forge { Self.part(["alg": "none"]) + "." + Self.part($0) + "." }
        #expect(try await refused { _ in } == .notBelieved("signed in a way that is not taken"))
        for secret in ["s:cret", "AAAA"] {
            await fake.forge { claims in
                let text = Self.part(["alg": "HS256", "kid": "shared"]) + "." + Self.part(claims)
                let code = HMAC<SHA256>.authenticationCode(
                    for: Array(text.utf8), using: SymmetricKey(data: Array(secret.utf8)))
                return text + "." + Data(code).base64EncodedString()
            }
            #expect(try await refused { _ in } == .notBelieved("signed in a way that is not taken"))
        }
        for alg in ["None", "nOnE", "", "ES256K"] {
            await fake.forge { Self.part(["alg": alg]) + "." + Self.part($0) + "." }
            #expect(try await refused { _ in } != nil, "\(alg)")
        }
        await fake.forge {
            Self.part(["alg": "ES256", "kid": "one", "crit": ["b64"]]) + "." + Self.part($0)
                + ".AAAA"
        }
        #expect(try await refused { _ in } == .notBelieved("signed in a way that is not taken"))
        await fake.forge {
            Self.part(["alg": "ES256", "kid": "one"]) + "." + Self.part($0) + "."
                + Data(repeating: 7, count: 64).base64EncodedString()
        }
        #expect(try await refused { _ in } == .notBelieved("not signed by its key"))
        for nonsense in ["", "a.b", "a.b.c.d", "....", String(repeating: "x", count: 200_000)] {
            await fake.forge { _ in nonsense }
            #expect(try await refused { _ in } != nil)
        }
    }

    @Test func `a new key is fetched when a token names it, but not over and over`() async throws {
        #expect(try await refused { _ in } == nil)
        await fake.rotate(to: "two")
        #expect(try await refused(at: Self.later(seconds: 61)) { _ in } == nil)
        #expect(await fake.asked["/keys"] == 2)
        await fake.rotate(to: "three", isPublished: false)
        for second in 62..<70 {
            let refusal = try await refused(at: Self.later(seconds: Int64(second))) { _ in }
            #expect(refusal == .notBelieved("signed by a key that is not published"))
        }
        #expect(await fake.asked["/keys"] == 2)
        #expect(await fake.asked["/.well-known/openid-configuration"] == 1)
    }

    @Test func `an answer that names another issuer is not taken`() async throws {
        await fake.set("authorization_response_iss_parameter_supported", true)
        let begun = try await begin()
        var answer = await fake.approve(begun.address, at: Self.start)
        await #expect(throws: ProviderRefusal.notBelieved("of another issuer")) {
            _ = try await providers.finish(
                "council", answer, state: begun.state.text, at: Self.start)
        }
        let second = try await begin()
        answer = await fake.approve(second.address, at: Self.start)
        answer["iss"] = FakeProvider.host
        _ = try await providers.finish("council", answer, state: second.state.text, at: Self.start)
    }

    @Test func `a discovery document of somebody else, or without encryption, is not used`()
        async throws
    {
        await fake.set("issuer", "https://other.example")
        await #expect(
            throws: ProviderRefusal.unusable("the discovery document is of another issuer")
        ) {
            _ = try await begin()
        }
        await fake.set("issuer", FakeProvider.host)
        await fake.set("token_endpoint", "http://login.example/token")
        await #expect(throws: ProviderRefusal.unusable("an endpoint is not reached over HTTPS")) {
            _ = try await begin()
        }
        await #expect(throws: ProviderRefusal.unknown) { _ = try await begin("nobody") }
    }

    @Test func `what the sign-in declines is said so`() async throws {
        let begun = try await begin()
        let answer = ["state": begun.state.text, "error": "access_denied"]
        await #expect(throws: ProviderRefusal.declined("access_denied")) {
            _ = try await providers.finish(
                "council", answer, state: begun.state.text, at: Self.start)
        }
    }

    @Test func `an address finds an officer only as far as the operator trusts it`() async throws {
        func address(_ id: String, _ changes: @escaping @Sendable (inout [String: Any]) -> Void)
            async throws -> String?
        {
            let begun = try await begin(id)
            let answer = await fake.approve(begun.address, at: Self.start, changes)
            return try await providers.finish(id, answer, state: begun.state.text, at: Self.start)
                .address
        }
        #expect(try await address("council") { _ in } == "finance@example.gov.uk")
        #expect(try await address("council") { $0["email_verified"] = false } == nil)
        #expect(try await address("council") { $0["email_verified"] = nil } == nil)
        let claims: @Sendable (inout [String: Any]) -> Void = {
            $0["email_verified"] = nil
            $0["tid"] = "tenant"
            $0["oid"] = "object"
        }
        #expect(try await address("microsoft", claims) == "finance@example.gov.uk")
    }

    @Test func `at Microsoft a person is a tenant and an object`() async throws {
        #expect(try await refused("microsoft") { _ in } == .notBelieved("without tid and oid"))
        let begun = try await begin("microsoft")
        let answer = await fake.approve(begun.address, at: Self.start) {
            $0["tid"] = "tenant"
            $0["oid"] = "object"
        }
        let person = try await providers.finish(
            "microsoft", answer, state: begun.state.text, at: Self.start)
        #expect(person.identity.subject == "tenant/object")
    }

    @Test func `a way out leads back here`() async throws {
        #expect(await providers.wayOut("council", back: "https://outturn.example/out") == nil)
        _ = try await begin()
        let way = try #require(
            await providers.wayOut("council", back: "https://outturn.example/out"))
        let query = FakeProvider.query(of: way)
        #expect(query["client_id"] == "outturn")
        #expect(query["post_logout_redirect_uri"] == "https://outturn.example/out")
    }

    @Test func `a file of sign-ins is read, and what is wrong with it is named`() throws {
        let text = """
            [{"id": "council", "title": "your council account", "issuer": "https://login.example:8443/a",
              "client": "outturn", "secretFile": "secret.txt", "subject": "microsoft",
              "addresses": "trusted", "hosts": ["keys.example"],
              "roles": {"claim": "groups", "administrator": "directory", "mandates":
                {"g1": {"role": "finance", "organisation": "E1"}, "g2": {"role": "board", "organisation": "E1"}}}}]
            """
        let all = try IdentityProvider.reading(json: Array(text.utf8)) {
            $0 == "secret.txt" ? "hush" : nil
        }
        let provider = try #require(all.first)
        #expect(provider.secret == "hush" && provider.subject == .microsoft)
        #expect(provider.everyHost == ["login.example:8443", "keys.example"])
        let (held, withdrawn) = try #require(provider.roles).decided(by: ["g2", "g3"])
        let organisation = OrganisationID("E1")
        #expect(held == [Mandate(role: .board, organisation: organisation)])
        #expect(withdrawn == [Mandate(role: .finance, organisation: organisation)])
        for (from, to, reason) in [
            ("\"client\": \"outturn\", ", "", "entry 1 has no client."),
            ("https://login", "http://login", "council: title, client and an issuer"),
            ("secret.txt", "other.txt", "council: there is no secret"),
            ("\"finance\"", "\"treasurer\"", "is not as it has to be"),
            ("\"council\"", "\"Council!\"", "an id is small letters"),
        ] {
            let wrong = text.replacing(from, with: to)
            let error = #expect(throws: WrongProviderFile.self) {
                _ = try IdentityProvider.reading(json: Array(wrong.utf8)) {
                    $0 == "secret.txt" ? "hush" : nil
                }
            }
            #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
        }
    }
}
