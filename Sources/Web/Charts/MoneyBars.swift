import Reckoning

/// Amounts of money side by side, as bars with their figures.
struct MoneyBars {
    let id: String
    /// The finding, as a sentence.
    let title: String
    let subtitle: String
    var source: String?
    let bars: [(words: String, amount: Money)]

    var html: Html {
        let rows = bars.map { bar in
            BarRows.Row(
                words: bar.words, from: 0, to: Double(bar.amount.pence) / 100,
                figure: bar.amount.inWords, kind: "bar actual")
        }
        let drawn = [ChartSize.wide, .narrow].map { BarRows($0, rows) }
        return ChartFigure(
            id: id, title: title, subtitle: subtitle,
            description: bars.map { "\($0.words): \($0.amount.inWords)" }.joined(separator: "; "),
            source: source,
            table: ChartTable(
                caption: subtitle, columns: ["Step", "Amount"],
                rows: bars.map { [$0.words, $0.amount.inWords] })
        ).html(drawn.map(\.size)) { size in
            drawn.first { $0.size.name == size.name }?.drawing(.pounds, areSteps: false)
                ?? .nothing
        }
    }
}
