/// A colour as red, green and blue, such as `0xFFFF99`.
public struct SheetColour: Hashable, Sendable {
    /// Red, green and blue in one number.
    public let value: UInt32

    /// The colour of a number between zero and `0xFFFFFF`; higher bits are dropped.
    public init(_ value: UInt32) {
        self.value = value & 0xFF_FFFF
    }
}

/// How a cell looks, and whether it can be changed on a protected sheet.
public struct CellStyle: Hashable, Sendable {
    /// Where the content stands from left to right.
    public enum Horizontal: Sendable {
        /// At the left edge.
        case left
        /// In the middle.
        case centre
        /// At the right edge.
        case right
    }

    /// Where the content stands from top to bottom.
    public enum Vertical: Sendable {
        /// At the top edge.
        case top
        /// In the middle.
        case centre
        /// At the bottom edge.
        case bottom
    }

    /// Whether the letters are bold.
    public var isBold = false
    /// Whether the letters are italic.
    public var isItalic = false
    /// Whether there is a line under the letters.
    public var isUnderlined = false
    /// The name of the font, nil for the usual one.
    public var fontName: String?
    /// The size of the letters in points, nil for the usual 11.
    public var fontSize: Double?
    /// The colour of the letters, nil for black.
    public var fontColour: SheetColour?
    /// The colour behind the letters, nil for none.
    public var fill: SheetColour?
    /// The number format, such as `#,##0.00` or `dd/mm/yyyy`; nil for General.
    public var numberFormat: String?
    /// Where the content stands from left to right, nil to leave it to the type.
    public var horizontal: Horizontal?
    /// Where the content stands from top to bottom, nil for the bottom.
    public var vertical: Vertical?
    /// Whether long text breaks into lines.
    public var wraps = false
    /// Whether there is a thin line all round.
    public var hasBorder = false
    /// The colour of the line, nil for black.
    public var borderColour: SheetColour?
    /// Whether the cell cannot be changed once the sheet is protected.
    public var isLocked = true
    /// How many steps the content is indented, up to 15.
    public var indent = 0

    /// The usual look, to be changed one property at a time.
    public init() {}

    /// A copy of this style with some properties changed.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }
}
