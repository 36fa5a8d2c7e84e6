import Reckoning
import Statistics
import Testing

/// Series of months, for tests.
enum Series {
    /// A month so many after April 2015.
    static func month(_ number: Int) throws -> Period {
        func first(_ number: Int) -> Day? {
            Day(year: 2015 + (number + 3) / 12, month: (number + 3) % 12 + 1, day: 1)
        }
        let (start, next) = try (#require(first(number)), #require(first(number + 1)))
        return try #require(Period(from: start, to: next.adding(days: -1)))
    }

    static func months(
        _ values: [Double], improvesBy direction: ImprovementDirection = .increase,
        target: Double? = nil, rebasedAt places: [Int] = []
    ) throws -> MeasureSeries {
        let observations = try values.enumerated().map { place, value in
            try #require(Observation(value, for: month(place)))
        }
        let rebases = try places.map { place in
            try #require(Rebase(from: month(place).from, because: "A new team began."))
        }
        return MeasureSeries(
            observations, improvesBy: direction, target: target, rebases: rebases)
    }

    /// Figures that hop between two neighbours of nought, and go on as given.
    static func calm(_ count: Int, then rest: [Double] = []) -> [Double] {
        (0..<count).map { $0.isMultiple(of: 2) ? -1 : 1 } + rest
    }
}

extension ProcessChart {
    /// The places that a rule marks.
    func places(_ rule: SignalRule) -> [Int] {
        marks.indices.filter { place in marks[place].signals.contains { $0.rule == rule } }
    }
}
