import Accountability
import Reckoning

/// A fund's figures, each with what it means.
struct FundFigures {
    private var figures: [(name: String, amount: Money, meaning: String)]

    init(_ fund: Fund) {
        let total = fund.total
        figures = [
            ("Given to the fund", fund.allocated, "What the source has allocated to it."),
            ("Approved", total.approved, "Authority to spend that decisions have given."),
            ("Drawn down", total.drawn, "Taken from the fund for initiatives, on a decision."),
            ("Released", total.released, "Handed to initiatives, so that they may spend it."),
            ("Spent", total.outturn, "Paid or used, with what is not invoiced yet."),
            ("Ordered", total.committed, "Orders placed and not paid yet."),
            ("Returned", total.returned, "Released, not needed, and given back."),
            (
                "Held by conditions", fund.heldByConditions,
                "Drawn down, but not to be released before a condition is met or waived."
            ),
        ]
        if fund.isWhole {
            figures.append(
                ("Left to commit", fund.uncommitted, "In the programme and promised to nobody."))
        }
    }

    /// The large figures in a line.
    var line: Html {
        let shown = ["Approved", "Drawn down", "Released", "Spent", "Left to commit"]
        let large = figures.filter { shown.contains($0.name) }.map { figure -> Html in
            "<li><strong>\(figure.amount.inWords)</strong> \(figure.name.lowercased())</li>"
        }
        return "<ul class=\"figures\">\(large)</ul>"
    }

    var html: Html {
        let table = DataTable(
            caption: "The figures and what they mean",
            columns: [.words("Figure"), .figure("Amount"), .words("What it means")],
            rows: figures.map { [.words($0.name), .money($0.amount), .words($0.meaning)] })
        let meanings = Html.folded("What these figures mean", table.html)
        return line + meanings
    }
}

/// How what was approved becomes what is spent, in steps that add up to the penny.
struct FundBridge {
    /// One step: where the money stands, or what is taken off.
    struct Step: Hashable {
        let words: String
        let amount: Money
        var isTotal = false
    }

    let name: String
    let steps: [Step]

    init(_ fund: Fund) {
        let total = fund.total
        name = fund.record.title
        let held = min(fund.heldByConditions, max(.zero, total.unreleased))
        let changes = [
            Step(words: "Not yet drawn down", amount: -total.undrawn),
            Step(words: "Held by conditions", amount: -held),
            Step(words: "Drawn down and not released", amount: held - total.unreleased),
            Step(words: "Returned unspent", amount: -total.returned),
            total.unspent < .zero
                ? Step(words: "Spent beyond what was released", amount: -total.unspent)
                : Step(words: "Released and not spent", amount: -total.unspent),
        ]
        steps =
            [Step(words: "Approved", amount: total.approved, isTotal: true)]
            + changes.filter { $0.amount != .zero }
            + [Step(words: "Spent", amount: total.outturn, isTotal: true)]
    }

    private var title: String {
        let largest = steps.filter { !$0.isTotal }.min { $0.amount < $1.amount }
        guard let largest, largest.amount < .zero else { return "All that was approved is spent." }
        return "Most of what is not spent is \(largest.words.lowercased()): "
            + "\((-largest.amount).inWords)."
    }

    func html(id: String) -> Html {
        ChartPlace.bridge(id: id, title: title, of: name, steps)
    }
}
