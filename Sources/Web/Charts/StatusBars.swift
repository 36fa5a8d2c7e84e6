import Reckoning
import Statistics

/// How many of some things stand at each status, as bars with numbers.
struct StatusBars {
    let id: String
    /// The finding, as a sentence.
    let title: String
    let subtitle: String
    let bars: [(words: String, count: Int)]

    private var shares: [Share] { bars.map(\.count).shares }

    var html: Html {
        let rows = zip(bars, shares).map { bar, share in
            BarRows.Row(
                words: bar.words, from: 0, to: Double(bar.count),
                figure: Self.figure(share), kind: "bar actual")
        }
        let drawn = [ChartSize.wide, .narrow].map { BarRows($0, rows) }
        let listed = zip(bars, shares).map { bar, share in
            [bar.words, String(bar.count), Self.percent(share)]
        }
        let figure = ChartFigure(
            id: id, title: title, subtitle: subtitle,
            description: bars.map { "\($0.words): \($0.count)" }.joined(separator: "; "),
            table: ChartTable(
                caption: subtitle, columns: ["Status", "Number", "Share"], rows: listed))
        return figure.html(drawn.map(\.size)) { size in
            drawn.first { $0.size.name == size.name }?.drawing(.number, areSteps: false)
                ?? .nothing
        }
    }

    private static func percent(_ share: Share) -> String {
        share.percent().map { $0.formatted() + "%" } ?? "not applicable"
    }

    private static func figure(_ share: Share) -> String {
        let number = DecimalNumber(Int64(share.part)).formatted()
        return share.whole > 0 ? "\(number) (\(percent(share)))" : number
    }
}
