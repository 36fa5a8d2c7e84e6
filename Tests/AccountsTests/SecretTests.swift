import Accounts
import Testing

@Suite struct SecretTests {
    @Test func aThousandSecretsAreAllDifferent() {
        let drawn = (0..<1_000).map { _ in Secret.drawn().text }
        #expect(Set(drawn).count == 1_000)
        #expect(drawn.allSatisfy { $0.utf8.count == 32 })
    }

    @Test func aSecretMatchesItselfAndNothingElse() {
        let secret = Secret.drawn()
        #expect(secret.matches(secret.text))
        #expect(!secret.matches(Secret.drawn().text))
        #expect(!secret.matches(""))
    }
}
