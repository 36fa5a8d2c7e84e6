/// One line over time, with a figure or a gap for each period.
struct PlotLine {
    /// What it is called, where it ends.
    let words: String
    /// How it is drawn: `line actual`.
    let kind: String
    let values: [Double?]

    private var isActual: Bool { kind == "line actual" }

    /// The line without its gaps, with a dot for each actual figure.
    func drawing(_ plot: TimePlot) -> Html {
        var parts: [[(Double, Double)]] = []
        var before: Int?
        for (place, value) in values.enumerated() {
            guard let value else { continue }
            let spot = (plot.across(place), plot.up(value))
            if before == place - 1, !parts.isEmpty {
                parts[parts.count - 1].append(spot)
            } else {
                parts.append([spot])
            }
            before = place
        }
        return parts.map { part -> Html in
            let dots = isActual || part.count == 1 ? part : []
            return Svg.path(part, kind) + dots.map { Svg.circle($0, 3, "dot \(kind)") }.joined()
        }.joined()
    }

    /// The name of each line where it ends, below what goes on from it.
    static func labels(_ lines: [PlotLine], _ plot: TimePlot) -> Html {
        let ends = lines.compactMap { line -> (line: PlotLine, spot: (Double, Double))? in
            guard let place = line.values.lastIndex(where: { $0 != nil }),
                let value = line.values[place]
            else { return nil }
            let isPassed = place < line.values.count - 1
            return (line, (plot.across(place), plot.up(value) + (isPassed ? 20 : 4.5)))
        }
        let places = ChartText.spread(
            ends.map(\.spot.1), gap: 16, within: (plot.top + 8)...(plot.bottom - 2))
        return zip(ends, places).map { end, height -> Html in
            let words = "words \(end.line.kind.dropFirst(5))-words"
            return Svg.text(
                end.line.words, (min(end.spot.0 + 9, plot.right + 2), height), .start, words)
        }.joined()
    }
}
