extension FormulaCall {
    /// The functions of single numbers; nil when this is none of them.
    var number: FormulaValue? {
        switch function {
        case .not: not
        case .round: rounded(.nearest)
        case .roundUp: rounded(.up)
        case .roundDown: rounded(.down)
        case .integer: calculated(Calculation.floor)
        case .absolute: calculated { $0.magnitude }
        case .sign: calculated { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
        case .squareRoot: calculated { $0 < 0 ? nil : $0.squareRoot() }
        case .value: calculated { $0 }
        case .modulo: modulo
        case .power: FormulaOperation(sign: .power).value(arguments[0], arguments[1])
        case .date: date
        case .year: calculated { SerialDay.civil($0).map { Double($0.year) } }
        case .month: calculated { SerialDay.civil($0).map { Double($0.month) } }
        case .day: calculated { SerialDay.civil($0).map { Double($0.day) } }
        default: nil
        }
    }

    private func calculated(_ step: (Double) -> Double?) -> FormulaValue {
        var blame = FormulaBlame()
        let number = arguments[0].number(&blame)
        return blame.number(step(number))
    }

    private var not: FormulaValue {
        var blame = FormulaBlame()
        let number = arguments[0].number(&blame)
        return blame.flag(number == 0)
    }

    private func rounded(_ way: RoundingWay) -> FormulaValue {
        var blame = FormulaBlame()
        let decimals = arguments[1].whole(bits: 16, &blame)
        let number = arguments[0].number(&blame)
        return blame.number(Calculation.rounded(number, decimals: decimals, way))
    }

    private var modulo: FormulaValue {
        var blame = FormulaBlame()
        let divisor = arguments[1].number(&blame)
        if let failure = blame.failure { return .failure(failure) }
        if divisor == 0 { return .failure(.divisionByZero) }
        let number = arguments[0].number(&blame)
        return blame.number(Calculation.remainder(number, divisor))
    }

    private var date: FormulaValue {
        var blame = FormulaBlame()
        let day = arguments[2].whole(bits: 16, &blame)
        let month = arguments[1].whole(bits: 16, &blame)
        let year = arguments[0].whole(bits: 16, &blame)
        return blame.number(SerialDay.overrunning(year: year, month: month, day: day))
    }
}
