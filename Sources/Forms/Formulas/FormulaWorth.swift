/// What a part of a formula came to, and whether it is still a reference.
///
/// A reference keeps its nature through IF, CHOOSE and IFERROR: text in a cell that SUM looks at is
/// passed over, while text that was calculated on the spot is an error.
enum FormulaWorth: Sendable {
    /// Calculated, or written into the formula.
    case found(FormulaValue)
    /// One answer.
    case cell(FormulaValue)
    /// A column of answers.
    case range([FormulaValue])

    /// The single value; a column has none.
    var value: FormulaValue {
        switch self {
        case .found(let value), .cell(let value): value
        case .range: .failure(.value)
        }
    }

    /// The failure, when there is one.
    var failure: FormulaFailure? {
        if case .failure(let failure) = value { return failure }
        return nil
    }

    /// The failure of something calculated, which outranks those of answers.
    var foundFailure: FormulaFailure? {
        if case .found(.failure(let failure)) = self { return failure }
        return nil
    }

    /// The answers it refers to, or itself.
    var values: [FormulaValue] {
        switch self {
        case .found(let value), .cell(let value): [value]
        case .range(let values): values
        }
    }
}

/// Which of several failures a calculation reports.
struct FormulaBlame {
    private(set) var failure: FormulaFailure?

    /// A failure that counts only if there was none before.
    mutating func add(_ failure: FormulaFailure) {
        self.failure = self.failure ?? failure
    }

    /// A failure that takes the place of an earlier one.
    mutating func replace(_ failure: FormulaFailure) {
        self.failure = failure
    }

    /// The number, when nothing failed and it is one.
    func number(_ number: Double?) -> FormulaValue {
        if let failure { return .failure(failure) }
        guard let number else { return .failure(.value) }
        return number.isFinite ? .number(number == 0 ? 0 : number) : .failure(.number)
    }

    /// The text, when nothing failed.
    func text(_ text: String?) -> FormulaValue {
        if let failure { return .failure(failure) }
        return text.map(FormulaValue.text) ?? .failure(.value)
    }

    /// The flag, when nothing failed.
    func flag(_ flag: Bool) -> FormulaValue {
        failure.map(FormulaValue.failure) ?? .flag(flag)
    }
}

extension FormulaWorth {
    /// The number it stands for; nought when it has none, which is then blamed.
    func number(_ blame: inout FormulaBlame) -> Double {
        switch value {
        case .number(let number): return number
        case .flag(let flag): return flag ? 1 : 0
        case .blank: return 0
        case .text(let text):
            if let number = FormulaText.number(from: text) { return number }
            blameForNumber(.value, &blame)
            return 0
        case .failure(let failure):
            blameForNumber(failure, &blame)
            return 0
        }
    }

    private func blameForNumber(_ failure: FormulaFailure, _ blame: inout FormulaBlame) {
        switch self {
        case .cell: blame.replace(failure)
        case .found, .range: blame.add(failure)
        }
    }

    /// The text it stands for; empty when it has none, which is then blamed.
    func text(_ blame: inout FormulaBlame) -> String {
        switch value {
        case .number(let number): return FormulaText.number(number)
        case .flag(let flag): return flag ? "1" : "0"
        case .blank: return ""
        case .text(let text): return text
        case .failure(let failure):
            blame.add(failure)
            return ""
        }
    }

    /// A whole number of at most `bits` binary digits, cut off rather than rounded.
    func whole(bits: Int, _ blame: inout FormulaBlame) -> Int {
        let number = Calculation.truncated(number(&blame))
        let limit = Double(sign: .plus, exponent: bits - 1, significand: 1)
        guard number >= -limit, number < limit else {
            blame.add(.value)
            return 0
        }
        return Int(number)
    }
}
