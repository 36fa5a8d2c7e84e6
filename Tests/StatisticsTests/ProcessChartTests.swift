import Reckoning
import Testing

@testable import Statistics

@Suite struct ProcessChartTests {
    private static let published: [Double] = [
        1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1,
    ]

    @Test(arguments: [
        (RangeScreening.none, 6.95, -3.06), (.dropOutliers, 4.60, -0.72),
    ])
    func `limits are those that the published tools calculate`(
        screening: RangeScreening, upper: Double, lower: Double
    ) throws {
        let limits = try #require(ControlLimits(Self.published, screening: screening))
        #expect(abs(limits.mean - 1.94) < 0.005)
        #expect(abs(limits.upper - upper) < 0.005)
        #expect(abs(limits.lower - lower) < 0.005)
        let chart = try ProcessChart(Series.months(Self.published), screening: screening)
        #expect(chart.places(.outsideLimits) == [4])
    }

    @Test func `every moving range counts unless somebody says otherwise`() throws {
        let chart = try ProcessChart(Series.months(Self.published))
        #expect(chart.stretches.first?.limits == ControlLimits(Self.published, screening: .none))
    }

    @Test func `seven on one side are marked, six are not, and one on the mean ends the run`() {
        let limits = ControlLimits(Series.calm(12))
        func marked(_ run: [Double]) -> [Int] {
            limits.map { limits in
                Signal.found(in: [-1] + run + [-1], at: 0, limits).filter { $0.rule == .oneSide }
                    .flatMap(\.points)
            } ?? []
        }
        #expect(marked([1, 2, 1, 2, 1, 2, 1]) == Array(1...7))
        #expect(marked([1, 2, 1, 2, 1, 2]).isEmpty)
        #expect(marked([1, 2, 1, 0, 1, 2, 1]).isEmpty)
        #expect(marked([1, 2, 1, 2, 1, 2, 1, 2, 1]) == Array(1...9))
    }

    @Test func `seven points that rise are a trend, six and a pause are none`() {
        let limits = ControlLimits(Series.calm(12))
        func marked(_ values: [Double]) -> [Signal] {
            limits.map { Signal.found(in: values, at: 0, $0).filter { $0.rule == .trend } } ?? []
        }
        #expect(marked([3, -3, -2, -1, 0, 1, 2, 3, 0]).map(\.points) == [Array(1...7)])
        #expect(marked([3, 2, 1, 0, -1, -2, -3]).map(\.side) == [.low])
        #expect(marked([-3, -2, -1, 0, 1, 2]).isEmpty)
        #expect(marked([-3, -2, -1, 0, 0, 1, 2]).isEmpty)
    }

    @Test func `two of three close to the same limit are marked, and the third is not`() throws {
        let limits = try #require(ControlLimits(Series.calm(12)))
        #expect(limits.upper == 5.32)
        func marked(_ values: [Double]) -> [Int] {
            Signal.found(in: values, at: 0, limits).filter { $0.rule == .twoOfThree }
                .flatMap(\.points)
        }
        #expect(marked([0, 4, 1, 4, 0]) == [1, 3])
        #expect(marked([0, 4, -1, 4, 0]) == [1, 3])
        #expect(marked([0, -4, -5, 0]) == [1, 2])
        #expect(marked([0, 4, 0, 0, 4]).isEmpty)
        #expect(marked([4, -4, 0, 4]).isEmpty, "close to different limits")
        #expect(marked([0, 4, 6, 0]).isEmpty, "outside is more than close")
        #expect(marked([4, 4, 4, 0, 4]) == [0, 1, 2, 4])
    }

    @Test func `equal figures are on the mean, whatever their binary fractions`() throws {
        for value in [0.1, 1.0 / 3, -7.3, 1e15, 0] {
            let chart = try ProcessChart(Series.months(Array(repeating: value, count: 30)))
            #expect(chart.signals.isEmpty)
            #expect(chart.stretches.first?.limits?.upper == value)
        }
    }

    @Test func `fewer than twelve make a run chart about the median`() throws {
        let chart = try ProcessChart(Series.months([1, 5, 2, 6, 6, 3, 1, 1, 9, 9, 9]))
        #expect(chart.isRunChart && chart.signals.isEmpty)
        guard case .median(let runs, .tooFew)? = chart.stretches.first?.centre else {
            Issue.record("it has limits")
            return
        }
        #expect(runs.median == 5 && runs.runs == 4 && runs.longest == 3 && runs.useful == 10)
        #expect(
            ProcessVerdict(chart).sentence == "There is not enough data for control limits.")
        #expect(try !ProcessChart(Series.months(Series.calm(12))).isRunChart)
    }

    @Test func `limits are calculated anew from a rebase, and runs end there`() throws {
        let values = Series.calm(12) + Series.calm(12).map { $0 + 100 }
        let chart = try ProcessChart(Series.months(values, rebasedAt: [12]))
        #expect(chart.stretches.map(\.middle) == [0, 100])
        #expect(chart.stretches.last?.breaks == [.rebased("A new team began.")])
        #expect(chart.signals.isEmpty)
        #expect(try !ProcessChart(Series.months(values)).signals.isEmpty)
    }

    @Test func `another definition and another way of counting break the series`() throws {
        let observations = try (0..<36).map { place in
            try #require(
                Observation(
                    Double(place % 3), for: Series.month(place), definition: place < 12 ? 1 : 2,
                    counting: place < 24 ? .period : .yearToDate))
        }
        let series = MeasureSeries(observations.reversed(), improvesBy: .increase)
        let chart = ProcessChart(series)
        #expect(chart.stretches.map(\.range) == [0..<12, 12..<24, 24..<36])
        #expect(
            chart.stretches.map(\.breaks)
                == [[], [.redefined(version: 2)], [.recounted(.yearToDate)]])
        #expect(ProcessVerdict(chart).sentence.contains("for the year to date"))
        #expect(chart.stretches.last?.limits == nil)
    }

    @Test func `what is no figure is no observation, and a rebase has a reason`() throws {
        let month = try Series.month(0)
        for value in [Double.nan, .infinity, 1e16, -.greatestFiniteMagnitude] {
            #expect(Observation(value, for: month) == nil)
        }
        #expect(Rebase(from: month.from, because: " \n") == nil)
        let series = MeasureSeries([], improvesBy: .increase, target: .nan)
        #expect(series.target == nil)
        #expect(ProcessVerdict(ProcessChart(series)).sentence == "There are no figures yet.")
    }
}
