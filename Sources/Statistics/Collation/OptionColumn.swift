/// The options that many bodies chose in answer to one question, in the order of the bodies.
public struct OptionColumn: Hashable, Sendable {
    private let choices: [Int]
    private let reasons: [MissingReason?]
    private let options: Int

    /// The column of chosen options, by their place in a list of so many.
    public init(_ choices: [Figure<Int>], of options: Int) {
        self.choices = choices.map { $0.value ?? 0 }
        self.reasons = choices.map { figure in
            figure.value.map { (0..<options).contains($0) ? nil : .notGiven } ?? figure.reason
        }
        self.options = options
    }

    /// How many bodies of a group chose each option, as shares of those that chose one. Each share
    /// is rounded by itself: rounded shares need not come to 100.
    public func summaries(of places: [Int]) -> [GroupSummary] {
        var counts = [Int](repeating: 0, count: options)
        var missing: [MissingReason: Int] = [:]
        for place in places {
            if let reason = reasons[place] {
                missing[reason, default: 0] += 1
            } else {
                counts[choices[place]] += 1
            }
        }
        let given = counts.reduce(0, +)
        let coverage = Coverage(given: given, missing: missing)
        return counts.map { count in
            var figures: [Statistic: ExactQuotient] = [:]
            figures[.bodies] = ExactQuotient(Int128(count), scale: 0)
            figures[.share] = ExactQuotient(Int128(count) * 100, by: Int128(given), scale: 0)
            return GroupSummary(coverage, figures)
        }
    }
}
