import Accountability
import Documents
import Foundation
import Reckoning
import Rehearsal
import Testing

/// The money as text for other programs.
struct PlainLedgerTests {
    private static let fund = FundRecord(
        FundID("fund"), of: Cast.ashby.id, title: "Fund", .capital, source: "Grant",
        period: Period(day: Day(number: 17_400)))

    private static func text(of movement: Movement) -> String {
        PlainLedger.transaction(
            RecordedMovement(
                movement: movement,
                circumstance: Circumstance(sequence: 12, at: Stage.firstDay, by: Cast.finance.id)),
            of: fund)
    }

    private static func actual(_ text: String) -> Movement {
        Movement(
            MovementID("M1"), in: FundID("fund"), .actual, on: Day(number: 17_441),
            lines: [
                MovementLine(Money(pence: 123_456), for: InitiativeID("INI-1"), category: "Staff")
            ], text: text)
    }

    @Test func `a movement is a transaction with its code, its tags and both sides`() {
        var movement = Self.actual("Wages; October")
        movement.decision = DecisionID("D41819")
        movement.reverses = MovementID("M0")
        #expect(
            Self.text(of: movement) == """
                2017-10-02 * (M1) Wages, October
                    ; sequence: 12
                    ; recorded: 2017-10-02T08:00:00Z
                    ; movement: actual
                    ; kind: capital
                    ; organisation: E06000901
                    ; decision: D41819
                    ; reverses: M0
                    Expenses:Spent:fund:INI-1:Staff    £-1234.56
                    Assets:Released:fund:INI-1    £1234.56


                """)
    }

    @Test(
        arguments: [
            "two\nlines", "two\r\nlines", "\u{2028}2017-01-01 * evil", "a\u{85}b", "x\n\n~ monthly",
            "  two  blanks  ", "; remark", "| note", "\u{0}", "\u{B}\u{C}x", "(code) !", "{{", "\t",
        ])
    func `no words can break a line or begin a remark`(words: String) {
        var movement = Self.actual(words)
        movement.reference = words
        movement.resolution = "date: 2001-01-01, \(words)"
        let lines = Self.text(of: movement).components(separatedBy: .newlines)
        #expect(lines.count == 12, "\(lines)")
        #expect(lines.count { !$0.isEmpty && !$0.hasPrefix("    ") } == 1)
        #expect(lines.allSatisfy { !$0.dropFirst(4).contains("  ") || $0.contains("£") })
        #expect(lines.first?.contains(";") == false && lines.first?.contains("|") == false)
        #expect(!lines.contains { $0.contains("date:") })
    }

    @Test func `names that are not plain stay apart`() {
        var movement = Self.actual("x")
        movement.lines[0].category = "A:B  C"
        #expect(Self.text(of: movement).contains(":INI-1:A%3aB%20%20C    £1234.56\n"))
    }
}
