import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing
import Workbook

@Suite struct PublicationTests {
    private static func submitted() async throws -> ReturnInContext {
        try await Stage.submitted().small
    }

    @Test(arguments: SpreadsheetFormat.allCases)
    func `a submitted return is a cover, contents and a sheet for each table`(
        format: SpreadsheetFormat
    ) async throws {
        let context = try await Self.submitted()
        let published = try PublishedReturn(context)
        let file = try WorkbookFile(reading: try published.tables.bytes(as: format))
        let names = file.sheets.map(\.name)
        #expect(names.prefix(2) == ["Cover", "Contents"])
        #expect(names.contains("Section A") && names.contains("Section B"))
        #expect(Set(names.dropFirst(2)) == Set(Self.listed(try file.sheet("Contents"))))
        #expect(file.sheets.allSatisfy { $0.visibility == .visible })
        for sheet in try file.allSheets() {
            #expect(sheet.merged.isEmpty && sheet.hiddenRows.isEmpty, "\(sheet.name)")
            #expect(sheet.rows.map(\.row) == Array(0..<sheet.rows.count), "\(sheet.name)")
            #expect(sheet["A1"] != nil)
        }
    }

    @Test func `what the department did not accept is marked and said`() async throws {
        let stage = try await Stage.submitted()
        try await stage.when(
            .acceptInPart(without: ["B1"], reason: "It counts clients."), by: Cast.analyst
        ).thenDone()
        let published = try PublishedReturn(try stage.small)
        let text = String(decoding: try published.bytes(as: .csv), as: UTF8.self)
        #expect(text.contains(",B,B1,,Places before,[x],number,Given\r\n"))
        #expect(text.contains(",B,B2,,Places now,") && !text.contains(",B2,,Places now,[x]"))
        #expect(published.tables.notes.contains { $0.hasSuffix("[x]: It counts clients.") })
        try await stage.when(.accept, by: Cast.analyst).thenDone()
        let whole = try PublishedReturn(try stage.small).bytes(as: .csv)
        #expect(!String(decoding: whole, as: UTF8.self).contains("[x]"))
    }

    @Test func `a nil return is published with its reason and without answers`() async throws {
        let stage = try Stage.given(Happened.complete)
        try await stage.when(.declareNil(reason: "The grant ended.")).thenDone()
        try await stage.when(.sendForSignOff).thenDone()
        try await stage.signEverything()
        try await stage.when(.submit).thenDone()
        let published = try PublishedReturn(try stage.small)
        let about = try #require(published.tables.parts.first).lines
        #expect(about.contains("A nil return: there was nothing to report. The grant ended."))
        let text = String(decoding: try published.bytes(as: .csv), as: UTF8.self)
        #expect(text.contains(",B,B1,,Places before,[b],number,Given\r\n"))
        let context = try stage.small
        let version = try #require(context.entry.versions.last)
        #expect(version.content == Fingerprint(of: context.canonical(version: version)))
        #expect(context.entry.sheet.everyAnswer.isEmpty == false)
    }

    private static func listed(_ contents: Sheet) -> [String] {
        contents.rows.dropFirst(3).compactMap { _, cells in
            if case .text(let name)? = cells.first?.content { name } else { nil }
        }
    }

    @Test(arguments: PublicationFormat.allCases)
    func `the figures are those that were submitted`(format: PublicationFormat) async throws {
        let context = try await Self.submitted()
        let sheet = try #require(context.entry.versions.last?.sheet)
        let bytes = try PublishedReturn(context).bytes(as: format)
        guard format != .csv else {
            let text = String(decoding: bytes, as: UTF8.self)
            let number = try #require(Self.number(sheet[AnswerKey("B1")]))
            #expect(text.contains(",B,B1,,Places before,\(number),number,Given\r\n"))
            #expect(text.hasPrefix("Return,Version,Section,Reference,Row,Question,Answer,"))
            return
        }
        let rows = try WorkbookFile(reading: bytes).sheet("Section B").rows
        for (_, cells) in rows {
            guard case .text("B1")? = cells.first?.content else { continue }
            let shown = cells.dropFirst(2).first?.content
            #expect(shown == .number("\(try #require(Self.number(sheet[AnswerKey("B1")])))"))
            return
        }
        Issue.record("B1 is not published")
    }

    private static func number(_ answer: Answer?) -> DecimalNumber? {
        if case .number(let number)? = answer { number } else { nil }
    }

