import Accountability
import Reckoning

/// Reads what a form sent, and notes everything that cannot be used.
struct FormReading {
    let fields: FormFields
    private let form: String
    private(set) var problems: [FieldProblem] = []

    init(_ visit: Visit) {
        fields = visit.fields
        form = visit.fields["form"] ?? "main"
    }

    /// The words of a field, without blanks around them.
    func words(_ field: String) -> String { (fields[field] ?? "").trimmed }

    /// A field was left empty.
    func isBlank(_ field: String) -> Bool { words(field).isEmpty }

    /// The box was ticked.
    func isTicked(_ field: String) -> Bool { fields[field] != nil }

    /// The lines of a field that say something.
    func lines(_ field: String) -> [String] {
        words(field).split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    /// An identifier for what is entered, chosen when the page was made: it is entered once.
    func entry(_ kind: String) -> String {
        let plain = (fields["entry"] ?? "").filter { $0.isASCII && $0.isHexDigit }.prefix(32)
        return "\(kind)-\(plain)"
    }

    mutating func complain(_ field: String, _ message: String) {
        problems.append(FieldProblem(field: "\(form)-\(field)", message: message))
    }

    /// The words of a field that has to be filled in.
    mutating func needed(_ field: String, _ message: String) -> String {
        let words = words(field)
        if words.isEmpty { complain(field, message) }
        return words
    }

    /// An amount that has to be given.
    mutating func amount(_ field: String, _ thing: String) -> Money {
        if isBlank(field) {
            complain(field, "Enter \(thing)")
            return .zero
        }
        return optionalAmount(field, thing) ?? .zero
    }

    /// An amount, nil when nothing was typed.
    mutating func optionalAmount(_ field: String, _ thing: String) -> Money? {
        let words = words(field)
        if words.isEmpty { return nil }
        if let amount = Money(typed: words) { return amount }
        complain(field, Self.sentence(words, thing))
        return nil
    }

    /// Why an amount cannot be used: a shortened million is the usual reason.
    private static func sentence(_ words: String, _ thing: String) -> String {
        let lower = words.lowercased()
        let isShort = ["m", "k", "bn", "million", "thousand", "billion"].contains {
            lower.hasSuffix($0)
        }
        return isShort
            ? "Write \(thing) in full, such as £1,300,000: “\(words)” could be read in two ways"
            : "Enter \(thing) as pounds and pence, such as £1,300,000 or 75.50"
    }

    /// A day that has to be given.
    mutating func day(_ field: String, _ thing: String) -> Day {
        if isBlank(field) {
            complain(field, "Enter \(thing)")
            return Day(number: 0)
        }
        return optionalDay(field, thing) ?? Day(number: 0)
    }

    /// A day, nil when nothing was typed.
    mutating func optionalDay(_ field: String, _ thing: String) -> Day? {
        let words = words(field)
        if words.isEmpty { return nil }
        if let day = Day(typed: words) { return day }
        complain(field, "Enter \(thing) as a real date, such as 12 October 2017")
        return nil
    }

    /// From one day to another.
    mutating func period(_ from: String, _ to: String, _ thing: String) -> Period {
        let (first, last) = (
            day(from, "the first day of \(thing)"), day(to, "the last day of \(thing)")
        )
        if let period = Period(from: first, to: last) { return period }
        complain(to, "The last day of \(thing) must come after the first")
        return .none
    }

    /// One of a closed list that has to be chosen from.
    mutating func choice<Value: RawRepresentable<String>>(
        _ field: String, _ message: String, of kind: Value.Type = Value.self
    ) -> Value? {
        if let value = Value(rawValue: words(field)) { return value }
        complain(field, message)
        return nil
    }

    /// A number that has to be given.
    mutating func number(_ field: String, _ thing: String) -> DecimalNumber {
        if let number = DecimalNumber(words(field).replacing(",", with: "")) { return number }
        complain(field, "Enter \(thing) as a number, such as 512 or 3.5")
        return .zero
    }

    /// The problem that a refusal is, at the field that it is most likely about.
    func problem(_ refusal: Refusal) -> FieldProblem {
        let message = "\(refusal.reason) \(refusal.remedy) (\(refusal.number.code))"
        let field = refusal.number.fields.first { fields[$0] != nil && isLikely($0, refusal) }
        return FieldProblem(field: field.map { "\(form)-\($0)" } ?? form, message: message)
    }

    private func isLikely(_ field: String, _ refusal: Refusal) -> Bool {
        refusal.number != .textMissing || isBlank(field)
    }
}

extension RefusalNumber {
    /// The fields that the rule is about, the likeliest first.
    fileprivate var fields: [String] {
        switch self {
        case .textMissing, .textTooLong, .commentaryMissing:
            [
                "reason", "text", "reference", "title", "maker", "source", "exit", "commentary",
                "story", "basis", "outcome",
            ]
        case .amountOutOfBounds, .notEnough, .conditionNotMet, .releaseRuleNotMet,
            .nothingReleased, .controlTotalDiffers:
            ["control", "amount", "amount-1"]
        case .dayInFuture, .monthLocked, .callInOver, .datesOutOfOrder:
            ["day", "taken", "values", "points"]
        case .unknownDecision, .decisionMissing, .decisionNotInForce, .decisionTaken:
            ["decision", "authority", "resolution", "reference"]
        case .identifierNotPlain:
            ["fund", "claim", "measure", "drawdown", "initiative", "reference", "outcome"]
        case .alreadyDifferent:
            ["fund", "claim", "drawdown", "initiative", "reference", "id", "outcome"]
        case .settledByMovements: ["kind"]
        case .wrongFormula: ["formula"]
        case .addressNotALink: ["address"]
        case .definitionUnchanged: ["definition"]
        case .unknownFund: ["fund"]
        case .unknownInitiative, .wrongParties:
            ["initiative", "initiative-1", "actions"] + PerformanceQuestion.allCases.map(\.rawValue)
        case .unknownOfficer: ["lead"]
        case .unknownMeasure: ["measure"] + PerformanceQuestion.allCases.map(\.rawValue)
        case .conditionMissing: ["condition-1"]
        case .notSubjectToCallIn: ["resolutions"]
        default: []
        }
    }
}

extension String {
    /// The words without blanks around them.
    var trimmed: String {
        let front = drop(while: \.isWhitespace)
        return String(front.reversed().drop(while: \.isWhitespace).reversed())
    }
}
