import Accountability
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal
import Testing
import Workbook

@testable import Collecting

/// A folder of workbooks of the small form, and a stage on which two councils are asked for it.
struct Folder: ~Copyable {
    let url: URL
    let stage: Stage

    init(_ past: [Happened] = [.opened]) throws {
        url = FileManager.default.temporaryDirectory.appending(
            path: "outturn-collecting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let invited = Happened(
            .collection(.respondentInvited(Stage.smallCollection, Cast.birchwood.id)),
            by: Cast.analyst)
        stage = try Stage.given([invited] + past)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func put(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    /// Ashby's own workbook in which somebody typed answers.
    func ours(
        _ answers: KeyValuePairs<String, Answer>, as format: SpreadsheetFormat = .xlsx
    ) throws -> [UInt8] {
        let context = try stage.small
        var entry = context.entry
        let circumstance = Circumstance(
            sequence: context.sequence, at: stage.clock.now, by: Cast.programme.id)
        for (key, answer) in answers {
            entry.apply(
                .answerGiven(entry.id, Stage.key(key), answer, .workbook), circumstance)
        }
        let edited = ReturnInContext(
            entry: entry, form: context.form, collection: context.collection,
            organisation: context.organisation, previous: context.previous,
            sequence: context.sequence)
        return try ReturnWorkbook.bytes(edited, on: stage.clock.now.day, issue: "x", as: format)
    }

    /// A workbook of somebody else's making.
    static func theirs(
        _ code: String?, places: String = "12", title: String = "Return of things"
    ) throws -> [UInt8] {
        try WorkbookWriter.bytes { writer in
            let sheet = writer.addSheet("Figures")
            let lines = [title, "Code", "Places before"]
            for (row, text) in lines.enumerated() {
                sheet.text(text, at: CellAddress(row: row, column: 0))
            }
            if let code { sheet.text(code, at: CellAddress(row: 1, column: 1)) }
            sheet.text(places, at: CellAddress(row: 2, column: 1))
        }
    }

    static func map(_ id: String = "theirs", code: String = "Code") throws -> ReadingMap {
        let text = """
            map: \(id)
            form: small-q2
            sheets:
              - recognised by: [Return of things]
                organisation: { right of: \(code) }
                answers: { B1: { right of: Places before } }
            """
        return try ReadingMap(
            definition: DefinitionFile.nodes(of: text), for: SmallForm.form())
    }

    func run(
        _ change: (inout FolderCollection) throws -> Void = { _ in },
        by member: CastMember = Cast.analyst
    ) async throws -> [CollectedFile] {
        var run = FolderCollection(Stage.smallCollection, by: member.id, at: stage.clerk)
        run.maps = [try Self.map()]
        try change(&run)
        return try await run.collect(FolderFile.all(in: url.path))
    }

    func answer(_ key: String, of council: Organisation = Cast.ashby) -> Answer? {
        stage.books.return(to: Stage.smallCollection, of: council.id)?.sheet[Stage.key(key)]
    }
}

@Suite struct CollectingTests {
    @Test(arguments: [SpreadsheetFormat.xlsx, .ods])
    func `our own workbook is recorded once, by whoever collects`(
        format: SpreadsheetFormat
    ) async throws {
        let folder = try Folder()
        try folder.put(folder.ours(["B1": .number(7)], as: format), "x.\(format.rawValue)")
        let first = try await folder.run()
        #expect(first.map(\.outcome) == [.recorded] && first[0].answers == 1)
        #expect(first[0].organisation == Cast.ashby)
        let given = try #require(try folder.stage.small.entry.history(of: Stage.key("B1")).last)
        #expect(given.answer == .number(7) && given.channel == .collected)
        #expect(given.circumstance.by == Cast.analyst.id)
        let before = folder.stage.books.sequence
        let second = try await folder.run()
        #expect(second.map(\.outcome) == [.before])
        #expect(folder.stage.books.sequence == before)
        try folder.stage.agreesWithJournal()
    }

    @Test func `what the council changes afterwards is not taken back by a second run`()
        async throws
    {
        let folder = try Folder([])
        try folder.put(Folder.theirs("E9901"), "a.xlsx")
        #expect(try await folder.run().map(\.outcome) == [.recorded])
        try await folder.stage.when(.give("B1", .number(99))).thenDone()
        #expect(try await folder.run().map(\.outcome) == [.before])
        #expect(folder.answer("B1") == .number(99))
    }

    @Test func `another layout opens the return of whom its code names`() async throws {
        let folder = try Folder([])
        try folder.put(Folder.theirs("e9902"), "Ashby.xlsx")
        let results = try await folder.run()
        #expect(results.map(\.outcome) == [.recorded])
        #expect(results[0].organisation == Cast.birchwood, "the code counts, not the name")
        #expect(folder.answer("B1", of: Cast.birchwood) == .number(12))
        #expect(folder.answer("B1") == nil)
    }

    @Test func `each file is refused on its own, and nothing of it is recorded`() async throws {
        let folder = try Folder()
        try folder.put(folder.ours(["B1": .number(7)]), "good.xlsx")
        try folder.put(Folder.theirs(nil), "nobody.xlsx")
        try folder.put(Folder.theirs("E9909"), "unasked.xlsx")
        try folder.put(Folder.theirs("E9902", title: "Something else"), "layout.xlsx")
        try folder.put([UInt8]("no workbook".utf8), "text.xlsx")
        try folder.put([], "empty.xlsx")
        try folder.put([UInt8](repeating: 0, count: 20_000_001), "long.xlsx")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "sub"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "link.xlsx"),
            withDestinationURL: folder.url.appending(path: "good.xlsx"))
        try folder.put([1], ".hidden")
        let results = try await folder.run()
        let refused = Dictionary(uniqueKeysWithValues: results.map { ($0.name, $0) })
        let numbers = refused.mapValues {
            $0.findings.filter { $0.severity == .error }.map(\.number)
        }
        #expect(refused["good.xlsx"]?.outcome == .recorded)
        #expect(results.count == 9)
        #expect(results.filter { $0.outcome == .refused }.count == 8)
        #expect(numbers["nobody.xlsx"] == [.noIdentity])
        #expect(numbers["unasked.xlsx"] == [.notAsked])
        #expect(numbers["layout.xlsx"] == [.layoutUnknown])
        #expect(numbers["text.xlsx"] == [.unreadableWorkbook])
        #expect(numbers["empty.xlsx"] == [.unreadableWorkbook])
        #expect(numbers["long.xlsx"] == [.unreadableWorkbook])
        #expect(numbers["sub"] == [.notAFile])
        #expect(numbers["link.xlsx"] == [.notAFile])
        #expect(folder.stage.books.returns(to: Stage.smallCollection).count == 1)
    }

