import Accountability
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal
import Testing

/// Money read straight from the journal's bytes.
struct ReadingTests {
    /// The drawn answers, for views of all kinds, are the books'.
    private static func expectSame(_ store: any JournalStore) throws -> LedgerLines {
        let read = try LedgerReading.lines(of: store)
        let books = LedgerLines(try Books.rebuilt(from: store))
        #expect(read.count == books.count)
        let day = Day(number: 17_600)
        for view in [
            LedgerView(), LedgerView(asAt: day), LedgerView(asKnown: .sequence(400)),
            LedgerView(of: .organisation(Cast.ashby.id), asAt: day, asKnown: .sequence(900)),
            LedgerView(asKnown: .moment(Instant(day))),
        ] {
            #expect(TrialBalance(read, view) == TrialBalance(books, view))
            #expect(FundStatement(read, view) == FundStatement(books, view))
        }
        return read
    }

    @Test(arguments: UInt64(1)...4)
    func `what is read without the books is what the books hold`(seed: UInt64) throws {
        let made = try RandomBooks(seed: seed, movements: 1_000)
        let store = MemoryStore()
        try made.write(to: store)
        let lines = try Self.expectSame(store)
        #expect(lines.count >= 1_000)
    }

    @Test func `the same from a file`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "journal.sqlite").path
        let store = try SQLiteStore.open(path)
        try RandomBooks(seed: 9, movements: 500).write(to: store)
        try store.close()
        #expect(try Self.expectSame(SQLiteStore.openForReading(path)).count >= 500)
    }

    private static let oddTexts = [
        "", "plain", "£5 for “paint”", "a \"quoted\" word", "back\\slash", "two\nlines", "tab\t",
        "\u{1}", "é", "🏗️", #"","text":"x"#, #"},"n":7,"v":1}"#, "{[", "\u{7F}",
    ]

    private static func odd(_ text: String, _ number: Int, _ fund: FundID) -> Movement {
        let kind = MovementKind.allCases[number % MovementKind.allCases.count]
        let initiative = kind.needsInitiative ? InitiativeID("I-\(text)") : nil
        var movement = Movement(
            MovementID("M\(number)"), in: fund, kind, on: Day(number: number * 40 - 900),
            lines: [
                MovementLine(
                    Money(pence: number == 7 ? 1_000_000_000_000_000_000 : Int64(number * 77_777)),
                    for: initiative,
                    category: number % 3 == 0 ? text : nil,
                    to: kind == .virement ? InitiativeID(text) : nil),
                MovementLine(Money(pence: -5), for: initiative),
            ], text: text)
        if number % 2 == 0 { movement.reference = text }
        if number % 4 == 1 { movement.reverses = MovementID("M\(number - 1)") }
        if number % 5 == 2 { movement.originally = Day(number: number) }
        if number % 5 == 3 { movement.decision = DecisionID(text) }
        if number % 5 == 4 { movement.resolution = text }
        if number % 7 == 1 { movement.drawdown = DrawdownID(text) }
        return movement
    }

    @Test func `odd words and numbers are read as the books read them`() throws {
        let period = Period(from: Day(number: 0), to: Day(number: 1)) ?? .none
        var drafts: [EntryDraft] = []
        func keep(_ fact: FundFact) {
            drafts.append(
                EntryDraft(
                    at: Instant(milliseconds: Int64(drafts.count) - 3), by: "officer",
                    fact: Fact.fund(fact).canonical))
        }
        for (place, text) in Self.oddTexts.enumerated() {
            let id = FundID("fund \(text)")
            keep(
                .opened(
                    FundRecord(
                        id, of: Cast.ashby.id, title: text, .capital, source: text,
                        period: period)))
            for number in 0..<3 { keep(.moved(Self.odd(text, place * 3 + number, id))) }
        }
        // The same name in another encoding, as Swift compares texts.
        keep(.moved(Self.odd("é", 1, FundID("fund e\u{301}"))))
        let store = MemoryStore()
        var pen = try Pen(taking: store)
        _ = try pen.append(drafts)
        #expect(try Self.expectSame(store).count >= Self.oddTexts.count * 6)
    }

    @Test func `money of a fund that was not opened is no answer`() throws {
        let store = MemoryStore()
        var pen = try Pen(taking: store)
        let fact = Fact.fund(.moved(Self.odd("plain", 3, FundID("nowhere")))).canonical
        _ = try pen.append([EntryDraft(at: Stage.firstDay, by: "officer", fact: fact)])
        #expect(throws: JournalFault.self) { try LedgerReading.lines(of: store) }
        #expect(throws: JournalFault.self) { try Books.rebuilt(from: store) }
    }

    @Test func `a fact that no version knows is no answer`() throws {
        let store = MemoryStore()
        var pen = try Pen(taking: store)
        let fact = CanonicalValue.record(CanonicalRecord(["kind": .text("moneyBurnt")]))
        _ = try pen.append([EntryDraft(at: Stage.firstDay, by: "officer", fact: fact)])
        #expect(throws: JournalFault.self) { try LedgerReading.lines(of: store) }
    }

    /// Flips a byte in the file behind the journal's back, wherever an amount is.
    @Test func `a changed amount is found and not counted`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "journal.sqlite").path
        let store = try SQLiteStore.open(path)
        try RandomBooks(seed: 2, movements: 200).write(to: store)
        try store.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        let place = try #require(bytes.range(of: Data(#""amount":"#.utf8)))
        bytes[place.upperBound] ^= 1
        try bytes.write(to: URL(filePath: path))
        let damaged = try SQLiteStore.openForReading(path)
        #expect(throws: JournalFault.self) { try LedgerReading.lines(of: damaged) }
    }
}
