public import Forms
public import Reckoning

/// What may be asked of one return.
public enum ReturnInstruction: Hashable, Sendable {
    /// Change answers and rows, all or none.
    case answer([AnswerChange], rows: [RowChange], Channel, source: Fingerprint?)
    /// Say why a query stands although nothing is wrong.
    case explain(finding: String, text: String)
    /// Mark a section complete.
    case complete(section: String)
    /// Take the mark off a section.
    case resume(section: String)
    case sendForSignOff
    case withdrawFromSignOff(reason: String)
    case sign(step: String, SignOffBasis, seen: Fingerprint, Meeting?)
    case decline(step: String, reason: String)
    case ratify(step: String, Meeting)
    case submit
    /// Ask about an answer, for the rule of a check where one raised the question.
    case query(AnswerKey, text: String, rule: String? = nil)
    case reply(query: Int, text: String)
    case close(query: Int)
    case reopen(sections: [String], reason: String)
    case accept
    /// Accept the version that was submitted last, but for these sections, tables and questions.
    case acceptInPart(without: [String], reason: String)
    /// Say who looks after a section and by when it is to be done; nil takes it back.
    case assign(section: String, to: OfficerID?, due: Day?)
    /// Say that the organisation's details and its people are right.
    case confirmDetails
    /// Say that there is nothing to report, and why.
    case declareNil(reason: String)
    case withdrawNil
    /// Be content with the explanation that was given for a finding.
    case acceptExplanation(finding: String, reason: String? = nil)
    /// Say who of the department looks after a query or an explanation; nil takes it back.
    case assignQuery(QueryMatter, to: OfficerID?)
    /// Leave the whole return out of the national figures.
    case exclude(reason: String)
    case include
}

/// One answer to be changed.
public struct AnswerChange: Hashable, Sendable {
    /// Where.
    public let key: AnswerKey
    /// To what; nil clears it.
    public let answer: Answer?
    /// What whoever changes it saw there.
    public let seen: Seen

    /// What stood there for whoever changes it.
    public enum Seen: Hashable, Sendable {
        /// The change holds whatever stands there.
        case whatever
        /// The change holds only if this still stands there; nil is blank.
        case answer(Answer?)
    }

    /// An answer to be changed.
    public init(_ key: AnswerKey, to answer: Answer?, seen: Seen = .whatever) {
        self.key = key
        self.answer = answer
        self.seen = seen
    }
}

/// One row to be added or removed.
public enum RowChange: Hashable, Sendable {
    /// A new row; a nil number takes the next one.
    case add(table: String, row: Int?, token: String?)
    case remove(table: String, row: Int, reason: String)
}

/// An answer that two people changed: what one saw, what stands now, and what the one wants.
public struct AnswerConflict: Hashable, Sendable {
    /// Where.
    public let key: AnswerKey
    /// What stood there when the change was made.
    public let seen: Answer?
    /// What stands there now, from somebody else.
    public let current: Answer?
    /// What the change wants.
    public let wanted: Answer?

    /// An answer that two people changed.
    public init(key: AnswerKey, seen: Answer?, current: Answer?, wanted: Answer?) {
        self.key = key
        self.seen = seen
        self.current = current
        self.wanted = wanted
    }
}
