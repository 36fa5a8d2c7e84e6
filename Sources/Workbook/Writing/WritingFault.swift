/// Why a workbook could not be written.
public struct WritingFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being written, and where.
    public let operation: String
    /// What the library or the system gave as the cause.
    public let cause: String

    /// Both in one sentence.
    public var description: String { "Writing \(operation) failed: \(cause)." }
}
