/// What marks are written with: one ink for each format.
///
/// A mark that cannot be written comes back with the cause and leaves no trace; whatever was said
/// of a sheet that was never added is the caller's mistake.
protocol Ink: AnyObject {
    /// Takes a mark about the whole workbook; gives the cause when it cannot be written.
    func take(_ mark: BookMark) -> String?

    /// Takes a mark on a sheet, by its place among the sheets; gives the cause when it cannot be
    /// written.
    func take(_ mark: SheetMark, onSheet sheet: Int) -> String?

    /// Ends the writing and gives the file.
    func finish() throws(WritingFault) -> [UInt8]
}
