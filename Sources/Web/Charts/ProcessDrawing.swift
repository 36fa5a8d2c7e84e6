import Reckoning
import Statistics

/// A run chart or an XmR chart of a measure, as "plot the dots" draws it.
struct ProcessDrawing {
    let id: String
    /// The measure, where and when.
    let subtitle: String
    let unit: ChartUnit
    var source: String?
    let chart: ProcessChart

    private var series: MeasureSeries { chart.series }

    var html: Html {
        let verdict = ProcessVerdict(chart)
        return ChartFigure(
            id: id, title: verdict.sentence, subtitle: subtitle, description: description,
            source: source, notes: legend + notes, table: ProcessTable(chart, unit, subtitle).table
        ).html(series.observations.isEmpty ? [] : [.wide, .narrow]) { draw($0) }
    }

    private var description: String {
        guard let latest = series.observations.last, let stretch = chart.stretches.last else {
            return "No figures yet."
        }
        let kind = chart.isRunChart ? "Run chart" : "Control chart"
        let middle = stretch.limits == nil ? "Median" : "Mean"
        let limits = stretch.limits.map {
            ", limits \(unit.shown($0.lower)) to \(unit.shown($0.upper))"
        }
        let target = series.target.map { ", target \(unit.shown($0))" }
        return "\(kind) of \(series.observations.count.of("figure")). Latest: "
            + "\(unit.shown(latest.value)) (\(latest.period.inWords)). "
            + "\(middle) \(unit.shown(stretch.middle))\(limits ?? "")\(target ?? "")."
    }

    private func draw(_ size: ChartSize) -> Html {
        let reached = chart.stretches.flatMap { [$0.limits?.lower, $0.limits?.upper, $0.middle] }
        let values =
            series.observations.map(\.value) + (reached + [series.target]).compactMap(\.self)
        let named = LineLabels(chart, unit, isShort: !size.isWide)
        let plot = TimePlot(
            size, series.observations.map(\.period), AxisScale(values), unit, labels: named.width)
        return plot.ground + guides(plot) + breaks(plot) + course(plot) + points(plot)
            + named.drawing(plot)
    }

    /// The mean, the limits and the target, each as far as it holds.
    private func guides(_ plot: TimePlot) -> Html {
        let stretches = chart.stretches.map { stretch -> Html in
            let (start, end) = ends(of: stretch, plot)
            let lines = [
                (stretch.middle, "centre"), (stretch.limits?.lower, "limit"),
                (stretch.limits?.upper, "limit"),
            ]
            return lines.map { value, kind -> Html in
                value.map { Svg.line((start, plot.up($0)), (end, plot.up($0)), kind) } ?? .nothing
            }.joined()
        }
        let target = series.target.map { target in
            Svg.line(
                (plot.across(0) - 10, plot.up(target)), (plot.right, plot.up(target)), "target")
        }
        return stretches.joined() + (target ?? .nothing)
    }

    private func ends(of stretch: Stretch, _ plot: TimePlot) -> (Double, Double) {
        let last = series.observations.count - 1
        func edge(_ place: Int) -> Double { (plot.across(place - 1) + plot.across(place)) / 2 }
        let start =
            stretch.range.lowerBound == 0
            ? plot.across(0) - 10 : edge(stretch.range.lowerBound)
        return (
            start, stretch.range.upperBound > last ? plot.right : edge(stretch.range.upperBound)
        )
    }

    /// A line where a stretch begins, with the number of its note.
    private func breaks(_ plot: TimePlot) -> Html {
        chart.stretches.dropFirst().enumerated().map { place, stretch in
            let at = ends(of: stretch, plot).0
            return Svg.line((at, plot.top), (at, plot.bottom), "break")
                + Svg.text("\(place + 1)", (at, plot.top - 3), .middle)
        }.joined()
    }

    /// The points are joined within a stretch, and never across a break.
    private func course(_ plot: TimePlot) -> Html {
        chart.stretches.map { stretch in
            Svg.path(
                stretch.range.map { (plot.across($0), plot.up(series.observations[$0].value)) },
                "course")
        }.joined()
    }

    private func points(_ plot: TimePlot) -> Html {
        let room = series.observations.count > 1 ? plot.across(1) - plot.across(0) : 12
        let size = max(2.5, min(5, room * 0.42))
        return chart.marks.indices.map { place in
            let spot = (plot.across(place), plot.up(series.observations[place].value))
            return PointShape(chart.marks[place]).html(spot, size)
        }.joined()
    }

    /// The shapes that occur, with their words.
    private var legend: Html {
        var shapes: [PointShape] = []
        for shape in chart.marks.map(PointShape.init) where !shapes.contains(shape) {
            shapes.append(shape)
        }
        guard shapes.contains(where: { $0.variation != .commonCause }) else { return .nothing }
        let items = shapes.sorted { $0.words < $1.words }.map { shape -> Html in
            """
            <li><svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18">\
            \(shape.html((9, 9), 5.5))</svg> \(shape.words)</li>
            """
        }
        return "<ul class=\"chart-key\">\(items)</ul>\n"
    }

    private var notes: Html {
        let items = chart.stretches.dropFirst().map { stretch -> Html in
            let from = series.observations[stretch.range.lowerBound].period.inWords
            let words = stretch.breaks.map(\.inWords).joined(separator: "; ")
            let thin = stretch.limits == nil ? " There are no limits for it." : ""
            return "<li>From \(from) \(words)\(thin)</li>"
        }
        return items.isEmpty ? .nothing : "<ol class=\"chart-notes\">\(items)</ol>\n"
    }
}
