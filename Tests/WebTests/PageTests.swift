import Accountability
import Forms
import Foundation
import Reckoning
import Testing

@testable import Web

@Suite struct PageTests {
    private static let paths = [
        "/", "/sign-in/sent", "/account", "/admin/people",
        "/admin/people?text=x", "/admin/people/new", "/admin/people/finance",
        "/admin/people/administrator", "/help", "/accessibility", "/privacy", "/cookies",
        "/nothing",
        "/returns/\(World.id)", "/returns/\(World.id)/sections/A",
        "/returns/\(World.id)/sections/B", "/returns/\(World.id)/sections/C",
        "/returns/\(World.id)/sections/D", "/returns/\(World.id)/sections/A?problems=1",
        "/returns/\(World.id)/queries", "/returns/\(World.id)/review",
        "/returns/\(World.id)/sign-off", "/returns/\(World.id)/history",
        "/returns/\(World.id)/history/A2b~11", "/returns/\(World.id)/messages",
        "/returns/\(World.id)/tables/A2/rows/11/remove",
        "/returns", "/returns?status=In+progress&text=july", "/returns/\(World.id)/people",
        "/returns/\(World.id)/assignments", "/returns/\(World.id)/form",
        "/returns/\(World.id)/sections/A?rows=mine", "/returns/\(World.id)/sections/D/check",
        "/returns/\(World.id)/tables/A2/rows/11", "/returns/\(World.id)/nil",
        "/returns/\(World.id)/versions", "/returns/\(World.id)/versions?from=before&to=now",
        "/returns/\(World.id)/comments", "/returns/\(World.id)/comments/B2a",
        "/returns/\(World.id)/comments/A2b~11", "/returns/\(World.id)/averages/D2a",
        "/decisions", "/decisions?text=capital&key=yes", "/decisions/D41819", "/decisions/new",
        "/decisions/notice", "/decisions/D41819/correct", "/decisions/D41819/call-in", "/funds",
        "/funds/care-capital", "/funds/care-capital?known=11+October+2017",
        "/funds/care-capital/ledger", "/funds/care-capital/drawdowns/new",
        "/funds/care-capital/drawdowns/new?decision=D41819", "/funds/care-capital/drawdowns/DD-1",
        "/conditions", "/initiatives/new", "/initiatives/INI-001", "/initiatives/INI-002",
        "/initiatives/INI-001/update", "/initiatives/INI-001/impact",
        "/initiatives/INI-001/money", "/initiatives/INI-001/progress",
        "/initiatives/INI-001/after-funding", "/initiatives/INI-001/documents",
        "/initiatives/INI-001/history", "/initiatives/INI-001/change",
        "/initiatives/INI-001/release-rule", "/initiatives/INI-001/values/import",
        "/initiatives/import", "/decisions/import", "/decisions/rules", "/funds/new",
        "/funds/care-capital/settings", "/funds/care-capital/claims",
        "/funds/care-capital/claims/new", "/funds/care-capital/claims/CL-1", "/portfolio",
        "/portfolio?known=yesterday",
        "/portfolio?known=10+October+2017", "/portfolio/board-pack", "/your-work",
        "/your-work?kind=money", "/notifications", "/account/calendar", "/mailbox",
    ]

