import Accountability
import Clerk
import Documents
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// The site of a department that makes statistics of what a nation returned.
struct ReleaseWorld {
    let world: World
    static let quarters = 2
    static let id = "care-2"
    static let path = "/publications/care/quarter-2"

    init(councils: Int = 60) throws {
        world = try World(CareNation(councils: councils, seed: 3), quarters: Self.quarters)
    }

    var analyst: Visitor {
        get async throws { try await Visitor(world, as: Cast.analyst.id.text) }
    }

    /// Plans the release on its form, with a post that sees it the day before.
    func plan(_ visitor: Visitor, holder: OfficerID? = nil) async throws {
        await visitor.get("/releases/new?collection=\(Self.id)")
        var fields = Self.fields(visitor.page)
        fields["title"] = "Care for adults: July to September 2018"
        fields["address"] = "quarter-2"
        fields["enquiries"] = "Care statistics, care.statistics@ministry.example"
        if let holder { fields["posts"] = "Minister for Care | \(holder)" }
        await visitor.post("/releases/new?collection=\(Self.id)", fields)
        #expect(visitor.reply.status == 303, "\(visitor.page)")
    }

    /// Gives the release as it stands a time, in London.
    func schedule(
        _ visitor: Visitor, day: String, time: String, note: String = ""
    ) async throws {
        await visitor.get("/releases/\(Self.id)")
        var fields = Self.fields(visitor.page, form: "schedule")
        fields["day"] = day
        fields["time"] = time
        fields["now"] = nil
        if !note.isEmpty { fields["note"] = note }
        await visitor.post("/releases/\(Self.id)/schedule", fields)
        #expect(visitor.reply.status == 303, "\(visitor.page)")
    }

    /// What a form on a page holds: hidden values, lines, ticks and choices.
    static func fields(_ page: String, form: String = "plan") -> [String: String] {
        guard let start = page.range(of: "id=\"\(form)\""),
            let end = page[start.upperBound...].range(of: "</form>")
        else { return [:] }
        let part = String(page[start.upperBound..<end.lowerBound])
        var fields: [String: String] = [:]
        for match in part.matches(of: /<input([^>]*)>/) {
            let tag = String(match.1)
            guard let name = Self.value("name", tag) else { continue }
            if tag.contains("type=\"checkbox\""), !tag.contains(" checked") { continue }
            fields[name] = Self.value("value", tag) ?? ""
        }
        for match in part.matches(
            of: /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/
                .dotMatchesNewlines())
        {
            let chosen = match.2.firstMatch(of: /value="([^"]*)" selected/)
            fields[String(match.1)] = chosen.map { String($0.1) } ?? ""
        }
        return fields
    }

    private static func value(_ attribute: String, _ tag: String) -> String? {
        guard let start = tag.range(of: " \(attribute)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    var release: StatisticalRelease {
        get throws { try #require(world.clerk.books.release(ReleaseID(Self.id))) }
    }
}
