public import Reckoning

/// What follows from a decision's dates by a council's rules, to be set beside what was recorded.
public struct DecisionDates: Hashable, Sendable {
    /// The day the call-in period runs from; nil where that day is not recorded.
    public let callInRunsFrom: Day?
    /// The last day on which it can be called in; nil where it cannot be told.
    public let lastDayForCallIn: Day?
    /// The first day on which it may be acted on; nil where it cannot be told.
    public let effective: Day?

    /// What follows for a record by the rules.
    public init(
        _ record: DecisionRecord, _ rules: DecisionRules, calendar: WorkingCalendar = .england
    ) {
        guard record.isSubjectToCallIn else {
            (callInRunsFrom, lastDayForCallIn, effective) = (nil, nil, record.taken)
            return
        }
        let start =
            switch rules.callInRunsFrom {
            case .minutesPublished: record.minutesPublished
            case .recordPublished: record.published
            }
        callInRunsFrom = start
        let last = start.map { calendar.day(rules.callInWorkingDays, workingDaysAfter: $0) }
        lastDayForCallIn = last
        effective = last?.adding(days: 1)
    }
}

extension DecisionRecord {
    /// Some of it can be called in.
    public var isSubjectToCallIn: Bool { resolutions.contains(where: \.isSubjectToCallIn) }
}

/// Something about a decision's record that a person should look at; it changes nothing.
public struct DecisionWarning: Hashable, Sendable {
    /// Which warning.
    public let number: DecisionWarningNumber
    /// What was found and what was expected, in sentences.
    public let text: String
}

/// The warnings about records of decisions. Numbers are published and never reused.
public enum DecisionWarningNumber: Int, Hashable, Sendable, CaseIterable {
    case effectiveDiffers = 3001
    case callInStartMissing = 3002
    case keyByAmount = 3003
    case noticeMissing = 3004
    case noticeShort = 3005
    case statementIncomplete = 3006
    case rulesMissing = 3007
    case datesOutOfOrder = 3008

    /// The number as people see it: `N3001`.
    public var code: String { "N\(rawValue)" }

    /// What it says, in a few words.
    public var meaning: String {
        switch self {
        case .effectiveDiffers: "The effective date is not the one that follows from the rules"
        case .callInStartMissing: "The day the call-in period runs from is not recorded"
        case .keyByAmount: "The amount makes it a key decision by the council's threshold"
        case .noticeMissing: "No notice of the key decision is recorded"
        case .noticeShort: "The notice was shorter than the law asks"
        case .statementIncomplete: "The written statement lacks something regulation 12 asks for"
        case .rulesMissing: "No rules of the council are recorded for the day"
        case .datesOutOfOrder: "A date lies before one that it should follow"
        }
    }
}

extension Decision {
    /// Everything about the record that a person should look at, by the rules of the day it was
    /// taken.
    public func warnings(
        by rules: DecisionRules?, calendar: WorkingCalendar = .england
    ) -> [DecisionWarning] {
        guard let record else { return [] }
        var found = Self.statement(record) + Self.order(record)
        guard let rules else {
            found.append(
                DecisionWarning(
                    number: .rulesMissing,
                    text: "No rules of \(record.organisation) are recorded for "
                        + "\(record.taken.inWords), so its dates cannot be checked."))
            return found
        }
        return Self.callIn(record, rules, calendar) + key(record, rules, calendar) + found
    }

    private static func callIn(
        _ record: DecisionRecord, _ rules: DecisionRules, _ calendar: WorkingCalendar
    ) -> [DecisionWarning] {
        let dates = DecisionDates(record, rules, calendar: calendar)
        guard let effective = dates.effective else {
            return [
                DecisionWarning(
                    number: .callInStartMissing,
                    text: "Call-in runs from \(rules.callInRunsFrom.title), and that day is not "
                        + "recorded.")
            ]
        }
        guard let recorded = record.effective, recorded != effective else { return [] }
        let why = dates.lastDayForCallIn.map { "call-in ends on \($0.inWords), so " } ?? ""
        return [
            DecisionWarning(
                number: .effectiveDiffers,
                text: "The record says it takes effect on \(recorded.inWords). By the rules "
                    + "(\(rules.source)) \(why)it takes effect on \(effective.inWords).")
        ]
    }

    private func key(
        _ record: DecisionRecord, _ rules: DecisionRules, _ calendar: WorkingCalendar
    ) -> [DecisionWarning] {
        var found: [DecisionWarning] = []
        if !record.isKey, record.amount > rules.keyThreshold {
            found.append(
                DecisionWarning(
                    number: .keyByAmount,
                    text: "\(record.amount.inWords) is more than \(rules.keyThreshold.inWords), "
                        + "but the record does not call it a key decision."))
        }
        guard record.isKey else { return found }
        guard let notice else {
            found.append(
                DecisionWarning(
                    number: .noticeMissing,
                    text: "It is a key decision, and no notice of it is recorded."))
            return found
        }
        return found + Self.notice(notice, record, rules, calendar)
    }

    private static func notice(
        _ notice: KeyDecisionNotice, _ record: DecisionRecord, _ rules: DecisionRules,
        _ calendar: WorkingCalendar
    ) -> [DecisionWarning] {
        let clear = notice.published.clearDays(before: record.taken)
        guard clear < rules.noticeClearDays else { return [] }
        if case .specialUrgency = notice.urgency?.grounds { return [] }
        if case .generalException = notice.urgency?.grounds,
            calendar.clearWorkingDays(between: notice.published, and: record.taken)
                >= rules.exceptionClearDays
        {
            return []
        }
        return [
            DecisionWarning(
                number: .noticeShort,
                text: "Notice was published \(clear) clear days before the decision; "
                    + "\(rules.noticeClearDays) are needed unless an urgent procedure was followed."
            )
        ]
    }

    private static func statement(_ record: DecisionRecord) -> [DecisionWarning] {
        let parts = [
            ("the reasons", record.reasons), ("the alternatives rejected", record.alternatives),
            ("conflicts of interest", record.conflicts),
        ]
        let missing = parts.filter { $0.1.isEmpty }.map(\.0)
        guard !missing.isEmpty else { return [] }
        return [
            DecisionWarning(
                number: .statementIncomplete,
                text: "The statement does not give \(missing.joined(separator: ", nor ")).")
        ]
    }

    private static func order(_ record: DecisionRecord) -> [DecisionWarning] {
        let later = [
            ("minutes were published", record.minutesPublished),
            ("record was published", record.published), ("decision takes effect", record.effective),
        ]
        return later.compactMap { what, day in
            guard let day, day < record.taken else { return nil }
            return DecisionWarning(
                number: .datesOutOfOrder,
                text: "The \(what) on \(day.inWords), before the decision was taken.")
        }
    }
}
