extension WorkbookRefusal {
    /// The closed list of reasons; each raw value is published as `W` and the number, once only.
    public enum Reason: Int, Sendable, CaseIterable {
        /// The file is no zip archive.
        case notAWorkbook = 1001
        /// The file is an OLE2 container: encrypted, or in the format of 1997.
        case protectedOrOld = 1002
        /// The file is a binary workbook.
        case binaryWorkbook = 1003
        /// The file is an OpenDocument other than a spreadsheet.
        case openDocument = 1004
        /// The file is a document or a presentation.
        case otherDocument = 1005
        /// The file has more bytes than the limit.
        case fileTooLarge = 1006

        /// The zip directory cannot be read.
        case damagedDirectory = 1011
        /// The archive has more entries than the limit.
        case tooManyEntries = 1012
        /// Two entries have one name.
        case duplicateEntry = 1013
        /// Two entries share bytes.
        case overlappingEntries = 1014
        /// An entry's name leads outside the archive.
        case unsafeEntryName = 1015
        /// An entry is compressed in a way that workbooks do not use.
        case unknownCompression = 1016
        /// An entry is encrypted.
        case encryptedEntry = 1017
        /// One part is larger than the limit when unpacked.
        case partTooLarge = 1018
        /// The parts together are larger than the limit when unpacked.
        case archiveTooLarge = 1019
        /// A part does not unpack to the size it declares.
        case damagedPart = 1020
        /// A part's checksum does not match.
        case wrongChecksum = 1021

        /// A part that the workbook refers to is not there.
        case missingPart = 1031
        /// A part holds something other than its role asks for.
        case unexpectedPart = 1032
        /// The workbook has no sheets.
        case noSheets = 1033
        /// Two sheets have one name.
        case duplicateSheet = 1034
        /// There is no sheet of the name asked for.
        case noSuchSheet = 1035
        /// A list in the workbook is longer than the limit.
        case listTooLong = 1036

        /// A part is not well-formed XML.
        case malformedXML = 1041
        /// A part declares a document type, which can carry attacks.
        case documentType = 1042
        /// A part refers to an entity that XML does not predefine.
        case unknownEntity = 1043
        /// Elements are nested deeper than the limit.
        case tooDeep = 1044
        /// An element has more attributes than the limit.
        case tooManyAttributes = 1045
        /// A name is longer than the limit.
        case nameTooLong = 1046
        /// A part is not in UTF-8 or UTF-16.
        case unknownEncoding = 1047

        /// A cell or row lies outside the largest sheet there can be.
        case badAddress = 1051
        /// A cell is there twice.
        case repeatedCell = 1052
        /// A sheet has more cells than the limit.
        case tooManyCells = 1053
        /// A number is not a finite decimal.
        case badNumber = 1054
        /// A cell refers to a shared text that is not there.
        case badSharedString = 1055
        /// There are more shared texts than the limit.
        case tooManySharedStrings = 1056
        /// A cell has a type that the standard does not know.
        case badCellType = 1057
        /// A date is not an ISO 8601 date.
        case badDate = 1058
        /// A text is longer than a cell can hold.
        case textTooLong = 1059
        /// A truth value is neither 0 nor 1.
        case badFlag = 1060
        /// A sheet is too large to be written as CSV.
        case exportTooLarge = 1061
        /// The texts of all cells together are longer than the limit.
        case tooMuchText = 1062

        /// The process that read the file was stopped, or ended before it was done.
        case readerStopped = 1071

        /// The file holds macros, which are not handed back.
        case macrosInside = 1081
        /// The file is signed, and a changed copy would not be.
        case signed = 1082
        /// A part that would have to be marked is in UTF-16.
        case wideText = 1083
        /// A part has no place where a mark could stand.
        case unmarkable = 1084
    }
}
