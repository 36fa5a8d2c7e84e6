/// A rule across answers that a form states: when its formula is true, a finding stands.
public struct Check: Hashable, Sendable {
    /// The check's identifier, the same on the web, in the workbook and at the command line.
    public let id: String
    /// How much it matters.
    public let severity: Severity
    /// The questions, or the columns of one table, at which the finding is shown.
    public let places: [String]
    /// When true, the finding stands.
    public let formula: Formula
    /// What blanks mean to it.
    public let blanks: BlankTreatment
    /// What the finding says.
    public let says: MessageTemplate
    /// What to do about it.
    public let remedy: String
}

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// It must be put right before anyone can sign.
    case error
    /// It must be put right or explained before anyone can sign.
    case query
    /// It is for information.
    case note

    /// The word that people see.
    public var word: String {
        switch self {
        case .error: "Error"
        case .query: "Query"
        case .note: "Note"
        }
    }

    /// More serious first.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .error: 0
        case .query: 1
        case .note: 2
        }
    }
}

/// A sentence with figures in it: `Rises by {B3a/B1a|percent}.`
public struct MessageTemplate: Hashable, Sendable {
    /// A stretch of plain words, or a formula and how its value is shown.
    public enum Piece: Hashable, Sendable {
        case words(String)
        case figure(Formula, FigureStyle)
    }

    /// The pieces, in order.
    public let pieces: [Piece]

    /// The sentence with each figure's value put in.
    public func filled(_ value: (Formula) -> FormulaValue) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .figure(let formula, let style): style.shown(value(formula))
            }
        }.joined()
    }

    /// The formulas in it.
    public var formulas: [Formula] {
        pieces.compactMap { piece in
            if case .figure(let formula, _) = piece { formula } else { nil }
        }
    }
}
