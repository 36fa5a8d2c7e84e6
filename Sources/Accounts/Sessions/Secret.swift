internal import Crypto
internal import Foundation

/// A number of 128 bits that nobody can guess, in hexadecimal.
public struct Secret: Hashable, Sendable {
    /// The 32 hexadecimal digits.
    public let text: String

    /// A new secret, from the system's source of randomness.
    public static func drawn() -> Secret {
        var source = SystemRandomNumberGenerator()
        let halves = [source.next() as UInt64, source.next()]
        return Secret(
            text: halves.map { half in
                let digits = String(half, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined())
    }

    /// The secret that somebody sent.
    public init(reading text: String) {
        self.init(text: text)
    }

    private init(text: String) {
        self.text = text
    }

    /// The same secret, compared in a time that says nothing about where they differ.
    public func matches(_ other: String) -> Bool {
        let (mine, theirs) = (Array(text.utf8), Array(other.utf8))
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A secret that follows from this one for one use, and gives nothing of this one away
    /// (HMAC with SHA-256).
    public func derived(for use: String) -> Secret {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(use.utf8), using: SymmetricKey(data: Array(text.utf8)))
        return Secret(text: Self.hexadecimal(code.prefix(16)))
    }

    /// What is kept in the place of the secret: its SHA-256, from which it cannot be had again.
    var kept: String { Self.hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
