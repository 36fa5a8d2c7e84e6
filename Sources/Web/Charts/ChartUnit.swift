import Forms
import Reckoning

/// What the figures of a chart are in.
enum ChartUnit: Hashable {
    /// Pounds.
    case pounds
    /// Hundredths.
    case percent
    /// A number of something, which the subtitle names.
    case number

    /// A figure as a table says it.
    func shown(_ value: Double, decimals: Int = 2) -> String {
        guard let number = DecimalNumber(value, decimals: decimals) else { return "too large" }
        return switch self {
        case .pounds: FigureStyle.pounds(number)
        case .percent: number.formatted() + "%"
        case .number: number.formatted()
        }
    }

    /// A figure beside an axis that reaches so far: large amounts of money are in millions.
    func tick(_ value: Double, reaching most: Double) -> String {
        let (divisor, word): (Double, String) =
            self == .pounds && most >= 1e9
            ? (1e9, " billion") : self == .pounds && most >= 1e6 ? (1e6, " million") : (1, "")
        if self == .pounds, divisor > 1, value != 0 {
            let amount = DecimalNumber(value.magnitude / divisor, decimals: 3)
            return (value < 0 ? "−£" : "£") + (amount?.formatted() ?? "") + word
        }
        return shown(value, decimals: most < 0.1 ? 6 : 3)
    }

    /// Whole pence as a table says them.
    static func money(_ pence: Int64) -> String {
        DecimalNumber(coefficient: pence, scale: 2).map(FigureStyle.pounds) ?? "too large"
    }
}

/// Figures on an axis with round numbers.
struct AxisScale {
    let low: Double
    let high: Double
    let ticks: [Double]

    /// The largest figure that an axis can reach.
    private static let largest = 1e17

    init(_ values: [Double], fromNought: Bool = false, steps: Int = 4) {
        let bounded = values.filter { !$0.isNaN }.map { max(-Self.largest, min(Self.largest, $0)) }
        var low = bounded.min() ?? 0
        var high = bounded.max() ?? 0
        if fromNought { (low, high) = (min(low, 0), max(high, 0)) }
        let size = max(low.magnitude, high.magnitude)
        if high - low <= size * 1e-9 {
            let margin = size == 0 ? 1 : size * 0.1
            (low, high) = (low - (fromNought && low == 0 ? 0 : margin), high + margin)
        }
        let step = Self.round((high - low) / Double(max(1, steps)))
        let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
        ticks = (0...Int(max(1, min(20, last - first)))).map { (first + Double($0)) * step }
        self.low = first * step
        self.high = ticks.last ?? last * step
    }

    /// 1, 2 or 5 times a power of ten, no smaller than the number.
    private static func round(_ number: Double) -> Double {
        var power = 1.0
        while power * 10 <= number { power *= 10 }
        while power > number { power /= 10 }
        for factor in [1.0, 2, 5] where factor * power >= number * 0.999_999 {
            return factor * power
        }
        return power * 10
    }

    /// Where a figure lies between the ends, 0 to 1.
    func share(_ value: Double) -> Double { max(0, min(1, (value - low) / (high - low))) }

    /// The figures beside the axis.
    func words(_ unit: ChartUnit) -> [String] {
        let most = max(low.magnitude, high.magnitude)
        return ticks.map { unit.tick($0, reaching: most) }
    }
}
