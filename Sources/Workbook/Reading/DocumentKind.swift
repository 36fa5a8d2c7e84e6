/// What a file is, told by its first bytes and by the names of its parts.
enum DocumentKind: Sendable {
    case workbook
    case binaryWorkbook
    case openDocument
    case textDocument
    case presentation
    case olderContainer
    case unknown

    /// Told by the first bytes alone.
    init(magic bytes: [UInt8]) {
        switch bytes.prefix(8) {
        case [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]: self = .olderContainer
        case let start where start.starts(with: [0x50, 0x4B]): self = .workbook
        default: self = .unknown
        }
    }

    /// Told by the names of the parts.
    init(parts: [String]) {
        let keys = Set(parts.map(ZipName.key))
        self =
            if keys.contains("content.xml") && !keys.contains("_rels/.rels") {
                .openDocument
            } else if keys.contains("xl/workbook.bin") {
                .binaryWorkbook
            } else if keys.contains("word/document.xml") {
                .textDocument
            } else if keys.contains("ppt/presentation.xml") {
                .presentation
            } else {
                .workbook
            }
    }

    /// The refusal of a file of this kind.
    var refusal: WorkbookRefusal {
        switch self {
        case .olderContainer:
            WorkbookRefusal(
                .protectedOrOld, at: "",
                found: "The file is password-protected or in the old .xls format.")
        case .binaryWorkbook:
            WorkbookRefusal(
                .binaryWorkbook, at: "", found: "The file is a binary workbook (.xlsb).")
        case .openDocument:
            WorkbookRefusal(.openDocument, at: "", found: "The file is an OpenDocument.")
        case .textDocument:
            WorkbookRefusal(.otherDocument, at: "", found: "The file is a document (.docx).")
        case .presentation:
            WorkbookRefusal(.otherDocument, at: "", found: "The file is a presentation (.pptx).")
        case .workbook, .unknown:
            WorkbookRefusal(.notAWorkbook, at: "", found: "The file is not a workbook.")
        }
    }
}
