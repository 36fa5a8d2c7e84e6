import Reckoning
import Testing

@testable import Statistics

@Suite struct VerdictTests {
    private static let risen = Series.calm(20, then: [1.5, 1, 1.5, 1, 1.5, 1, 1.5])

    @Test(arguments: [
        (ImprovementDirection.increase, Variation.improvementHigh, "Improving: "),
        (.decrease, .concernHigh, "Getting worse: "), (.neutral, .neutralHigh, "Changing: "),
    ])
    func `the same signal is better or worse by what is wanted`(
        direction: ImprovementDirection, variation: Variation, words: String
    ) throws {
        let chart = try ProcessChart(Series.months(Self.risen, improvesBy: direction))
        let verdict = ProcessVerdict(chart)
        #expect(verdict.variation == variation)
        #expect(verdict.sentence.hasPrefix(words))
        #expect(verdict.assurance == nil)
    }

    @Test func `the sentence is one that a councillor understands`() throws {
        let chart = try ProcessChart(Series.months(Self.risen, target: 2))
        #expect(
            ProcessVerdict(chart).sentence
                == "Improving: 8 points above average. The target will be met some months and missed in others."
        )
    }

    @Test func `a run on one side is said before two of three points`() throws {
        let near = Series.calm(30, then: [1, 2, 2, 2, 2, 4.5, 4.5])
        let chart = try ProcessChart(Series.months(near))
        #expect(chart.marks.last?.deciding?.rule == .twoOfThree)
        #expect(ProcessVerdict(chart).sentence == "Improving: 8 points above average.")
        let short = try ProcessChart(Series.months(Series.calm(30, then: [4.5, 4.5])))
        #expect(
            ProcessVerdict(short).sentence == "Improving: 2 of 3 points close to the upper limit.")
    }

    @Test func `signals that are over do not decide`() throws {
        let values = Series.calm(12) + [20] + Series.calm(12)
        let chart = try ProcessChart(Series.months(values))
        #expect(chart.places(.outsideLimits) == [12])
        let verdict = ProcessVerdict(chart)
        #expect(verdict.variation == .commonCause)
        #expect(verdict.sentence == "No clear change: the figures vary as they usually do.")
    }

    @Test(arguments: [
        (ImprovementDirection.increase, 9.0, Assurance.consistentlyFail as Assurance?),
        (.increase, -9, .consistentlyPass), (.increase, 0, .inconsistent),
        (.decrease, 9, .consistentlyPass), (.decrease, -9, .consistentlyFail),
        (.increase, 5.32, .inconsistent), (.neutral, 9, nil),
    ])
    func `assurance is where the target lies against the limits`(
        direction: ImprovementDirection, target: Double, assurance: Assurance?
    ) throws {
        let series = try Series.months(Series.calm(14), improvesBy: direction, target: target)
        #expect(ProcessVerdict(ProcessChart(series)).assurance == assurance)
    }

    @Test func `a point that turns a trend belongs to the trend it begins`() throws {
        let values: [Double] = [0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0]
        let chart = try ProcessChart(Series.months(values))
        let trends = chart.signals.filter { $0.rule == .trend }
        #expect(trends.map(\.points) == [Array(0...6), Array(6...12)])
        #expect(PointMark(trends, improvesBy: .increase).deciding?.side == .low)
    }

    @Test func `a measure is compared with its baseline and its target`() throws {
        let rising = try Series.months([10, 12], target: 12)
        let better = try #require(MeasureComparison(rising, baseline: 10))
        #expect(better.changeSinceBaseline == 2 && better.percentChange == .percent(20))
        #expect(better.isBetter == true && better.isTargetMet == true)
        #expect(better.distanceToTarget == 0)
        let falling = try Series.months([10, 12], improvesBy: .decrease, target: 11)
        let worse = try #require(MeasureComparison(falling, baseline: 10))
        #expect(worse.isBetter == false && worse.isTargetMet == false)
        #expect(worse.distanceToTarget == 1)
        let neutral = try Series.months([10, 12], improvesBy: .neutral, target: 11)
        #expect(MeasureComparison(neutral)?.isTargetMet == nil)
        #expect(MeasureComparison(neutral)?.changeSinceBaseline == nil)
        #expect(try MeasureComparison(Series.months([])) == nil)
    }
}
