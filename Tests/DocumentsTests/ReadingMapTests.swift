import Documents
import Forms
import Reckoning
import Rehearsal
import Testing
import Workbook

@Suite struct ReadingMapTests {
    private static let head = """
        map: theirs
        form: small-q2
        thousands: [B1]
        words: { Under way: 2. Working }
        sheets:
          - recognised by: [Return of things]
            answers:
              B1: { right of: Places before… }
              B4: { row: Price, column: This year }
            tables:
              - table: A2
                ends at: Total
                columns:
                  A2a: { heading: Words, under: Thing }
                  A2b: Progress

        """

    private static func map(_ text: String = head) throws -> ReadingMap {
        try ReadingMap(definition: DefinitionFile.nodes(of: text), for: SmallForm.form())
    }

    /// A sheet with a heading of two rows, a merged name and a total at its end.
    private static func theirs(
        shift: Int = 0, title: String = "Return of things", price: String? = nil
    ) throws -> [UInt8] {
        try WorkbookWriter.bytes { writer in
            let sheet = writer.addSheet("Figures 2017")
            sheet.text(title, at: CellAddress(row: 0, column: 0))
            func put(_ text: String, _ row: Int, _ column: Int) {
                sheet.text(text, at: CellAddress(row: row + shift, column: column))
            }
            put("PLACES,\nbefore the change", 2, 0)
            sheet.number(0.25, at: CellAddress(row: 2 + shift, column: 1))
            put("Last year", 4, 1)
            put("This year", 4, 2)
            put("Price", 5, 0)
            put("£14.74", 5, 1)
            put("£15.29", 5, 2)
            put("Thing", 8, 0)
            put("Other", 8, 1)
            put("Words", 9, 0)
            put("Words", 9, 1)
            put("Progres", 9, 2)
            put("First", 10, 0)
            put("Under way", 10, 2)
            put("Second", 12, 0)
            put("Done", 12, 2)
            put("Total", 13, 0)
            put("Not a thing", 14, 0)
        }
    }

    private static func given(_ draft: ReturnDraft) -> [String: Answer?] {
        var given: [String: Answer?] = [:]
        for answer in draft.answers {
            let row = answer.row?.number.map { "/\($0)" } ?? ""
            given[answer.question + row] = answer.answer
        }
        return given
    }

    @Test(arguments: [0, 7])
    func `answers are found by their labels, wherever rows were inserted`(shift: Int) throws {
        let draft = try Self.map().draft(of: Self.theirs(shift: shift), for: SmallForm.form())
        let given = Self.given(draft)
        #expect(!draft.isRefused)
        #expect(given["B1"] == .number(250), "in thousands, exactly")
        let price = try #require(DecimalNumber("15.29"))
        #expect(given["B4"] == .number(price))
        #expect(given["A2a/1"] == .text("First"))
        #expect(given["A2b/1"] == .choice("2"))
        #expect(given["A2a/2"] == .text("Second"), "a blank row does not end the table")
        #expect(draft.rows.count == 2, "the total ends it")
        let misspelt = draft.findings.filter { $0.number == .labelMisspelt }
        #expect(misspelt.map(\.place.cell) == ["C\(10 + shift)"])
    }

    @Test func `another layout is refused, and what was looked for is said`() throws {
        let draft = try Self.map().draft(
            of: Self.theirs(title: "Something else"), for: SmallForm.form())
        #expect(draft.isRefused)
        #expect(draft.answers.isEmpty)
        #expect(draft.findings.map(\.number) == [.layoutUnknown])
        #expect(draft.findings[0].expected.contains("Return of things"))
    }

    @Test func `a label that is not there is a finding, and the rest is read`() throws {
        let text = Self.head.replacing("Places before…", with: "Persons afterwards")
        let draft = try Self.map(text).draft(of: Self.theirs(), for: SmallForm.form())
        let missing = draft.findings.filter { $0.number == .answerCellMissing }
        #expect(missing.map(\.place.sheet) == ["Figures 2017"])
        #expect(Self.given(draft)["A2a/1"] == .text("First"))
    }

    @Test func `every mistake of a map is said at once, each with its line`() throws {
        let text = Self.head.replacing("B4:", with: "B3:")
            .replacing("row: Price, column: This year", with: "cell: price")
            .replacing("thousands: [B1]", with: "thousands: [B99]")
        do {
            _ = try Self.map(text)
            Issue.record("a wrong map was taken")
        } catch let wrong as WrongDefinition {
            #expect(
                wrong.findings.map { [$0.place.line ?? 0, $0.number.rawValue] } == [
                    [3, 4005], [9, 4003], [9, 4005],
                ])
        }
    }
}
