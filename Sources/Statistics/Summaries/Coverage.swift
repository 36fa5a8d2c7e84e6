/// How many of how many figures a summary rests on, and why the others are missing.
public struct Coverage: Hashable, Sendable {
    /// How many figures there are.
    public let given: Int
    /// How many are missing, for each reason that occurs.
    public let missing: [MissingReason: Int]
    /// How many are estimated in place of missing ones.
    public let estimated: Int

    /// How many figures there should be: all but those that are not applicable.
    public var expected: Int {
        given + estimated + missing.filter { $0.key != .notApplicable }.reduce(0) { $0 + $1.value }
    }

    /// Every figure that there should be is there.
    public var isComplete: Bool { given == expected }

    /// The coverage of figures.
    public init<Value>(_ figures: some Sequence<Figure<Value>>) {
        var given = 0
        var missing: [MissingReason: Int] = [:]
        for figure in figures {
            switch figure {
            case .given: given += 1
            case .missing(let reason): missing[reason, default: 0] += 1
            }
        }
        self.init(given: given, missing: missing)
    }

    init(given: Int, missing: [MissingReason: Int], estimated: Int = 0) {
        self.given = given
        self.missing = missing
        self.estimated = estimated
    }

    /// The coverage as a note under a figure says it: `150 of 152 (2 no response)`.
    public var inWords: String {
        let estimates = estimated > 0 ? ["\(estimated) estimated"] : []
        let reasons =
            estimates
            + MissingReason.allCases.compactMap { reason in
                missing[reason].map { "\($0) \(reason.inWords)" }
            }
        let words = "\(given) of \(expected)"
        return reasons.isEmpty ? words : words + " (" + reasons.joined(separator: ", ") + ")"
    }
}

/// A value worked out from figures, never without its coverage.
public struct Summary<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value, or why there is none.
    public let outcome: SummaryOutcome<Value>
    /// What it rests on.
    public let coverage: Coverage

    /// The value, where there is one.
    public var value: Value? {
        if case .value(let value) = outcome { value } else { nil }
    }

    init(_ outcome: SummaryOutcome<Value>, _ coverage: Coverage) {
        self.outcome = outcome
        self.coverage = coverage
    }
}

/// What came of working out a summary.
public enum SummaryOutcome<Value: Hashable & Sendable>: Hashable, Sendable {
    /// This value.
    case value(Value)
    /// Nothing, since no figure was given.
    case nothingGiven
    /// Nothing, since the result is larger than a number can be.
    case tooLarge
    /// Nothing, since the weights are negative or come to nought.
    case withoutWeight

    init(_ value: Value?) { self = value.map(Self.value) ?? .nothingGiven }
}
