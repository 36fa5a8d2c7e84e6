internal import GRDB

/// The file of people failed: what was being done, what kind of failure it was, and what was said.
public struct PeopleFault: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The file cannot be opened, read or written.
        case inputOutput
        /// Another program holds the file.
        case heldElsewhere
        /// The system would not promise to keep, or to erase, what it was asked to.
        case notDurable
        /// The file was written by a newer version of this program.
        case newerVersion
        /// The file is something else.
        case notAPeopleBook
        /// Somebody else has the address.
        case addressTaken
        /// The passphrase is too short, or one of those that are tried first.
        case weakPassphrase
    }

    /// What was being done: `open`, `write`, `erase`.
    public let operation: String
    /// What kind of failure it was.
    public let code: Code
    /// What the system, or the check that failed, said.
    public let cause: String

    init(_ operation: String, _ code: Code, _ cause: String) {
        self.operation = operation
        self.code = code
        self.cause = cause
    }

    /// What went wrong in the database, without the statement's arguments.
    private init(_ error: any Error, during operation: String) {
        guard let error = error as? DatabaseError else {
            self.init(operation, .inputOutput, "\(type(of: error))")
            return
        }
        let code: Code =
            switch error.resultCode {
            case .SQLITE_NOTADB: .notAPeopleBook
            case .SQLITE_BUSY: .heldElsewhere
            default: .inputOutput
            }
        self.init(
            operation, code, "\(error.extendedResultCode): \(error.message ?? "no message")")
    }

    /// Runs `body` and turns whatever it throws into a fault.
    static func translating<Result>(
        _ operation: String, _ body: () throws -> Result
    ) throws(PeopleFault) -> Result {
        do {
            return try body()
        } catch let fault as PeopleFault {
            throw fault
        } catch {
            throw PeopleFault(error, during: operation)
        }
    }
}
