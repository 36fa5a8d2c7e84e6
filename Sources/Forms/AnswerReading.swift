public import Reckoning

/// What somebody put in a field or a cell, before it is understood.
public enum GivenContent: Hashable, Sendable {
    case text(String)
    case number(DecimalNumber)
    case flag(Bool)
    case day(Day)
    /// A spreadsheet error, in its spelling: `#DIV/0!`.
    case failure(String)
}

/// An answer as it was understood, and what had to be said about understanding it.
public struct AnswerReading: Hashable, Sendable {
    /// The answer; nil when the field is blank.
    public let answer: Answer?
    /// A note for whoever gave it, when it was not taken as written.
    public let note: ReadingNote?
}

/// Why an answer was not taken as it was written.
public enum ReadingNote: Hashable, Sendable {
    /// An option was recognised from part of its text; the option as it is shown.
    case recognised(given: String, option: String)
    /// The cell shows a spreadsheet error.
    case failure(String)
}

extension Form {
    /// The most characters that one answer may have; a spreadsheet cell holds no more.
    public static let longestAnswer = 32_767

    /// Understands what was put in the field of a question: `£15.29`, ` 1,840 `, `Planning stage`.
    ///
    /// Nothing is lost and nothing becomes nought: words where a number is asked stay as a remark.
    public func read(_ content: GivenContent, for question: Question) -> AnswerReading {
        switch content {
        case .text(let text): read(TypedText(text), for: question)
        case .number(let number): AnswerReading(answer: answer(number, for: question), note: nil)
        case .flag(let flag): AnswerReading(answer: answer(flag, for: question), note: nil)
        case .day(let day): AnswerReading(answer: answer(day, for: question), note: nil)
        case .failure(let failure):
            AnswerReading(answer: .remark(failure), note: .failure(failure))
        }
    }

    private func answer(_ number: DecimalNumber, for question: Question) -> Answer {
        switch question.kind {
        case .text: return .text("\(number)")
        case .whole, .decimal, .money, .percent: return .number(number)
        case .choice(let list), .choices(let list):
            guard options[list]?.option(code: "\(number)") != nil else {
                return .remark("\(number)")
            }
            return question.kind == .choice(list: list)
                ? .choice("\(number)") : .choices(["\(number)"])
        case .date, .yesNo: return .remark("\(number)")
        }
    }

    private func answer(_ flag: Bool, for question: Question) -> Answer {
        switch question.kind {
        case .yesNo: .yesNo(flag)
        case .text: .text(flag ? "TRUE" : "FALSE")
        case .whole, .decimal, .money, .percent, .date, .choice, .choices:
            .remark(flag ? "TRUE" : "FALSE")
        }
    }

    private func answer(_ day: Day, for question: Question) -> Answer {
        switch question.kind {
        case .date: .date(day)
        case .text: .text(day.inWords)
        case .whole, .decimal, .money, .percent, .choice, .choices, .yesNo: .remark(day.inWords)
        }
    }

    private func read(_ typed: TypedText, for question: Question) -> AnswerReading {
        guard !typed.isBlank else { return AnswerReading(answer: nil, note: nil) }
        if let reason = typed.missing(bracketed: question.kind.isText) {
            return AnswerReading(answer: .missing(reason), note: nil)
        }
        if let list = question.kind.list.flatMap({ options[$0] }) {
            return typed.read(from: list, many: question.kind == .choices(list: list.name))
        }
        return AnswerReading(
            answer: typed.answer(question.kind) ?? .remark(typed.trimmed), note: nil)
    }
}

extension AnswerKind {
    /// The answer is free text.
    public var isText: Bool {
        if case .text = self { true } else { false }
    }
}
