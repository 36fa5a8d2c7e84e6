/// A question or a table's column that a formula looks at.
public struct FormulaReference: Hashable, Sendable {
    /// The question or column, such as `B2a`.
    public let name: String
    /// The table, such as `A2`, when the formula takes the whole column `A2.A2b`.
    public let table: String?
    /// The answer of the previous period is meant, as in `PREVIOUS(B2a)`.
    public let isPrevious: Bool

    /// A reference to a question, or with a table to that table's whole column.
    public init(name: String, table: String? = nil, isPrevious: Bool = false) {
        self.name = name
        self.table = table
        self.isPrevious = isPrevious
    }

    /// It stands for many values, one for each row.
    public var isColumn: Bool { table != nil }
}

extension FormulaReference: CustomStringConvertible {
    /// The reference as a formula writes it: `B2a`, `A2.A2b`, `PREVIOUS(B2a)`.
    public var description: String {
        let plain = table.map { $0 + "." + name } ?? name
        return isPrevious ? "PREVIOUS(\(plain))" : plain
    }
}
