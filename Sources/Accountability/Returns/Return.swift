public import Forms
internal import HashTreeCollections
public import Reckoning

/// One organisation's return to one collection, as it stands.
public struct Return: Hashable, Sendable {
    /// The return's identifier.
    public let id: ReturnID
    /// The collection it answers.
    public let collection: CollectionID
    /// The organisation that gives it.
    public let organisation: OrganisationID
    /// The form it is on.
    public let form: String
    /// The organisation's return of the period before, or nil.
    public let previous: ReturnID?
    /// When and by whom it was opened.
    public let opened: Circumstance
    /// The answers and rows as they stand.
    public internal(set) var sheet = AnswerSheet()
    /// What every answer was before, oldest first; the last one stands.
    var history: TreeDictionary<AnswerKey, [GivenAnswer]> = [:]
    /// Rows that were added from a workbook, by the token that the workbook gave the row.
    public internal(set) var rowTokens: [String: Int] = [:]
    /// The fingerprints of the workbooks that answers were taken from.
    public internal(set) var workbooksTaken: Set<Fingerprint> = []
    /// The highest row number ever used in each table.
    public internal(set) var highestRow: [String: Int] = [:]
    /// The explanations given, by the identity of the finding.
    public internal(set) var explanations: [String: Explanation] = [:]
    /// The sections marked complete.
    public internal(set) var completedSections: [String: Circumstance] = [:]
    /// How far it has come.
    public internal(set) var stage = ReturnStage.open
    /// What the department opened again and is not submitted again yet, or nil.
    public internal(set) var reopening: Reopening?
    /// Every signature ever given, void ones included.
    public internal(set) var signatures: [Signature] = []
    /// Every version that was submitted, oldest first.
    public internal(set) var versions: [SubmittedVersion] = []
    /// What the department asked about answers.
    public internal(set) var queries: [DepartmentQuery] = []
    /// Who of the department looks after a query or an explanation, by what it is known by.
    var analysts: [String: OfficerID] = [:]
    /// Reopenings, declined sign-offs and uploads, oldest first.
    public internal(set) var events: [ReturnEvent] = []
    /// The version that the department accepted, or nil.
    public internal(set) var acceptedVersion: Int?
    /// What of that version it did not accept, or nil when it accepted all.
    public internal(set) var acceptedInPart: PartialAcceptance?
    /// Who looked after which section, oldest first; the last one for a section stands.
    public internal(set) var assignments: [GivenAssignment] = []
    /// When and by whom the organisation's details were found right, or nil.
    public internal(set) var detailsConfirmed: Circumstance?
    /// Why there is nothing to report, or nil when there is something.
    public internal(set) var declaredNil: Reasoned?
    /// Why the department leaves the whole return out of its figures, or nil.
    public internal(set) var excluded: Reasoned?
    /// The last thing that happened to it.
    public internal(set) var lastChanged: Circumstance

    init(
        id: ReturnID, collection: CollectionID, organisation: OrganisationID, form: String,
        previous: ReturnID?, opened: Circumstance
    ) {
        self.id = id
        self.collection = collection
        self.organisation = organisation
        self.form = form
        self.previous = previous
        self.opened = opened
        lastChanged = opened
    }
}

/// How far a return has come.
public enum ReturnStage: Hashable, Sendable {
    /// It is being filled in.
    case open
    /// It is locked and waits for its signatures.
    case awaitingSignOff
    /// It is submitted and locked.
    case submitted
}

/// The sections that the department opened again after submission, and why.
public struct Reopening: Hashable, Sendable {
    /// The sections that may change.
    public let sections: Set<String>
    /// The department's reason.
    public let reason: String
}

/// One answer that was given at some time, and how it came in.
public struct GivenAnswer: Hashable, Sendable {
    /// The answer; nil when it was cleared.
    public let answer: Answer?
    /// When and by whom.
    public let circumstance: Circumstance
    /// The way it came in.
    public let channel: Channel
}

/// The way an answer came in.
public enum Channel: Hashable, Sendable {
    case web
    case workbook
    case command
    /// From a program of the organisation's, through the programming interface.
    case program
    /// Carried over from the previous return when this one was opened.
    case prefill
    /// From a data set of the department of this name, when the return was opened.
    case dataSet(String)
    /// From a workbook that the body that collects was sent and took in itself.
    case collected
    /// From an initiative's quarterly update of this number.
    case update(InitiativeID, number: Int)

    /// The way as it is kept: `web`, `update INI-001 3`.
    public var written: String {
        switch self {
        case .web: "web"
        case .workbook: "workbook"
        case .command: "command"
        case .program: "program"
        case .collected: "collected"
        case .prefill: "prefill"
        case .dataSet(let name): "data set \(name)"
        case .update(let initiative, let number): "update \(initiative) \(number)"
        }
    }

