import Foundation
import Reckoning
import Statistics
import Testing

/// Holds the checks across bodies against `Tests/Differential/cross_checks.py`.
@Suite struct CrossCheckTests {
    private static let cases = Result {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/cross-checks.tsv")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func `every check finds what an independent program finds`() throws {
        var found: [CrossCheck: Int] = [:]
        for fields in try Self.cases.get() {
            try #require(fields.count == 7)
            let check = try #require(CrossCheck(rawValue: fields[1]))
            let ours = try Self.findings(fields, check).sorted { $0.body < $1.body }
            let theirs = fields[6].split(separator: " ")
            try #require(
                ours.map { "\($0.body)" } == theirs.map { $0.prefix { $0 != "/" } },
                "case \(fields[0])")
            for (mine, yours) in zip(ours, theirs) {
                let numbers = yours.split(separator: "/").compactMap { Double($0) }
                #expect(abs(mine.measure - numbers[1]) < 1e-7, "case \(fields[0])")
                #expect(
                    abs(mine.comparison - numbers[2]) < 1e-7 * max(1, abs(numbers[2])),
                    "case \(fields[0])")
            }
            found[check, default: 0] += ours.count
        }
        #expect(CrossCheck.allCases.allSatisfy { found[$0, default: 0] > 5 }, "\(found)")
    }

    private static func findings(
        _ fields: [String], _ check: CrossCheck
    ) throws -> [CrossFinding] {
        let (now, before) = (fields[4].split(separator: ";"), fields[5].split(separator: ";"))
        let lines = zip(now, before).enumerated().map { place, pair in
            CrossLine(
                "\(place)", in: "B", now: figures(pair.0), before: figures(pair.1), isRate: true)
        }
        let checks = CrossChecks(lines, classes: wholes(fields[2]), regions: wholes(fields[3]))
        let line = try #require(lines.first)
        switch check {
        case .level: return checks.levels(line)
        case .change: return checks.changes(line)
        case .peers: return checks.peers(line)
        case .unchanged: return checks.unchanged
        case .uplift: return checks.uplifts
        }
    }

    private static func figures(_ text: Substring) -> [Figure<Double>] {
        text.split(separator: " ").map { Double($0).map(Figure.given) ?? .missing(.noResponse) }
    }

    private static func wholes(_ text: String) -> [Int] {
        text.split(separator: " ").compactMap { Int($0) }
    }

    private static func line(_ now: [Double], _ before: [Double]) -> CrossLine {
        CrossLine(
            "B1", in: "B", now: now.map(Figure.given), before: before.map(Figure.given),
            isRate: false)
    }

    private static func checks(_ lines: [CrossLine], _ count: Int) -> CrossChecks {
        let same = [Int](repeating: 0, count: count)
        return CrossChecks(lines, classes: same, regions: same)
    }

    @Test func `a figure with a nought too many is found, with its effect on the total`() throws {
        let before = (1...20).map { 100 + Double($0) }
        var now = before.map { ($0 * 1.02).rounded() }
        now[4] *= 10
        let line = Self.line(now, before)
        let finding = try #require(Self.checks([line], 20).findings.first)
        #expect(finding.body == 4 && finding.figure == 1_070 && finding.before == 105)
        // The others rose by about two per cent.
        #expect(abs(finding.comparison - 107) < 1)
        #expect(finding.effect == finding.figure - finding.comparison)
        let percent = try #require(finding.effectPercent)
        #expect(abs(percent - finding.effect / now.reduce(0, +) * 100) < 1e-9)
        let kinds = Set(Self.checks([line], 20).findings.filter { $0.body == 4 }.map(\.check))
        #expect(kinds == [.level, .change])
    }

    @Test func `nothing is said on few figures`() {
        let before = (1...11).map { 100 + Double($0) }
        var now = before
        now[4] *= 10
        #expect(Self.checks([Self.line(now, before)], 11).findings.isEmpty)
    }

    @Test func `the unit in which figures are counted does not matter to levels and changes`() {
        let before = (1...40).map { Double(1_000 + $0 * 37 % 101) }
        var now = before.enumerated().map { $1 * (1 + Double($0 * 7 % 13) / 1_000) }
        now[3] *= 3
        now[11] /= 4
        let plain = Self.checks([Self.line(now, before)], 40)
        let larger = Self.checks([Self.line(now.map { $0 * 4 }, before.map { $0 * 4 })], 40)
        #expect(plain.findings.map(\.body) == larger.findings.map(\.body))
        #expect(plain.findings.contains { $0.body == 3 && $0.check == .change })
        #expect(plain.findings.contains { $0.body == 11 && $0.check == .change })
    }

    @Test func `bodies in another order are found all the same`() {
        let before = (1...30).map { Double(500 + $0 * 17 % 29) }
        var now = before.map { $0 + 9 }
        now[7] *= 2
        now[8] = before[8]
        let there = Self.checks([Self.line(now, before)], 30).findings
        let back = Self.checks([Self.line(now.reversed(), before.reversed())], 30).findings
        #expect(!there.isEmpty)
        #expect(
            Set(there.map { "\($0.body) \($0.check)" })
                == Set(back.map { "\(29 - $0.body) \($0.check)" }))
    }

    @Test func `the cost grows with the bodies and not with their square`() {
        func seconds(_ count: Int) -> Double {
            let before = (0..<count).map { Double(1_000 + $0 * 37 % 1_009) }
            let now = before.map { $0 * 1.5 }
            let lines = (0..<3).map {
                CrossLine(
                    "B\($0)", in: "B", now: now.map(Figure.given), before: before.map(Figure.given),
                    isRate: true)
            }
            let clock = ContinuousClock()
            let spent = clock.measure { _ = Self.checks(lines, count).findings }
            return Double(spent.components.attoseconds) / 1e18 + Double(spent.components.seconds)
        }
        let few = max(seconds(2_000), 0.01)
        #expect(seconds(16_000) < few * 40)
    }
}
