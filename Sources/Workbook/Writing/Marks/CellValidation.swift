/// What may be typed into a cell; pasting gets round it, so it helps and does not protect.
public struct CellValidation: Sendable, Hashable {
    /// What is allowed.
    public enum Rule: Sendable, Hashable {
        /// One of the cells of a range or defined name, such as `=options`.
        case list(formula: String)
        /// A whole number.
        case whole(ClosedRange<Int>)
        /// A number.
        case decimal(ClosedRange<Double>)
        /// A text of so many characters.
        case textLength(ClosedRange<Int>)
        /// A date between two dates, both included.
        case dates(from: SheetDate, through: SheetDate)
        /// Anything for which a formula is true.
        case custom(formula: String)
    }

    /// What happens when something else is typed.
    public enum Severity: Sendable, Hashable {
        /// It is not accepted.
        case stop
        /// It is accepted after a question.
        case warning
        /// It is accepted with a remark.
        case information
    }

    /// What is allowed.
    public var rule: Rule
    /// The heading shown when the cell is chosen, at most 32 characters.
    public var promptTitle = ""
    /// The text shown when the cell is chosen, at most 255 characters.
    public var prompt = ""
    /// The heading of the error, at most 32 characters.
    public var errorTitle = ""
    /// The text of the error, at most 255 characters.
    public var error = ""
    /// What happens when something else is typed.
    public var severity = Severity.stop
    /// Whether the cell may stay empty.
    public var allowsBlank = true

    /// A rule without words of its own.
    public init(_ rule: Rule) {
        self.rule = rule
    }
}