    @Test func `the cover has the record of the sign-off and names nobody`() async throws {
        let context = try await Self.submitted()
        let version = try #require(context.entry.versions.last)
        let tables = try PublishedReturn(context).tables
        let cover = tables.parts.flatMap(\.lines).joined(separator: "\n")
        #expect(cover.contains(version.content.hexadecimal))
        #expect(cover.contains(try #require(version.receipt)))
        for signature in version.signatures {
            #expect(!cover.contains(signature.circumstance.by.text))
            #expect(cover.contains(signature.basis.inWords))
        }
        for member in [Cast.finance, Cast.board] { #expect(!cover.contains(member.name)) }
        #expect(tables.licence.contains("Open Government Licence v3.0"))
    }

    @Test func `a return that was never submitted is refused by number`() async throws {
        let context = try Stage.given(Happened.complete).small
        let refusal = #expect(throws: Refusal.self) { try PublishedReturn(context) }
        #expect(refusal?.number == .notSubmitted)
        let submitted = try await Self.submitted()
        let other = #expect(throws: Refusal.self) { try PublishedReturn(submitted, version: 7) }
        #expect(other?.number == .notSubmitted && other?.remedy.contains("1 to 1") == true)
    }

    @Test(arguments: PublicationFormat.allCases)
    func `the same version is the same file, byte for byte`(
        format: PublicationFormat
    ) async throws {
        let context = try await Self.submitted()
        let first = try PublishedReturn(context).bytes(as: format)
        #expect(try PublishedReturn(context).bytes(as: format) == first)
        let name = try PublishedReturn(context).fileName(as: format)
        #expect(name.hasSuffix("-small-q2-v1-submitted.\(format.rawValue)"))
        #expect(PublicationFormat(endingOf: name.uppercased()) == format)
    }

    @Test(arguments: SpreadsheetFormat.allCases)
    func `every kind of cell is read back as what it is`(format: SpreadsheetFormat) throws {
        var tables = PublishedTables(
            title: "Trial", summary: ["A trial."], contact: "Nobody", nextUpdate: "Never")
        tables.notes = ["One note", "=2+2"]
        let share = try #require(DecimalNumber("0.0373"))
        let long = DecimalNumber(1_234_567_890_123_456)
        tables.tables = [
            PublishedTable(
                name: "Table 1", title: "=Trial", notes: [1, 2],
                columns: [
                    PublishedColumn("What"), PublishedColumn("Share", unit: "per cent"),
                    PublishedColumn("Day"), PublishedColumn("None"),
                ],
                rows: [
                    [
                        .text("=1+1\n @x"), .number(share, .percent(decimals: 2)),
                        .date(Day(number: 17_450)), .shorthand(.notApplicable),
                    ],
                    [
                        .text("-5"), .number(long, .plain(decimals: 0)),
                        .date(Day(number: -40_000)), .shorthand(.blank),
                    ],
                ])
        ]
        let file = try WorkbookFile(reading: try tables.bytes(as: format))
        #expect(
            file.sheets.map(\.name) == ["Cover", "Contents", "Notes", "Shorthand", "Table 1"])
        let sheet = try file.sheet("Table 1")
        #expect(sheet["A1"] == .text("=Trial"))
        #expect(sheet["B4"] == .text("Share (per cent)"))
        #expect(sheet["A5"] == .text("=1+1\n @x"))
        #expect(sheet["B5"] == .number("0.0373"))
        #expect(sheet["C5"] == SheetDate(year: 2017, month: 10, day: 11).map(CellContent.date))
        #expect(sheet["D5"] == .text("[z]"))
        #expect(sheet["B6"] == .text("1,234,567,890,123,456"))
        #expect(sheet["C6"] == .text(Day(number: -40_000).inWords))
        #expect(try file.sheet("Notes")["B6"] == .text("=2+2"))
        guard case .text(let words)? = sheet["A2"] else {
            Issue.record("the table is not introduced")
            return
        }
        #expect(words.contains("[note 1] [note 2]") && words.contains("Shorthand"))
    }

    @Test func `no field of the CSV begins a formula`() async throws {
        let hostile = [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\"=1\",=2", "\"\u{301}",
        ]
        for text in hostile {
            let stage = try Stage.given(Happened.complete)
            let change = AnswerChange(AnswerKey("A1"), to: .text(text))
            try await stage.when(.answer([change], rows: [], .web, source: nil)).thenDone()
            try await stage.when(.complete(section: "A")).thenDone()
            try await stage.when(.sendForSignOff).thenDone()
            try await stage.signEverything()
            try await stage.when(.submit).thenDone()
            let bytes = try PublishedReturn(try stage.small).bytes(as: .csv)
            let fields = Self.fields(String(decoding: bytes, as: UTF8.self))
            let kept = fields.first { $0.contains("A1") }?[6]
            let isSafe = kept == text || kept == "'" + text
            #expect(isSafe, "\(kept ?? "nothing")")
            for field in fields.joined() where DecimalNumber(field) == nil {
                let first = field.unicodeScalars.first.map { "\($0)" } ?? ""
                #expect(!["=", "+", "-", "@", "\t", "\r", "\n"].contains(first), "\(field)")
            }
        }
    }

    /// The fields of each line, as RFC 4180 has them.
    private static func fields(_ text: String) -> [[String]] {
        var lines: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                field.unicodeScalars.append(scalar)
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                lines[lines.count - 1].append(field)
                field = ""
            case "\r" where !isQuoted && scalars.first == "\n":
                scalars.removeFirst()
                lines[lines.count - 1].append(field)
                lines.append([])
                field = ""
            default: field.unicodeScalars.append(scalar)
            }
        }
        return lines.dropLast()
    }
}
