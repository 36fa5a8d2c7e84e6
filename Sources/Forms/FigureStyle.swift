public import Reckoning

/// How a figure in a sentence is shown.
public enum FigureStyle: String, Hashable, Sendable, CaseIterable {
    /// As a number, with commas: `1,199,681`.
    case number
    /// As a percentage to one decimal: `11.9%`.
    case percent
    /// As pounds, with pence when there are any: `£15.29`.
    case pounds

    /// The value in this style; a failure in its spreadsheet spelling.
    public func shown(_ value: FormulaValue) -> String {
        switch value {
        case .blank: "(no answer)"
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case .failure(let failure): failure.rawValue
        case .number(let number): shown(number)
        }
    }

    private func shown(_ number: Double) -> String {
        switch self {
        case .number: DecimalNumber(number, decimals: 2)?.formatted() ?? "\(number)"
        case .percent: DecimalNumber(number * 100, decimals: 1).map(Self.percent) ?? "\(number)"
        case .pounds: DecimalNumber(number, decimals: 2).map(Self.pounds) ?? "\(number)"
        }
    }

    /// Pounds as GOV.UK writes them: `£75`, `£75.50`, `−£5`.
    public static func pounds(_ amount: DecimalNumber) -> String {
        let shown = amount.formatted(decimals: amount.isWhole ? 0 : 2)
        return shown.hasPrefix("−") ? "−£" + shown.dropFirst() : "£" + shown
    }

    static func percent(_ number: DecimalNumber) -> String { number.formatted() + "%" }
}
