import Testing

@testable import Forms

@Suite("A formula is written for a workbook")
struct PrintingTests {
    private func printed(_ source: String) throws -> String {
        try Formula(parsing: source).spreadsheet { reference in
            (reference.isPrevious ? "p_" : "q_") + (reference.table.map { $0 + "_" } ?? "")
                + reference.name
        }
    }

    @Test func `questions become names and semicolons commas`() throws {
        #expect(
            try printed("if( B1a > 0 ; sum(A2.A2b) ; \"none\" )")
                == "IF(q_B1a>0,SUM(q_A2_A2b),\"none\")")
        #expect(try printed("B2a - PREVIOUS( B2a )") == "q_B2a-p_B2a")
        #expect(try printed("true() = False") == "TRUE=FALSE")
    }

    @Test func `young functions carry their prefix and are read with it`() throws {
        #expect(try printed("XOR(B1;IFNA(B2;0))") == "_xlfn.XOR(q_B1,_xlfn.IFNA(q_B2,0))")
        #expect(try printed("_xlfn.XOR(B1,_XLFN.ifna(B2,0))") == printed("XOR(B1;IFNA(B2;0))"))
    }

    @Test(arguments: [
        ("(1+2)*3", "(1+2)*3"), ("1+(2*3)", "1+2*3"), ("(1-2)-3", "1-2-3"), ("1-(2-3)", "1-(2-3)"),
        ("-2^2", "-2^2"), ("-(2^2)", "-(2^2)"), ("(2^3)^2", "2^3^2"), ("2^(3^2)", "2^(3^2)"),
        ("2^-1", "2^-1"), ("(1+2)%", "(1+2)%"), ("-(5%)", "-(5%)"), ("(-5)%", "-5%"),
        ("+5", "5"), ("- -5", "--5"), ("1-(-5)", "1--5"), ("(1=2)=(3=4)", "1=2=(3=4)"),
        ("(1&2)=(3&4)", "1&2=3&4"), ("1&(2=3)", "1&(2=3)"), ("((B1))", "q_B1"),
        ("(B1;B2)", ""),
    ])
    func `only brackets that matter are kept`(source: String, wanted: String) throws {
        if wanted.isEmpty {
            #expect(throws: FormulaMistake.self) { try printed(source) }
        } else {
            #expect(try printed(source) == wanted)
        }
    }

    @Test(arguments: [
        ("1200", "1200"), ("0.10", "0.1"), ("1E3", "1000"), (".5", "0.5"), ("5.", "5"),
        ("1E300", "1E+300"), ("1.5e-20", "1.5E-020"),
        ("123456789012345678", "1.2345678901234568E+017"),
        ("0.00001", "0.00001"),
    ])
    func `numbers are plain where they can be`(source: String, wanted: String) throws {
        #expect(try printed(source) == wanted)
    }

    @Test func `quotes in texts are doubled`() throws {
        #expect(try printed("\"say \"\"yes\"\"\"") == "\"say \"\"yes\"\"\"")
    }

    @Test(arguments: 0..<UInt64(6))
    func `what is printed is read as the same formula`(seed: UInt64) throws {
        for step in 0..<1_000 {
            var random = RandomFormula(seed: seed &* 7_919 &+ UInt64(step))
            let source = random.source(depth: 4)
            let formula = try Formula(parsing: source)
            let printed = formula.spreadsheet(\.description)
            let again = try Formula(parsing: printed)
            #expect(again.root == formula.root, "\(source) became \(printed)")
            #expect(again.spreadsheet(\.description) == printed)
        }
    }
}
