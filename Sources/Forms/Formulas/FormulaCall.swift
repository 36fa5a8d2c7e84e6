/// A function at work on values that are already known.
struct FormulaCall {
    let function: FormulaFunction
    let arguments: [FormulaWorth]

    init(_ function: FormulaFunction, _ arguments: [FormulaWorth]) {
        self.function = function
        self.arguments = arguments
    }

    /// What the function makes of the values.
    var value: FormulaValue {
        if let answer = inspection { return answer }
        for argument in arguments {
            if let failure = argument.foundFailure { return .failure(failure) }
        }
        return number ?? text ?? selection ?? .failure(.name)
    }

    /// The functions that look at a failure instead of passing it on.
    private var inspection: FormulaValue? {
        switch function {
        case .notAvailable: .failure(.notAvailable)
        case .isBlank: .flag(isBlank)
        case .isError: .flag(arguments[0].failure != nil)
        case .isNotAvailable: .flag(arguments[0].failure == .notAvailable)
        case .isNumber: .flag(kind == .number || kind == .flag)
        case .isText: .flag(kind == .text)
        case .isLogical: .flag(kind == .flag)
        case .count: .number(Double(arguments.map(FormulaCall.numbers).reduce(0, +)))
        case .countAll: .number(Double(arguments.map(FormulaCall.filled).reduce(0, +)))
        case .countBlank: .number(Double(arguments[0].values.filter(Self.isEmpty).count))
        default: nil
        }
    }

    private enum Kind { case number, text, flag, other }

    private var kind: Kind {
        switch arguments[0].value {
        case .number: .number
        case .text: .text
        case .flag: .flag
        case .blank, .failure: .other
        }
    }

    private var isBlank: Bool {
        if case .cell(.blank) = arguments[0] { return true }
        return false
    }

    private static func isEmpty(_ value: FormulaValue) -> Bool {
        value == .blank || value == .text("")
    }

    /// Numbers among answers; among values on the spot also texts that stand for one.
    private static func numbers(_ worth: FormulaWorth) -> Int {
        if case .found(.text(let text)) = worth {
            return FormulaText.number(from: text) == nil ? 0 : 1
        }
        return worth.values.filter(isNumber).count
    }

    private static func isNumber(_ value: FormulaValue) -> Bool {
        switch value {
        case .number, .flag: true
        case .blank, .text, .failure: false
        }
    }

    private static func filled(_ worth: FormulaWorth) -> Int {
        worth.values.filter { $0 != .blank }.count
    }
}
