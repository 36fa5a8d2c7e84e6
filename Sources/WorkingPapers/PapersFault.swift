/// The papers could not be read or written: what was being done, and what the system said.
public struct PapersFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was being done: `open`, `read`, `write`, `erase`.
    public let operation: String
    /// What the system said; nothing of what the papers say.
    public let cause: String

    /// What failed and why.
    public var description: String { "papers: \(operation): \(cause)" }
}