    @Test(arguments: paths) func aPageIsWellFormed(_ path: String) async throws {
        for isFilled in [true, false] {
            let visitor = try await Visitor(
                World(isFilled: isFilled),
                as: path.hasPrefix("/admin") ? "administrator" : "programme")
            await visitor.get(path)
            let page = visitor.page
            let unbalanced = Self.unbalanced(page)
            #expect(unbalanced == nil, "\(unbalanced ?? "")")
            #expect(page.components(separatedBy: "<h1>").count == 2 || visitor.reply.status == 404)
            #expect(!page.contains("&lt;") && !page.contains("Html("))
            #expect(
                page.components(separatedBy: "<script").count == 2
                    && page.contains("<script src=\"/assets/site.js") && !page.contains(" style=")
                    && !page.contains(
                        " on"
                            + "click")
            )
        }
    }

    @Test(arguments: paths) func everyNameOnAPageLeadsSomewhere(_ path: String) async throws {
        let visitor = try await Visitor(
            World(), as: path.hasPrefix("/admin") ? "administrator" : "programme")
        await visitor.get(path)
        let ids = Self.values(of: "id", in: visitor.page)
        #expect(Set(ids).count == ids.count, "an identifier is used twice")
        let named =
            Self.values(of: "for", in: visitor.page)
            + Self.values(of: "aria-describedby", in: visitor.page).flatMap {
                $0.split(separator: " ").map(String.init)
            }
            + Self.values(of: "href", in: visitor.page).filter { $0.hasPrefix("#") }
            .map { String($0.dropFirst()) }
        for name in named { #expect(ids.contains(name), "nothing is called \(name)") }
    }

    @Test func whatPeopleWriteStaysWords() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let words = "<script>alert(1)</script> \"quoted\" & 'more'"
        await visitor.get("/returns/\(World.id)/sections/B")
        await visitor.post("/returns/\(World.id)/sections/B", ["answer.B4": words])
        for page in ["sections/B", "review", "history/B4"] {
            await visitor.get("/returns/\(World.id)/\(page)")
            #expect(!visitor.page.contains("<script>alert"))
            #expect(
                visitor.page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot;"))
        }
        await visitor.get("/returns/\(World.id)/sections/B")
        #expect(try world.entry.sheet[.init("B4")] == .text(words))
    }

    @Test func taskListHasTheStatusesOfItsVocabulary() async throws {
        let visitor = try await Visitor(World(), as: "programme")
        await visitor.get("/returns/\(World.id)")
        #expect(visitor.page.contains("In progress"))
        #expect(visitor.page.contains("Cannot start yet"))
        #expect(visitor.page.contains("on or before midday on 20 October 2017"))
        #expect(visitor.page.contains("37 initiatives"))
        #expect(!visitor.page.contains("href=\"/returns/\(World.id)/sign-off\""))
    }

    @Test func untouchedSectionShowsNoErrors() async throws {
        let visitor = try await Visitor(World(isFilled: false), as: "programme")
        await visitor.get("/returns/\(World.id)")
        #expect(
            visitor.page.contains("Not started") && !visitor.page.contains("There is a problem"))
        await visitor.get("/returns/\(World.id)/sections/D")
        #expect(!visitor.page.contains("There is a problem"))
        await visitor.post("/returns/\(World.id)/sections/D", ["complete": "yes"])
        await visitor.follow()
        #expect(visitor.page.contains("<title>Error: "))
        #expect(visitor.page.contains("There is a problem"))
    }

    @Test func paleAccentIsRefused() throws {
        #expect(throws: SiteFault.self) { _ = try Colour(readable: "#9fc5e8") }
        #expect(throws: SiteFault.notAColour("blue")) { _ = try Colour(readable: "blue") }
        #expect(abs(try Colour("#000000").contrastOnWhite - 21) < 0.01)
        #expect(abs(try Colour("#767676").contrastOnWhite - 4.54) < 0.01)
    }

    /// The first element that is not closed as it was opened; nil when all are.
    private static func unbalanced(_ page: String) -> String? {
        let empty: Set<String> = ["meta", "link", "input", "br", "!DOCTYPE"]
        var open: [String] = []
        for part in page.split(separator: "<").dropFirst(page.hasPrefix("<") ? 0 : 1) {
            let tag = part.prefix { $0 != ">" }
            guard part.contains(">") else { return "no end: \(tag)" }
            let name = tag.prefix { !$0.isWhitespace }
            if name.hasPrefix("/") {
                let last = open.popLast() ?? "nothing"
                if last != name.dropFirst() { return "<\(name)> closes <\(last)>" }
            } else if !empty.contains(String(name)) {
                open.append(String(name))
            }
        }
        return open.last
    }

    private static func values(of attribute: String, in page: String) -> [String] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
    }
}
