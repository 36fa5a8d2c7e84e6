import Accountability
import Clerk
import Forms
import Foundation
import Ledger
import Reckoning
import Rehearsal
import Testing

@testable import Web

@Suite struct AnsweringTests {
    private let path = "/returns/\(World.id)/sections/B"

    @Test(arguments: ["£1,300,000", "1300000", " 1,300,000 ", "1,300,000.00"])
    func numbersAreTypedNaturally(_ typed: String) async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(path)
        await visitor.post(path, ["answer.B2a": typed])
        #expect(try world.entry.sheet[AnswerKey("B2a")] == .number(DecimalNumber(1_300_000)))
    }

    @Test func onlyWhatWasChangedIsRecorded() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let page = "/returns/\(World.id)/sections/A"
        await visitor.get(page)
        let before = world.clerk.books.sequence
        var fields = Self.fields(of: visitor.page)
        await visitor.post(page, fields)
        #expect(world.clerk.books.sequence == before)
        fields["answer.A2c/11"] = "On course."
        await visitor.post(page, fields)
        #expect(world.clerk.books.sequence == before + 1)
    }

    @Test(arguments: ["A", "B", "C", "D"])
    func everyFieldGivesBackTheAnswerItShows(_ section: String) async throws {
        let world = try await World()
        let at = try Self.visit(world)
        for key in at.entry.sheet.places(of: at.form) {
            guard let question = at.question(key.question), question.calculation == nil else {
                continue
            }
            let answer = at.entry.sheet[key]
            let text = at.form.fieldText(answer, for: question)
            #expect(at.form.answer(typed: text, to: question) == answer, "\(key)")
        }
    }

    private static func visit(_ world: World) throws -> ReturnVisit {
        let context = try #require(world.clerk.books.return(ReturnID(World.id)))
        let visit = Visit(
            route: .returns(.section), open: [World.id, "A"], query: FormFields(), officer: nil,
            session: nil,
            token: "", books: world.clerk.books, now: world.clock.now, face: world.site.face)
        return ReturnVisit(visit, context)
    }

    @Test func wordsInPlaceOfANumberAreKept() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(path)
        await visitor.post(path, ["answer.B2a": "1.3m"])
        #expect(try world.entry.sheet[AnswerKey("B2a")] == .remark("1.3m"))
        await visitor.get(path)
        #expect(visitor.page.contains("value=\"1.3m\""))
        #expect(visitor.page.contains("says “1.3m” where a whole number is expected"))
    }

    @Test func twoOfficersNeverOverwriteEachOther() async throws {
        let world = try await World()
        let first = try await Visitor(world, as: "programme")
        let second = try await Visitor(world, as: "lead")
        await first.get(path)
        await second.get(path)
        let (asAt, other) = (
            Self.fields(of: first.page)["as-at"], Self.fields(of: second.page)["as-at"]
        )
        await first.post(path, ["as-at": asAt ?? "", "answer.B2a": "100", "answer.B4": "One."])
        await second.post(path, ["as-at": other ?? "", "answer.B2a": "200", "answer.B2c": "3"])
        #expect(second.reply.status == 409)
        #expect(
            second.page.contains("Keep what the programme officer entered: <strong>100</strong>"))
        #expect(second.page.contains("Use what I entered: <strong>200</strong>"))
        #expect(try world.entry.sheet[AnswerKey("B2a")] == .number(DecimalNumber(100)))
        #expect(try world.entry.sheet[AnswerKey("B2c")] != .number(DecimalNumber(3)))
        let now = Self.fields(of: second.page)
        await second.post(
            path,
            [
                "as-at": now["as-at"] ?? "", "answer.B2a": "200",
                "answer.B2c": now["answer.B2c"] ?? "",
            ])
        #expect(try world.entry.sheet[AnswerKey("B2a")] == .number(DecimalNumber(200)))
        #expect(try world.entry.sheet[AnswerKey("B2c")] == .number(DecimalNumber(3)))
        #expect(try world.entry.sheet[AnswerKey("B4")] == .text("One."))
    }

    @Test func theSamePageSentTwiceAddsOneRow() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let page = "/returns/\(World.id)/sections/A"
        await visitor.get(page)
        let fields = ["as-at": Self.fields(of: visitor.page)["as-at"] ?? "", "add": "A2"]
        await visitor.post(page, fields)
        await visitor.post(page, fields)
        #expect(try world.entry.sheet.rows(of: "A2").count == 38)
        #expect(visitor.header("location")?.hasSuffix("?focus=q-A2a-43") == true)
    }

    @Test func aRowIsRemovedWithAReason() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        let page = "/returns/\(World.id)/tables/A2/rows/11/remove"
        await visitor.get(page)
        await visitor.post(page, ["reason": " "])
        #expect(visitor.reply.status == 422 && visitor.page.contains("Enter why it is removed"))
        await visitor.post(page, ["reason": "Merged into 12."])
        #expect(try !world.entry.sheet.hasRow(11, in: "A2"))
    }

    @Test func newQueriesInterruptOnceAndAreExplained() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(path)
        await visitor.post(path, ["answer.B2b": "2,199,681"])
        #expect(visitor.header("location") == "/returns/\(World.id)/queries?after=B")
        await visitor.follow()
        #expect(visitor.page.contains("A plan rises by more than 25%: 11.9%, 104.9% and 11.9%."))
        await visitor.post(
            "/returns/\(World.id)/queries", ["explain.B-large-uplift@B2a": "A new contract."])
        await visitor.get(path)
        await visitor.post(path, ["answer.B4": "More."])
        #expect(visitor.header("location") == "/returns/\(World.id)")
        await visitor.get("/returns/\(World.id)/review")
        #expect(visitor.page.contains("A new contract."))
    }

    @Test func whatWasTypedIsShownWhenTheReturnIsLocked() async throws {
        let world = try await World(isFilled: false)
        let visitor = try await Visitor(world, as: "programme")
        await visitor.get(path)
        try await SignOffTests.complete(world)
        try await world.carryOut(.return(ReturnID(World.id), .sendForSignOff), by: "finance")
        await visitor.post(path, ["answer.B4": "Too late."])
        #expect(visitor.reply.status == 409)
        #expect(visitor.page.contains("Too late.") && visitor.page.contains("Take it back"))
    }

    /// The fields of a page's forms as a browser would send them.
    static func fields(of page: String) -> [String: String] {
        var fields: [String: String] = [:]
        for part in page.components(separatedBy: "<").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            guard let name = value("name", tag) else { continue }
            if part.hasPrefix("textarea") {
                fields[name] = plain(part.dropFirst(tag.count + 2))
            } else if part.hasPrefix("select") {
                fields[name] = ""
            } else if part.hasPrefix("input"),
                value("type", tag) != "radio" || tag.hasSuffix("checked")
            {
                fields[name] = plain((value("value", tag) ?? "")[...])
            }
        }
        return fields.merging(chosen(page)) { _, new in new }
    }

    /// What each menu has chosen.
    private static func chosen(_ page: String) -> [String: String] {
        var chosen: [String: String] = [:]
        for part in page.components(separatedBy: "<select").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            let options = part.components(separatedBy: "</select>")[0]
            guard let name = value("name", tag),
                let option = options.components(separatedBy: "<option").first(where: {
                    $0.prefix { $0 != ">" }.hasSuffix("selected")
                })
            else { continue }
            chosen[name] = plain((value("value", option[...]) ?? "")[...])
        }
        return chosen
    }

    private static func value(_ attribute: String, _ tag: Substring) -> String? {
        guard let start = tag.range(of: " \(attribute)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func plain(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(text)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
