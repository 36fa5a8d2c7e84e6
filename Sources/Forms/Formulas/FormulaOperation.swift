/// An operator at work on the values to its left and right.
struct FormulaOperation {
    let sign: FormulaSign

    func value(_ left: FormulaWorth, _ right: FormulaWorth) -> FormulaValue {
        if let failure = left.foundFailure ?? right.foundFailure { return .failure(failure) }
        switch sign {
        case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return compared(left, right)
        case .join: return joined(left, right)
        case .add: return calculated(left, right, Calculation.add)
        case .subtract: return calculated(left, right, Calculation.subtract)
        case .multiply: return calculated(left, right) { $0 * $1 }
        case .divide: return divided(left, right)
        case .power: return calculated(left, right) { Calculation.power($0, $1) ?? .nan }
        }
    }

    private func calculated(
        _ left: FormulaWorth, _ right: FormulaWorth, _ step: (Double, Double) -> Double
    ) -> FormulaValue {
        var blame = FormulaBlame()
        let second = right.number(&blame)
        let first = left.number(&blame)
        return blame.number(step(first, second))
    }

    private func divided(_ left: FormulaWorth, _ right: FormulaWorth) -> FormulaValue {
        var blame = FormulaBlame()
        let divisor = right.number(&blame)
        let number = left.number(&blame)
        if divisor == 0 { blame.add(.divisionByZero) }
        return blame.number(number / divisor)
    }

    private func joined(_ left: FormulaWorth, _ right: FormulaWorth) -> FormulaValue {
        var blame = FormulaBlame()
        let second = right.text(&blame)
        let first = left.text(&blame)
        return blame.text(FormulaCall.bounded(first + second))
    }

    private func compared(_ left: FormulaWorth, _ right: FormulaWorth) -> FormulaValue {
        if let failure = left.failure ?? right.failure { return .failure(failure) }
        switch (Comparand(left.value), Comparand(right.value)) {
        case (.text(let first), .text(let second)): return .flag(compare(first, second))
        case (.text, .number): return .flag(FormulaCriterion.holds(sign, 1))
        case (.number, .text): return .flag(FormulaCriterion.holds(sign, -1))
        case (.number(let first), .number(let second)): return .flag(compare(first, second))
        case (.blank, .text(let second)): return .flag(compare("", second))
        case (.text(let first), .blank): return .flag(compare(first, ""))
        case (.blank, .number(let second)): return .flag(compare(0, second))
        case (.number(let first), .blank): return .flag(compare(first, 0))
        case (.blank, .blank): return .flag(FormulaCriterion.holds(sign, 0))
        }
    }

    /// What a comparison sees: flags are numbers, and every number comes before every text.
    private enum Comparand {
        case blank
        case number(Double)
        case text(String)

        init(_ value: FormulaValue) {
            switch value {
            case .blank, .failure: self = .blank
            case .number(let number): self = .number(number)
            case .flag(let flag): self = .number(flag ? 1 : 0)
            case .text(let text): self = .text(text)
            }
        }
    }

    private func compare(_ first: Double, _ second: Double) -> Bool {
        let order = Calculation.same(first, second) ? 0 : first < second ? -1 : 1
        return FormulaCriterion.holds(sign, order)
    }

    private func compare(_ first: String, _ second: String) -> Bool {
        switch sign {
        case .equal: FormulaCollation.same(first, second)
        case .different: !FormulaCollation.same(first, second)
        default: FormulaCriterion.holds(sign, FormulaCollation.order(first, second))
        }
    }
}
