public import Reckoning

/// How a population should live, and how far it does, as it stands.
public struct Outcome: Hashable, Sendable {
    /// What it is, as last described.
    public internal(set) var record: OutcomeRecord
    /// When and by whom it was first described.
    public let framed: Circumstance
    /// The later descriptions, oldest first, each with its reason.
    public internal(set) var reframings: [Reasoned] = []
    /// The values of the indicator by day, in order; a value given again replaces the earlier.
    public internal(set) var values: [RecordedFigure] = []
    /// The forecasts, oldest first.
    public internal(set) var forecasts: [RecordedForecast] = []
    /// The accounts, oldest first.
    public internal(set) var accounts: [WrittenAccount] = []
    /// The measures that answer the performance questions.
    public internal(set) var links: [MeasureLink] = []
    /// The days whose values everyone may not read, because they count too few people.
    public internal(set) var withheld: [Day] = []

    init(record: OutcomeRecord, framed: Circumstance) {
        self.record = record
        self.framed = framed
    }

    /// The outcome's identifier.
    public var id: OutcomeID { record.outcome }

    /// The latest value, or nil.
    public var latest: IndicatorValue? { values.last?.value }

    /// The forecast that is to be turned: the latest; nil while there is none.
    public var forecast: IndicatorForecast? { forecasts.last?.forecast }

    /// The latest account, or nil.
    public var account: OutcomeAccount? { accounts.last?.account }

    /// What the forecast expects for a day, in a straight line between its points; nil where it
    /// says nothing of that day.
    public func expected(on day: Day) -> Double? {
        guard let forecast, day > forecast.from else { return nil }
        let start = values.last { $0.value.day <= forecast.from }
            .map { ForecastPoint($0.value.day, $0.value.value) }
        let points = [start].compactMap(\.self) + forecast.points
        guard let after = points.firstIndex(where: { $0.day >= day }) else { return nil }
        let (right, left) = (points[after], points[max(0, after - 1)])
        guard right.day > left.day, right.day > day else {
            return right.day == day ? right.value.double : nil
        }
        let share =
            Double(day.number - left.day.number) / Double(right.day.number - left.day.number)
        return left.value.double + (right.value.double - left.value.double) * share
    }

    /// How the latest value stands to what was expected if nothing changed; nil without both.
    public var turn: CurveTurn? {
        guard let latest, let expected = expected(on: latest.day) else { return nil }
        return CurveTurn(
            value: latest, expected: expected,
            change: latest.value.double - expected, direction: record.indicator.direction)
    }
}

/// The latest value of an indicator beside what was expected if nothing changed.
public struct CurveTurn: Hashable, Sendable {
    /// The latest value.
    public let value: IndicatorValue
    /// What was expected for its day.
    public let expected: Double
    /// The value less what was expected.
    public let change: Double
    /// Which way is better.
    public let direction: MeasureDirection

    /// The curve is turned: the value is better than was expected; nil where neither way is better
    /// or there is no difference.
    public var isTurned: Bool? {
        guard change != 0 else { return nil }
        switch direction {
        case .increase: return change > 0
        case .decrease: return change < 0
        case .neutral: return nil
        }
    }
}

/// A value with when and by whom it was recorded.
public struct RecordedFigure: Hashable, Sendable {
    /// The value.
    public let value: IndicatorValue
    /// When and by whom.
    public let circumstance: Circumstance
}

/// A forecast with when and by whom it was made.
public struct RecordedForecast: Hashable, Sendable {
    /// The forecast.
    public let forecast: IndicatorForecast
    /// When and by whom.
    public let circumstance: Circumstance
}

/// An account with when and by whom it was written.
public struct WrittenAccount: Hashable, Sendable {
    /// The account.
    public let account: OutcomeAccount
    /// When and by whom.
    public let circumstance: Circumstance
}
