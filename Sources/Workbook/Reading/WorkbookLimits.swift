/// How much of a stranger's workbook is read before it is refused; every count is inclusive.
public struct WorkbookLimits: Sendable, Hashable {
    /// The whole file, in bytes.
    public var fileBytes = 20_000_000
    /// Entries in the zip directory.
    public var entries = 2_000
    /// One part after inflation, in bytes.
    public var partBytes = 100_000_000
    /// All parts after inflation, in bytes.
    public var totalBytes = 200_000_000
    /// One part in UTF-16, in bytes; it is held twice while it is turned into UTF-8.
    public var wideBytes = 16_000_000
    /// Elements inside elements.
    public var depth = 64
    /// Attributes on one element.
    public var attributes = 64
    /// The name of an element, an attribute or a part, in bytes.
    public var nameBytes = 256
    /// The text of one cell, in UTF-16 units as Excel counts them.
    public var cellText = 32_767
    /// Cells that hold something, in one sheet and in all sheets that are read together.
    public var cells = 2_000_000
    /// The texts of all cells together, in UTF-8 bytes, a shared text as often as it is used.
    public var textBytes = 256_000_000
    /// Different texts that cells share.
    public var sharedStrings = 500_000
    /// The shared texts together, in UTF-8 bytes.
    public var sharedStringBytes = 64_000_000
    /// Sheets, defined names, merged ranges, formats, relationships: entries of any one list.
    public var listed = 65_536
    /// A sheet written out as CSV, in bytes.
    public var exportBytes = 64_000_000

    /// The published limits.
    public static let standard = WorkbookLimits()

    /// The published limits, to be lowered or raised one by one.
    public init() {}
}

extension WorkbookLimits {
    /// Refuses a sheet by whose cells the text has grown beyond the limit.
    @inline(__always)
    func checkText(_ bytes: Int, in sheet: String) throws(WorkbookRefusal) {
        guard bytes > textBytes else { return }
        throw WorkbookRefusal(
            .tooMuchText, at: sheet, found: "Found more than \(textBytes) bytes of text in cells.")
    }
}
