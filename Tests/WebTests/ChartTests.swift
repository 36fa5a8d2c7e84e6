import Foundation
import Reckoning
import Statistics
import Testing

@testable import Web

@Suite struct ChartTests {
    /// With `OUTTURN_GALLERY` set to the name of a file, the charts are written there to look at.
    @Test func `every chart has words for those who do not see it, and a table`() throws {
        for html in ChartSamples.all {
            let text = html.text
            #expect(text.contains("role=\"img\"") && text.contains("<title id="))
            #expect(text.contains("<desc id=") && !text.contains("<desc id=\"\"></desc>"))
            #expect(text.contains("<details class=\"chart-data\"><summary>"))
            #expect(text.contains("<th scope=\"row\">") && text.contains("<caption>"))
            Self.expectPlain(text)
        }
        guard let path = ProcessInfo.processInfo.environment["OUTTURN_GALLERY"] else { return }
        let style = Stylesheet(accent: try Colour(readable: "#124a78")).reply
        let page = """
            <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Charts</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>\(String(decoding: style.body, as: UTF8.self))</style></head><body>
            <main class="frame wide">\(ChartSamples.all.joined().text)</main></body></html>
            """
        try page.write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// No script, no style of its own, nothing that is not a number, and no name twice.
    private static func expectPlain(_ text: String) {
        for word in ["<script", " style=", "NaN", "\"nan", "\"inf", "\"-inf", " fill="] {
            #expect(!text.contains(word), "\(word)")
        }
        let ids = text.components(separatedBy: " id=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        #expect(Set(ids).count == ids.count)
        let named = text.components(separatedBy: "aria-labelledby=\"").dropFirst().flatMap {
            $0.prefix { $0 != "\"" }.split(separator: " ").map(String.init)
        }
        for name in named { #expect(ids.contains(name), "nothing is called \(name)") }
        #expect(Self.lengths(text).allSatisfy { $0.isFinite })
    }

    /// Every coordinate; one that is no number is reported as one that is not finite.
    private static func lengths(_ text: String) -> [Double] {
        ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r"].flatMap { name in
            text.components(separatedBy: " \(name)=\"").dropFirst().map {
                Double($0.prefix { $0 != "\"" }) ?? .nan
            }
        }
    }

    private static let weeks: [Double] = (0..<300).map { Double($0 % 7) }
    private static let swings: [Double] = (0..<14).map { $0.isMultiple(of: 2) ? 1e15 : -1e15 }
    private static let edges: [[Double]] = [
        [], [5], [5, 5], [0, 0, 0], [1e15, -1e15], [Double](repeating: 3, count: 20),
        [Double](repeating: 0, count: 12), [1e15, 1e15 - 1], [-7, -7.000_000_1], [1e-9, 2e-9],
        weeks, swings,
    ]

    @Test(arguments: edges)
    func `a series at the edge is drawn without a number that is none`(values: [Double]) {
        for unit in [ChartUnit.number, .pounds, .percent] {
            let drawing = ChartSamples.process(values, target: values.first, unit: unit)
            Self.expectPlain(drawing.html.text)
            #expect(Self.isInside(drawing.html.text))
        }
        let spark = Sparkline(
            id: "s", name: "A", unit: .number,
            observations: values.compactMap { Observation($0, for: ChartSamples.month(0)) })
        Self.expectPlain(spark.html.text)
        let points = values.enumerated().map { place, value in
            let pence = Int64(max(-9e18, min(9e18, value * 100)))
            return CumulativeChart.Point(
                period: ChartSamples.month(place), plan: pence, actual: nil,
                forecast: place == 0 ? pence : nil)
        }
        let lines = CumulativeChart(id: "c", title: "", subtitle: "A", points: points)
        Self.expectPlain(lines.html.text)
        let bars = StatusBars(
            id: "b", title: "", subtitle: "A",
            bars: values.map { ("A", Int(max(0, min(1e12, $0)))) })
        Self.expectPlain(bars.html.text)
    }

    /// Every point and line lies within the wider of the two pictures.
    private static func isInside(_ text: String) -> Bool {
        lengths(text).allSatisfy { (-1...641).contains($0) }
    }

    @Test func `a bridge that adds up is drawn to the penny, step by step`() {
        let text = ChartSamples.bridge.html.text
        #expect(text.components(separatedBy: "class=\"bar actual\"").count - 1 == 2 * 3)
        #expect(text.components(separatedBy: "class=\"bar loss\"").count - 1 == 2 * 3)
        #expect(text.components(separatedBy: "class=\"bar gain\"").count - 1 == 2 * 1)
        #expect(text.contains("<td class=\"figure\">−£612,300.27</td>"))
        #expect(text.contains("<td class=\"figure\">+£41,500</td>"))
    }

    @Test func `a bridge that is a penny out is a table and no picture`() {
        typealias Step = BridgeChart.Step
        let cases: [([Step], String)] = [
            (
                [
                    Step(words: "Approved", kind: .total, pence: 100),
                    Step(words: "Spent", kind: .change, pence: -40),
                    Step(words: "Left", kind: .total, pence: 61),
                ], "£0.01"
            ),
            ([Step(words: "Approved", kind: .total, pence: 100)], "no picture"), ([], "no picture"),
            (
                [
                    Step(words: "Approved", kind: .total, pence: .max),
                    Step(words: "More", kind: .change, pence: 1),
                    Step(words: "Sum", kind: .total, pence: .min),
                ], "no picture"
            ),
            (
                [
                    Step(words: "Begins", kind: .total, pence: .max),
                    Step(words: "Ends", kind: .total, pence: .min),
                ], "no picture"
            ),
        ]
        for (steps, words) in cases {
            let html = BridgeChart(id: "b", title: "", subtitle: "", steps: steps).html.text
            #expect(!html.contains("<svg") && html.contains("<table>") && html.contains(words))
        }
    }

    @Test func `a point says its kind by its shape, and a thick outline says outside`() {
        let text = ChartSamples.process(ChartSamples.falling, .decrease).html.text
        #expect(text.contains("<circle class=\"point commonCause\""))
        #expect(text.contains("<path class=\"point improvement\""))
        #expect(text.contains("<path class=\"point concern outside\""))
        #expect(text.contains("Concern, outside the limits"))
        #expect(text.contains("class=\"limit\"") && text.contains("Upper limit"))
        let thin = ChartSamples.process(Array(ChartSamples.falling.prefix(11))).html.text
        #expect(!thin.contains("class=\"limit\"") && thin.contains("Median"))
        #expect(thin.contains("There is not enough data for control limits."))
    }

    @Test func `a rebase is seen and told`() {
        let text = ChartSamples.process(ChartSamples.rebased, rebasedAt: 12).html.text
        #expect(text.components(separatedBy: "class=\"break\"").count - 1 == 2)
        #expect(
            text.contains("From April 2017 limits are calculated anew: the reablement team began"))
    }

    @Test func `the forecast is dashed and goes on from the last actual`() throws {
        let text = ChartSamples.cumulative.html.text
        let actual = try #require(Self.ends(of: "line actual", in: text))
        let forecast = try #require(Self.ends(of: "line forecast", in: text))
        #expect(actual.1 == forecast.0)
        #expect(
            Stylesheet.charts.contains(
                "path.line.forecast { stroke: var(--chart-actual); stroke-dash"))
    }

