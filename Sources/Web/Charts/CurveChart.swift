import Accountability
import Reckoning

/// The curve that is to be turned: what happened, and what was expected if nothing changed.
struct CurveChart {
    private let outcome: Outcome
    private let days: [Day]

    init(_ outcome: Outcome) {
        self.outcome = outcome
        let all =
            outcome.values.map(\.value.day) + outcome.withheld
            + (outcome.forecast?.points.map(\.day) ?? [])
        days = Set(all).sorted()
    }

    private var indicator: Indicator { outcome.record.indicator }

    private func period(_ day: Day) -> Period { indicator.frequency.period(to: day) }

    private func value(_ day: Day) -> Double? {
        outcome.values.first { $0.value.day == day }?.value.value.double
    }

    /// The forecast, beginning where it goes on from.
    private func forecast(_ day: Day) -> Double? {
        guard let forecast = outcome.forecast else { return nil }
        let start = outcome.values.last { $0.value.day <= forecast.from }?.value.day
        if day == start { return value(day) }
        return forecast.points.first { $0.day == day }?.value.double
    }

    private var lines: [PlotLine] {
        [
            PlotLine(words: "Forecast", kind: "line forecast", values: days.map(forecast)),
            PlotLine(words: "Actual", kind: "line actual", values: days.map(value)),
        ].filter { line in line.values.contains { $0 != nil } }
    }

    var html: Html {
        ChartFigure(
            id: "curve", title: outcome.finding,
            subtitle: "\(indicator.title), \(indicator.unit)", description: description,
            source: indicator.source.isEmpty ? nil : indicator.source, notes: notes,
            table: ChartTable(
                caption: "\(indicator.title), \(indicator.unit)",
                columns: ["Period", "Actual", "Forecast"], rows: days.map(row))
        ).html { draw($0) }
    }

    private func row(_ day: Day) -> [String] {
        let actual =
            outcome.withheld.contains(day) ? "c" : value(day).map { ChartUnit.number.shown($0) }
        let expected = outcome.forecast?.points.first { $0.day == day }?.value.formatted()
        return [period(day).inWords, actual ?? "no data yet", expected ?? "none"]
    }

    private var description: String {
        let last = outcome.latest.map { "The latest value is \($0.value.formatted())." } ?? ""
        let turn = outcome.turn.map {
            " \(ChartUnit.number.shown($0.expected, decimals: 0)) was expected."
        }
        let target = indicator.target.map { " The target is \($0.formatted())." }
        return "A line of what happened and a broken line of the forecast. "
            + "\(last)\(turn ?? "")\(target ?? "")"
    }

    private var notes: Html {
        let basis = outcome.forecast.map { forecast -> Html in
            "<li>Forecast: if nothing changes. \(forecast.basis)</li>"
        }
        let hidden: Html? =
            outcome.withheld.isEmpty
            ? nil : "<li>c: not shown, because fewer than 5 people are counted.</li>"
        let items = [basis, hidden].compactMap(\.self)
        return items.isEmpty ? .nothing : "<ul class=\"chart-notes\">\(items)</ul>\n"
    }

    private func draw(_ size: ChartSize) -> Html {
        let target = indicator.target?.double
        let values = lines.flatMap(\.values) + [target]
        let plot = TimePlot(
            size, days.map(period), AxisScale(values.compactMap(\.self)), .number, labels: 76)
        let aim = target.map { target in
            Svg.line(
                (plot.across(0) - 10, plot.up(target)), (plot.right, plot.up(target)), "target")
                + Svg.text(
                    "Target", (plot.right + 6, plot.up(target) + 4.5), .start, "words target-words")
        }
        return plot.ground + (aim ?? .nothing) + lines.map { $0.drawing(plot) }.joined()
            + PlotLine.labels(lines, plot)
    }
}

extension Outcome {
    /// What the curve says, in a sentence.
    var finding: String {
        guard let latest else { return "There are no figures yet." }
        let now = latest.value.formatted()
        let period = record.indicator.frequency.period(to: latest.day).inWords
        guard let turn else { return "\(now) in \(period)." }
        let decimals = latest.value.isWhole ? 0 : 1
        let expected = ChartUnit.number.shown(turn.expected, decimals: decimals)
        let size = ChartUnit.number.shown(turn.change.magnitude, decimals: decimals)
        let than =
            "\(now) in \(period), \(size) \(turn.change < 0 ? "lower" : "higher") than the "
            + "\(expected) expected if nothing changed."
        switch turn.isTurned {
        case true?: return "The curve is turning: \(than)"
        case false?: return "The curve is not turned yet: \(than)"
        case nil: return turn.change == 0 ? "\(now) in \(period), as was expected." : than
        }
    }
}
