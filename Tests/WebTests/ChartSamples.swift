import Reckoning
import Statistics

@testable import Web

/// Charts of figures that look like real ones.
enum ChartSamples {
    static func month(_ number: Int) -> Period {
        func first(_ number: Int) -> Day {
            Day(year: 2016 + (number + 3) / 12, month: (number + 3) % 12 + 1, day: 1)
                ?? Day(number: 0)
        }
        return Period(from: first(number), to: first(number + 1).adding(days: -1)) ?? .none
    }

    static func process(
        _ values: [Double], _ direction: ImprovementDirection = .increase, target: Double? = nil,
        rebasedAt place: Int? = nil, unit: ChartUnit = .number, id: String = "process"
    ) -> ProcessDrawing {
        let observations = values.enumerated().compactMap { place, value in
            Observation(value, for: month(place))
        }
        let rebases = place.flatMap {
            Rebase(from: month($0).from, because: "the reablement team began its work.")
        }
        let series = MeasureSeries(
            observations, improvesBy: direction, target: target,
            rebases: [rebases].compactMap(\.self)
        )
        return ProcessDrawing(
            id: id, subtitle: "Delayed transfers of care, days each month, by month", unit: unit,
            source: "monthly situation reports", chart: ProcessChart(series))
    }

    static let falling: [Double] = [
        412, 398, 430, 421, 405, 440, 415, 402, 433, 590, 425, 411, 428, 409, 380, 391, 372, 385,
        366, 371, 349, 352, 340, 331,
    ]
    static let rebased: [Double] = [
        71.2, 70.1, 73.4, 69.8, 72.6, 70.9, 71.5, 73.0, 70.4, 72.2, 71.1, 69.9, 80.4, 79.1, 81.2,
        80.8, 78.9, 80.1, 81.6, 79.8, 80.3, 79.5, 81.0, 80.2, 82.9, 82.8,
    ]

    static let bridge = BridgeChart(
        id: "bridge",
        title: "£1,250,000 of the £1,300,000 approved has been released, and £406,199.73 is free.",
        subtitle: "Health and Social Care Capital Fund, April 2017 to December 2017",
        source: "the fund's ledger",
        steps: [
            .init(words: "Approved", kind: .total, pence: 130_000_000),
            .init(words: "Conditions outstanding", kind: .change, pence: -5_000_000),
            .init(words: "Released", kind: .total, pence: 125_000_000),
            .init(words: "Returned by partners", kind: .change, pence: 4_150_000),
            .init(words: "Spent", kind: .change, pence: -61_230_027),
            .init(words: "Committed and not yet spent", kind: .change, pence: -27_300_000),
            .init(words: "Uncommitted", kind: .total, pence: 40_619_973),
        ])

    static let cumulative = CumulativeChart(
        id: "cumulative", title: "Spending is £118,000 behind its plan and should end on it.",
        subtitle: "Falls Prevention, cumulative spending, April 2016 to March 2017",
        source: "the council's general ledger",
        points: (0..<12).map { place in
            let plan = Int64(place + 1) * 13_333_400
            let actual = Int64(place + 1) * 11_900_000 - Int64(place % 3) * 1_200_000
            let rest = Int64(160_000_000 - 95_200_000 + 2_400_000 - 1_200_000)
            return CumulativeChart.Point(
                period: month(place), plan: plan, actual: place < 8 ? actual : nil,
                forecast: place < 8 ? nil : 94_000_000 + rest * Int64(place - 7) / 4)
        })

    static let status = StatusBars(
        id: "status", title: "21 of 42 initiatives are at the planning stage.",
        subtitle: "Initiatives by progress, December 2017",
        bars: [
            ("Planning stage", 21), ("In progress: no results yet", 11),
            ("In progress: showing results", 4), ("Completed", 6), ("Not started", 0),
        ])

    static var sparkline: Sparkline {
        Sparkline(
            id: "spark", name: "Home care packages", unit: .number,
            observations: falling.enumerated().compactMap { Observation($1, for: month($0)) })
    }

    static let all: [Html] = [
        bridge.html, cumulative.html, process(falling, .decrease, target: 350).html,
        process(
            rebased, target: 80, rebasedAt: 12, unit: .percent, id: "rebased"
        ).html,
        process(Array(falling.prefix(8)), .decrease, target: 350, id: "thin").html,
        process(falling.map { $0 * 1_000 }, .neutral, unit: .pounds, id: "neutral").html,
        status.html, sparkline.html,
    ]
}
