public import Reckoning

/// One thing that a form asks for, alone or as a column of a table.
public struct Question: Hashable, Sendable {
    /// The question's identifier, which never changes its meaning: `B1a`.
    public let id: String
    /// What is asked.
    public let label: String
    /// What to know when answering, in paragraphs.
    public let guidance: String
    /// What kind of answer is expected.
    public let kind: AnswerKind
    /// The answer may not be left blank.
    public let isRequired: Bool
    /// How the answer is calculated, for one that nobody types.
    public let calculation: AnswerCalculation?
    /// The question of the previous form that this one continues, or nil.
    public let previous: String?
    /// A new return starts with the previous answer.
    public let isPrefilled: Bool
    /// A heading of two or three words for the top of a column.
    public let heading: String
    /// What of an initiative's quarterly update answers it, or nil.
    public let update: UpdateField?
}

/// What an initiative's quarterly update says that a column of a return may ask for.
public enum UpdateField: String, Hashable, Sendable, CaseIterable {
    /// What the initiative is called.
    case title
    /// How far it has come, as an option of the column's list.
    case progress
    /// What has happened, in a few lines.
    case commentary
}

/// The kind of an answer and what bounds it.
public enum AnswerKind: Hashable, Sendable {
    /// Free text of at most so many words; nil for no limit but the general one.
    case text(words: Int?)
    /// A whole number within bounds, and what it counts.
    case whole(NumberBounds, unit: String)
    /// A number with at most so many decimals, and what it measures.
    case decimal(NumberBounds, decimals: Int, unit: String)
    /// Pounds with at most two decimals, and what they are for: `per contact hour`.
    case money(NumberBounds, unit: String)
    /// A share, kept as a fraction (0.0373) and shown per cent (3.73%) with so many decimals.
    case percent(NumberBounds, decimals: Int)
    /// A calendar day.
    case date
    /// One option of the named list.
    case choice(list: String)
    /// Any number of options of the named list.
    case choices(list: String)
    /// Yes or no.
    case yesNo

    /// The number's bounds, for the kinds that are numbers.
    public var bounds: NumberBounds? {
        switch self {
        case .whole(let bounds, _), .decimal(let bounds, _, _), .money(let bounds, _),
            .percent(let bounds, _):
            bounds
        case .text, .date, .choice, .choices, .yesNo: nil
        }
    }

    /// The most decimals that an answer may have, for the kinds that are numbers.
    public var decimals: Int? {
        switch self {
        case .whole: 0
        case .decimal(_, let decimals, _): decimals
        case .money: 2
        case .percent(_, let decimals): decimals + 2
        case .text, .date, .choice, .choices, .yesNo: nil
        }
    }

    /// The name of the list that options come from, for choices.
    public var list: String? {
        switch self {
        case .choice(let list), .choices(let list): list
        case .text, .whole, .decimal, .money, .percent, .date, .yesNo: nil
        }
    }

    /// The kind in words, as a message says what is expected.
    public var inWords: String {
        switch self {
        case .text(let words): words.map { "text of at most \($0) words" } ?? "text"
        case .whole: "a whole number"
        case .decimal(_, let decimals, _): "a number with at most \(decimals) decimals"
        case .money: "an amount in pounds"
        case .percent: "a percentage"
        case .date: "a date"
        case .choice: "one of the options"
        case .choices: "any of the options"
        case .yesNo: "yes or no"
        }
    }
}

/// The least and the most that a number may be, both allowed themselves; nil is no bound.
public struct NumberBounds: Hashable, Sendable {
    /// The least that is allowed.
    public let least: DecimalNumber?
    /// The most that is allowed.
    public let most: DecimalNumber?

    /// Bounds from `least` to `most`.
    public init(least: DecimalNumber? = nil, most: DecimalNumber? = nil) {
        self.least = least
        self.most = most
    }

    /// The number lies within.
    public func allows(_ number: DecimalNumber) -> Bool {
        (least.map { $0 <= number } ?? true) && (most.map { number <= $0 } ?? true)
    }

    /// The bounds in words: `from 0 to 100,000,000`.
    public var inWords: String {
        switch (least, most) {
        case (let least?, let most?): "from \(least.formatted()) to \(most.formatted())"
        case (let least?, nil): "\(least.formatted()) or more"
        case (nil, let most?): "\(most.formatted()) or less"
        case (nil, nil): "any"
        }
    }
}

/// How a calculated answer comes about.
public struct AnswerCalculation: Hashable, Sendable {
    /// The formula over questions and columns.
    public let formula: Formula
    /// What blanks mean to it.
    public let blanks: BlankTreatment
}

/// What a formula does with answers that are not given.
public enum BlankTreatment: String, Hashable, Sendable, CaseIterable {
    /// It waits: there is no result until every answer it uses is given.
    case wait
    /// It takes them as a spreadsheet does: nought in a sum, nothing in a text.
    case empty
}

/// A closed list of options.
public struct OptionList: Hashable, Sendable {
    /// The list's name within the form.
    public let name: String
    /// The options, in order.
    public let options: [Option]

    /// The option with this code.
    public func option(code: String) -> Option? {
        options.first { $0.code == code }
    }
}

/// One option of a list.
public struct Option: Hashable, Sendable {
    /// The option's code, which never changes its meaning: `1`.
    public let code: String
    /// What the option says: `Planning stage`.
    public let text: String

    /// The option as forms and workbooks show it: `1. Planning stage`.
    public var shown: String { "\(code). \(text)" }
}
