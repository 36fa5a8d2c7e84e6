import Accountability
import Reckoning
import Statistics

/// The places of pictures on the pages, each with its sentence and its figures in a table.
enum ChartPlace {
    /// How one amount becomes another.
    static func bridge(id: String, title: String, of name: String, _ steps: [FundBridge.Step])
        -> Html
    {
        BridgeChart(
            id: id, title: title, subtitle: "\(name): from what is approved to what is spent",
            source: "the fund’s ledger",
            steps: steps.map { step in
                BridgeChart.Step(
                    words: step.words, kind: step.isTotal ? .total : .change,
                    pence: step.amount.pence)
            }
        ).html
    }

    /// Plan, actual and forecast as they mount up.
    static func spending(id: String, title: String, of name: String, _ points: [SpendPoint])
        -> Html
    {
        CumulativeChart(
            id: id, title: title, subtitle: "\(name): spending up to the end of each month",
            source: "the fund’s ledger and the initiative’s plan",
            points: points.map { point in
                CumulativeChart.Point(
                    period: point.month.period, plan: point.plan?.pence,
                    actual: point.actual?.pence, forecast: point.forecast?.pence)
            }
        ).html
    }

    /// The values of a measure over time, held against chance.
    static func process(_ measure: Measure) -> Html {
        guard !measure.observations.isEmpty else { return .nothing }
        return ProcessDrawing(
            id: "chart-\(measure.id)",
            subtitle: "\(measure.record.title), \(measure.record.unit)", unit: .number,
            source: measure.record.source.isEmpty ? nil : measure.record.source,
            chart: ProcessChart(measure.series)
        ).html
    }

    /// An outcome's indicator: what happened, beside what was expected if nothing changed.
    static func curve(_ outcome: Outcome) -> Html {
        guard !outcome.values.isEmpty else { return .nothing }
        return CurveChart(outcome).html
    }

    /// The course of a measure in the size of a word.
    static func spark(_ measure: Measure) -> Html {
        guard !measure.observations.isEmpty else { return "no data yet" }
        return Sparkline(
            id: "spark-\(measure.record.initiative)-\(measure.id)", name: measure.record.title,
            unit: .number, observations: measure.series.observations
        ).picture
    }

    /// What the values of a measure say.
    static func verdict(_ measure: Measure) -> Html {
        .words(ProcessVerdict(ProcessChart(measure.series)).sentence)
    }

    /// How many stand at each status.
    static func status(
        id: String, title: String, caption: String, _ bars: [(words: String, count: Int)]
    ) -> Html {
        StatusBars(id: id, title: title, subtitle: caption, bars: bars).html
    }
}

extension Measure {
    /// The values as a series, with what breaks it.
    fileprivate var series: MeasureSeries {
        let direction: ImprovementDirection =
            switch record.direction {
            case .increase: .increase
            case .decrease: .decrease
            case .neutral: .neutral
            }
        return MeasureSeries(
            observations.compactMap { figure($0.observation) }, improvesBy: direction,
            target: record.target?.double,
            rebases: rebases.compactMap { Rebase(from: $0.from, because: $0.reason) })
    }

    private func figure(_ observation: MeasuredValue) -> Observation? {
        let counting: Counting =
            switch record.basis {
            case .flow: .period
            case .snapshot: .snapshot
            case .yearToDate: .yearToDate
            }
        return Observation(
            observation.value.double, for: record.frequency.period(to: observation.day),
            definition: definitionVersion(on: observation.day), counting: counting)
    }
}

extension MeasureFrequency {
    /// What a value given for a day is for.
    func period(to day: Day) -> Period {
        switch self {
        case .weekly: Period(from: day.adding(days: -6), to: day) ?? Period(day: day)
        case .monthly: Month(of: day).period
        case .quarterly: Period.quarter(of: day)
        case .yearly: FinancialYear(of: day).period
        }
    }
}
