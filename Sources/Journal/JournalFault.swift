/// The world failed: what was being done, what kind of failure it was, and what the system said.
public struct JournalFault: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The file cannot be opened, read, written or made durable.
        case inputOutput
        /// Another process, or another store, has the journal open for writing.
        case heldElsewhere
        /// The store's one pen has been taken already.
        case penTaken
        /// An earlier write failed, so nothing more may be acknowledged until a restart.
        case penBroken
        /// The store was opened for reading only, or has been closed.
        case notWritable
        /// The system would not promise to keep what is written through a power cut.
        case notDurable
        /// The file was written by a newer version of this program.
        case newerVersion
        /// The file is something other than a journal.
        case notAJournal
        /// What is stored does not hold together: `verify` names the place.
        case damaged
        /// Bytes are not a canonical entry.
        case notCanonical
        /// An entry is larger than an entry may be.
        case tooLarge
    }

    /// What was being done: `open`, `append`, `read`, `close`.
    public let operation: String
    /// What kind of failure it was.
    public let code: Code
    /// What the system, or the check that failed, said.
    public let cause: String
    /// Where: a file's name or an entry's number; nothing about a person.
    public let context: String

    /// The fault of these parts.
    public init(operation: String, code: Code, cause: String, context: String) {
        self.operation = operation
        self.code = code
        self.cause = cause
        self.context = context
    }

    static func notCanonical(_ cause: String) -> JournalFault {
        JournalFault(operation: "read", code: .notCanonical, cause: cause, context: "an entry")
    }
}

/// Somebody wrote first: the journal reaches further than the writer thought.
public struct JournalConflict: Error, Hashable, Sendable {
    /// Where the writer thought the journal ended.
    public let expected: JournalHead
    /// Where it ends.
    public let found: JournalHead
}

/// Why entries were not appended.
public enum AppendError: Error, Hashable, Sendable {
    /// Somebody wrote first: catch up, decide again, then try again.
    case conflict(JournalConflict)
    /// The world failed.
    case fault(JournalFault)
}
