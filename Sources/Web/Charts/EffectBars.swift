import Reckoning

/// Parts of a total that were gained or lost, as bars to both sides of nought, with their figures.
struct EffectBars {
    let id: String
    /// The finding, as a sentence.
    let title: String
    let subtitle: String
    /// What stands before each bar, and its part in hundredths.
    let bars: [(words: String, percent: Double)]

    var html: Html {
        let rows = bars.map { bar in
            BarRows.Row(
                words: bar.words, from: 0, to: bar.percent, figure: bar.percent.signedPercent,
                kind: bar.percent < 0 ? "bar loss" : "bar gain")
        }
        let drawn = [ChartSize.wide, .narrow].map { BarRows($0, rows) }
        return ChartFigure(
            id: id, title: title, subtitle: subtitle,
            description: bars.map { "\($0.words): \($0.percent.signedPercent)" }
                .joined(separator: "; "),
            table: ChartTable(
                caption: subtitle, columns: ["Figure", "Of the total"],
                rows: bars.map { [$0.words, $0.percent.signedPercent] })
        ).html(drawn.map(\.size)) { size in
            drawn.first { $0.size.name == size.name }?.drawing(.percent, areSteps: false)
                ?? .nothing
        }
    }
}
