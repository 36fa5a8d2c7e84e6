import GRDB

extension JournalFault {
    /// What went wrong in the database, without the statement's arguments.
    init(_ error: any Error, during operation: String, context: String) {
        guard let error = error as? DatabaseError else {
            self.init(
                operation: operation, code: .inputOutput, cause: "\(type(of: error))",
                context: context)
            return
        }
        let cause = "\(error.extendedResultCode): \(error.message ?? "no message")"
        self.init(
            operation: operation, code: Self.code(of: error), cause: cause, context: context)
    }

    private static func code(of error: DatabaseError) -> Code {
        switch error.resultCode {
        case .SQLITE_NOTADB: .notAJournal
        case .SQLITE_CORRUPT: .damaged
        case .SQLITE_BUSY: .heldElsewhere
        default: .inputOutput
        }
    }

    /// Runs `body` and turns whatever it throws into a fault.
    static func translating<Result>(
        _ operation: String, _ context: String, _ body: () throws -> Result
    ) throws(JournalFault) -> Result {
        do {
            return try body()
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(error, during: operation, context: context)
        }
    }
}
