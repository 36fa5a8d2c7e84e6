public import Reckoning

/// What stands in answer to one question. A blank is the absence of an answer.
public enum Answer: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A number; money in pounds, a percentage as a fraction.
    case number(DecimalNumber)
    /// A day.
    case date(Day)
    /// The code of an option.
    case choice(String)
    /// The codes of options, in the order of their list.
    case choices([String])
    /// Yes (true) or no.
    case yesNo(Bool)
    /// Nothing, and why.
    case missing(MissingReason)
    /// Words where something else was asked, kept as given until they are put right or explained.
    case remark(String)
}

/// Why an answer is missing, said by whoever gave the return.
public enum MissingReason: String, Hashable, Sendable, CaseIterable {
    /// The question does not apply to this organisation.
    case notApplicable = "not applicable"
    /// The answer is not known yet.
    case notYetKnown = "not yet known"
    /// There was an answer, but it cannot be read in the document that holds it.
    case unreadable = "unreadable"
    /// Whoever collects did not ask for it this time.
    case notCollected = "not collected"
}

/// Where an answer stands: a question, and a row when the question is a column of a table.
public struct AnswerKey: Hashable, Sendable {
    /// The question's or column's identifier.
    public let question: String
    /// The row's number, which the row keeps for good.
    public let row: Int?

    /// The place of the question's answer, in a row when it is a column.
    public init(_ question: String, row: Int? = nil) {
        self.question = question
        self.row = row
    }
}

extension AnswerKey: Comparable, CustomStringConvertible {
    /// `B1a`, or `A2b/11` for a column's answer in row 11.
    public var description: String {
        row.map { "\(question)/\($0)" } ?? question
    }

    /// The key written as `B1a` or `A2b/11`; nil for anything else.
    public init?(written text: some StringProtocol) {
        guard let key = Self.written(String(text)) else { return nil }
        self = key
    }

    private static func written(_ text: String) -> AnswerKey? {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            return text.isEmpty ? nil : AnswerKey(text, row: nil)
        }
        let digits = text[text.utf8.index(after: slash)...]
        guard slash > text.startIndex, let row = Int(digits), row > 0 else { return nil }
        return AnswerKey(String(text[..<slash]), row: row)
    }

    /// By question, then by row.
    public static func < (left: AnswerKey, right: AnswerKey) -> Bool {
        left.question == right.question
            ? (left.row ?? 0) < (right.row ?? 0) : left.question < right.question
    }
}

extension Answer {
    /// The answer as it is hashed and kept: text plain, everything else under the name of its kind.
    public var canonical: CanonicalValue {
        switch self {
        case .text(let text): .text(text)
        case .number(let number): .record(CanonicalRecord(["number": .text("\(number)")]))
        case .date(let day): .record(CanonicalRecord(["date": .text("\(day)")]))
        case .choice(let code): .record(CanonicalRecord(["choice": .text(code)]))
        case .choices(let codes):
            .record(CanonicalRecord(["choices": .list(codes.map { .text($0) })]))
        case .yesNo(let yes): .flag(yes)
        case .missing(let reason): .record(CanonicalRecord(["missing": .text(reason.rawValue)]))
        case .remark(let text): .record(CanonicalRecord(["remark": .text(text)]))
        }
    }

    /// The answer that was kept; nil when the value is not one.
    public init?(canonical value: CanonicalValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .flag(let yes): self = .yesNo(yes)
        case .record(let record): self.init(record)
        case .whole, .list: return nil
        }
    }

    private init?(_ record: CanonicalRecord) {
        guard record.fields.count == 1, let field = record.fields.first else { return nil }
        switch (field.key, field.value) {
        case ("number", .text(let text)):
            guard let number = DecimalNumber(text) else { return nil }
            self = .number(number)
        case ("date", .text(let text)):
            guard let day = Day(text) else { return nil }
            self = .date(day)
        case ("choice", .text(let code)): self = .choice(code)
        case ("choices", .list(let codes)): self = .choices(codes.compactMap(\.text))
        case ("missing", .text(let text)):
            guard let reason = MissingReason(rawValue: text) else { return nil }
            self = .missing(reason)
        case ("remark", .text(let text)): self = .remark(text)
        default: return nil
        }
    }
}
