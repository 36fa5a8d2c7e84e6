import Reckoning
import Statistics

/// The course of a measure in the size of a word, with its figures in a table.
struct Sparkline {
    let id: String
    /// The measure's name.
    let name: String
    let unit: ChartUnit
    let observations: [Observation]

    private static let size = ChartSize(name: "spark", width: 120, height: 32)

    /// The picture alone, for a row of a table that says the latest figure beside it.
    var picture: Html {
        let words = observations.last.map { latest in
            "\(name): \(observations.count.of("figure")), the latest \(unit.shown(latest.value))"
        }
        return """
            <svg class="spark" viewBox="0 0 120 32" width="120" height="32" role="img" \
            aria-labelledby="\(id)-title \(id)-desc"><title id="\(id)-title">\(name)</title>\
            <desc id="\(id)-desc">\(words ?? "\(name): no figures yet")</desc>\(drawing)</svg>
            """
    }

    /// The figures of the picture.
    var table: ChartTable {
        ChartTable(
            caption: name, columns: ["Period", "Figure"],
            rows: observations.map { [$0.period.inWords, unit.shown($0.value)] })
    }

    /// The picture and its table, where nothing else on the page gives the figures.
    var html: Html {
        """
        \(picture)<details class="chart-data"><summary>Figures in a table\(.hidden(name))</summary>
        \(table.html)</details>
        """
    }

    private var drawing: Html {
        let scale = AxisScale(observations.map(\.value))
        let width = Self.size.width - 12
        let steps = Double(max(1, observations.count - 1))
        let spots = observations.enumerated().map { place, observation in
            (6 + width * Double(place) / steps, 27 - 22 * scale.share(observation.value))
        }
        return Svg.path(spots, "line actual")
            + (spots.last.map { Svg.circle($0, 3.5, "dot line actual") } ?? .nothing)
    }
}