    @Test func `of two different files of one council neither counts, of two copies one does`()
        async throws
    {
        let folder = try Folder([])
        try folder.put(Folder.theirs("E9901", places: "1"), "first.xlsx")
        try folder.put(Folder.theirs("Ashby", places: "2"), "second.xlsx")
        try folder.put(Folder.theirs("E9902"), "third.xlsx")
        try folder.put(Folder.theirs("E9902"), "third again.xlsx")
        let results = try await folder.run()
        #expect(
            results.map(\.name) == ["first.xlsx", "second.xlsx", "third again.xlsx", "third.xlsx"])
        #expect(results.map(\.outcome) == [.refused, .refused, .recorded, .before])
        #expect(results[0].findings.last?.number == .sentTwice)
        #expect(results[0].findings.last?.found == "second.xlsx")
        #expect(folder.answer("B1") == nil)
        try FileManager.default.removeItem(at: folder.url.appending(path: "first.xlsx"))
        #expect(try await folder.run().map(\.outcome) == [.recorded, .before, .before])
        #expect(folder.answer("B1") == .number(2))
    }

    @Test func `no map is preferred to another`() async throws {
        let folder = try Folder([])
        try folder.put(Folder.theirs("E9901"), "a.xlsx")
        let results = try await folder.run { $0.maps.append(try Folder.map("other")) }
        #expect(results.map(\.findings).map { $0.map(\.number) } == [[.severalLayouts]])
        let none = try await folder.run { $0.maps = [] }
        #expect(none.map(\.findings).map { $0.map(\.number) } == [[.noIdentity]])
    }

    @Test func `what somebody else changed meanwhile is settled, not overwritten`() async throws {
        let folder = try Folder()
        try folder.put(folder.ours(["B1": .number(7), "B2": .number(3)]), "a.xlsx")
        try await folder.stage.when(.give("B1", .number(5))).thenDone()
        let refused = try await folder.run()
        #expect(refused.map(\.outcome) == [.refused])
        let conflict = try #require(refused[0].findings.last)
        #expect(conflict.number == .changedSince && conflict.place.cell != nil)
        #expect(folder.answer("B2") == nil, "nothing of the file is recorded")
        let trial = try await folder.run {
            $0.settling = .takingTheFile
            $0.isTrial = true
        }
        #expect(trial.map(\.outcome) == [.recorded] && folder.answer("B1") == .number(5))
        #expect(
            try await folder.run { $0.settling = .keepingTheReturn }.map(\.outcome) == [.recorded])
        #expect(folder.answer("B1") == .number(5) && folder.answer("B2") == .number(3))
    }

    @Test func `the rules still hold`() async throws {
        let folder = try Folder()
        try folder.put(folder.ours(["B1": .number(7)]), "a.xlsx")
        try folder.put(Folder.theirs("E9902"), "b.xlsx")
        let chaser = try await folder.run(by: Cast.chaser)
        #expect(chaser.map(\.outcome) == [.refused, .refused])
        #expect(chaser.map { $0.findings.last?.found } == ["R1001", "R1001"])
        let council = try await folder.run(by: Cast.programme)
        #expect(council.map(\.outcome) == [.recorded, .refused], "a council collects its own")
    }

    @Test func `the department answers only from a workbook that it collected`() async throws {
        let stage = try Stage.given([.opened])
        let change = [AnswerChange(Stage.key("B1"), to: .number(1))]
        let print = Fingerprint(String(repeating: "ab", count: 32))
        for (channel, source) in [(Channel.web, print), (.workbook, print), (.collected, nil)] {
            try await stage.when(
                .answer(change, rows: [], channel, source: source), by: Cast.analyst
            ).thenRefused(.notPermitted)
        }
        try await stage.when(
            .answer(change, rows: [], .collected, source: print), by: Cast.analyst
        ).then(
            .answerGiven(Stage.smallReturn, Stage.key("B1"), .number(1), .collected),
            .workbookTaken(Stage.smallReturn, content: print))
    }

    @Test func `a file that was sent after sign-off is refused by the rule's number`() async throws
    {
        let folder = try Folder(Happened.complete)
        try folder.put(folder.ours(["B1": .number(7)]), "a.xlsx")
        try await folder.stage.when(.sendForSignOff).thenDone()
        let results = try await folder.run()
        #expect(results.map(\.outcome) == [.refused])
        #expect(results[0].findings.last?.found == "R2003")
    }

    @Test func `the report names file, sheet and cell of each finding`() async throws {
        let folder = try Folder()
        try folder.put(folder.ours(["B1": .remark("=1+1, about"), "B2": .number(3)]), "a.xlsx")
        let report = CollectionReport(Stage.smallCollection, try await folder.run())
        let table = try CSVTable(report.csv)
        let finding = try #require(table.column("finding"))
        let cell = try #require(table.column("cell"))
        let row = try #require(table.rows.first { $0.field(finding) == "F2002" })
        #expect(row.field(0) == "a.xlsx" && row.field(cell).contains(/^[A-Z]+\d+$/))
        let document = try JSONSerialization.jsonObject(with: Data(report.json))
        let tree = try #require(document as? [String: Any])
        #expect((tree["outcomes"] as? [String: Int])?["recorded"] == 1)
        #expect(report.count(.recorded) == 1 && report.count(Severity.error) > 0)
    }
}
