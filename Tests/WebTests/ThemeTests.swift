import Foundation
import Testing

@testable import Web

@Suite struct ThemeTests {
    private static func contrast(_ one: ThemeColour, _ other: ThemeColour) throws -> Double {
        try Colour(one.rawValue).contrast(on: Colour(other.rawValue))
    }

    @Test(arguments: ThemeColour.allCases)
    func everyColourIsSeenOnWhatItLiesUpon(_ colour: ThemeColour) throws {
        switch colour.use {
        case .words(let grounds):
            for ground in grounds {
                #expect(try Self.contrast(colour, ground) >= Colour.leastContrast, "\(ground)")
            }
        case .mark(let grounds):
            for ground in grounds {
                #expect(try Self.contrast(colour, ground) >= Colour.leastMarkContrast, "\(ground)")
            }
        case .ground, .guide: break
        }
    }

    private static func sheet() throws -> String {
        let style = Stylesheet(accent: try Colour(readable: "#1d4f73"))
        return String(decoding: style.reply.body, as: UTF8.self)
    }

    /// What each rule of the style sheet says, without those for paper and for forced colours.
    private static func rules() throws -> [Substring] {
        var rest = try sheet()
        for media in ["@media print", "@media (forced-colors"] {
            while let start = rest.range(of: media)?.lowerBound {
                rest.removeSubrange(start..<end(ofBlockIn: rest, from: start))
            }
        }
        let pieces = rest.split(separator: "}")
        return pieces.compactMap { $0.split(separator: "{").last }
    }

    /// Where the block that begins after `start` ends.
    private static func end(ofBlockIn text: String, from start: String.Index) -> String.Index {
        var depth = 0
        for place in text[start...].indices {
            if text[place] == "{" { depth += 1 }
            if text[place] == "}" {
                depth -= 1
                if depth == 0 { return text.index(after: place) }
            }
        }
        return text.endIndex
    }

    private static func value(_ property: String, in rule: Substring) -> String? {
        rule.split(separator: ";").compactMap { line -> String? in
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2,
                halves[0].trimmingCharacters(in: .whitespacesAndNewlines) == property
            else { return nil }
            return halves[1].trimmingCharacters(in: .whitespacesAndNewlines)
        }.last
    }

    private static func colour(_ value: String?) -> ThemeColour? {
        ThemeColour.allCases.first { "var(\($0.token))" == value }
    }

    /// The pair is among those that are looked at, one way or the other.
    private static func isTested(_ colour: ThemeColour?, _ ground: ThemeColour) -> Bool {
        guard let colour else { return false }
        return [(colour, ground), (ground, colour)].contains { words, ground in
            guard case .words(let grounds) = words.use else { return false }
            return grounds.contains(ground)
        }
    }

    /// Words that a rule sets upon a ground are among the pairs whose contrast is tested.
    @Test func everyPairThatIsUsedIsTested() throws {
        var pairs = 0
        for rule in try Self.rules() {
            guard let ground = Self.colour(Self.value("background", in: rule)) else { continue }
            let words = Self.value("color", in: rule)
            if words == "var(--accent)" { continue }
            let colour = words == nil ? .ink : Self.colour(words)
            pairs += 1
            #expect(Self.isTested(colour, ground), "\(words ?? "ink") on \(ground.token): \(rule)")
        }
        #expect(pairs > 10)
    }

    @Test func noRuleHasAColourOfItsOwn() throws {
        for rule in try Self.rules() where !rule.contains("--ink:") && !rule.contains("--chart-") {
            #expect(rule.firstMatch(of: /#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(/) == nil, "\(rule)")
        }
    }

    @Test func nothingMovesAndThePageFitsPaperAndForcedColours() throws {
        let text = try Self.sheet()
        #expect(!text.contains("animation") && !text.contains("transition"))
        #expect(text.contains("@media print") && text.contains("(forced-colors: active)"))
        #expect(!text.contains("@font-face") && !text.contains("@import"))
        #expect(!text.contains("px; font-size") && !text.contains("font-size: 1px"))
    }

    @Test(arguments: ["#808080", "#ffffff", "#1d4f7", "red", "#7a7a7a"])
    func anAccentThatCannotBeReadIsRefused(_ text: String) {
        #expect(SiteSettings.colourFault(text) != nil)
    }

    @Test func aLogoOnlyDraws() throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]
        #expect(throws: Never.self) { try Logo(png) }
        let names = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\""
        let circle =
            "<svg \(names) viewBox=\"0 0 9 9\"><title>Based on it</title><circle r=\"4\"/></svg>"
        #expect(throws: Never.self) { try Logo(Array(circle.utf8)) }
        let harmful = [
            "", "GIF89a", "<html>", "<svg><script>alert(1)</script></svg>",
            "<svg onload=\"a()\"></svg>", "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", "<svg><image href=\"https://a/\"/></svg>",
            "<svg><a href=\"javascript:a()\"/></svg>",
        ]
        for text in harmful {
            #expect(throws: SiteFault.self, "\(text)") { try Logo(Array(text.utf8)) }
        }
        let large = png + [UInt8](repeating: 0, count: Logo.mostBytes)
        #expect(throws: SiteFault.self) { try Logo(large) }
    }

    @Test func nameLogoAndLinksAreTheOperators() async throws {
        let world = try await World()
        var settings = SiteSettings(title: "Any <Council>")
        settings.logo = try Logo([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
        settings.footerLinks = ["A & B=https://a.example/?b=c&d"].compactMap { FooterLink($0) }
        let site = try world.site(settings)
        func reply(_ path: String) async -> Reply {
            await site.reply(
                to: Ask(method: "GET", path: path, query: "", headers: [:], body: { _ in [] }))
        }
        let page = String(decoding: await reply("/help").body, as: UTF8.self)
        #expect(page.contains("Any &lt;Council&gt;</a>"))
        #expect(page.contains("src=\"/assets/logo?v="))
        #expect(page.contains("<a href=\"https://a.example/?b=c&amp;d\">A &amp; B</a>"))
        #expect(await reply("/assets/logo").headers.first?.value == "image/png")
        for text in [
            "A", "A=javascript:b", "A=http://a", "=https://a", "A=//a.example", "A=https://a b",
        ] {
            #expect(FooterLink(text) == nil, "\(text)")
        }
    }
}
