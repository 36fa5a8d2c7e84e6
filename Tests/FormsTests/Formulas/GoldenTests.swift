import Testing

@testable import Forms

@Suite("Formulas give what LibreOffice Calc gives")
struct GoldenTests {
    @Test(arguments: GoldenCase.files)
    func `every golden case agrees`(file: String) throws {
        for golden in try GoldenCase.read(file) {
            let value = try golden.value()
            #expect(
                golden.agrees(with: value),
                "\(golden.identifier): \(golden.source) is \(value), not \(golden.expected)")
        }
    }

    @Test func `every function has golden cases`() throws {
        let sources = try GoldenCase.files.flatMap(GoldenCase.read).map { $0.source.uppercased() }
        for function in FormulaFunction.allCases {
            #expect(
                sources.count { $0.contains(function.rawValue + "(") } >= 2, "\(function.rawValue)")
        }
    }

    @Test(arguments: GoldenCase.files)
    func `a golden formula means the same when it was printed and read again`(
        file: String
    ) throws {
        for golden in try GoldenCase.read(file) {
            let formula = try Formula(parsing: golden.source)
            let printed = formula.spreadsheet(\.description)
            let again = try Formula(parsing: printed)
            #expect(again.root == formula.root, "\(golden.source) became \(printed)")
        }
    }
}
