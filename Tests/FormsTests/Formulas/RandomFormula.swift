@testable import Forms

/// A seeded source of chance (SplitMix64), so that a failure can be replayed.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes up formulas of every shape and answers of the nastiest kind.
struct RandomFormula {
    var chance: SeededChance

    init(seed: UInt64) {
        self.chance = SeededChance(seed: seed)
    }

    /// The source of a formula that parses.
    mutating func source(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: return "(" + source(depth: depth - 1) + ")"
        case 1: return "-" + leaf()
        case 2: return "(" + source(depth: depth - 1) + ")%"
        case 3, 4: return operation(depth: depth)
        default: return call(depth: depth)
        }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &chance)]
    }

    private mutating func leaf() -> String {
        pick([
            "0", "1", "2.5", "1E300", "1E-300", "9007199254740993", "0.1", "32768", "2147483648",
            "\"\"", "\"abc\"", "\"é😀\"", "\"5\"", "\"-1E400\"", "\"2017-09-30\"", "\">=1\"",
            "\"*\"",
            "TRUE", "FALSE()", "B1", "B2", "B3", "B4", "PREVIOUS(B5)", "\"say \"\"hello\"\"\"",
        ])
    }

    private mutating func operation(depth: Int) -> String {
        let count = Int.random(in: 1...3, using: &chance)
        return (0..<count).reduce(source(depth: depth - 1)) { written, _ in
            written + " " + pick(FormulaSign.allCases).rawValue + " " + source(depth: depth - 1)
        }
    }

    private mutating func call(depth: Int) -> String {
        let function = pick(FormulaFunction.allCases)
        let counts = function.signature.counts
        let most = min(counts.upperBound, counts.lowerBound + 3)
        let count = Int.random(in: counts.lowerBound...most, using: &chance)
        let arguments = (0..<count).map { index in
            argument(function.signature.parameter(at: index), depth: depth - 1)
        }
        return function.rawValue + "(" + arguments.joined(separator: pick(["; ", ","])) + ")"
    }

    private mutating func argument(_ parameter: FormulaParameter, depth: Int) -> String {
        switch parameter {
        case .value: source(depth: depth)
        case .values: pick([source(depth: depth), "A2.A2a", "PREVIOUS(A2.A2b)"])
        case .cells: pick(["A2.A2a", "A2.A2b"])
        }
    }

    /// What a reference stands for.
    mutating func operand(_ reference: FormulaReference) -> FormulaOperand {
        guard reference.isColumn else { return .value(value()) }
        return .range((0..<Int.random(in: 0...5, using: &chance)).map { _ in value() })
    }

    private mutating func value() -> FormulaValue {
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: .number(number())
        case 1:
            .text(pick(["", "5", "abc", "1e999", "-", "2017-02-30", "\u{0}", "é", "x", "%", ","]))
        case 2: .flag(Bool.random(using: &chance))
        case 3: .failure(pick(FormulaFailure.allCases))
        default: .blank
        }
    }

    private mutating func number() -> Double {
        let hostile: [Double] = [
            0, -0.0, 1, -1, 0.5, 1e300, -1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
            .nan, .infinity, -.infinity, 0x1p53, -0x1p63, 0x1p64, 1e15 + 0.5, -2_147_483_649,
            32_768,
            -32_769, 9.999999999999999e22, 0x0.1p-1022, 43_008, -700_000,
        ]
        return Bool.random(using: &chance) ? pick(hostile) : Double(bitPattern: chance.next())
    }
}