    /// The way that was kept so; nil for anything else.
    init?(written: String) {
        if written.hasPrefix("data set ") {
            self = .dataSet(String(written.dropFirst(9)))
            return
        }
        let words = written.split(separator: " ")
        switch words.first {
        case "web": self = .web
        case "workbook": self = .workbook
        case "command": self = .command
        case "program": self = .program
        case "collected": self = .collected
        case "prefill": self = .prefill
        case "update":
            guard words.count == 3, let number = Int(words[2]) else { return nil }
            self = .update(InitiativeID(String(words[1])), number: number)
        default: return nil
        }
    }

    /// It was filled in when the return was opened.
    var isFilledIn: Bool {
        switch self {
        case .prefill, .dataSet: true
        case .web, .workbook, .command, .program, .collected, .update: false
        }
    }

    /// Nobody typed it into the return, so a later update may replace it.
    var isReplaceable: Bool {
        switch self {
        case .prefill, .dataSet, .update: true
        case .web, .workbook, .command, .program, .collected: false
        }
    }
}

/// Why a query stands although nothing is wrong; it holds while the answers it rests on stay.
public struct Explanation: Hashable, Sendable {
    /// The finding that it explains.
    public let finding: String
    /// The explanation.
    public let text: String
    /// The answers that it was given for.
    public let basis: [AnswerKey: Answer]
    /// The places that were blank when it was given.
    public let blanks: Set<AnswerKey>
    /// When and by whom.
    public let circumstance: Circumstance
    /// When and by whom the department accepted it, or nil.
    public internal(set) var accepted: Circumstance?
    /// Why it was accepted, where a reason was given.
    public internal(set) var acceptedBecause: String?

    /// The answers are still those that it was given for.
    public func holds(for sheet: AnswerSheet) -> Bool {
        basis.allSatisfy { sheet[$0.key] == $0.value } && blanks.allSatisfy { sheet[$0] == nil }
    }
}

/// One signature under a return.
public struct Signature: Hashable, Sendable {
    /// The step of the sign-off.
    public let step: String
    /// The grounds.
    public let basis: SignOffBasis
    /// The fingerprint of the canonical return that was signed.
    public let content: Fingerprint
    /// The meeting that agreed it, on those grounds.
    public let meeting: Meeting?
    /// When and by whom.
    public let circumstance: Circumstance
    /// The meeting that ratified it later, for one given under delegation.
    public internal(set) var ratified: Meeting?
    /// When and by whom that was recorded, or nil.
    public internal(set) var ratification: Circumstance?
    /// The later fact that made it void, or nil while it holds.
    public internal(set) var voidedBy: Circumstance?

    /// It holds.
    public var isValid: Bool { voidedBy == nil }
    /// It was given under delegation and waits for the board.
    public var awaitsRatification: Bool { isValid && basis == .delegated && ratified == nil }
}

/// A meeting and the minute in which it agreed something.
public struct Meeting: Hashable, Sendable {
    /// The day of the meeting.
    public let date: Day
    /// The minute's number or heading.
    public let minute: String

    /// A meeting on a day, with the minute.
    public init(date: Day, minute: String) {
        self.date = date
        self.minute = minute
    }
}

/// A return as it was submitted, which never changes.
public struct SubmittedVersion: Hashable, Sendable {
    /// The version's number, from 1.
    public let number: Int
    /// The answers and rows.
    public let sheet: AnswerSheet
    /// The explanations that held.
    public let explanations: [Explanation]
    /// Why there was nothing to report, for a nil return.
    public let nilReason: String?
    /// The signatures that held.
    public let signatures: [Signature]
    /// The fingerprint of the canonical return.
    public let content: Fingerprint
    /// The form as it was then.
    public let form: FormStamp
    /// When and by whom.
    public let circumstance: Circumstance
    /// The number of the receipt.
    public internal(set) var receipt: String?
}

/// Which form a version is on, even when the form is corrected later.
public struct FormStamp: Hashable, Sendable {
    /// The form's version.
    public let version: Int
    /// The fingerprint of its definition.
    public let definition: Fingerprint

    /// A form's version and the fingerprint of its definition.
    public init(version: Int, definition: Fingerprint) {
        self.version = version
        self.definition = definition
    }
}

/// What the department asked about an answer, and what was said.
public struct DepartmentQuery: Hashable, Sendable {
    /// The query's number in this return, from 1.
    public let number: Int
    /// The answer it is about.
    public let key: AnswerKey
    /// The check that it came up by, or nil when somebody asked of their own accord.
    public let rule: String?
    /// The messages, oldest first; the first is the question.
    public internal(set) var messages: [Message]
    /// It is answered to the department's satisfaction.
    public internal(set) var isClosed: Bool

    /// One message.
    public struct Message: Hashable, Sendable {
        /// What was said.
        public let text: String
        /// When and by whom.
        public let circumstance: Circumstance
    }
}

/// Something that happened to a return and is shown in its timeline.
public struct ReturnEvent: Hashable, Sendable {
    /// It says that somebody declined to sign.
    public let isDeclined: Bool
    /// What happened, in words.
    public let what: String
    /// The reason given, or nothing.
    public let reason: String
    /// When and by whom.
    public let circumstance: Circumstance
}
