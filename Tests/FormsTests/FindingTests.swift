import Forms
import Foundation
import Reckoning
import Rehearsal
import Testing

/// What is found about answers on their own and together.
struct FindingTests {
    private static func findings(_ answers: [String: Answer], rows: [Int] = []) throws -> [Finding]
    {
        var sheet = AnswerSheet()
        for row in rows { sheet.addRow(row, to: "A2") }
        let whole: [String: Answer] = ["A1": .text("Well"), "B1": .number(10)]
        for (key, answer) in whole.merging(answers, uniquingKeysWith: { $1 }) {
            sheet[Stage.key(key)] = answer
        }
        return try SmallForm.form().assess(sheet).findings
    }

    @Test(arguments: [
        ("B1", Answer.number(DecimalNumber(1_001)), FindingNumber.outOfBounds, Severity.error),
        ("B1", .number(DecimalNumber(-1)), .outOfBounds, .error),
        ("B1", .remark("about 1,200"), .notANumber, .query),
        ("B1", .missing(.notYetKnown), .saidMissing, .query),
        ("B6", .remark("soon"), .notADate, .query), ("B7", .remark("maybe"), .notYesOrNo, .query),
        ("B8", .remark("9"), .notAnOption, .query), ("B4", .remark("£"), .notANumber, .query),
        ("A1", .text(String(repeating: "word ", count: 21)), .tooManyWords, .error),
    ])
    func `an answer that is not of its kind is found`(
        key: String, answer: Answer, number: FindingNumber, severity: Severity
    ) throws {
        let found = try Self.findings([key: answer])
        #expect(found.map(\.number) == [number])
        #expect(found.map(\.severity) == [severity])
        #expect(found.first?.identity == "\(number.code)@\(key)")
        #expect(found.first?.message.contains(key) == true)
    }

    @Test(arguments: [
        ("B1", "10.5", FindingNumber.notWhole), ("B4", "1.005", .tooManyDecimals),
        ("B9", "0.25", .tooManyDecimals), ("B5", "0.12345", .tooManyDecimals),
    ])
    func `too many decimals are found`(key: String, number: String, finding: FindingNumber) throws {
        let answer = Answer.number(try #require(DecimalNumber(number)))
        #expect(try Self.findings([key: answer]).map(\.number) == [finding])
    }

    @Test(arguments: [("B1", 0), ("B1", 1_000), ("B4", 0), ("B5", -2), ("B9", -7)])
    func `a number on its bound is in order`(key: String, number: Int) throws {
        #expect(try Self.findings([key: .number(DecimalNumber(Int64(number)))]).isEmpty)
    }

    @Test func `as many words as allowed are in order`() throws {
        #expect(try Self.findings(["A1": .text(String(repeating: "word ", count: 20))]).isEmpty)
    }

    @Test func `a number within words is offered, and only one`() throws {
        let one = try Self.findings(["B1": .remark("about 1,200")])
        #expect(one.first?.remedy.contains("1,200") == true)
        let two = try Self.findings(["B1": .remark("1,200 or 1,300")])
        #expect(two.first?.remedy.contains("1,300") == false)
    }

    @Test func `a row has a name`() throws {
        let found = try Self.findings(["A2b/2": .choice("1")], rows: [2])
        #expect(found.map(\.number) == [.rowWithoutName])
        #expect(found.first?.message == "Thing 2 has no name.")
        #expect(found.first?.place.description == "A2a, row 2")
    }

    @Test func `a return without answers lacks what is required, and no more`() throws {
        let found = try SmallForm.form().assess(AnswerSheet()).findings
        #expect(found.map(\.number) == [.required, .required])
        #expect(found.map(\.place.key) == [Stage.key("A1"), Stage.key("B1")])
    }

    @Test func `a check waits for its answers`() throws {
        #expect(try Self.findings(["B2": .number(20)]).isEmpty)
        let found = try Self.findings(["B2": .number(21)])
        #expect(found.map(\.check) == ["B-twice"])
        #expect(found.first?.message == "Places more than double: 10 to 21.")
        #expect(found.first?.number == .checkQuery)
        let missing = try Self.findings(["B1": .missing(.notYetKnown), "B2": .number(21)])
        #expect(missing.map(\.number) == [.saidMissing, .calculationFails])
    }

    @Test func `checks are errors, queries and notes as the form says`() throws {
        let error = try Self.findings(["B1": .number(500), "B2": .number(399)])
        #expect(error.map(\.number) == [.checkError])
        #expect(error.first?.message == "Places fall by more than a hundred: −101.")
        #expect(try Self.findings(["B2": .number(10)]).map(\.number) == [.checkNote])
    }

    @Test func `what is calculated follows the answers`() throws {
        var sheet = AnswerSheet()
        let form = try SmallForm.form()
        #expect(form.assess(sheet).calculated.isEmpty)
        sheet[Stage.key("B1")] = .number(10)
        sheet[Stage.key("B2")] = .number(7)
        #expect(form.assess(sheet).calculated == [Stage.key("B3"): .number(-3)])
    }

    @Test func `a calculation that fails is a note, not a figure`() throws {
        let text = SmallForm.text.replacingOccurrences(
            of: "formula: B2 - B1", with: "formula: B2 / B1")
        let form = try SmallForm.form(of: text)
        var sheet = AnswerSheet()
        sheet[Stage.key("B1")] = .number(0)
        sheet[Stage.key("B2")] = .number(7)
        sheet[Stage.key("A1")] = .text("Well")
        let assessment = form.assess(sheet)
        #expect(assessment.calculated.isEmpty)
        #expect(assessment.failures.count == 1)
        #expect(assessment.findings.contains { $0.number == .calculationFails })
    }

    @Test func `each number has a meaning of its own`() {
        #expect(Set(FindingNumber.allCases.map(\.meaning)).count == FindingNumber.allCases.count)
    }
}
