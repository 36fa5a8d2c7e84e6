import Reckoning

/// Plan, actual and forecast as they mount up, in whole pence.
struct CumulativeChart {
    /// The amounts up to the end of one period; nil where there is none.
    struct Point {
        let period: Period
        let plan: Int64?
        let actual: Int64?
        let forecast: Int64?
    }

    let id: String
    /// The finding, as a sentence.
    let title: String
    let subtitle: String
    var source: String?
    let points: [Point]

    /// The forecast goes on from the last actual.
    private var lines: [PlotLine] {
        let lastActual = points.lastIndex { $0.actual != nil }
        let goesOn = points.contains { $0.forecast != nil }
        let forecast = points.enumerated().map { place, point in
            place == lastActual && goesOn ? point.forecast ?? point.actual : point.forecast
        }
        return [
            line("Plan", "line plan", points.map(\.plan)),
            line("Forecast", "line forecast", forecast),
            line("Actual", "line actual", points.map(\.actual)),
        ].filter { line in line.values.contains { $0 != nil } }
    }

    private func line(_ words: String, _ kind: String, _ pence: [Int64?]) -> PlotLine {
        PlotLine(words: words, kind: kind, values: pence.map { $0.map { Double($0) / 100 } })
    }

    var html: Html {
        let last = lines.compactMap { line in
            line.values.compactMap(\.self).last.map {
                "\(line.words): \(ChartUnit.pounds.shown($0))"
            }
        }
        let rows = points.map { point in
            [point.period.inWords]
                + [point.plan, point.actual, point.forecast].map {
                    $0.map(ChartUnit.money) ?? "no data"
                }
        }
        return ChartFigure(
            id: id, title: title, subtitle: subtitle,
            description: "Lines over time. At their ends, " + last.joined(separator: "; ") + ".",
            source: source,
            table: ChartTable(
                caption: subtitle, columns: ["Up to the end of", "Plan", "Actual", "Forecast"],
                rows: rows)
        ).html(points.isEmpty ? [] : [.wide, .narrow]) { draw($0) }
    }

    private func draw(_ size: ChartSize) -> Html {
        let values = lines.flatMap(\.values).compactMap(\.self)
        let plot = TimePlot(
            size, points.map(\.period), AxisScale(values, fromNought: true), .pounds, labels: 84)
        return plot.ground + lines.map { $0.drawing(plot) }.joined()
            + PlotLine.labels(lines, plot)
    }
}
