/// The place of a cell in a sheet, counted from zero, so that `C13` is row 12 and column 2.
public struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// How many rows a sheet can have.
    public static let rowLimit = 1_048_576
    /// How many columns a sheet can have.
    public static let columnLimit = 16_384

    // Five bytes, so that a cell with its content takes 24: a sheet has millions of them.
    private let lowRow: UInt16
    private let storedColumn: UInt16
    private let highRow: UInt8

    /// The row, from zero.
    public var row: Int { Int(highRow) << 16 | Int(lowRow) }
    /// The column, from zero.
    public var column: Int { Int(storedColumn) }

    /// An address by its numbers, which are brought inside the largest sheet there can be.
    public init(row: Int, column: Int) {
        let nearest = min(max(row, 0), Self.rowLimit - 1)
        lowRow = UInt16(truncatingIfNeeded: nearest)
        highRow = UInt8(truncatingIfNeeded: nearest >> 16)
        storedColumn = UInt16(min(max(column, 0), Self.columnLimit - 1))
    }

    /// Reads `C13` or `$C$13`; nil for anything else and for a place beyond `XFD1048576`.
    public init?(_ text: String) {
        var copy = text
        let parsed = copy.withUTF8 { AddressText.parse($0) }
        guard let (row, column) = parsed, let row, let column else { return nil }
        self.init(row: row, column: column)
    }

    /// Letters and digits, such as `C13`.
    public var description: String { "\(Self.letters(of: column))\(row + 1)" }

    /// The letters of a column, `A` for zero.
    public static func letters(of column: Int) -> String {
        var rest = max(column, 0)
        var letters: [Character] = []
        while true {
            letters.append(Character(UnicodeScalar(UInt8(65 + rest % 26))))
            if rest < 26 { return String(letters.reversed()) }
            rest = rest / 26 - 1
        }
    }

    /// Reading order: by row, then by column.
    public static func < (left: CellAddress, right: CellAddress) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
