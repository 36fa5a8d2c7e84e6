/// Says where a form's answers lie in somebody else's workbook.
public struct ReadingMap: Hashable, Sendable {
    /// What the map is called.
    public let id: String
    /// The form that it reads.
    public let form: String
    /// Stored results of formulas are taken, each with a note.
    public let takesResults: Bool
    /// A blank cell clears the answer; else it leaves the answer as it is.
    public let clearsBlanks: Bool
    /// The words of their workbook and ours for them.
    let words: [String: String]
    /// The power of ten by which a question's figures are multiplied.
    let powers: [String: Int]
    /// The sheets that are read.
    let sheets: [MappedSheet]
    /// The line on which each question or table is placed.
    let lines: [String: Int]
}

/// A sheet of somebody else's workbook: what it is known by and what lies where.
struct MappedSheet: Hashable, Sendable {
    /// The names that its tab may have.
    let names: [String]
    /// The labels that must be on it.
    let recognisedBy: [String]
    let organisation: CellAnchor?
    /// The cells whose content is never shown, such as a password.
    let secrets: [CellAnchor]
    let answers: [MappedAnswer]
    let repeats: [MappedRepeat]
    let tables: [MappedTable]
}

/// One answer and where it lies.
struct MappedAnswer: Hashable, Sendable {
    let question: String
    let anchor: CellAnchor
}

/// Where a cell lies: at an address, beside a label, or where a row and a column meet.
enum CellAnchor: Hashable, Sendable {
    case cell(String)
    case rightOf(String, by: Int)
    case below(String, by: Int)
    case crossing(row: String, column: String)
}

/// Slots of one size, each for a row of a table, side by side or one below the other.
struct MappedRepeat: Hashable, Sendable {
    let table: String
    let isSideways: Bool
    /// The heading of a slot, with `#` for its number.
    let slot: String
    /// The slots that nobody could type in.
    let locked: ClosedRange<Int>?
    /// The label of the line in which each column's answers lie.
    let columns: [MappedColumn]
}

/// A table found by its headings.
struct MappedTable: Hashable, Sendable {
    let table: String
    /// The label at which the table ends; else it ends at its first blank row.
    let end: String?
    let columns: [MappedColumn]
}

/// A column of a table and what it is found by.
struct MappedColumn: Hashable, Sendable {
    let column: String
    let label: String
    /// The heading above it that tells it from its namesakes.
    let under: String?
}
