import Testing

@testable import Forms

@Suite("No formula and no answer stops the program")
struct HostileTests {
    @Test(arguments: 0..<UInt64(8))
    func `made-up formulas over hostile answers come to a value`(seed: UInt64) throws {
        for step in 0..<1_000 {
            var random = RandomFormula(seed: seed &* 1_000_003 &+ UInt64(step))
            let source = random.source(depth: 3)
            let formula = try Formula(parsing: source)
            let value = formula.value { random.operand($0) }
            #expect(isPresentable(value), "\(source) gave \(value)")
        }
    }

    @Test func `every function bears every hostile number in every place`() throws {
        let numbers: [Double] = [
            -1e308, -1e19, -2_147_483_649, -32_769, -1, -1e-308, 0, 0.5, 1, 32_768, 2_147_483_648,
            9.3e18, 1e19, 1e308, .nan, .infinity, -.infinity,
        ]
        for function in FormulaFunction.allCases {
            let most = min(function.signature.counts.upperBound, 3)
            let names = ["B1", "B2", "B3"].prefix(max(most, function.signature.counts.lowerBound))
            let source = function.rawValue + "(" + names.joined(separator: ";") + ")"
            let formula = try Formula(parsing: source)
            for first in numbers {
                for second in numbers {
                    let value = formula.value { reference in
                        .value(.number(reference.name == "B2" ? second : first))
                    }
                    #expect(isPresentable(value), "\(source) of \(first) and \(second): \(value)")
                }
            }
        }
    }

    @Test(arguments: 0..<UInt64(4))
    func `any letters are a formula or a mistake that points into them`(seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let letters = Array("ABif()\"';,.+-*/^&%=<>0123456789eE_ \t\n£é😀xlfn#")
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<24, using: &chance)
            let source = String(
                (0..<count).map { _ in letters.randomElement(using: &chance) ?? " " })
            do throws(FormulaMistake) {
                _ = try Formula(parsing: source).value { _ in .value(.blank) }
            } catch {
                #expect((0...source.utf8.count).contains(error.offset))
                #expect(error.pointing(in: source).split(separator: "\n").last?.last == "^")
            }
        }
    }

    private func isPresentable(_ value: FormulaValue) -> Bool {
        switch value {
        case .number(let number): number.isFinite
        case .text(let text): text.utf8.count <= FormulaCall.longestText
        case .blank, .flag, .failure: true
        }
    }
}
