/// Why something did not go out. It names no person, no address and nothing that was sent.
public struct OutboundFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Hashable, Sendable {
        /// The settings do not name the host, or the address is not one of HTTPS.
        case hostNotAllowed
        /// The settings contradict each other, or something cannot be sent as it is written.
        case unusable
        /// The other side could not be found or did not take the call.
        case notReached
        /// It took longer than the settings allow.
        case timedOut
        /// The other side could not prove who it is.
        case notTrusted
        /// The other side offers no encryption, which the settings ask for.
        case notEncrypted
        /// The name or the password was not taken.
        case notAdmitted
        /// The other side said no.
        case refused
        /// The answer is longer than the settings allow.
        case tooLarge
        /// Too much waits to go out.
        case busy
        /// The call broke off.
        case interrupted
    }

    /// What was being done: `post`, `call`.
    public let operation: String
    /// What went wrong.
    public let code: Code
    /// The number that the other side answered with, if it did.
    public let status: Int?
    /// The cause in a few words.
    public let cause: String

    /// A fault of these parts.
    public init(_ operation: String, _ code: Code, status: Int? = nil, _ cause: String) {
        self.operation = operation
        self.code = code
        self.status = status
        self.cause = cause
    }

    /// Trying again later may help: a refusal for good (RFC 5321, section 4.2.1) stays one.
    public var mayPass: Bool {
        switch code {
        case .hostNotAllowed, .unusable: false
        case .refused: (400..<500).contains(status ?? 0)
        default: true
        }
    }

    /// The fault in one line.
    public var description: String {
        "\(operation): \(code.rawValue)" + (status.map { " \($0)" } ?? "") + ": \(cause)"
    }
}
