import Foundation
import Testing
import Workbook

/// The built program, which is its own confined reader.
private let program = ProcessInfo.processInfo.environment["OUTTURN_PROGRAM"]

@Suite(.enabled(if: program != nil, "OUTTURN_PROGRAM names no built program"))
struct ConfinedReadingTests {
    private var place: ReadingPlace { .confined(program: program ?? "") }

    /// A workbook with every kind of content, a name, a merge, a hidden row and a hidden tab.
    private func everything() throws -> [UInt8] {
        try WorkbookWriter.bytes { writer in
            let sheet = writer.addSheet("All & sundry")
            sheet.text("=SUM(A1)", at: CellAddress(row: 0, column: 0))
            sheet.number("-12.5", at: CellAddress(row: 0, column: 3))
            sheet.flag(true, at: CellAddress(row: 2, column: 1))
            if let day = SheetDate(year: 2017, month: 9, day: 30) {
                sheet.date(day, at: CellAddress(row: 4, column: 0))
            }
            sheet.formula("D1*2", value: .number(-25), at: CellAddress(row: 5, column: 0))
            let range = CellRange(
                CellAddress(row: 7, column: 0), CellAddress(row: 8, column: 2))
            sheet.merge(range, text: "wide")
            sheet.row(4, height: 15, isHidden: true)
            writer.define(name: "q_A1", range: SheetRange(sheet: sheet.name, range: range))
            writer.setProperty("outturn-form", "ibcf")
            writer.addSheet("Lists").hide()
        }
    }

    @Test func `what is handed over is what would have been read here`() throws {
        let bytes = try everything()
        let here = try ReadingPlace.here.read(bytes)
        let there = try place.read(bytes)
        #expect(there.sheets == here.sheets)
        #expect(there.definedNames == here.definedNames)
        #expect(there.properties == here.properties)
        for (one, other) in zip(try there.allSheets(), try here.allSheets()) {
            #expect(one.cells == other.cells)
            #expect(one.merged == other.merged)
            #expect(one.hiddenRows == other.hiddenRows)
        }
        #expect(try there.sheet("all & SUNDRY")["D1"] == .number("-12.5"))
    }

    @Test func `a copy made in a process of its own is the copy made here`() throws {
        let bytes = try everything()
        let said = [
            Annotation(
                .grave, "Error", sheet: "All & sundry", cell: CellAddress(row: 0, column: 3),
                problem: "It is “less” than nothing.", remedy: "Check the sign."),
            Annotation(.slight, "Note", problem: "A note.", remedy: "Nothing to do."),
        ]
        let here = try AnnotatedCopy(of: bytes, with: said)
        #expect(try place.annotated(bytes, with: said) == here)
        #expect(here.bytes.count > bytes.count)
        let broken = Array("PK\u{3}\u{4} and no more".utf8)
        #expect(
            refusal { () throws(WorkbookRefusal) in
                _ = try place.annotated(broken, with: said)
            } == .damagedDirectory)
        #expect(
            refusal { () throws(WorkbookRefusal) in
                _ = try ReadingPlace.confined(program: "/bin/true").annotated(bytes, with: said)
            } == .readerStopped)
    }

    @Test func `a refusal comes back with its number and words`() throws {
        let bytes = Array("PK\u{3}\u{4} and no more".utf8)
        let here = refusal { () throws(WorkbookRefusal) in
            _ = try ReadingPlace.here.read(bytes)
        }
        #expect(here == .damagedDirectory)
        #expect(refusal { () throws(WorkbookRefusal) in _ = try place.read(bytes) } == here)
    }

    @Test func `a reader that cannot be started is a refusal too`() {
        for program in ["/no/such/program", "/bin/false", "/bin/true"] {
            let reason = refusal { () throws(WorkbookRefusal) in
                _ = try ReadingPlace.confined(program: program).read([0x50, 0x4B])
            }
            #expect(reason == .readerStopped, "\(program)")
        }
    }

    @Test func `a reader that says too much or nothing for too long is stopped`() {
        var confinement = Confinement()
        confinement.waitSeconds = 1
        confinement.relayBytes = 1_000
        for program in ["/usr/bin/yes", "/bin/cat"] {
            let reason = refusal { () throws(WorkbookRefusal) in
                _ = try ReadingPlace.confined(program: program, confinement).read([0x50, 0x4B])
            }
            #expect(reason == .readerStopped, "\(program)")
        }
    }
}