    /// The first and the last point of the first path of a kind.
    private static func ends(of kind: String, in text: String) -> (String, String)? {
        let parts = text.components(separatedBy: "<path class=\"\(kind)\" d=\"M")
        let points = parts.dropFirst().first?.prefix { $0 != "\"" }.split(separator: "L")
        return points.flatMap { points in
            points.first.flatMap { first in points.last.map { (String(first), String($0)) } }
        }
    }

    @Test func `labels at the ends of lines never overlap`() {
        let cases: [[Double]] = [[50, 51, 52, 53], [10, 10, 10], [200, 200, 0, 199], []]
        for wanted in cases {
            let places = ChartText.spread(wanted, gap: 16, within: 10...200).sorted()
            for (upper, lower) in zip(places, places.dropFirst()) { #expect(lower - upper >= 16) }
            #expect(places.allSatisfy { (10...200).contains($0) })
        }
    }

    @Test func `words on one line of a picture never overlap`() throws {
        var seen = 0
        for picture in ChartSamples.all.flatMap({ $0.text.components(separatedBy: "<svg ") }) {
            let words = try Self.words(in: picture)
            for (height, line) in Dictionary(grouping: words, by: \.height) {
                let ordered = line.sorted { $0.start < $1.start }
                for (before, after) in zip(ordered, ordered.dropFirst()) {
                    seen += 1
                    #expect(before.end <= after.start, "\(before) \(after) at \(height)")
                }
            }
        }
        #expect(seen > 50)
    }

    private struct Words {
        let height: Double
        let start: Double
        let end: Double
    }

    private static func words(in picture: String) throws -> [Words] {
        let pattern = /x="([-.\d]+)" y="([-.\d]+)" text-anchor="(\w+)">([^<]*)</
        return try picture.matches(of: pattern).map { match in
            let at = try #require(Double(match.1))
            let height = try #require(Double(match.2))
            let width = ChartText.width(String(match.4))
            let start = match.3 == "start" ? at : match.3 == "end" ? at - width : at - width / 2
            return Words(height: height, start: start, end: start + width)
        }
    }

    @Test func `figures on an axis are round and reach past the data`() {
        #expect(AxisScale([3, 97]).ticks == [0, 50, 100])
        #expect(AxisScale([-40, 130]).ticks == [-50, 0, 50, 100, 150])
        #expect(AxisScale([21, 58]).ticks == [20, 30, 40, 50, 60])
        for values: [Double] in [[0.12, 0.31], [5, 5], [1e12, 3.7e12], [-1e15, 1e15]] {
            let scale = AxisScale(values)
            #expect(scale.low <= values[0] && scale.high >= values[1])
            #expect((3...8).contains(scale.ticks.count))
            let words = scale.ticks.map { ChartUnit.number.shown($0) }
            #expect(Set(words).count == words.count)
        }
    }

    @Test func `bars begin at nought`() {
        #expect(AxisScale([80, 90], fromNought: true).low == 0)
        #expect(AxisScale([-80, -90], fromNought: true).high == 0)
        #expect(AxisScale([0, 0], fromNought: true).low == 0)
    }

    @Test func `money on an axis is in words, and never in letters`() {
        #expect(ChartUnit.pounds.tick(500_000, reaching: 800_000) == "£500,000")
        #expect(ChartUnit.pounds.tick(1_500_000, reaching: 2_000_000) == "£1.5 million")
        #expect(ChartUnit.percent.tick(12.5, reaching: 50) == "12.5%")
        #expect(ChartUnit.money(-1_205) == "−£12.05")
    }

    @Test(arguments: ChartColour.allCases)
    func `a colour is seen as well as its use asks`(colour: ChartColour) throws {
        let contrast = try Colour(colour.rawValue).contrastOnWhite
        switch colour.use {
        case .mark: #expect(contrast >= 3)
        case .words: #expect(contrast >= Colour.leastContrast)
        case .outlined:
            let outline = try Colour(ChartColour.outline.rawValue).contrastOnWhite
            #expect(
                outline >= 3 && Stylesheet.charts.contains(".point { stroke: var(--chart-outline)"))
        case .guide: break
        }
    }

    @Test func `words in charts are of colours for words, and all colours are tokens`() throws {
        for colour in [ChartColour.words, .outline, .actual, .target] {
            #expect(try Colour(colour.rawValue).contrastOnWhite >= Colour.leastContrast)
        }
        let rules = Stylesheet.charts.dropFirst(ChartColour.tokens.count)
        #expect(!rules.contains("#"))
        let names = rules.matches(of: /var\((--chart-\w+)\)/).map { String($0.1) }
        #expect(Set(names).isSubset(of: ChartColour.allCases.map(\.token)))
        #expect(Set(names) == Set(ChartColour.allCases.map(\.token)))
    }
}
