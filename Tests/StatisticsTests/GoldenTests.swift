import Foundation
import Reckoning
import Statistics
import Testing

/// Holds charts against those of another program, `Tests/Differential/process_charts.py`.
@Suite struct GoldenTests {
    private static let cases = Result {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/process-charts.tsv")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func `limits, marks and verdicts are those of an independent program`() throws {
        var seen: Set<String> = []
        for fields in try Self.cases.get() {
            try #require(fields.count == 10)
            let chart = try Self.chart(fields)
            let marks = chart.marks.map { Self.letters($0) }
            #expect(marks.joined(separator: ",") == fields[7], "case \(fields[0])")
            let verdicts = chart.marks.map { Self.word($0.variation) }
            #expect(verdicts.joined(separator: ",") == fields[8], "case \(fields[0])")
            #expect(Self.word(ProcessVerdict(chart).assurance) == fields[9], "case \(fields[0])")
            try Self.compare(chart, fields[6], "case \(fields[0])")
            seen.formUnion(marks + verdicts + [fields[9]])
        }
        #expect(seen.isSuperset(of: ["o", "n", "s", "t", "ost", "pass", "fail", "inconsistent"]))
        #expect(seen.isSuperset(of: Variation.allCases.map { Self.word($0) }))
    }

    private static func chart(_ fields: [String]) throws -> ProcessChart {
        let values = try fields[1].split(separator: " ").map { text in
            try #require(DecimalNumber(String(text))).double
        }
        let rebase = try #require(Int(fields[4]))
        let series = try Series.months(
            values,
            improvesBy: ["increase": .increase, "decrease": .decrease][fields[3]] ?? .neutral,
            target: DecimalNumber(fields[2])?.double, rebasedAt: rebase == 0 ? [] : [rebase])
        return ProcessChart(series, screening: fields[5] == "screened" ? .dropOutliers : .none)
    }

    private static func compare(
        _ chart: ProcessChart, _ bounds: String, _ name: Comment
    ) throws {
        let expected = bounds.split(separator: " ")
        try #require(expected.count == chart.stretches.count, name)
        for (stretch, text) in zip(chart.stretches, expected) {
            guard let limits = stretch.limits else {
                #expect(text == "none", name)
                continue
            }
            let numbers = text.split(separator: "/").compactMap { Double($0) }
            try #require(numbers.count == 3, name)
            for (ours, theirs) in zip([limits.lower, limits.mean, limits.upper], numbers) {
                #expect(abs(ours - theirs) < 1e-8, name)
            }
        }
    }

    private static func letters(_ mark: PointMark) -> String {
        Set(mark.signals.map(\.rule)).map { rule in
            switch rule {
            case .outsideLimits: "o"
            case .trend: "t"
            case .twoOfThree: "n"
            case .oneSide: "s"
            }
        }.sorted().joined()
    }

    private static func word(_ variation: Variation) -> String {
        switch variation {
        case .commonCause: "common"
        case .improvementHigh: "improvement high"
        case .improvementLow: "improvement low"
        case .concernHigh: "concern high"
        case .concernLow: "concern low"
        case .neutralHigh: "neutral high"
        case .neutralLow: "neutral low"
        }
    }

    private static func word(_ assurance: Assurance?) -> String {
        switch assurance {
        case .consistentlyPass: "pass"
        case .consistentlyFail: "fail"
        case .inconsistent: "inconsistent"
        case nil: "none"
        }
    }
}
