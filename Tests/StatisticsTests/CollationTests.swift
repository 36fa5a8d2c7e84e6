import Reckoning
import Rehearsal
import Statistics
import Testing

@Suite struct CollationTests {
    private static func column(_ texts: String...) -> FigureColumn {
        FigureColumn(
            texts.map { text in
                switch text {
                case "x": .missing(.noResponse)
                case "-": .missing(.notGiven)
                case "z": .missing(.notApplicable)
                case "n": .missing(.notCollected)
                default: DecimalNumber(text).map(Figure.given) ?? .missing(.notYetKnown)
                }
            })
    }

    private static func shown(_ quotient: ExactQuotient?, _ decimals: Int = 3) -> String? {
        quotient?.rounded(decimals: decimals).map { "\($0)" }
    }

    @Test func `every statistic of one column is exact`() {
        let column = Self.column("0.1", "0.2", "x", "0.4", "z", "0.6")
        let summary = column.summary(of: Array(0..<6))
        #expect(Self.shown(summary[.total]) == "1.3")
        #expect(Self.shown(summary[.mean]) == "0.325")
        #expect(Self.shown(summary[.median]) == "0.3")
        #expect(Self.shown(summary[.lowerQuartile]) == "0.175")
        #expect(Self.shown(summary[.upperQuartile]) == "0.45")
        #expect(Self.shown(summary[.least]) == "0.1" && Self.shown(summary[.most]) == "0.6")
        #expect(Self.shown(summary[.bodies]) == "4")
        #expect(summary.coverage.given == 4 && summary.coverage.expected == 5)
        #expect(
            summary.coverage.inWords == "4 of 5 (1 no response, 1 not applicable)")
    }

    @Test func `the mean of boards and the weighted average differ, and both are named`() {
        let rises = Self.column("4", "10", "1")
        let clients = Self.column("100", "100", "800")
        let summary = rises.summary(of: [0, 1, 2], weightedBy: clients)
        #expect(Self.shown(summary[.mean], 1) == "5")
        #expect(Self.shown(summary[.weightedMean], 1) == "2.2")
        #expect(rises.summary(of: [0, 1, 2])[.weightedMean] == nil, "no weight, no weighted mean")
        let none = Self.column("0", "0", "0")
        #expect(rises.summary(of: [0, 1, 2], weightedBy: none)[.weightedMean] == nil)
    }

    @Test func `a change is among those that gave both figures`() {
        let before = Self.column("100", "200", "50", "x", "0")
        let now = Self.column("110", "200", "45", "70", "5")
        let change = now.change(from: before, at: Array(0..<5))
        #expect(Self.shown(change[.changeOfTotal], 2) == "2.86")
        #expect(Self.shown(change[.shareHigher], 1) == "50")
        #expect(Self.shown(change[.shareLower], 1) == "25")
        #expect(change.coverage.given == 4)
        let each = now.percentChanges(from: before)
        #expect(each[0] == .given(DecimalNumber(10)) && each[2] == .given(DecimalNumber(-10)))
        #expect(each[3] == .missing(.noResponse))
        #expect(each[4] == .missing(.notApplicable), "no per cent leads from nought")
    }

    @Test func `rounded shares of one whole need not come to a hundred`() {
        let chosen = OptionColumn(
            [.given(0), .given(1), .given(2), .missing(.noResponse)], of: 3)
        let shares = chosen.summaries(of: [0, 1, 2, 3]).map { Self.shown($0[.share], 1) }
        #expect(shares == ["33.3", "33.3", "33.3"])
        #expect(chosen.summaries(of: [3])[0][.share] == nil)
    }

    @Test func `a missing figure is treated as its method says, and counted as an estimate`() {
        let now = Self.column("110", "x", "30", "-", "z")
        let before = Self.column("100", "200", "20", "40", "9")
        let classes = [0, 0, 1, 1, 0]
        let places = Array(0..<5)
        func total(_ treatment: MissingTreatment) -> String? {
            let treated = now.treated(by: treatment, previous: before, classes: classes)
            return Self.shown(treated.summary(of: places)[.total])
        }
        #expect(total(.none) == "140")
        #expect(total(.previousUprated(percent: nil)) == "420", "200 × 1.1 and 40 × 1.5")
        #expect(total(.previousUprated(percent: DecimalNumber("2.5"))) == "386")
        #expect(total(.classMean) == "280")
        let treated = now.treated(by: .classMean, previous: nil, classes: classes)
        let coverage = treated.summary(of: places).coverage
        #expect(coverage.estimated == 2 && coverage.given == 2 && coverage.expected == 4)
        #expect(coverage.inWords == "2 of 4 (2 estimated, 1 not applicable)")
        #expect(treated.isEstimated(1) && !treated.isEstimated(0))
    }

    @Test func `what was never asked for is not estimated`() {
        let now = Self.column("1", "n")
        let treated = now.treated(by: .classMean, previous: nil, classes: [0, 0])
        #expect(treated[1] == .missing(.notCollected))
    }

    @Test func `quotients are rounded once, halves away from nought`() {
        let thirds = Self.column("1", "0", "0").summary(of: [0, 1, 2])
        #expect(Self.shown(thirds[.mean], 9) == "0.333333333")
        let halves = Self.column("-1", "0").summary(of: [0, 1])
        #expect(Self.shown(halves[.mean], 0) == "-1")
        let huge = Self.column("900000000000000000", "900000000000000000").summary(of: [0, 1])
        #expect(huge[.total]?.rounded(decimals: 0) == DecimalNumber(1_800_000_000_000_000_000))
        #expect(huge[.mean]?.rounded(decimals: 0) == DecimalNumber(900_000_000_000_000_000))
        #expect(huge[.total]?.rounded(decimals: 3) == nil, "more digits than can be held")
    }
}
