/// The formats in which tables are published.
public enum PublicationFormat: String, Hashable, Sendable, CaseIterable {
    /// OpenDocument, which the open standards of government ask for.
    case ods
    /// As Excel keeps its files.
    case xlsx
    /// Plain rows of text, for programs.
    case csv

    /// The format that a file's name ends in; nil for any other ending.
    public init?(endingOf path: String) {
        self.init(rawValue: FileEnding.of(path))
    }

    /// The type under which the web knows the format.
    public var mediaType: String {
        switch self {
        case .ods: SpreadsheetFormat.ods.mediaType
        case .xlsx: SpreadsheetFormat.xlsx.mediaType
        case .csv: "text/csv; charset=utf-8"
        }
    }

    /// The format as a spreadsheet; nil for one that is none.
    var spreadsheet: SpreadsheetFormat? {
        SpreadsheetFormat(rawValue: rawValue)
    }
}
