/// Something about the configuration that is wrong, or could be better.
public struct SettingFinding: Hashable, Sendable, CustomStringConvertible {
    /// Which kind of finding it is.
    public let number: SettingNumber
    /// Where it was found: `site.port in outturn.json`, `OUTTURN_SITE_PORT`.
    public let place: String
    /// What was found and what was expected; never a secret.
    public let message: String

    /// The finding in one line.
    public var description: String { "\(number.code) \(place): \(message)" }

    /// The site must not be started with it.
    public var isError: Bool { number.isError }
}

/// The kinds of findings about the configuration, each with a number that stays.
public enum SettingNumber: Int, CaseIterable, Sendable {
    case unknown = 1001
    case notWhatIsExpected = 1002
    case unreadableFile = 1003
    case saidTwice = 1004
    case companionMissing = 1005
    case notConfiguration = 1006
    case unencrypted = 1007
    case openSecret = 1008
    case unknownVariable = 1009

    /// The number as it is written: `C1001`.
    public var code: String { "C\(rawValue)" }

    /// The site must not be started with it.
    public var isError: Bool {
        switch self {
        case .unencrypted, .openSecret, .unknownVariable: false
        default: true
        }
    }

    /// What it means, and what to do.
    public var sentence: String {
        switch self {
        case .unknown: "There is no setting of this name. Look the name up in the table."
        case .notWhatIsExpected: "The value is not what the setting takes. Write it as it says."
        case .unreadableFile: "A file that is named cannot be read. Look at its path and its mode."
        case .saidTwice: "A secret stands both in the setting and in a file. Leave one out."
        case .companionMissing: "A setting needs another one. Set both, or neither."
        case .notConfiguration: "The file is not one record of JSON. Put right what it says."
        case .unencrypted:
            "People would reach the site without encryption. Give it a certificate, or a proxy that has one."
        case .openSecret: "Others on this machine can read a secret. Take their right away (chmod)."
        case .unknownVariable:
            "The environment holds a name that the program does not know. It is not used."
        }
    }
}
