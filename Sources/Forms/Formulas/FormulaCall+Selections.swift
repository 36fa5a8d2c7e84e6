extension FormulaCall {
    /// The functions of many values; nil when this is none of them.
    var selection: FormulaValue? {
        switch function {
        case .and: logical { flags in flags.allSatisfy { $0 } }
        case .or: logical { flags in flags.contains(true) }
        case .xor: logical { flags in !flags.filter { $0 }.count.isMultiple(of: 2) }
        case .sum: total
        case .average: gathered(Self.average)
        case .minimum: gathered { .number($0.min() ?? 0) }
        case .maximum: gathered { .number($0.max() ?? 0) }
        case .median: median
        case .countIf: countIf
        case .sumIf: sumIf
        default: nil
        }
    }

    static func sum(_ numbers: [Double]) -> Double {
        var sum = CompensatedSum()
        for number in numbers { sum.add(number) }
        return sum.value
    }

    private static func average(_ numbers: [Double]) -> FormulaValue {
        if numbers.isEmpty { return .failure(.divisionByZero) }
        return FormulaBlame().number(sum(numbers) / Double(numbers.count))
    }

    /// The number a value counts as among many; nil when it is passed over.
    private static func counted(_ value: FormulaValue) -> Double? {
        switch value {
        case .number(let number): number
        case .flag(let flag): flag ? 1 : 0
        case .blank, .text, .failure: nil
        }
    }

    private static func firstFailure(_ values: [FormulaValue]) -> FormulaFailure? {
        for case .failure(let failure) in values { return failure }
        return nil
    }
}

// MARK: - Truth

extension FormulaCall {
    private func logical(_ verdict: ([Bool]) -> Bool) -> FormulaValue {
        var blame = FormulaBlame()
        var flags: [Bool] = []
        for argument in arguments.reversed() {
            if case .found(.text) = argument { blame.add(.value) }
            Self.firstFailure(argument.values).map { blame.add($0) }
            flags += argument.values.compactMap(Self.counted).map { $0 != 0 }
        }
        if flags.isEmpty { blame.add(.value) }
        return blame.flag(verdict(flags))
    }
}

// MARK: - Totals

extension FormulaCall {
    /// SUM: a failure on the spot or in a column ends the search for others.
    private var total: FormulaValue {
        var blame = FormulaBlame()
        for argument in arguments.reversed() {
            if Self.blames(argument, &blame), let failure = blame.failure {
                return .failure(failure)
            }
        }
        return concluded(blame) { FormulaBlame().number(Self.sum($0)) }
    }

    /// AVERAGE, MIN and MAX.
    private func gathered(_ step: ([Double]) -> FormulaValue) -> FormulaValue {
        var blame = FormulaBlame()
        for argument in arguments.reversed() { _ = Self.blames(argument, &blame) }
        return concluded(blame, step)
    }

    private func concluded(
        _ blame: FormulaBlame, _ step: ([Double]) -> FormulaValue
    ) -> FormulaValue {
        if let failure = blame.failure { return .failure(failure) }
        return step(arguments.flatMap(\.values).compactMap(Self.counted))
    }

    /// Blames what fails; true when that was not a single answer.
    private static func blames(_ argument: FormulaWorth, _ blame: inout FormulaBlame) -> Bool {
        switch argument {
        case .cell(.failure(let failure)):
            blame.replace(failure)
            return false
        case .found(.text):
            blame.add(.value)
            return true
        case .found, .cell: return false
        case .range(let values):
            guard let failure = firstFailure(values) else { return false }
            blame.add(failure)
            return true
        }
    }

    private var median: FormulaValue {
        for argument in arguments {
            if case .found(.text) = argument { return .failure(.value) }
            if let failure = Self.firstFailure(argument.values) { return .failure(failure) }
        }
        let numbers = arguments.flatMap(\.values).compactMap(Self.counted).sorted()
        guard let upper = numbers.dropFirst(numbers.count / 2).first else {
            return .failure(.value)
        }
        guard numbers.count.isMultiple(of: 2) else { return .number(upper) }
        return FormulaBlame().number((numbers[numbers.count / 2 - 1] + upper) / 2)
    }
}

// MARK: - Criteria

extension FormulaCall {
    private var countIf: FormulaValue {
        if let failure = arguments[1].failure { return .failure(failure) }
        let criterion = FormulaCriterion(arguments[1].value)
        return .number(Double(arguments[0].values.filter(criterion.matches).count))
    }

    private var sumIf: FormulaValue {
        if let failure = arguments[1].failure { return .failure(failure) }
        let criterion = FormulaCriterion(arguments[1].value)
        let taken = zip(arguments[0].values, (arguments.last ?? arguments[0]).values)
        let source = arguments.count > 2 ? Array(taken) : arguments[0].values.map { ($0, $0) }
        let wanted = source.filter { criterion.matches($0.0) }.map(\.1)
        for case .failure(let failure) in wanted.reversed() { return .failure(failure) }
        return FormulaBlame().number(Self.sum(wanted.compactMap(Self.counted)))
    }
}
