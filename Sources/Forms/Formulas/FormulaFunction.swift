/// The functions a formula may call, by their English names.
///
/// They do what LibreOffice Calc does, errors included: SQRT(-1) is #VALUE!, a flag is the number 1
/// or 0 also in a column, and TRUE&"" is the text 1. The differences are these. A text stands for a
/// number only where it would in every country (`FormulaText.number(from:)`). ROUNDUP and ROUNDDOWN
/// look at 15 digits, where LibreOffice 7 looks at 12. ISLOGICAL asks what a value is, not how a
/// cell looks, so that a maximum of flags is a number. YEAR, MONTH and DAY know the years 1 to
/// 32767. Of several failures in one formula another one may be reported beside IFERROR, IFNA and
/// the functions that ask about a value.
enum FormulaFunction: String, Hashable, Sendable, CaseIterable {
    case `if` = "IF"
    case and = "AND"
    case or = "OR"
    case not = "NOT"
    case xor = "XOR"
    case ifError = "IFERROR"
    case ifNotAvailable = "IFNA"
    case choose = "CHOOSE"
    case isBlank = "ISBLANK"
    case isNumber = "ISNUMBER"
    case isText = "ISTEXT"
    case isLogical = "ISLOGICAL"
    case isError = "ISERROR"
    case isNotAvailable = "ISNA"
    case notAvailable = "NA"
    case sum = "SUM"
    case average = "AVERAGE"
    case minimum = "MIN"
    case maximum = "MAX"
    case median = "MEDIAN"
    case count = "COUNT"
    case countAll = "COUNTA"
    case countBlank = "COUNTBLANK"
    case countIf = "COUNTIF"
    case sumIf = "SUMIF"
    case round = "ROUND"
    case roundUp = "ROUNDUP"
    case roundDown = "ROUNDDOWN"
    case integer = "INT"
    case absolute = "ABS"
    case sign = "SIGN"
    case modulo = "MOD"
    case squareRoot = "SQRT"
    case power = "POWER"
    case length = "LEN"
    case trim = "TRIM"
    case upper = "UPPER"
    case lower = "LOWER"
    case left = "LEFT"
    case right = "RIGHT"
    case middle = "MID"
    case exact = "EXACT"
    case concatenate = "CONCATENATE"
    case value = "VALUE"
    case date = "DATE"
    case year = "YEAR"
    case month = "MONTH"
    case day = "DAY"

    /// The name in a workbook file, where functions newer than the format carry a prefix.
    var spelling: String {
        switch self {
        case .xor, .ifNotAvailable: Self.prefix + rawValue
        default: rawValue
        }
    }

    /// What a workbook file puts before the name of a newer function.
    static let prefix = "_xlfn."
}

/// What may stand at one place between a function's brackets.
enum FormulaParameter: Sendable {
    /// One value.
    case value
    /// One value or a whole column.
    case values
    /// A reference, to one answer or a whole column, and nothing else.
    case cells
}

/// How many values a function takes, and of what kind.
struct FormulaSignature: Sendable {
    var required: [FormulaParameter]
    var optional: [FormulaParameter] = []
    /// The kind of any further values; nil when there may be none.
    var repeated: FormulaParameter?

    /// A spreadsheet takes no more values in one call.
    static let most = 255

    /// The fewest and the most values.
    var counts: ClosedRange<Int> {
        required.count...(repeated == nil ? required.count + optional.count : Self.most)
    }

    /// What may stand at the place counted from nought.
    func parameter(at index: Int) -> FormulaParameter {
        let listed = required + optional
        return index < listed.count ? listed[index] : repeated ?? .value
    }
}

extension FormulaFunction {
    /// What the function takes.
    var signature: FormulaSignature {
        switch self {
        case .notAvailable: FormulaSignature(required: [])
        case .if: FormulaSignature(required: [.value, .value], optional: [.value])
        case .ifError, .ifNotAvailable, .modulo, .power, .exact, .round, .roundUp, .roundDown:
            FormulaSignature(required: [.value, .value])
        case .and, .or, .xor, .sum, .average, .minimum, .maximum, .median, .count, .countAll:
            FormulaSignature(required: [.values], repeated: .values)
        case .choose: FormulaSignature(required: [.value, .value], repeated: .value)
        case .concatenate: FormulaSignature(required: [.value], repeated: .value)
        case .countBlank: FormulaSignature(required: [.cells])
        case .countIf: FormulaSignature(required: [.cells, .value])
        case .sumIf: FormulaSignature(required: [.cells, .value], optional: [.cells])
        case .left, .right: FormulaSignature(required: [.value], optional: [.value])
        case .middle, .date: FormulaSignature(required: [.value, .value, .value])
        case .not, .isBlank, .isNumber, .isText, .isLogical, .isError, .isNotAvailable, .integer,
            .absolute, .sign, .squareRoot, .length, .trim, .upper, .lower, .value, .year, .month,
            .day:
            FormulaSignature(required: [.value])
        }
    }
}
