import Testing

@testable import Workbook

@Suite struct OdsSpellingTests {
    @Test(arguments: [
        ("=1+1", "1+1"), ("SUM(A1:B2,C3)", "SUM([.A1:.B2];[.C3])"),
        (
            "IF($A$1=\"\",\"a,b;[c]\",'My sheet'!B2)",
            "IF([.$A$1]=\"\";\"a,b;[c]\";[$'My sheet'.B2])"
        ),
        ("'Bob''s'!$A$1:$B$2", "[$'Bob''s'.$A$1:.$B$2]"), ("Lists!A1", "[$'Lists'.A1]"),
        ("q_B2a-q_B1a", "q_B2a-q_B1a"), ("_xlfn.IFNA(q_A1,0)", "IFNA(q_A1;0)"),
        ("IFERROR(1/0,FALSE)", "IFERROR(1/0;FALSE())"), ("TRUE", "TRUE()"),
        ("_xlfn.CONCAT(A1,\"x\")", "COM.MICROSOFT.CONCAT([.A1];\"x\")"),
        ("SUM({1,2;3,4})", "SUM({1;2|3;4})"), ("1.5E-3*2e5+.5", "1.5E-3*2e5+.5"),
        ("\"say \"\"=1\"\", twice\"&A1", "\"say \"\"=1\"\", twice\"&[.A1]"),
        ("COUNTIF($G$12:$G$20,\"Error*\")>0", "COUNTIF([.$G$12:.$G$20];\"Error*\")>0"),
        ("NA()", "NA()"), ("#N/A", "#N/A"), ("LOG10(5)", "LOG10(5)"), ("A1 + B1", "[.A1] + [.B1]"),
        ("TEXT(q_D1,\"£#,##0.00\")", "TEXT(q_D1;\"£#,##0.00\")"), ("50%^2", "50%^2"),
    ])
    func `a formula is brought into the spelling of OpenFormula`(excel: String, open: String) {
        #expect(OdsSpelling.formula(excel) == open)
    }

    @Test(arguments: [
        "Table1[Sum]", "[1]Sheet1!A1", "SUM(A1 B1)", "A1,B1", "\"open", "'My sheet!A1", "1:3",
        "A:A",
        "SUM(A1", "@A1", "", "{1,2", "Sheet1:Sheet2!A1", "q!B",
    ])
    func `what has no spelling is not guessed`(excel: String) {
        #expect(OdsSpelling.formula(excel) == nil)
    }

    /// Our reader gives the formula back, but for what OpenFormula has no other spelling for.
    @Test func `a formula that is written is read as it was`() throws {
        let formulas = [
            "SUM(A1:B2,'My sheet'!$C$3)", "IF(LEFT($A$1,5)=\"a;[b]\",q_A1&\"\"\"\",-2.5E3)",
            "COUNTIF('Bob''s, list'!$A$1:$A$9,\"x\")",
        ]
        let bytes = try WorkbookWriter.bytes(as: .ods) { writer in
            let sheet = writer.addSheet("S")
            for (row, formula) in formulas.enumerated() {
                sheet.formula(
                    "=" + formula, value: .text("x"), at: CellAddress(row: row, column: 0))
            }
        }
        let cells = try WorkbookFile(reading: bytes).sheet("S").cells
        let read = cells.map { cell in
            if case .formula(let formula, _) = cell.content { formula } else { "" }
        }
        #expect(read == formulas)
    }
}

@Suite struct OdsNumberFormatTests {
    private func written(_ code: String) -> String? {
        var xml = Markup()
        OdsNumberFormat(code)?.write("N1", to: &xml)
        return xml.bytes.isEmpty ? nil : String(decoding: xml.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (
            "#,##0.00",
            "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"2\" "
                + "number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" "
                + "number:grouping=\"true\"/></number:number-style>"
        ),
        (
            "\"£\"#,##0",
            "<number:number-style style:name=\"N1\"><number:text>£</number:text><number:number "
                + "number:decimal-places=\"0\" number:min-decimal-places=\"0\" "
                + "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
        ),
        (
            "0.0%",
            "<number:percentage-style style:name=\"N1\"><number:number number:decimal-places=\"1\" "
                + "number:min-decimal-places=\"1\" number:min-integer-digits=\"1\"/>"
                + "<number:text>%</number:text></number:percentage-style>"
        ),
        (
            "d mmmm yyyy",
            "<number:date-style style:name=\"N1\"><number:day/><number:text> </number:text>"
                + "<number:month number:style=\"long\" number:textual=\"true\"/>"
                + "<number:text> </number:text><number:year number:style=\"long\"/>"
                + "</number:date-style>"
        ),
        (
            "hh:mm",
            "<number:time-style style:name=\"N1\"><number:hours number:style=\"long\"/>"
                + "<number:text>:</number:text><number:minutes number:style=\"long\"/>"
                + "</number:time-style>"
        ),
    ])
    func `a number format is taken apart and put together`(code: String, xml: String) {
        #expect(written(code) == xml)
    }

    @Test func `what is negative falls back on a style of its own`() throws {
        let xml = try #require(written("0;[Red]-0"))
        #expect(xml.contains("style:name=\"N1P0\" style:volatile=\"true\""))
        #expect(xml.contains("fo:color=\"#ff0000\""))
        #expect(
            xml.contains("style:condition=\"value()&gt;=0\" style:apply-style-name=\"N1P0\""))
    }

    @Test(arguments: ["[>100]0", "# ?/?x", "0;0;0;@", "\"open", "qqq"])
    func `a format that is not known is no format`(code: String) {
        #expect(OdsNumberFormat(code) == nil)
    }
}
