import Forms
import Foundation
import Testing

@Suite("What a formula means")
struct MeaningTests {
    private func value(_ source: String, _ answers: [String: FormulaValue] = [:]) throws
        -> FormulaValue
    {
        try Formula(parsing: source).value { .value(answers[$0.description] ?? .blank) }
    }

    @Test func `signs bind as in a spreadsheet`() throws {
        #expect(try value("-2^2") == .number(4))
        #expect(try value("2^3^2") == .number(64))
        #expect(try value("1+2*3") == .number(7))
        #expect(try value("1&2+3=\"15\"") == .flag(true))
        #expect(try value("50%^2") == .number(0.25))
    }

    @Test func `pence do not stray`() throws {
        #expect(try value("0.1+0.2=0.3") == .flag(true))
        #expect(try value("1-0.9-0.1") == .number(0))
        #expect(try value("ROUND(2.675;2)") == .number(2.68))
        #expect(try value("ROUND(1.005;2)") == .number(1.01))
        #expect(try value("ROUNDUP(8.94-8;2)") == .number(0.94))
        #expect(try value("INT(0.29*100)") == .number(29))
    }

    @Test func `a branch that is not taken is not evaluated`() throws {
        for source in ["IF(TRUE;1;B1a)", "IF(FALSE;B1a;1)", "CHOOSE(2;B1a;1)", "IFERROR(1;B1a)"] {
            let value = try Formula(parsing: source).value { reference in
                Issue.record("\(source) looked at \(reference)")
                return .value(.blank)
            }
            #expect(value == .number(1))
        }
    }

    @Test func `PREVIOUS is another reference than the question itself`() throws {
        let answers: [String: FormulaValue] = ["B2a": .number(5), "PREVIOUS(B2a)": .number(3)]
        #expect(try value("B2a-PREVIOUS(B2a)", answers) == .number(2))
    }

    @Test func `references come once each in order of appearance`() throws {
        let formula = try Formula(parsing: "IF(B2=B1;SUM(A2.A2b;B2);PREVIOUS(B1)+B1)")
        #expect(formula.references.map(\.description) == ["B2", "B1", "A2.A2b", "PREVIOUS(B1)"])
    }

    @Test func `comparisons with fixed texts can be asked for`() throws {
        let formula = try Formula(
            parsing: """
                AND(A2b="4. Completed"; "No"<>B1; B2<"a"; COUNTIF(A2.A2c;"Yes")>0; \
                SUMIF(A2.A2c;">5";A2.A2d); COUNTIF(A2.A2c;"Y*"); B3=5; COUNTIF(A2.A2c;"<>n/a"))
                """)
        let found = formula.comparisonsWithText.map { "\($0.0) \($0.1)" }
        #expect(found == ["A2b 4. Completed", "B1 No", "A2.A2c Yes", "A2.A2c n/a"])
    }

    @Test func `a blank result stays blank`() throws {
        #expect(try value("B1a") == .blank)
        #expect(try value("IF(TRUE;B1a)") == .blank)
        #expect(try value("B1a+0") == .number(0))
    }

    @Test func `an answer that is no number a spreadsheet knows is an error`() throws {
        #expect(try value("B1a", ["B1a": .number(.infinity)]) == .failure(.number))
        #expect(try value("ISERROR(B1a)", ["B1a": .number(.nan)]) == .flag(true))
    }

    @Test func `a column handed in for a question is an error`() throws {
        let formula = try Formula(parsing: "B1a+1")
        #expect(formula.value { _ in .range([.number(1)]) } == .failure(.value))
    }

    @Test func `an empty column totals to nought and has no average`() throws {
        #expect(try Formula(parsing: "SUM(A2.A2b)").value { _ in .range([]) } == .number(0))
        #expect(
            try Formula(parsing: "AVERAGE(A2.A2b)").value { _ in .range([]) }
                == .failure(.divisionByZero))
    }

    @Test(arguments: [
        "£5", "$5", "1/2", "12:30", "(5)", "5-", "30/09/2017", "17-09-30", "1500-01-01",
    ])
    func `a text that is a number only in one country is no number`(text: String) throws {
        #expect(try value("B1a+1", ["B1a": .text(text)]) == .failure(.value))
    }

    @Test func `rounding up and down looks at 15 digits, where LibreOffice 7 looks at 12`() throws {
        #expect(try value("ROUNDUP(1234567890.123;2)") == .number(1_234_567_890.13))
        #expect(try value("ROUNDDOWN(1234567890126.6;0)") == .number(1_234_567_890_126))
    }

    @Test func `powers agree with those of the C library`() throws {
        var chance = SeededChance(seed: 11)
        var exact = 0
        for _ in 0..<2_000 {
            let base = Double.random(in: 0.001..<1_000, using: &chance)
            let exponent = Double.random(in: -40..<40, using: &chance)
            let source = "B1^B2"
            let wanted = pow(base, exponent)
            let found = try value(source, ["B1": .number(base), "B2": .number(exponent)])
            guard case .number(let number) = found else {
                Issue.record("\(base)^\(exponent) is \(found)")
                continue
            }
            #expect(abs(number - wanted) <= wanted.ulp, "\(base)^\(exponent)")
            exact += number == wanted ? 1 : 0
        }
        #expect(exact > 1_990)
    }

    @Test func `whole powers are exact and roots of negatives exist where they can`() throws {
        #expect(try value("2^10") == .number(1_024))
        #expect(try value("10^15") == .number(1e15))
        #expect(try value("10^-2") == .number(0.01))
        #expect(try value("2^0.5") == .number(2.0.squareRoot()))
        #expect(try value("(-8)^(1/3)") == .number(-2))
        #expect(try value("(-8)^0.5") == .failure(.number))
        #expect(try value("0^0") == .number(1))
        #expect(try value("10^400") == .failure(.number))
    }
}
