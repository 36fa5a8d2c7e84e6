public import Accountability
public import Forms

/// Answers as a file holds them, before they are compared with the return and recorded.
public struct ReturnDraft: Hashable, Sendable {
    /// The organisation that the file says it is from, by any of its codes or names.
    public var organisation: String?
    /// The return that the file says it belongs to.
    public internal(set) var returnID: ReturnID?
    /// The number of the last fact that the file was made from, or nil for a file typed by hand.
    public internal(set) var base: Int64?
    /// The rows in the file, in its order.
    public internal(set) var rows: [DraftRow] = []
    /// The answers in the file, blanks included.
    public internal(set) var answers: [DraftAnswer] = []
    /// What had to be said about reading them.
    public internal(set) var findings: [Finding] = []
    /// The fingerprint of the file's bytes.
    public var source: Fingerprint?
    /// Nothing may be taken from the file: it is another form's, period's or organisation's.
    public internal(set) var isRefused = false

    init() {}
}

/// A row in a file.
public struct DraftRow: Hashable, Sendable {
    /// What a row in a file is known by.
    public enum Reference: Hashable, Sendable {
        /// The number of a row of the return.
        case number(Int)
        /// The token of a spare row that was filled in.
        case token(String)

        /// The number, when it is one.
        public var number: Int? {
            if case .number(let number) = self { number } else { nil }
        }
    }

    /// The table.
    public let table: String
    /// The row.
    public let reference: Reference
}

/// An answer in a file, and where it stands there.
public struct DraftAnswer: Hashable, Sendable {
    /// The question or column.
    public let question: String
    /// The row, for a column.
    public let row: DraftRow.Reference?
    /// The answer; nil for a blank.
    public let answer: Answer?
    /// Where it stands in the file.
    public let place: Place
}
