/// The formats in which a workbook is written.
public enum WorkbookFormat: String, Sendable, Hashable, CaseIterable {
    /// Office Open XML (ECMA-376), as Excel keeps its files.
    case xlsx
    /// OpenDocument spreadsheet (ISO/IEC 26300), as LibreOffice keeps its files.
    case ods
}
