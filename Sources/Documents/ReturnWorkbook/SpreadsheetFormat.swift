internal import Workbook

/// The formats in which a return's workbook can be had; both hold the same return.
public enum SpreadsheetFormat: String, Hashable, Sendable, CaseIterable {
    /// As Excel keeps its files.
    case xlsx
    /// As LibreOffice keeps its files: OpenDocument.
    case ods

    /// The format that a file's name ends in; nil for any other ending.
    public init?(endingOf path: String) {
        self.init(rawValue: FileEnding.of(path))
    }

    /// The type under which the web knows the format.
    public var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        }
    }

    var workbook: WorkbookFormat {
        switch self {
        case .xlsx: .xlsx
        case .ods: .ods
        }
    }
}

/// The ending of a file's name.
enum FileEnding {
    /// What follows the last dot, in small letters; nothing where there is none.
    static func of(_ path: String) -> String {
        path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    }
}
