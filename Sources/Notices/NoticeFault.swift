import GRDB

/// The notices could not be read or written: what was being done, and what the system said.
public struct NoticeFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was being done: `open`, `read`, `write`, `erase`.
    public let operation: String
    /// What the system said; nothing of what the notices say.
    public let cause: String

    /// What failed and why.
    public var description: String { "notices: \(operation): \(cause)" }

    init(_ operation: String, _ cause: String) {
        self.operation = operation
        self.cause = cause
    }

    /// What the system said; statements and what they were given are left out.
    init(_ operation: String, _ error: any Error) {
        switch error {
        case let fault as NoticeFault: self = fault
        case let error as DatabaseError:
            self.init(operation, "\(error.extendedResultCode) \(error.message ?? "")")
        default: self.init(operation, "\(type(of: error))")
        }
    }
}
