public import Reckoning
internal import Statistics

/// Tables to be published, with everything that a reader has to know of them.
///
/// What is asked of them is in the Analysis Function's guidance on spreadsheets: a cover, contents,
/// notes, each table on a sheet of its own and marked up as one, nothing said by looks alone.
public struct PublishedTables: Hashable, Sendable {
    /// What the whole is called.
    public var title: String
    /// What it is and where it comes from, a sentence or two in each line.
    public var summary: [String]
    /// Further parts of the cover.
    public var parts: [CoverPart] = []
    /// Whom to ask.
    public var contact: String
    /// When there will be something newer.
    public var nextUpdate: String
    /// Under what terms it may be used.
    public var licence = Self.openGovernmentLicence
    /// What is marked as “[note 1]” and so on, from 1.
    public var notes: [String] = []
    /// The tables, in order.
    public var tables: [PublishedTable] = []
    /// When it was made, in seconds after 1970.
    public var made: Int = 315_532_800

    /// Tables without any table yet.
    public init(title: String, summary: [String], contact: String, nextUpdate: String) {
        self.title = title
        self.summary = summary
        self.contact = contact
        self.nextUpdate = nextUpdate
    }

    /// The licence that public sector information is given under unless something else is said.
    public static let openGovernmentLicence =
        "Open Government Licence v3.0, "
        + "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

    /// The shorthand that stands in any of the tables, each once.
    public var shorthand: [PublishedShorthand] {
        PublishedShorthand.allCases.filter { sign in
            tables.contains { $0.rows.contains { $0.contains(.shorthand(sign)) } }
        }
    }
}

/// A part of the cover: a heading and what stands below it.
public struct CoverPart: Hashable, Sendable {
    /// The heading.
    public let heading: String
    /// What stands below, a line each.
    public let lines: [String]

    /// A heading with lines below.
    public init(_ heading: String, _ lines: [String]) {
        self.heading = heading
        self.lines = lines
    }
}

/// One table, which has a sheet of its own.
public struct PublishedTable: Hashable, Sendable {
    /// What its sheet is called: `Table A2`.
    public let name: String
    /// What the table shows.
    public let title: String
    /// The numbers of the notes on the table as a whole.
    public let notes: [Int]
    /// Its columns.
    public let columns: [PublishedColumn]
    /// Its rows, each with a cell for every column.
    public let rows: [[PublishedCell]]

    /// A table of rows, each with a cell for every column.
    public init(
        name: String, title: String, notes: [Int] = [], columns: [PublishedColumn],
        rows: [[PublishedCell]]
    ) {
        precondition(
            rows.allSatisfy { $0.count == columns.count }, "A row has a cell for every column.")
        self.name = name
        self.title = title
        self.notes = notes
        self.columns = columns
        self.rows = rows
    }
}

/// One column of a table.
public struct PublishedColumn: Hashable, Sendable {
    /// What the column is called; no two columns of a table are called the same.
    public let heading: String
    /// What its numbers count or measure; nothing for words.
    public let unit: String

    /// A column with its unit.
    public init(_ heading: String, unit: String = "") {
        self.heading = heading
        self.unit = unit
    }

    /// The heading with its unit: `Hours (number)`.
    var shown: String { unit.isEmpty ? heading : "\(heading) (\(unit))" }
}

/// What one cell of a table holds; none is left blank.
public enum PublishedCell: Hashable, Sendable {
    case text(String)
    /// A number, and how it is shown.
    case number(DecimalNumber, PublishedNumber)
    case date(Day)
    case shorthand(PublishedShorthand)
}

/// How a number is shown.
public enum PublishedNumber: Hashable, Sendable {
    /// With commas, and so many decimals.
    case plain(decimals: Int)
    /// A fraction as a percentage with so many decimals.
    case percent(decimals: Int)
}

/// Signs that stand where an answer is missing, in the spelling that official statistics use.
public enum PublishedShorthand: String, Hashable, Sendable, CaseIterable {
    case blank = "[b]"
    case confidential = "[c]"
    case notYetKnown = "[k]"
    case low = "[low]"
    case noResponse = "[n]"
    case notAvailable = "[x]"
    case notApplicable = "[z]"

    /// What the sign means.
    public var meaning: String {
        switch self {
        case .blank: "No answer was given"
        case .confidential: "Withheld, so that nobody can be recognised"
        case .notYetKnown: "The answer was not yet known"
        case .low: "Less than half of the last digit shown, and more than nothing"
        case .noResponse: "No response: the authority did not make a return"
        case .notAvailable:
            "Not available: it was not collected or not accepted, or the answer could not be read in "
                + "the document it is from"
        case .notApplicable: "The question does not apply"
        }
    }
}

extension PublishedShorthand {
    /// The sign for the reason why a figure is missing.
    init(_ reason: MissingReason) {
        self =
            switch reason {
            case .noResponse: .noResponse
            case .notGiven: .blank
            case .notYetKnown: .notYetKnown
            case .notAccepted, .notCollected: .notAvailable
            case .notApplicable: .notApplicable
            case .suppressed: .confidential
            }
    }
}
