import Forms
import Testing

@Suite("A mistake in a formula is pointed at")
struct MistakeTests {
    private func report(_ source: String) -> String {
        do throws(FormulaMistake) {
            _ = try Formula(parsing: source)
            return "no mistake"
        } catch {
            return error.pointing(in: source) + "\n" + error.description
        }
    }

    @Test func `a missing bracket is pointed at`() {
        #expect(
            report("SUM(A2.A2b; 5") == """
                SUM(A2.A2b; 5
                             ^
                A bracket is missing before the end. Expected “)” or “;” in SUM.
                """)
        #expect(
            report("2*(B1a+1") == """
                2*(B1a+1
                        ^
                A bracket is missing before the end. Expected “)” for the bracket at character 3.
                """)
    }

    @Test func `a bracket too many is pointed at`() {
        #expect(
            report("ROUND(B1a;2))") == """
                ROUND(B1a;2))
                            ^
                This bracket was never opened.
                """)
    }

    @Test func `an unknown function names the nearest ones`() {
        #expect(
            report("B1a+SUMM(B2a)") == """
                B1a+SUMM(B2a)
                    ^
                There is no function SUMM. Expected SUM.
                """)
        #expect(report("MINIMUM(B1a)").hasSuffix("There is no function MINIMUM. Expected MIN."))
        #expect(report("ISBLNK(B1a)").hasSuffix("Expected ISBLANK."))
        #expect(report("VLOOKUP(B1a)").hasSuffix("Expected a function such as SUM, IF or ROUND."))
    }

    @Test func `a wrong number of values is said in words`() {
        #expect(
            report("ROUND(B1a)") == """
                ROUND(B1a)
                ^
                ROUND takes 2 values, not 1.
                """)
        #expect(report("IF(B1a)").hasSuffix("IF takes 2 or 3 values, not 1."))
        #expect(report("ISBLANK()").hasSuffix("ISBLANK takes 1 value, not 0."))
        #expect(report("NA(1)").hasSuffix("NA takes no value, not 1."))
        #expect(report("TRUE(1)").hasSuffix("TRUE takes no value."))
    }

    @Test func `a missing value is pointed at`() {
        #expect(
            report("B1a + * 2") == """
                B1a + * 2
                      ^
                A value is missing before “*”. Expected a number, a text in double quotes, a \
                question or a function.
                """)
        #expect(report("").hasPrefix("\n^\nA value is missing before the end."))
        #expect(report("IF(B1a>0;;1)").hasPrefix("IF(B1a>0;;1)\n         ^\n"))
    }

    @Test func `two values side by side are pointed at`() {
        #expect(
            report("B1a B2a") == """
                B1a B2a
                    ^
                The formula should end before B2a. Expected an operator such as + or =.
                """)
    }

    @Test func `a text without an end is pointed at where it begins`() {
        #expect(
            report("B1a=\"Yes") == """
                B1a="Yes
                    ^
                The text that begins here does not end. Expected a closing “"”.
                """)
    }

    @Test func `an equals sign at the beginning is not part of a formula`() {
        #expect(report("=B1a").hasPrefix("=B1a\n^\nA formula does not begin with “=”."))
    }

    @Test func `a whole column where one value is needed is pointed at`() {
        #expect(
            report("B1a + A2.A2b") == """
                B1a + A2.A2b
                      ^
                A2.A2b is a whole column where one value is needed. Expected a function over the \
                column, such as SUM(A2.A2b).
                """)
        for source in ["A2.A2b", "A2.A2b*2", "-A2.A2b", "A2.A2b%", "ROUND(A2.A2b;2)", "1=A2.A2b"] {
            #expect(report(source).contains("is a whole column"), "\(source)")
        }
    }

    @Test func `PREVIOUS takes one question`() {
        for source in ["PREVIOUS(1)", "PREVIOUS(B1a+1)", "PREVIOUS()", "PREVIOUS(B1a;B2a)"] {
            #expect(
                report(source).hasSuffix(
                    "PREVIOUS takes one question and nothing else. Expected a question, as in "
                        + "PREVIOUS(B2a)."), "\(source)")
        }
    }

    @Test func `SUMIF takes columns of one table`() {
        #expect(
            report("SUMIF(A2.A2b;\"x\";A3.A3b)") == """
                SUMIF(A2.A2b;"x";A3.A3b)
                                 ^
                SUMIF needs two columns of one table. Expected a column of A2.
                """)
        #expect(
            report("COUNTIF(B1a+1;2)").contains("COUNTIF looks at answers, not at a calculation."))
    }

    @Test func `a sign that means nothing is pointed at, also behind letters of many bytes`() {
        #expect(
            report("\"é😀\" & $1").hasPrefix(
                """
                "é😀" & $1
                       ^
                “$” has no meaning in a formula.
                """))
    }

    @Test func `only the line with the mistake is shown`() {
        #expect(
            report("B1a +\n B2a +\n +").hasPrefix(" +\n  ^\nA value is missing before the end."))
    }

    @Test func `a long line is shown in part`() {
        let source =
            String(repeating: "B1a + ", count: 100) + ")" + String(repeating: " x", count: 50)
        let lines = report(source).split(separator: "\n")
        #expect(lines[0].count == 122)
        #expect(lines[1].count == 62)
    }

    @Test func `a name with too many dots is no question`() {
        #expect(report("A.B.C+1").contains("“A.B.C” is not a question."))
        #expect(report("_B1").contains("“_B1” is not a question."))
        #expect(report("2B").contains("“2” is not a number."))
    }
}
