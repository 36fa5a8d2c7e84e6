/// What a formula, or one cell that it looks at, amounts to.
public enum FormulaValue: Hashable, Sendable {
    /// Nothing was answered: nought among numbers, no letters among texts.
    case blank
    /// A number, or a day as its serial number counted from 30 December 1899.
    case number(Double)
    /// Letters, possibly none.
    case text(String)
    /// True or false; in arithmetic it counts as 1 or 0.
    case flag(Bool)
    /// The calculation failed.
    case failure(FormulaFailure)
}

/// Why a calculation has no answer; each has its spelling in a spreadsheet.
public enum FormulaFailure: String, Hashable, Sendable, CaseIterable {
    /// Something was divided by nought, or averaged over nothing.
    case divisionByZero = "#DIV/0!"
    /// A value of the wrong kind, such as a word where a number is needed.
    case value = "#VALUE!"
    /// The value is not available.
    case notAvailable = "#N/A"
    /// A number too large to hold, or one that does not exist.
    case number = "#NUM!"
    /// What was referred to is not there.
    case reference = "#REF!"
    /// A name that means nothing.
    case name = "#NAME?"

    /// How a spreadsheet spells it: `#DIV/0!`.
    public var spelling: String { rawValue }
}

/// What a reference stands for when a formula is evaluated.
public enum FormulaOperand: Hashable, Sendable {
    /// One answer.
    case value(FormulaValue)
    /// A whole column of a table, first row first.
    case range([FormulaValue])
}
