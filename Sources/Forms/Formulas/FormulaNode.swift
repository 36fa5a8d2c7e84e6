/// One part of a formula as a tree: no brackets, no spaces, no plus signs before a value.
indirect enum FormulaNode: Hashable, Sendable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case reference(FormulaReference)
    case negative(FormulaNode)
    case percent(FormulaNode)
    /// Operators of one rank, from left to right; never begins with a chain of the same rank.
    case chain(FormulaNode, [FormulaLink])
    case call(FormulaFunction, [FormulaNode])
}

/// An operator and the value to its right.
struct FormulaLink: Hashable, Sendable {
    let sign: FormulaSign
    let node: FormulaNode
}

/// An operator between two values.
enum FormulaSign: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case different = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case join = "&"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"

    var rank: FormulaRank {
        switch self {
        case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .join: .join
        case .add, .subtract: .sum
        case .multiply, .divide: .product
        case .power: .power
        }
    }
}

/// How tightly an operator binds, loosest first (OpenFormula 5.5).
enum FormulaRank: Int, Comparable, Sendable {
    case comparison, join, sum, product, power, percent, sign, single

    /// Binds more loosely.
    static func < (left: FormulaRank, right: FormulaRank) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The rank that binds one step tighter.
    var tighter: FormulaRank { FormulaRank(rawValue: rawValue + 1) ?? .single }
}

extension FormulaNode {
    /// How tightly the outermost operator binds.
    var rank: FormulaRank {
        switch self {
        case .number, .text, .flag, .reference, .call: .single
        case .negative: .sign
        case .percent: .percent
        case .chain(_, let links): links.first?.sign.rank ?? .single
        }
    }

    /// The parts directly below this one, from left to right.
    var parts: [FormulaNode] {
        switch self {
        case .number, .text, .flag, .reference: []
        case .negative(let node), .percent(let node): [node]
        case .chain(let first, let links): [first] + links.map(\.node)
        case .call(_, let arguments): arguments
        }
    }

    /// Every reference in order of appearance, as often as it appears.
    var references: [FormulaReference] {
        if case .reference(let reference) = self { return [reference] }
        return parts.flatMap(\.references)
    }

    /// Each reference that is compared with a fixed text.
    var comparisonsWithText: [(FormulaReference, String)] {
        comparedHere + parts.flatMap(\.comparisonsWithText)
    }

    private var comparedHere: [(FormulaReference, String)] {
        switch self {
        case .chain(let first, let links): Self.compared(first, links)
        case .call(let function, let arguments): Self.counted(function, arguments)
        case .number, .text, .flag, .reference, .negative, .percent: []
        }
    }

    private static func compared(
        _ first: FormulaNode, _ links: [FormulaLink]
    ) -> [(FormulaReference, String)] {
        guard let link = links.first, link.sign == .equal || link.sign == .different else {
            return []
        }
        switch (first, link.node) {
        case (.reference(let reference), .text(let text)),
            (.text(let text), .reference(let reference)):
            return [(reference, text)]
        default: return []
        }
    }

    private static func counted(
        _ function: FormulaFunction, _ arguments: [FormulaNode]
    ) -> [(FormulaReference, String)] {
        guard function == .countIf || function == .sumIf, arguments.count > 1,
            case .reference(let reference) = arguments[0], case .text(let text) = arguments[1],
            let option = FormulaCriterion(.text(text)).fixedText
        else { return [] }
        return [(reference, option)]
    }
}
