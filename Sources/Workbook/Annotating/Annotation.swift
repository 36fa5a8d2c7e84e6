/// Something to be said about a workbook: about a cell, about a sheet or about the whole file.
public struct Annotation: Sendable, Hashable {
    /// How much it matters; each level has a colour of its own.
    public enum Level: Int, Sendable, Hashable, CaseIterable {
        /// It has to be put right.
        case grave
        /// It may be right and should be looked at.
        case doubtful
        /// It is only to be known.
        case slight
    }

    /// How much it matters.
    public let level: Level
    /// The word for the level, which stands beside the colour.
    public let word: String
    /// The sheet; nil for the whole file.
    public let sheet: String?
    /// The cell; nil for the whole sheet.
    public let cell: CellAddress?
    /// What is wrong, in a sentence.
    public let problem: String
    /// What to do next, in a sentence.
    public let remedy: String

    /// Something to be said at a place, as far as it is known.
    public init(
        _ level: Level, _ word: String, sheet: String? = nil, cell: CellAddress? = nil,
        problem: String, remedy: String
    ) {
        self.level = level
        self.word = word
        self.sheet = sheet
        self.cell = cell
        self.problem = problem
        self.remedy = remedy
    }
}

extension Annotation.Level {
    /// The colour behind a marked cell, as red, green and blue in hexadecimal digits.
    var paper: String {
        switch self {
        case .grave: "F8D0D0"
        case .doubtful: "FFCF99"
        case .slight: "D5E3F7"
        }
    }

    /// The colour of the lines around a marked cell.
    var line: String {
        switch self {
        case .grave: "B00020"
        case .doubtful: "9A4F00"
        case .slight: "1F5199"
        }
    }
}
