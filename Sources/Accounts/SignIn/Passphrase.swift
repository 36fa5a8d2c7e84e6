internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A passphrase as somebody typed it, in one normal form of Unicode.
public struct Passphrase: Sendable {
    /// The fewest characters of a new passphrase.
    public static let fewest = 12
    /// The most characters; more are never hashed.
    public static let most = 200

    let bytes: [UInt8]
    private let characters: String

    /// The passphrase that was typed.
    public init(_ typed: String) {
        characters = typed.precomposedStringWithCompatibilityMapping
        bytes = Array(characters.utf8)
    }

    /// It is short enough to be looked at.
    public var isBounded: Bool { bytes.count <= 4 * Self.most && characters.count <= Self.most }

    /// Why it may not be set, in a sentence; nil when it may.
    public func weakness(knowing words: [String]) -> String? {
        if characters.count < Self.fewest {
            return "Use at least \(Self.fewest) characters: four words together are easy to keep."
        }
        if !isBounded { return "Use at most \(Self.most) characters." }
        let plain = characters.lowercased().filter { $0.isLetter || $0.isNumber }
        if Set(plain).count < 5 || Self.isRun(plain) {
            return "Use words that do not follow from one another or repeat."
        }
        let core = plain.filter(\.isLetter)
        if Self.triedFirst.contains(plain) || Self.triedFirst.contains(core) {
            return "This is one of the passphrases that are tried first. Choose another."
        }
        let known = words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        if known.contains(where: {
            $0.count > 3 && plain.count - $0.count < 6 && plain.contains($0)
        }) {
            return "It consists mostly of a name or address that others know. Choose another."
        }
        return nil
    }

    /// The characters follow one another: `abcdefghijkl`, `123456789012`.
    private static func isRun(_ plain: String) -> Bool {
        let values = plain.unicodeScalars.map { Int($0.value) }
        let steps = zip(values, values.dropFirst()).filter { [1, -1, -9, 9].contains($1 - $0) }
        return steps.count * 4 >= (values.count - 1) * 3
    }

    /// What passphrases of twelve characters and more are made of most often.
    private static let triedFirst: Set<String> = [
        "password", "passwordpassword", "passw0rdpassw0rd", "passphrase", "qwertyuiop",
        "qwertyuiopasdfghjkl", "asdfghjkl", "zxcvbnm", "qazwsxedcrfv", "iloveyou", "letmein",
        "letmeinletmein", "welcome", "welcomewelcome", "administrator", "admin", "adminadmin",
        "changeme", "changemechangeme", "changemenow", "default", "emergency", "breakglass",
        "breaktheglass", "correcthorsebatterystaple", "correcthorse", "secret", "topsecret",
        "monkey", "dragon", "football", "baseball", "liverpool", "manchester", "manchesterunited",
        "chelsea", "arsenal", "princess", "sunshine", "superman", "batman", "starwars",
        "computer", "internet", "whatever", "trustno", "masterpassword", "mypassword",
        "thisismypassword", "password1234", "password12345", "password123456", "1q2w3e4r5t6y",
        "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "qwerty123456", "q1w2e3r4t5y6", "unitedkingdom",
        "greatbritain", "council", "countycouncil", "citycouncil", "localauthority", "outturn",
        "summer", "winter", "autumn", "spring", "january", "february", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    ]
}

/// What scrypt costs whoever guesses, as OWASP asks for it: 2^15 rounds, blocks of 8, 3 lanes.
struct ScryptCost: Hashable, Sendable {
    var rounds = 1 << 15
    var blocks = 8
    var lanes = 3
}

/// A passphrase as it is kept: salted, and hashed at a cost.
struct KeptPassphrase: Hashable, Sendable {
    let salt: [UInt8]
    let hash: [UInt8]
    let cost: ScryptCost

    init(salt: [UInt8], hash: [UInt8], cost: ScryptCost) {
        self.salt = salt
        self.hash = hash
        self.cost = cost
    }

    /// The passphrase with a new salt.
    init(_ passphrase: Passphrase, cost: ScryptCost) throws(PeopleFault) {
        var source = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        self.init(salt: salt, hash: try Self.hash(passphrase, salt, cost), cost: cost)
    }

    /// The passphrase is the one that is kept; takes as long as a hash.
    func matches(_ passphrase: Passphrase) throws(PeopleFault) -> Bool {
        let found = try Self.hash(passphrase, salt, cost)
        guard found.count == hash.count else { return false }
        return zip(found, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hash(
        _ passphrase: Passphrase, _ salt: [UInt8], _ cost: ScryptCost
    ) throws(PeopleFault) -> [UInt8] {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds,
                blockSize: cost.blocks, parallelism: cost.lanes)
            return key.withUnsafeBytes { Array($0) }
        } catch {
            throw PeopleFault("hash", .inputOutput, "scrypt failed")
        }
    }
}
