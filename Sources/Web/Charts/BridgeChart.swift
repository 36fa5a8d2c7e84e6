/// How one amount of money becomes another: steps that add up to the penny, or no picture.
struct BridgeChart {
    /// One step, in whole pence.
    struct Step {
        enum Kind {
            /// What is there at this point.
            case total
            /// What comes to it, or goes from it when negative.
            case change
        }

        let words: String
        let kind: Kind
        let pence: Int64
    }

    let id: String
    /// The finding, as a sentence.
    let title: String
    let subtitle: String
    var source: String?
    let steps: [Step]

    var html: Html {
        switch Sum(steps) {
        case .right(let ends): figure.html(sizes(ends)) { draw(ends, $0) }
        case .wrong(let place, let residue): figure.html(without: Self.why(steps[place], residue))
        case .unfit:
            figure.html(without: "These figures do not lead from one total to another: no picture.")
        }
    }

    private static func why(_ step: Step, _ residue: Int64) -> String {
        "The steps before “\(step.words)” differ from it by \(ChartUnit.money(residue)): "
            + "figures that do not add up are not drawn."
    }

    private var figure: ChartFigure {
        ChartFigure(
            id: id, title: title, subtitle: subtitle,
            description: steps.map { "\($0.words): \($0.shown)" }.joined(separator: "; "),
            source: source,
            table: ChartTable(
                caption: subtitle, columns: ["Step", "Amount"],
                rows: steps.map { [$0.words, $0.shown] }))
    }

    private func bars(_ ends: [(Int64, Int64)], _ size: ChartSize) -> BarRows {
        let rows = zip(steps, ends).map { step, ends in
            BarRows.Row(
                words: step.words, from: Double(ends.0) / 100, to: Double(ends.1) / 100,
                figure: step.shown, kind: step.bar)
        }
        return BarRows(size, rows)
    }

    private func sizes(_ ends: [(Int64, Int64)]) -> [ChartSize] {
        [.wide, .narrow].map { bars(ends, $0).size }
    }

    private func draw(_ ends: [(Int64, Int64)], _ size: ChartSize) -> Html {
        bars(ends, size).drawing(.pounds, areSteps: true)
    }

    /// Whether steps add up, and where each bar begins and ends.
    enum Sum {
        case right([(Int64, Int64)])
        case wrong(at: Int, by: Int64)
        case unfit

        init(_ steps: [Step]) {
            guard steps.count > 1, let first = steps.first, let last = steps.last,
                first.kind == .total, last.kind == .total
            else {
                self = .unfit
                return
            }
            self = Self.added(steps, from: first.pence)
        }

        private static func added(_ steps: [Step], from first: Int64) -> Sum {
            var running = first
            var ends = [(Int64(0), first)]
            for (place, step) in steps.enumerated().dropFirst() {
                switch step.kind {
                case .change:
                    let (next, isTooLarge) = running.addingReportingOverflow(step.pence)
                    if isTooLarge { return .unfit }
                    ends.append((running, next))
                    running = next
                case .total:
                    let (residue, isTooLarge) = step.pence.subtractingReportingOverflow(running)
                    if isTooLarge { return .unfit }
                    guard residue == 0 else { return .wrong(at: place, by: residue) }
                    ends.append((0, running))
                }
            }
            return .right(ends)
        }
    }
}

extension BridgeChart.Step {
    fileprivate var shown: String {
        (kind == .change && pence > 0 ? "+" : "") + ChartUnit.money(pence)
    }

    fileprivate var bar: String {
        switch kind {
        case .total: "bar actual"
        case .change: pence < 0 ? "bar loss" : "bar gain"
        }
    }
}
