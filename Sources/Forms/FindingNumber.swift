/// The kinds of finding. Numbers are published and never reused.
public enum FindingNumber: Int, Hashable, Sendable, CaseIterable {
    // Reading a workbook or an answers file.
    case notThisForm = 1001
    case otherOrganisation = 1002
    case otherPeriod = 1003
    case otherVersion = 1004
    case otherReturn = 1005
    case noIdentity = 1006
    case answerCellMissing = 1008
    case formulaInCell = 1009
    case failureInCell = 1010
    case rowKeyUnknown = 1011
    case rowKeyRepeated = 1012
    case optionRecognised = 1013
    case prefilledChanged = 1014
    case activeContent = 1016
    case questionUnknown = 1017
    case calculatedGiven = 1018
    case identityDisagrees = 1019
    case rowDeleted = 1020
    case tooManyRows = 1021
    case unreadableWorkbook = 1022
    case layoutUnknown = 1023
    case hiddenLine = 1024
    case lockedSlotFilled = 1025
    case formulaResultTaken = 1026
    case labelRepeated = 1027
    case labelMisspelt = 1028
    case notAsked = 1029
    case sentTwice = 1030
    case severalLayouts = 1031
    case changedSince = 1032
    case notAdmitted = 1033
    case notAFile = 1034

    // An answer on its own.
    case required = 2001
    case notANumber = 2002
    case notWhole = 2003
    case tooManyDecimals = 2004
    case outOfBounds = 2005
    case notAnOption = 2006
    case notADate = 2007
    case notYesOrNo = 2008
    case tooManyWords = 2009
    case saidMissing = 2011
    case rowWithoutName = 2012
    case calculationFails = 2013

    // Answers together: the form's own checks.
    case checkError = 3001
    case checkQuery = 3002
    case checkNote = 3003

    // A form's definition.
    case unknownField = 4001
    case missingField = 4002
    case wrongValue = 4003
    case repeatedIdentifier = 4004
    case unknownReference = 4005
    case wrongFormula = 4006
    case circularCalculation = 4007
    case notText = 4008
    case comparedWithNoOption = 4009
    case previousMissing = 4010
    case unreadableFile = 4011

    // A table of a register, from a CSV file.
    case unreadableTable = 5001
    case otherEncoding = 5002
    case headingMissing = 5003
    case headingNotUsed = 5004
    case headingRepeated = 5005
    case rowTooLong = 5006
    case cellNotRead = 5007
    case referenceMissing = 5008
    case referenceRepeated = 5009
    case codeUnknown = 5010
    case creditNotLoaded = 5011
    case rowRefused = 5012
    case authorityUnknown = 5013
    case codesDisagree = 5014
    case notInForce = 5015

    /// The number as people see it: `F2001`.
    public var code: String { "F\(rawValue)" }
}
