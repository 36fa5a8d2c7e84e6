import Accountability
import Forms
import Ledger
import Reckoning

/// How many responded, and how many in time, in the last collections that are closed.
struct RateHistory {
    private struct Round {
        let period: Period
        let response: CountedShare
        let punctuality: CountedShare
    }

    /// The oldest first.
    private let rounds: [Round]
    private let title: String

    init(_ at: CollectionVisit) {
        let books = at.visit.books
        title = at.form.title
        let closed = books.rounds(to: at.collection, most: 9).filter { collection in
            let state = collection.state(at: at.visit.now)
            return state == .closed || state == .locked || state == .published
        }
        rounds = closed.prefix(8).reversed().compactMap { collection in
            guard let form = books.form(collection.form)?.form else { return nil }
            let standing =
                collection.id == at.collection.id
                ? at.standing : books.standing(of: collection, at: at.visit.now)
            return Round(
                period: form.period, response: standing.response,
                punctuality: standing.punctuality)
        }
    }

    var html: Html {
        guard rounds.count > 1 else { return .nothing }
        return """
            <h2>Response and time over \(rounds.count) closed collections</h2>
            \(figure.html { draw($0) })
            """
    }

    private var figure: ChartFigure {
        ChartFigure(
            id: "rates", title: finding,
            subtitle: "\(title): per cent of the expected returns",
            description:
                "Two lines over \(rounds.count) collections: the share that responded, and "
                + "the share that submitted in time. " + finding,
            table: ChartTable(
                caption: "Response and submission in time",
                columns: ["Period", "Expected", "Submitted", "Response", "In time", "On time"],
                rows: rounds.map { round in
                    [
                        round.period.inWords, "\(round.response.whole)", "\(round.response.part)",
                        round.response.words, "\(round.punctuality.part)",
                        round.punctuality.words,
                    ]
                }))
    }

    private var finding: String {
        guard let last = rounds.last else { return "" }
        let shares = rounds.compactMap(\.response.percent)
        let span = shares.min().flatMap { low in
            shares.max().map { high in
                " Response lay between \(ChartUnit.percent.shown(low, decimals: 0)) and "
                    + "\(ChartUnit.percent.shown(high, decimals: 0))."
            }
        }
        return "\(last.response.words) responded for \(last.period.inWords), and "
            + "\(last.punctuality.words) in time.\(shares.count > 1 ? span ?? "" : "")"
    }

    private var lines: [PlotLine] {
        [
            PlotLine(
                words: "Response", kind: "line actual", values: rounds.map(\.response.percent)),
            PlotLine(
                words: "On time", kind: "line forecast", values: rounds.map(\.punctuality.percent)),
        ]
    }

    private func draw(_ size: ChartSize) -> Html {
        let values = lines.flatMap(\.values).compactMap(\.self) + [100]
        let plot = TimePlot(
            size, rounds.map(\.period), AxisScale(values, fromNought: true), .percent, labels: 76)
        return plot.ground + lines.map { $0.drawing(plot) }.joined() + PlotLine.labels(lines, plot)
    }
}
