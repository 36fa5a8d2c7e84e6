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

    private struct Line {
        let words: String
        let kind: String
        let values: [Int64?]
    }

    /// The forecast goes on from the last actual.
    private var lines: [Line] {
        let lastActual = points.lastIndex { $0.actual != nil }
        let goesOn = points.contains { $0.forecast != nil }
        let forecast = points.enumerated().map { place, point in
            place == lastActual && goesOn ? point.forecast ?? point.actual : point.forecast
        }
        return [
            Line(words: "Plan", kind: "line plan", values: points.map(\.plan)),
            Line(words: "Forecast", kind: "line forecast", values: forecast),
            Line(words: "Actual", kind: "line actual", values: points.map(\.actual)),
        ].filter { line in line.values.contains { $0 != nil } }
    }

    var html: Html {
        let last = lines.compactMap { line in
            line.values.compactMap(\.self).last.map { "\(line.words): \(ChartUnit.money($0))" }
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
        let values = lines.flatMap(\.values).compactMap(\.self).map { Double($0) / 100 }
        let plot = TimePlot(
            size, points.map(\.period), AxisScale(values, fromNought: true), .pounds, labels: 84)
        let drawn = lines.map { line(plot, $0) }.joined()
        return plot.ground + drawn + labels(plot)
    }

    private func line(_ plot: TimePlot, _ line: Line) -> Html {
        let places = points.indices.filter { line.values[$0] != nil }
        var parts: [[(Double, Double)]] = []
        var before: Int?
        for place in places {
            let spot = (plot.across(place), plot.up(Double(line.values[place] ?? 0) / 100))
            if before == place - 1, !parts.isEmpty {
                parts[parts.count - 1].append(spot)
            } else {
                parts.append([spot])
            }
            before = place
        }
        let isActual = line.kind == "line actual"
        return parts.map { part -> Html in
            let dots = isActual || part.count == 1 ? part : []
            return Svg.path(part, line.kind)
                + dots.map { Svg.circle($0, 3, "dot \(line.kind)") }.joined()
        }.joined()
    }

    /// The name of each line where it ends, of the actual below what goes on from it.
    private func labels(_ plot: TimePlot) -> Html {
        let ends = lines.map { line -> (words: String, kind: String, spot: (Double, Double)) in
            let place = line.values.lastIndex { $0 != nil } ?? 0
            let height = plot.up(Double(line.values[place] ?? 0) / 100)
            let isPassed = place < points.count - 1
            return (line.words, line.kind, (plot.across(place), height + (isPassed ? 20 : 4.5)))
        }
        let places = ChartText.spread(
            ends.map(\.spot.1), gap: 16, within: (plot.top + 8)...(plot.bottom - 2))
        return zip(ends, places).map { end, height -> Html in
            let words = "words \(end.kind.dropFirst(5))-words"
            return Svg.text(end.words, (min(end.spot.0 + 9, plot.right + 2), height), .start, words)
        }.joined()
    }
}
