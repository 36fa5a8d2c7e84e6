import Reckoning

/// The ground of a chart over time: figures up, periods across.
struct TimePlot {
    let scale: AxisScale
    private let size: ChartSize
    private let periods: [Period]
    private let words: [String]
    private let left: Double
    /// Where the labels of lines begin.
    let right: Double
    let top = 14.0
    let bottom: Double

    init(
        _ size: ChartSize, _ periods: [Period], _ scale: AxisScale, _ unit: ChartUnit,
        labels: Double
    ) {
        self.size = size
        self.periods = periods
        self.scale = scale
        words = scale.words(unit)
        left = min(size.width * 0.3, (words.map(ChartText.width).max() ?? 0) + 10)
        right = size.width - labels
        bottom = size.height - 40
    }

    func across(_ place: Int) -> Double {
        let (start, end) = (left + 10, right - 10)
        guard periods.count > 1 else { return (start + end) / 2 }
        return start + (end - start) * Double(place) / Double(periods.count - 1)
    }

    func up(_ value: Double) -> Double { bottom - (bottom - top) * scale.share(value) }

    /// The lines across, the figures beside them and the periods under them.
    var ground: Html { lines + labels }

    private var lines: Html {
        zip(scale.ticks, words).map { tick, words -> Html in
            let height = up(tick)
            let kind = tick == scale.low || tick == 0 ? "axis" : "grid"
            return Svg.line((left, height), (right, height), kind)
                + Svg.text(words, (left - 8, height + 4.5), .end)
        }.joined()
    }

    private var labels: Html {
        let all = periods.map(PeriodLabel.init)
        guard let widest = all.map(\.width).max() else { return .nothing }
        let spacing = all.count > 1 ? across(1) - across(0) : widest
        let step = [1, 2, 3, 4, 6, 12, 24, 36, 60].first { spacing * Double($0) >= widest + 8 }
        var year = ""
        return stride(from: 0, to: all.count, by: step ?? max(1, all.count)).map { place -> Html in
            let label = all[place]
            let half = label.width / 2
            let at = max(half, min(size.width - half, across(place)))
            let isNewYear = label.year != year
            year = label.year
            return Svg.line((across(place), bottom), (across(place), bottom + 4), "axis")
                + Svg.text(label.days, (at, bottom + 18), .middle)
                + (isNewYear ? Svg.text(label.year, (at, bottom + 34), .middle) : .nothing)
        }.joined()
    }
}

/// A period under an axis: its months or its last day, and its year below.
struct PeriodLabel {
    let days: String
    let year: String

    init(_ period: Period) {
        let (first, last) = (period.from.civil, period.to.civil)
        let isWholeMonths = first.day == 1 && period.to.adding(days: 1).civil.day == 1
        let month = String(Day.months[last.month - 1].prefix(3))
        year = String(last.year)
        if !isWholeMonths {
            days = "\(last.day) \(month)"
        } else if first.month == last.month, first.year == last.year {
            days = month
        } else {
            days = "\(Day.months[first.month - 1].prefix(3)) to \(month)"
        }
    }

    var width: Double { max(ChartText.width(days), ChartText.width(year)) }
}
