/// What COUNTIF and SUMIF look for: a value, or a text such as `>=100`, `<>` or `4.*`.
///
/// In texts `*` stands for any letters, `?` for one and `~` before them for the sign itself.
struct FormulaCriterion: Sendable {
    private enum Test: Sendable {
        /// Compared with a number; the same digits as a text are equal too, when there is a text.
        case number(FormulaSign, Double, String?)
        case text(FormulaSign, String)
        case pattern(WildcardPattern, isWanted: Bool)
        case blank(isWanted: Bool)
        case nothing
    }

    private let test: Test

    /// The criterion that a value other than a failure stands for.
    init(_ value: FormulaValue) {
        switch value {
        case .number(let number): test = .number(.equal, number, nil)
        case .flag(let flag): test = .number(.equal, flag ? 1 : 0, nil)
        case .blank, .failure: test = .number(.equal, 0, nil)
        case .text(""): test = .nothing
        case .text(let text): test = Self.test(text)
        }
    }

    /// The text that only itself satisfies.
    var fixedText: String? {
        switch test {
        case .text(.equal, let text), .text(.different, let text): text
        case .number, .text, .pattern, .blank, .nothing: nil
        }
    }

    private static func test(_ text: String) -> Test {
        let signs: [FormulaSign] = [
            .different, .lessOrEqual, .greaterOrEqual, .less, .greater, .equal,
        ]
        let written = signs.first { text.hasPrefix($0.rawValue) }
        let rest = String(text.dropFirst(written?.rawValue.count ?? 0))
        let sign = written ?? .equal
        let isEquality = sign == .equal || sign == .different
        if rest.isEmpty, isEquality { return .blank(isWanted: sign == .equal) }
        if let number = FormulaText.number(from: rest) { return .number(sign, number, rest) }
        guard isEquality, let pattern = WildcardPattern(rest) else { return .text(sign, rest) }
        return .pattern(pattern, isWanted: sign == .equal)
    }

    /// The value is what is looked for.
    func matches(_ value: FormulaValue) -> Bool {
        switch test {
        case .nothing: value == .blank || value == .text("")
        case .blank(let isWanted): (value == .blank) == isWanted
        case .number(let sign, let number, let text): Self.matches(value, sign, number, text)
        case .text(let sign, let text): Self.matches(value, sign, text)
        case .pattern(let pattern, let isWanted):
            (Self.shown(value).map(pattern.matches) ?? false) == isWanted
        }
    }

    private static func matches(
        _ value: FormulaValue, _ sign: FormulaSign, _ number: Double, _ text: String?
    ) -> Bool {
        switch value {
        case .number(let found): return holds(sign, compare(found, number))
        case .flag(let flag): return holds(sign, compare(flag ? 1 : 0, number))
        case .text(let found):
            let isSame = text.map { FormulaCollation.same(found, $0) } ?? false
            return sign == .equal ? isSame : sign == .different && !isSame
        case .blank, .failure: return sign == .different
        }
    }

    private static func matches(
        _ value: FormulaValue, _ sign: FormulaSign, _ text: String
    ) -> Bool {
        guard sign != .equal, sign != .different else {
            let isSame = shown(value).map { FormulaCollation.same($0, text) } ?? false
            return isSame == (sign == .equal)
        }
        guard case .text(let found) = value else { return false }
        return holds(sign, FormulaCollation.order(found, text))
    }

    /// What a cell shows; nil when it is empty.
    private static func shown(_ value: FormulaValue) -> String? {
        switch value {
        case .blank: nil
        case .number(let number): FormulaText.number(number)
        case .text(let text): text
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .failure(let failure): failure.spelling
        }
    }

    private static func compare(_ first: Double, _ second: Double) -> Int {
        Calculation.same(first, second) ? 0 : first < second ? -1 : 1
    }

    /// A comparison sign holds for an order: negative, nought or positive.
    static func holds(_ sign: FormulaSign, _ order: Int) -> Bool {
        switch sign {
        case .equal: order == 0
        case .different: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        case .join, .add, .subtract, .multiply, .divide, .power: false
        }
    }
}
