extension WorkbookRefusal.Reason {
    /// What a readable workbook would have had, as a sentence.
    public var expectation: String {
        switch self {
        case .notAWorkbook, .protectedOrOld, .binaryWorkbook, .openDocument, .otherDocument:
            "Expected a workbook in the .xlsx or .ods format."
        case .fileTooLarge, .tooManyEntries, .partTooLarge, .archiveTooLarge, .listTooLong:
            "Expected a workbook within the published limits."
        case .damagedDirectory: "Expected a complete list of the parts at the end of the file."
        case .duplicateEntry: "Expected every part once."
        case .overlappingEntries: "Expected every part in bytes of its own."
        case .unsafeEntryName: "Expected part names that stay inside the workbook."
        case .unknownCompression: "Expected parts that are stored or deflated."
        case .encryptedEntry: "Expected parts that open without a password."
        case .damagedPart: "Expected the part to unpack to the size it declares."
        case .wrongChecksum: "Expected the part to match its checksum."
        case .missingPart: "Expected the part to be in the file."
        case .unexpectedPart: "Expected a part of a spreadsheet."
        case .noSheets: "Expected at least one sheet."
        case .duplicateSheet: "Expected every sheet to have a name of its own."
        case .noSuchSheet: "Expected a sheet of that name."
        case .readerStopped: "Expected a workbook that is read in a few seconds."
        case .macrosInside: "Expected a workbook without macros, of which a copy can be given back."
        case .signed: "Expected a workbook without a signature, which a changed copy would break."
        case .wideText: "Expected text in UTF-8, into which marks can be put."
        case .unmarkable: "Expected a workbook in which a sheet and notes can be added."
        default: structuralExpectation
        }
    }

    private var structuralExpectation: String {
        switch self {
        case .documentType: "Expected XML without a document type."
        case .unknownEntity: "Expected only the five entities that XML predefines."
        case .tooDeep, .tooManyAttributes, .nameTooLong:
            "Expected XML within the published limits."
        case .unknownEncoding: "Expected text in UTF-8 or UTF-16."
        case .badAddress: "Expected an address from A1 to XFD1048576."
        case .repeatedCell: "Expected every cell once."
        case .tooManyCells, .tooManySharedStrings, .textTooLong, .exportTooLarge,
            .tooMuchText:
            "Expected a sheet within the published limits."
        case .badNumber: "Expected a decimal number such as 1840.5."
        case .badSharedString: "Expected the place of a text in the workbook's list."
        case .badCellType: "Expected one of n, s, str, inlineStr, b, e and d."
        case .badDate: "Expected a date such as 2017-06-30 or 2017-06-30T12:00:00."
        case .badFlag: "Expected 0 or 1."
        default: "Expected well-formed XML."
        }
    }

    /// What the sender should do next, as a sentence.
    public var remedy: String {
        switch self {
        case .protectedOrOld:
            "Open it, remove any password to open, and save it as .xlsx or .ods."
        case .notAWorkbook: "Check that you chose the right file, or save it as .xlsx or .ods."
        case .binaryWorkbook, .openDocument, .otherDocument:
            "Save it as a workbook in the .xlsx or .ods format and send that."
        case .encryptedEntry: "Remove the password and save it again."
        case .fileTooLarge, .partTooLarge, .archiveTooLarge, .tooManyEntries, .tooManyCells,
            .tooManySharedStrings, .listTooLong, .readerStopped, .tooMuchText:
            "Remove pictures, unused sheets and unused rows, and save it again."
        case .macrosInside: "Save it as a workbook without macros, .xlsx or .ods, and send that."
        case .signed: "Send a copy without the signature."
        case .textTooLong: "Shorten the text in that cell."
        case .exportTooLarge: "Remove the far-away cells that are not part of the table."
        case .noSuchSheet: "Start again from a fresh copy of the workbook, and keep its sheets."
        case .badNumber, .badDate, .badFlag, .badCellType, .badAddress, .badSharedString,
            .repeatedCell:
            "Type that cell again in Excel or LibreOffice, and save it."
        default: "Open it in Excel or LibreOffice and save it again as .xlsx or .ods."
        }
    }
}
