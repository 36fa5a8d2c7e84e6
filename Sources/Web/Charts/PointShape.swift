import Reckoning
import Statistics

/// How a point looks: its shape and outline say what its colour says.
struct PointShape: Hashable {
    let variation: Variation
    /// Outside the limits, so that it has a thick outline.
    let isOutside: Bool

    init(_ mark: PointMark) {
        variation = mark.variation
        isOutside = mark.deciding?.rule == .outsideLimits
    }

    var words: String {
        let outside = isOutside ? ", outside the limits" : ""
        return switch variation {
        case .commonCause: "As usual"
        case .improvementHigh, .improvementLow: "Improvement" + outside
        case .concernHigh, .concernLow: "Concern" + outside
        case .neutralHigh: "Higher" + outside
        case .neutralLow: "Lower" + outside
        }
    }

    private var kind: String {
        let colour: ChartColour =
            switch variation {
            case .commonCause: .commonCause
            case .improvementHigh, .improvementLow: .improvement
            case .concernHigh, .concernLow: .concern
            case .neutralHigh, .neutralLow: .neutral
            }
        return "point \(colour)" + (isOutside ? " outside" : "")
    }

    /// A circle as usual, a triangle to its side for improvement, a diamond for concern, a square
    /// where neither way is better.
    func html(_ spot: (Double, Double), _ size: Double) -> Html {
        let (across, down) = spot
        func closed(_ corners: [(Double, Double)]) -> Html {
            Svg.path(
                corners.map { (across + $0.0 * size, down + $0.1 * size) }, isClosed: true, kind)
        }
        return switch variation {
        case .commonCause: Svg.circle(spot, size * 0.85, kind)
        case .improvementHigh: closed([(0, -1.25), (1.15, 0.85), (-1.15, 0.85)])
        case .improvementLow: closed([(0, 1.25), (1.15, -0.85), (-1.15, -0.85)])
        case .concernHigh, .concernLow: closed([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
        case .neutralHigh, .neutralLow: closed([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        }
    }
}

/// The names of the lines of a process chart, at their ends.
struct LineLabels {
    private let labels: [(words: String, value: Double, kind: String)]

    init(_ chart: ProcessChart, _ unit: ChartUnit, isShort: Bool) {
        guard let stretch = chart.stretches.last else {
            labels = []
            return
        }
        let limits = stretch.limits
        let lines: [(String, Double?, String)] = [
            (isShort ? "Upper" : "Upper limit", limits?.upper, ""),
            (limits == nil ? "Median" : "Mean", stretch.middle, " strong"),
            (isShort ? "Lower" : "Lower limit", limits?.lower, ""),
            ("Target", chart.series.target, " target-words"),
        ]
        labels = lines.compactMap { words, value, kind in
            value.map { ("\(words) \(Self.rounded($0, unit))", $0, "words" + kind) }
        }
    }

    /// The figure with about three digits.
    private static func rounded(_ value: Double, _ unit: ChartUnit) -> String {
        switch value.magnitude {
        case 1e6...: unit.tick(value, reaching: value.magnitude)
        case 100...: unit.shown(value, decimals: 0)
        case 10...: unit.shown(value, decimals: 1)
        default: unit.shown(value, decimals: 2)
        }
    }

    var width: Double { min(160, (labels.map { ChartText.width($0.words) }.max() ?? 0) + 14) }

    func drawing(_ plot: TimePlot) -> Html {
        let places = ChartText.spread(
            labels.map { plot.up($0.value) + 4.5 }, gap: 16,
            within: (plot.top + 6)...(plot.bottom + 4))
        return zip(labels, places).map { label, height in
            Svg.text(label.words, (plot.right + 6, height), .start, label.kind)
        }.joined()
    }
}

/// The figures of a process chart with what each one says, in words.
struct ProcessTable {
    let table: ChartTable

    init(_ chart: ProcessChart, _ unit: ChartUnit, _ caption: String) {
        let rows = chart.stretches.flatMap { stretch in
            stretch.range.map { place -> [String] in
                let observation = chart.series.observations[place]
                let limits = stretch.limits
                return [
                    observation.period.inWords, unit.shown(observation.value),
                    unit.shown(stretch.middle), limits.map { unit.shown($0.lower) } ?? "none",
                    limits.map { unit.shown($0.upper) } ?? "none",
                    limits == nil ? "no limits" : PointShape(chart.marks[place]).words,
                ]
            }
        }
        let middle = Set(chart.stretches.map { $0.limits == nil ? "Median" : "Mean" }).sorted()
        table = ChartTable(
            caption: caption,
            columns: [
                "Period", "Figure", middle.joined(separator: " or "), "Lower limit", "Upper limit",
                "What it says",
            ], rows: rows)
    }
}
