import Reckoning
import Rehearsal
import Statistics
import Testing

@Suite struct SummaryTests {
    private static func exact(_ texts: String...) -> [Figure<DecimalNumber>] {
        texts.map { DecimalNumber($0).map(Figure.given) ?? .missing(.noResponse) }
    }

    @Test func `a total is exact where floating point is not, and says what it rests on`() {
        var figures = Self.exact("0.1", "0.2", "-", "-")
        figures += [.missing(.notApplicable), .missing(.suppressed), .missing(.notCollected)]
        #expect(figures.total.value == DecimalNumber("0.3"))
        let coverage = figures.total.coverage
        #expect(coverage.given == 2 && coverage.expected == 6 && !coverage.isComplete)
        #expect(
            coverage.missing
                == [.noResponse: 2, .notApplicable: 1, .suppressed: 1, .notCollected: 1])
        #expect(
            coverage.inWords
                == "2 of 6 (2 no response, 1 not collected, 1 not applicable, 1 suppressed)")
    }

    @Test func `nothing given is not nought`() {
        let nothing: [Figure<DecimalNumber>] = [.missing(.noResponse)]
        #expect(nothing.total.outcome == .nothingGiven)
        #expect(nothing.map(\.measured).mean.outcome == .nothingGiven)
        #expect(nothing.map(\.measured).median.outcome == .nothingGiven)
        #expect(Self.exact("0").total.value == .zero)
    }

    @Test func `a total too large to hold is reported, one that only passes there is not`() {
        let huge = Figure.given(DecimalNumber(Int64.max))
        let back = Figure.given(DecimalNumber(-Int64.max))
        #expect([huge, huge].total.outcome == .tooLarge)
        #expect([huge, huge, back].total.value == DecimalNumber(Int64.max))
    }

    @Test func `the unweighted mean counts each body the same, the weighted one does not`() {
        let figures: [Figure<Double>] = [
            .given(10), .given(20), .missing(.noResponse), .given(70),
        ]
        #expect(abs((figures.mean.value ?? 0) - 100.0 / 3) < 1e-12)
        let weights: [Figure<Double>] = [
            .given(3), .given(1), .given(5), .missing(.notCollected),
        ]
        let weighted = figures.mean(weightedBy: Weighting("pupils on the roll", weights))
        #expect(weighted.summary.value == 12.5)
        #expect(weighted.weighting == "pupils on the roll" && weighted.withoutWeight == 1)
        #expect(weighted.summary.coverage.given == 3)
        for wrong in [[0.0, 0, 0, 0], [3, -1, 1, 1]] {
            let outcome = figures.mean(weightedBy: Weighting("", wrong.map(Figure.given)))
            #expect(outcome.summary.outcome == .withoutWeight)
        }
    }

    /// The expected values are those of Excel's `QUARTILE.INC`.
    @Test func `quartiles lie on straight lines between figures`() {
        let figures = [7.0, 1, 4, 2].map(Figure.given)
        let quartiles = figures.quartiles.value
        #expect(quartiles?.lower == 1.75 && quartiles?.median == 3 && quartiles?.upper == 4.75)
        #expect([Figure.given(5.0)].quartiles.value?.upper == 5)
        #expect([3.0, 1, 2].map(Figure.given).median.value == 2)
    }

    @Test func `one wild figure does not hide itself`() {
        var figures = [10.0, 11, 9, 10, 12, 9, 10, 1_000].map(Figure.given)
        figures.append(.missing(.suppressed))
        let scores = figures.outlierScores
        #expect(scores.outliers == [7])
        #expect(scores.scores[8] == .missing(.suppressed))
        let mostlyEqual = [5.0, 5, 5, 5, 9].map(Figure.given).outlierScores.scores
        #expect(abs((mostlyEqual[4].value ?? 0) - 4 / (1.253_314 * 0.8)) < 1e-9)
        let spread = [1.0, 2, 3, 4, 6].map(Figure.given).outlierScores.scores
        #expect(abs((spread[4].value ?? 0) - 0.6745 * 3) < 1e-9)
        #expect((0..<30).map { Figure.given($0 == 7 ? 90.0 : 5) }.outlierScores.outliers == [7])
        #expect([5.0, 5].map(Figure.given).outlierScores.scores == [.given(0), .given(0)])
    }

    @Test func `shares are rounded each by itself and need not come to a hundred`() {
        let shares = [1, 1, 1].shares.compactMap { $0.percent() }
        #expect(shares == [33, 33, 33].map { DecimalNumber($0) })
        #expect([1, 7].shares[0].percent(decimals: 1) == DecimalNumber("12.5"))
        #expect([1, 7].shares[0].percent() == DecimalNumber(13))
        #expect([0, 0].shares[0].percent() == nil)
    }

    @Test func `per cent of nought and of less than nought mean nothing`() {
        #expect(PercentChange(from: 80, to: 100) == .percent(25))
        #expect(PercentChange(from: 0, to: 5) == .fromNought)
        #expect(PercentChange(from: -5, to: 5) == .fromNegative)
    }

    @Test func `a change of totals is among those that gave both figures`() {
        var before = Self.exact("100", "200", "-")
        let now = Self.exact("110", "-", "500")
        before[2] = .missing(.notCollected)
        let change = MatchedChange(from: before, to: now)
        #expect(change.before.value == DecimalNumber(100))
        #expect(change.now.value == DecimalNumber(110))
        #expect(change.change == .percent(10))
        #expect(change.now.coverage.missing == [.noResponse: 1, .notCollected: 1])
    }
}
