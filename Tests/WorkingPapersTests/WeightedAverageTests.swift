import Reckoning
import Testing

@testable import WorkingPapers

struct WeightedAverageTests {
    private static func line(_ weight: String, _ amount: String) throws -> WeightedAverage.Line {
        WeightedAverage.Line(
            "x", weight: try #require(DecimalNumber(weight)),
            amount: try #require(DecimalNumber(amount)))
    }

    private static func mean(_ pairs: [(String, String)], decimals: Int = 2) throws -> String? {
        let lines = try pairs.map { try line($0.0, $0.1) }
        return try #require(WeightedAverage(lines)).mean(decimals: decimals).map { "\($0)" }
    }

    /// The guidance: clients of each category, divided by all clients, times the fee.
    @Test func `the mean is weighted`() throws {
        #expect(try Self.mean([("100", "500"), ("300", "600")]) == "575")
        #expect(try Self.mean([("1", "1"), ("2", "2"), ("3", "3")]) == "2.33")
        #expect(try Self.mean([("1.5", "10.01"), ("0.5", "10.03")]) == "10.02")
    }

    @Test func `halves are rounded up and nothing is rounded before`() throws {
        #expect(try Self.mean([("1", "10.00"), ("1", "10.01")]) == "10.01")
        #expect(try Self.mean([("1", "10.004"), ("1", "10.005")]) == "10")
        #expect(try Self.mean([("3", "0.01"), ("1", "0")], decimals: 4) == "0.0075")
    }

    @Test func `what has no weight has no mean`() throws {
        #expect(try Self.mean([]) == nil)
        #expect(try Self.mean([("0", "500")]) == nil)
        #expect(try Self.mean([("0", "500"), ("2", "600")]) == "600")
    }

    @Test func `the largest figures are exact`() throws {
        let most = Array(repeating: ("1000000000", "1000000000"), count: WeightedAverage.mostLines)
        #expect(try Self.mean(most) == "1000000000")
        let average = try #require(try WeightedAverage(most.map { try Self.line($0.0, $0.1) }))
        #expect("\(average.totalWeight)" == "40000000000")
    }

    @Test(arguments: [("-1", "5"), ("1", "-5"), ("1000000001", "5"), ("1", "0.00001")])
    func `what cannot be counted with is refused`(pair: (String, String)) throws {
        #expect(WeightedAverage([try Self.line(pair.0, pair.1)]) == nil)
    }

    @Test func `there are only so many categories`() throws {
        let line = try Self.line("1", "1")
        #expect(WeightedAverage(Array(repeating: line, count: 40)) != nil)
        #expect(WeightedAverage(Array(repeating: line, count: 41)) == nil)
    }

    @Test func `the categories are kept in their order and in the place of those before`()
        async throws
    {
        let papers = try WorkingPapers()
        let lines = [
            WeightedAverage.Line(
                "Standard", weight: DecimalNumber(120), amount: DecimalNumber(500)),
            WeightedAverage.Line("Dementia", weight: DecimalNumber(30), amount: DecimalNumber(610)),
        ]
        let first = try #require(WeightedAverage(lines))
        #expect(try await papers.average(of: "D2a", in: "r1") == nil)
        try await papers.keep(first, of: "D2a", in: "r1")
        #expect(try await papers.average(of: "D2a", in: "r1") == first)
        #expect(try await papers.average(of: "D2b", in: "r1") == nil)
        let second = try #require(WeightedAverage([lines[1]]))
        try await papers.keep(second, of: "D2a", in: "r1")
        #expect(try await papers.average(of: "D2a", in: "r1") == second)
    }
}
